"""Reports the levels, unmet wishes and split axes of a programme, for `explain`; finds the programme to ask about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.cli.console import Console
from scheduler.cli.interruption import ended
from scheduler.cli.report import oddities as report_odd
from scheduler.cli.report import programme as report
from scheduler.cli.report import wishes as report_wishes
from scheduler.language.message import message
from scheduler.services.current_programme import OUT, fitting_programme, is_there
from scheduler.services.solving import programme_to_ask_about

if TYPE_CHECKING:
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Programme
    from scheduler.explanation.unmet_wishes import Reason
    from scheduler.search.control import Budget
    from scheduler.services.effort import Effort
    from scheduler.services.oddities_in_files import OddityInFiles


def programme_for(console: Console, event: Event, folder: Path, effort: Effort) -> Programme | None:
    """The programme in out/ if it keeps the rules of the folder; else the best programme, which is not written.

    None if there is none. Raises NoAnswer.
    """
    programme = fitting_programme(event, folder)
    if programme is not None:
        return programme
    if is_there(folder):
        text = message(
            "Le programme de {folder} n’est plus celui du dossier : il est cherché à nouveau, sans être écrit.",
            "The programme in {folder} is no longer that of the folder: it is looked for again, and not written.",
            folder=folder / OUT,
        )
        console.notice([text.to(console.language)])
    return programme_to_ask_about(event, effort)


def say_optimised(
    console: Console,
    event: Event,
    programme: Programme,
    reasons: Sequence[Reason],
    odd: Sequence[OddityInFiles],
    budget: Budget,
) -> int:
    """The exit code, after the levels, the reason of each unmet wish and split axis, and what is `odd` were printed."""
    language = console.language
    answer = report_wishes.optimised_object(event, programme, reasons, language)
    console.answer(answer | {"oddities": report_odd.oddity_objects(odd, language)})
    console.result([report.valid_line(programme, language)])
    console.result(report.level_lines(programme.levels, language))
    for reason in reasons:
        console.result(report_wishes.reason_lines(reason, language))
    console.result(report_odd.explained_lines(odd, language))
    return ended(console, budget)
