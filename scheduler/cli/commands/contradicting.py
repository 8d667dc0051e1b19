"""Reports why a search found no programme, for every command that searches for one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.cli.console import Console, command_line
from scheduler.cli.interruption import ended
from scheduler.cli.report import explanation as report_explanation
from scheduler.domain.errors import Contradiction, NoAnswer
from scheduler.language.message import message
from scheduler.search.control import Budget

if TYPE_CHECKING:
    from scheduler.domain.event import Event
    from scheduler.search.result import Result


def without_programme(
    console: Console, event: Event, folder: Path, result: Result, failure: Contradiction | None, budget: Budget
) -> int:
    """The exit code of a search without programme, whose contradiction has been printed.

    Parameters
    ----------
    folder : the event folder, for the advice to run `explain`.
    failure : the contradiction; None where it was not proved that there is no programme.

    Raises NoAnswer where the time limit came first, KeyboardInterrupt where the search was stopped.
    """
    failure = contradiction_of(result, failure)
    console.answer(report_explanation.explanation_object(event, failure, (), console.language))
    console.fail(failure)
    console.warn(report_explanation.explanation_lines(event, failure, (), console.language, stopped=budget.stopped))
    if failure.contradictions:
        hint = message("Pour en sortir : {command}", "Ways out: {command}", command=command_line("explain", folder))
        console.notice([hint.to(console.language)])
    else:
        warn_without_time(console, budget)
    return ended(console, budget, failure.exit_code)


def contradiction_of(result: Result, failure: Contradiction | None) -> Contradiction:
    """The contradiction of a search without programme. Raises NoAnswer, KeyboardInterrupt where none was proved."""
    if result.interrupted:
        raise KeyboardInterrupt
    if failure is None:
        raise NoAnswer
    return failure


def warn_without_time(console: Console, budget: Budget) -> None:
    """Says that there was no time to find a contradiction, unless the search was stopped."""
    if not budget.stopped:
        text = message(
            "Le temps a manqué pour trouver lesquelles se contredisent (--time-limit)",
            "There was no time to find which of them contradict each other (--time-limit)",
        )
        console.warn([text.to(console.language)])
