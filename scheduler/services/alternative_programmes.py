"""Alternatives: equally good programmes that differ most from each other; out/ may take one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from scheduler.domain.errors import Contradiction, FolderChanged, InputError, Problem
from scheduler.domain.programme import Programme
from scheduler.language.message import message
from scheduler.reading import Reading, read_folder
from scheduler.search import alternatives
from scheduler.search.result import AlternativesRequest, Result
from scheduler.services.checking import sound_report
from scheduler.services.copied_folder import claim_out
from scheduler.services.effort import Effort
from scheduler.services.lookup import unknown_level
from scheduler.services.programme_files import Recording
from scheduler.services.solving import Guard, best, contradiction
from scheduler.services.writing import Written, check_and_write
from scheduler.storage.lock import writing

#: The share of the budget for the best programme, from which the distances are measured.
_FOR_BEST = 0.5


_COMMAND = "journee alternatives --take"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The number of programmes in all, and by how much each level may be worse than in the best (`losses`, by name)."""

    count: int
    losses: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """The programmes that were found, the best first; without any, `result` says how the search ended.

    Parameters
    ----------
    farthest : for each programme but the best, whether it is proved that none differs more from those before it.
    complete : all programmes wanted were found, or it is proved that no more exist.
    contradiction : as in `Solved`.
    written : the files of the programme that was taken.
    """

    reading: Reading
    result: Result
    programmes: tuple[Programme, ...] = ()
    farthest: tuple[bool, ...] = ()
    complete: bool = False
    contradiction: Contradiction | None = None
    written: Written | None = None


def choose(folder: Path, wanted: Wanted, effort: Effort) -> Choice:
    """The best programme of the folder and its alternatives; nothing is written.

    Raises InputError, EnvironmentFailure.
    """
    return _choice(folder, wanted, effort, claims=False)


def choose_and_take(
    folder: Path,
    wanted: Wanted,
    number: int,
    effort: Effort,
    chosen: Callable[[Choice], None] = lambda _: None,
    guard: Guard = nullcontext,
) -> Choice:
    """out/ holds the programme `number`, from 1, of those that `choose` finds under the lock.

    Nothing is written without a programme, or if the search was stopped. `chosen` is called with the programmes before
    one is written, `guard` is entered while it is. Raises InputError, CheckFailed, EnvironmentFailure.
    """
    with writing(folder, _COMMAND):
        choice = _choice(folder, wanted, effort, claims=True)
        if not choice.programmes:
            return choice
        chosen(choice)
        if effort.budget.stopped:
            return choice
        return replace(choice, written=_written(folder, choice, number, guard))


def take(folder: Path, choice: Choice, number: int, guard: Guard = nullcontext) -> Written:
    """out/ holds the programme `number`, from 1, of an earlier `choose`.

    Raises FolderChanged if the folder has another event since; InputError, CheckFailed, EnvironmentFailure.
    """
    with writing(folder, _COMMAND):
        if read_folder(folder).event != choice.reading.event:
            raise FolderChanged(())
        claim_out(folder, choice.reading)
        return _written(folder, choice, number, guard)


def _choice(folder: Path, wanted: Wanted, effort: Effort, *, claims: bool) -> Choice:
    """As `choose`; with `claims`, out/ must be writable."""
    reading = read_folder(folder)
    event = reading.event
    for name in wanted.losses:
        if name not in event.levels:
            unknown_level(event, name)
    if claims:
        claim_out(folder, reading)
    result = best(event, effort.within(effort.budget.share(_FOR_BEST)))
    if result.programme is None:
        return Choice(reading, result, contradiction=contradiction(event, result, effort, 1.0))
    alternatives_found = alternatives.alternatives(
        event,
        result.programme,
        AlternativesRequest(wanted.count - 1, wanted.losses, effort.seed),
        effort.budget.at_least(0.5),
        workers=effort.workers,
        progress=effort.progress,
    )
    programmes = (result.programme, *(alternative.programme for alternative in alternatives_found.found))
    for programme in programmes:
        sound_report(event, programme)
    return Choice(
        reading,
        result,
        programmes,
        tuple(alternative.proved for alternative in alternatives_found.found),
        alternatives_found.complete,
    )


def _written(folder: Path, choice: Choice, number: int, guard: Guard) -> Written:
    if number > len(choice.programmes):
        text = message(
            "dernier programme : {count} ; écrivez un nombre de 1 à {count}",
            "last programme: {count}; write a number from 1 to {count}",
            count=len(choice.programmes),
        )
        raise InputError([Problem("--take", None, None, str(number), text)])
    label = message("Le programme n° {n} parmi d’autres", "Programme no. {n} among others", n=number)
    recording = Recording(_COMMAND, label, always=True)
    with guard():
        return check_and_write(folder, choice.reading, choice.programmes[number - 1], recording)
