"""`journee explain`: why there is no programme and what would help; or, where there is one, what was optimised."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scheduler import api
from scheduler.cli.commands.unmet_wishes import programme_for, say_optimised
from scheduler.cli.console import Console, command_line
from scheduler.cli.interruption import ended, go_on
from scheduler.cli.report import explanation as report_why
from scheduler.domain.errors import InputError, NoAnswer, Problem
from scheduler.domain.event import Event
from scheduler.language.message import Message, message
from scheduler.search.control import Budget
from scheduler.services.effort import Effort
from scheduler.services.ways_in_files import WayInFiles, apply_way, explanation


def explain(
    console: Console,
    folder: Path,
    apply: int | None,
    budget: Budget,
    workers: int | None,
    seed: int,
    yes: bool = False,
) -> int:
    reading = api.read(folder)
    event, effort = reading.event, Effort(budget, workers, seed)
    if apply is None and (programme := programme_for(console, event, folder, effort)) is not None:
        return say_optimised(console, event, programme, effort)
    found = explanation(reading, effort)
    if found is None:
        raise _nothing_to_change(apply) if apply is not None and _is_possible(event, effort) else NoAnswer
    if apply is not None:
        go_on(budget)
        return _apply(console, folder, found.ways, apply, yes)
    ways = [way.way for way in found.ways]
    console.answer(report_why.explanation_object(event, found.contradiction, ways, console.language))
    console.result(report_why.explanation_lines(event, found.contradiction, ways, console.language))
    if not ways:
        console.tell([_without_ways(found.complete).to(console.language)])
    return ended(console, budget)


def _is_possible(event: Event, effort: Effort) -> bool:
    status = api.possible(event, effort.budget.at_least(0.1), workers=effort.workers)
    return status in ("optimal", "feasible")


def _nothing_to_change(number: int) -> InputError:
    text = message("un programme est possible : il n'y a rien à changer", "a programme is possible: nothing to change")
    return InputError([Problem("--apply", None, None, str(number), text)])


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


def _apply(console: Console, folder: Path, ways: Sequence[WayInFiles], number: int, yes: bool) -> int:
    """Writes the way out into the folder, which can be read afterwards, or is as it was."""
    if not ways:
        text = message("aucun moyen d'en sortir n'a été trouvé", "no way out was found")
        raise InputError([Problem("--apply", None, None, str(number), text)])
    if number > len(ways):
        text = message(
            "le dernier moyen d'en sortir porte le numéro {count} : écrivez un nombre de 1 à {count}",
            "the last way out has the number {count}: write a number from 1 to {count}",
            count=len(ways),
        )
        raise InputError([Problem("--apply", None, None, str(number), text)])
    way = apply_way(folder, ways[number - 1], number, anyway=yes)
    console.answer({"applied": report_why.way_object(way, console.language)})
    console.result([way.text.to(console.language)])
    console.result(f"  {report_why.change_line(change, console.language)}" for change in way.changes)
    command = command_line("solve", folder)
    again = message("Écrit ; relancez {command}", "Written; run {command} again", command=command)
    console.result([again.to(console.language)])
    return 0
