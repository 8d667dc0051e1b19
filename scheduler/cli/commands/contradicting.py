"""What every command that looks for a programme says where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.cli.console import Console, command_line
from scheduler.cli.interruption import ended
from scheduler.cli.report import explanation as report_why
from scheduler.domain.errors import Contradiction, NoAnswer
from scheduler.language.message import message
from scheduler.search.control import Budget

if TYPE_CHECKING:
    from scheduler.domain.event import Event
    from scheduler.search.result import Result


def without_programme(
    console: Console, event: Event, folder: Path | None, result: Result, failure: Contradiction | None, budget: Budget
) -> int:
    """Tells why there is none: the limit came first, or the requirements contradict each other. The exit code.

    `folder`: where `explain` can say more; None where the event is not what stands in the folder. `failure`: None
    where it was not proved that there is none. Raises NoAnswer, KeyboardInterrupt.
    """
    if result.interrupted:
        raise KeyboardInterrupt
    if failure is None:
        raise NoAnswer
    console.answer(report_why.explanation_object(event, failure, (), console.language))
    console.fail(failure)
    console.warn(report_why.explanation_lines(event, failure, (), console.language))
    if failure.contradictions and folder is not None:
        hint = message("Pour en sortir : {command}", "Ways out: {command}", command=command_line("explain", folder))
        console.tell([hint.to(console.language)])
    elif not failure.contradictions:
        text = message(
            "Le temps a manqué pour trouver lesquelles se contredisent (--time-limit)",
            "There was no time to find which of them contradict each other (--time-limit)",
        )
        console.warn([text.to(console.language)])
    return ended(console, budget, failure.exit_code)
