"""What every command that looks for a programme says where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scheduler import report_why
from scheduler.commands.interruption import ended
from scheduler.console import Console
from scheduler.control import Budget
from scheduler.errors import NoAnswer
from scheduler.saying import told

if TYPE_CHECKING:
    from scheduler.event import Event
    from scheduler.outcome import Result


def without_programme(
    console: Console, event: Event, folder: Path | None, result: Result, budget: Budget, workers: int | None
) -> int:
    """Tells why there is none: the limit came first, or the requirements contradict each other. The exit code.

    `folder`: where `explain` can say more; None where the event is not what stands in the folder.
    """
    if result.interrupted:
        raise KeyboardInterrupt
    if result.status != "infeasible":
        raise NoAnswer
    from scheduler.errors import Contradiction
    from scheduler.explain import contradiction

    found = contradiction(event, budget, workers=workers)
    failure = Contradiction((), ()) if found is None else found
    console.answer(report_why.explanation_object(event, failure, (), console.language))
    console.fail(failure)
    console.warn(report_why.explanation_lines(event, failure, (), console.language))
    if failure.contradictions and folder is not None:
        hint = told("Pour en sortir : journee explain {folder}", "Ways out: journee explain {folder}", folder=folder)
        console.tell([hint.to(console.language)])
    elif not failure.contradictions:
        text = told(
            "Le temps a manqué pour trouver lesquelles se contredisent (--time-limit)",
            "There was no time to find which of them contradict each other (--time-limit)",
        )
        console.warn([text.to(console.language)])
    return ended(console, budget, failure.exit_code)
