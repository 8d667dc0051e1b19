"""Reports why a search found no programme, for every command that searches for one."""

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
    """The exit code of a search without programme, whose contradiction has been printed.

    Parameters
    ----------
    folder : the event folder, for the advice to run `explain`; None where the event is not the one in the folder.
    failure : the contradiction; None where it was not proved that there is no programme.

    Raises NoAnswer where the time limit came first, KeyboardInterrupt where the search was stopped.
    """
    if result.interrupted:
        raise KeyboardInterrupt
    if failure is None:
        raise NoAnswer
    console.answer(report_why.explanation_object(event, failure, (), console.language))
    console.fail(failure)
    console.warn(report_why.explanation_lines(event, failure, (), console.language, stopped=budget.stopped))
    if failure.contradictions and folder is not None:
        hint = message("Pour en sortir : {command}", "Ways out: {command}", command=command_line("explain", folder))
        console.notice([hint.to(console.language)])
    elif not failure.contradictions and not budget.stopped:
        text = message(
            "Le temps a manqué pour trouver lesquelles se contredisent (--time-limit)",
            "There was no time to find which of them contradict each other (--time-limit)",
        )
        console.warn([text.to(console.language)])
    return ended(console, budget, failure.exit_code)
