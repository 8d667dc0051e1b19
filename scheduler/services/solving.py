"""Solves an event folder into out/, or finds the contradiction that leaves no programme."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.errors import Contradiction, NoAnswer
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.message import message
from scheduler.reading import Reading, read_folder
from scheduler.search import lexicographic as search
from scheduler.search.control import Budget
from scheduler.search.result import Result
from scheduler.services.copied_folder import claim_out
from scheduler.services.effort import Effort
from scheduler.services.oddities_in_files import OddityInFiles, oddities_of
from scheduler.services.programme_files import Recording
from scheduler.services.rendering import announce
from scheduler.services.writing import Output, Written, check_and_write
from scheduler.storage.lock import writing
from scheduler.storage.output_folder import claim

#: The seconds of the time limit reserved for the check and the files: in any case, and for each talk.
_RESERVE, _RESERVE_A_TALK = 0.5, 0.01
#: The share of the budget for the best programme, where a question about it follows.
_FOR_PROGRAMME = 0.6
#: The share of what the search for a programme has left for the first contradiction.
FOR_CONTRADICTION = 0.5
#: In the history only if the former programme had been changed by hand.
_RECORDING = Recording(
    "journee solve",
    message(
        "Un nouveau programme à la place de celui qui avait été changé à la main",
        "A new programme in the place of one that had been changed by hand",
    ),
)
#: A context manager that is entered while files are replaced.
Guard = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Solved:
    """The result of the search for a programme of `reading`, and the files `written`.

    `contradiction`: where there is no programme, the requirements that contradict each other; without any set where
    there was no time to find one. `odd`: what is odd in the programme that was written. `left`: the other files of out/
    are still those of before.
    """

    reading: Reading
    result: Result
    written: Written | None = None
    contradiction: Contradiction | None = None
    odd: tuple[OddityInFiles, ...] = ()
    left: bool = False


def solve(
    folder: Path,
    out: Path | None,
    effort: Effort,
    guard: Guard = nullcontext,
    opened: Callable[[Reading], None] = lambda _: None,
    *,
    soon: bool = False,
) -> Solved:
    """`out` (None: the folder's own) holds the best programme that was found in time; without one nothing is written.

    Parameters
    ----------
    guard : entered while the files are replaced.
    opened : is given what was read, before the search begins.
    soon : where the search was stopped, its best is in schedule.json at once, and the caller writes the other files.

    Raises InputError, Refused, CheckFailed, EnvironmentFailure.
    """
    with writing(folder, _RECORDING.command) if out is None else nullcontext():
        reading = read_folder(folder)
        if out is None:
            claim_out(folder, reading)
        else:
            claim(out, named=True)
        opened(reading)
        announce(reading.event)
        result = best(reading.event, effort.within(_searching(reading.event, effort.budget)))
        if result.programme is None:
            return Solved(reading, result, contradiction=contradiction(reading.event, result, effort, 0.1))
        if soon and effort.budget.stopped:
            output = Output(out, formats=("schedule",))
            return Solved(
                reading, result, check_and_write(folder, reading, result.programme, _RECORDING, output), left=True
            )
        with guard():
            written = check_and_write(folder, reading, result.programme, _RECORDING, Output(out))
        return Solved(reading, result, written, odd=oddities_of(reading, result.programme, effort, written.report))


def best(event: Event, effort: Effort) -> Result:
    """The best programme of the event that is found in time."""
    return search.solve(event, effort.budget, workers=effort.workers, seed=effort.seed, progress=effort.progress)


def search_budget(event: Event, budget: Budget, minimum: float) -> Budget:
    """The budget without the time for the check and the files, but at least `minimum` seconds."""
    reserve = _RESERVE + _RESERVE_A_TALK * len(event.talks)
    return budget.at_most(max(budget.left - reserve, minimum))


def _searching(event: Event, budget: Budget) -> Budget:
    """The time of a command for the proof that there is no programme."""
    return search_budget(event, budget, budget.left / 2)


def contradiction(event: Event, result: Result, effort: Effort, minimum: float) -> Contradiction | None:
    """Why the search for a programme proved that there is none; None where it did not.

    `minimum`: seconds for this search even if no time is left.
    """
    if result.status != "infeasible":
        return None
    return first_contradiction(event, effort, minimum) or Contradiction((), ())


def first_contradiction(event: Event, effort: Effort, minimum: float) -> Contradiction | None:
    """Requirements of an event without programme that contradict each other; None where there was no time."""
    from scheduler.explanation import conflicts

    budget = effort.budget.at_least(minimum).share(FOR_CONTRADICTION)
    return conflicts.contradiction(event, budget, workers=effort.workers)


def programme_to_ask_about(event: Event, effort: Effort) -> Programme | None:
    """The best programme that is found in part of the time; None where there is none. Raises NoAnswer.

    That there is none may take as long to prove as `solve` has for it.
    """
    budget = effort.budget.share(_FOR_PROGRAMME).at_least(0.1).with_first(_searching(event, effort.budget))
    result = best(event, effort.within(budget))
    if result.status == "unknown":
        raise NoAnswer
    return result.programme
