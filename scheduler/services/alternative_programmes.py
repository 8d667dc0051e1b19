"""Programmes that are as good and as different as can be, of which one may be taken into out/."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.errors import Contradiction, InputError, Problem
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
from scheduler.storage import output_folder as output

#: Part of the time that the best programme may take, from which all others are measured.
_FOR_BEST = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """The best programme of `reading`, then the others; none where the search ended as `result` says.

    `farthest`: for each other programme, whether none is more different from those before it. `complete`: there are as
    many as were asked for, or no more exist. `contradiction`: as in `Solved`.
    """

    reading: Reading
    result: Result
    programmes: tuple[Programme, ...] = ()
    farthest: tuple[bool, ...] = ()
    complete: bool = False
    contradiction: Contradiction | None = None


def choose(folder: Path, count: int, losses: Mapping[str, int], effort: Effort, *, to_take: bool = False) -> Choice:
    """Up to `count` programmes, each level as good as in the best or worse by at most what `losses` allows it.

    `to_take`: one of them is to be written, so out/ must allow it. Raises InputError, EnvironmentFailure.
    """
    reading = read_folder(folder)
    event = reading.event
    for name in losses:
        if name not in event.levels:
            unknown_level(event, name)
    if to_take:
        output.claim(folder / OUT, named=False)
    result = best(event, effort.within(effort.budget.share(_FOR_BEST)))
    if result.programme is None:
        return Choice(reading, result, contradiction=contradiction(event, result, effort, 1.0))
    others = alternatives.alternatives(
        event,
        result.programme,
        count - 1,
        losses,
        effort.budget.at_least(0.5),
        workers=effort.workers,
        seed=effort.seed,
        progress=effort.progress,
    )
    programmes = (result.programme, *(other.programme for other in others.found))
    for programme in programmes:
        sound(event, programme)
    return Choice(reading, result, programmes, tuple(other.proved for other in others.found), others.complete)


def take(folder: Path, choice: Choice, number: int, guard: Guard = nullcontext) -> Written:
    """out/ holds the programme with that number, from 1. Raises InputError, CheckFailed, EnvironmentFailure."""
    if number > len(choice.programmes):
        text = message(
            "dernier programme : {count} ; écrivez un nombre de 1 à {count}",
            "last programme: {count}; write a number from 1 to {count}",
            count=len(choice.programmes),
        )
        raise InputError([Problem("--take", None, None, str(number), text)])
    label = message("Le programme n° {n} parmi d’autres", "Programme no. {n} among others", n=number)
    recording = Recording("journee alternatives --take", label, always=True)
    with guard():
        return check_and_write(folder, choice.reading, choice.programmes[number - 1], folder / OUT, recording)
