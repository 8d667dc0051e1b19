"""`journee explain`: why there is no programme and what would help; or, where there is one, what was optimised."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scheduler import api
from scheduler.cli.commands.contradicting import warn_without_time
from scheduler.cli.commands.unmet_wishes import programme_for, say_optimised
from scheduler.cli.console import Console, command_line
from scheduler.cli.interruption import ended
from scheduler.cli.report import explanation as report_explanation
from scheduler.cli.report import oddities as report_odd
from scheduler.domain.errors import Contradiction, NoAnswer
from scheduler.domain.event import Event
from scheduler.language.message import Message, message
from scheduler.search.control import Budget
from scheduler.services.current_programme import OUT
from scheduler.services.effort import Effort
from scheduler.services.oddities_in_files import OddityInFiles, empty_before, oddities_of, with_fillings
from scheduler.services.open_tables import told_open
from scheduler.services.ways_in_files import Explanation, explanation, find_and_apply

#: The share of the time for unmet wishes where there is empty time too, and the least seconds for each.
_FOR_WISHES, _LEAST_SECONDS = 0.6, 1.0


def explain(
    console: Console,
    folder: Path,
    apply: int | None,
    effort: Effort,
    yes: bool = False,
) -> int:
    if apply is not None:
        return _apply(console, folder, apply, effort, yes)
    reading = api.read(folder)
    event = reading.event
    if (programme := programme_for(console, event, folder, effort)) is not None:
        odd = oddities_of(reading, programme, effort)
        reasons = api.unmet_wishes(event, programme, _for_wishes(odd, effort.budget), workers=effort.workers)
        odd = with_fillings(reading, programme, odd, effort.within(effort.budget.at_least(_LEAST_SECONDS)))
        return say_optimised(console, event, programme, reasons, odd, effort.budget)

    def tell(contradiction: Contradiction) -> None:
        stopped = effort.budget.stopped
        console.result(report_explanation.contradictions_lines(event, contradiction, console.language, stopped=stopped))

    explained = explanation(reading, effort, tell)
    if explained is None:
        return _say_impossible(console, event, effort)
    return _say_ways(console, event, explained, empty_before(reading, folder, effort), folder, effort)


def _say_ways(
    console: Console,
    event: Event,
    explained: Explanation,
    former: Sequence[OddityInFiles],
    folder: Path,
    effort: Effort,
) -> int:
    """The exit code, after the ways out of contradictions that were told, and empty time of the `former` programme,
    were printed too.
    """
    ways, language = [way.way for way in explained.ways], console.language
    conflict, stopped = explained.contradiction, effort.budget.stopped
    answer = report_explanation.explanation_object(event, conflict, ways, language)
    console.answer(answer | ({"oddities": report_odd.oddity_objects(former, language)} if former else {}))
    console.result(report_explanation.ways_lines(conflict, ways, language, stopped=stopped))
    console.result(report_odd.former_lines(former, folder / OUT, language))
    if not ways and not stopped:
        console.notice([_without_ways(explained.complete).to(language)])
    return ended(console, effort.budget)


def _say_impossible(console: Console, event: Event, effort: Effort) -> int:
    """The exit code, after it was said that there is no programme, and no time to find out why."""
    failure = Contradiction((), ())
    console.answer(report_explanation.explanation_object(event, failure, (), console.language))
    console.fail(failure)
    warn_without_time(console, effort.budget)
    return ended(console, effort.budget, NoAnswer.exit_code)


def _for_wishes(odd: Sequence[OddityInFiles], budget: Budget) -> Budget:
    """The time for unmet wishes: a part of it where there is empty time to look into."""
    empty = any(each.oddity.kind == "empty" for each in odd)
    return (budget.share(_FOR_WISHES) if empty else budget).at_least(_LEAST_SECONDS)


def _without_ways(complete: bool) -> Message:
    if not complete:
        return message(
            "Le temps a manqué pour trouver comment en sortir (--time-limit)",
            "There was no time to find a way out (--time-limit)",
        )
    return message(
        "Ni un seul changement ni deux ensemble ne suffisent pour en sortir",
        "Neither one change nor two together are a way out",
    )


def _apply(console: Console, folder: Path, number: int, effort: Effort, yes: bool) -> int:
    """The exit code, after the way out was written into the folder and its changes have been printed."""
    if not yes:
        console.warn(text.to(console.language) for text in told_open(folder))
    way = find_and_apply(folder, number, effort, anyway=yes)
    console.answer({"applied": report_explanation.way_object(way, console.language)})
    console.result([way.text.to(console.language)])
    console.result(f"  {report_explanation.change_line(change, console.language)}" for change in way.changes)
    command = command_line("solve", folder)
    again = message("Écrit ; relancez {command}", "Written; run {command} again", command=command)
    console.result([again.to(console.language)])
    return 0
