"""Programmes that are as good and as different as can be, of which one may be taken into out/."""

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
from scheduler.search.result import Result
from scheduler.services.checking import sound
from scheduler.services.current_programme import OUT
from scheduler.services.effort import Effort
from scheduler.services.lookup import unknown_level
from scheduler.services.programme_files import Recording
from scheduler.services.solving import Guard, best, contradiction
from scheduler.services.writing import Written, check_and_write
from scheduler.storage.lock import writing
from scheduler.storage.output_folder import claim

#: Part of the time that the best programme may take, from which all others are measured.
_FOR_BEST = 0.5


_COMMAND = "journee alternatives --take"


@dataclass(frozen=True, slots=True)
class Wanted:
    """`count` programmes in all; each level as good as in the best, or worse by at most what `losses` allows it."""

    count: int
    losses: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """The best programme of `reading`, then the others; none where the search ended as `result` says.

    `farthest`: for each other programme, whether none is more different from those before it. `complete`: there are as
    many as were asked for, or no more exist. `contradiction`: as in `Solved`. `written`: the files of the programme
    that was taken.
    """

    reading: Reading
    result: Result
    programmes: tuple[Programme, ...] = ()
    farthest: tuple[bool, ...] = ()
    complete: bool = False
    contradiction: Contradiction | None = None
    written: Written | None = None


def choose(folder: Path, wanted: Wanted, effort: Effort) -> Choice:
    """Programmes of the folder that are as good and as different as can be; nothing is written.

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
    """out/ holds the programme with that number, from 1, of those that `choose` finds; the folder is locked meanwhile.

    Nothing is written where there is no programme, or where the search was stopped. `chosen`: told of the programmes
    before one is written. Raises InputError, CheckFailed, EnvironmentFailure.
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
    """out/ holds the programme with that number, from 1, of an earlier `choose`.

    Raises FolderChanged where the folder has another event since; InputError, CheckFailed, EnvironmentFailure.
    """
    with writing(folder, _COMMAND):
        if read_folder(folder).event != choice.reading.event:
            raise FolderChanged(())
        claim(folder / OUT, named=False)
        return _written(folder, choice, number, guard)


def _choice(folder: Path, wanted: Wanted, effort: Effort, *, claims: bool) -> Choice:
    """`claims`: a programme is to be written, so out/ must allow it."""
    reading = read_folder(folder)
    event = reading.event
    for name in wanted.losses:
        if name not in event.levels:
            unknown_level(event, name)
    if claims:
        claim(folder / OUT, named=False)
    result = best(event, effort.within(effort.budget.share(_FOR_BEST)))
    if result.programme is None:
        return Choice(reading, result, contradiction=contradiction(event, result, effort, 1.0))
    others = alternatives.alternatives(
        event,
        result.programme,
        wanted.count - 1,
        wanted.losses,
        effort.budget.at_least(0.5),
        workers=effort.workers,
        seed=effort.seed,
        progress=effort.progress,
    )
    programmes = (result.programme, *(other.programme for other in others.found))
    for programme in programmes:
        sound(event, programme)
    return Choice(reading, result, programmes, tuple(other.proved for other in others.found), others.complete)


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
