"""Ways out of contradictions, as changes of the folder's files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from scheduler.api import possible, sources
from scheduler.domain.errors import Contradiction, InputError, NoAnswer, Problem
from scheduler.domain.requirement import Requirement
from scheduler.editing import Edit, PlannedEdit, planned, shown
from scheduler.explanation.conflicts import conflicts
from scheduler.explanation.way_out import WayOut
from scheduler.explanation.ways_out import ways_out
from scheduler.explanation.what_was_said import with_what_was_said
from scheduler.language.message import Message, message
from scheduler.reading import Reading, read_folder
from scheduler.services.editing import apply_plans
from scheduler.services.effort import Effort
from scheduler.storage.lock import writing

#: The share of the time after the first contradiction for further ones.
_FOR_FURTHER = 0.35
#: The share of the rest for what of the amendments belongs to them.
_FOR_SAID = 0.2
#: The least seconds for the contradictions.
_LEAST = 0.1
#: The seconds below which the search for ways out counts as incomplete.
_NO_TIME = 0.5
#: The messages for a number without a way out, in French and English.
_NOTHING_TO_CHANGE = (
    "un programme est possible : il n'y a rien à changer",
    "a programme is possible: nothing to change",
)
_NO_WAY = ("aucun moyen d'en sortir n'a été trouvé", "no way out was found")
_LAST_WAY = (
    "le dernier moyen d'en sortir porte le numéro {count} : écrivez un nombre de 1 à {count}",
    "the last way out has the number {count}: write a number from 1 to {count}",
)


def _untold(contradiction: Contradiction) -> None:
    """Tells nobody of a contradiction."""


class Written(NamedTuple):
    """A value of a file that a way out changes from `old` to `new`, as people read them."""

    file: str
    row: int | None
    key: str
    old: str
    new: str


class Way(NamedTuple):
    """A way out in words and as changes of files.

    `solves`: indices of contradictions, from 0. `parts`: a sentence for each relaxation. `verified`: solved with them.
    `smallest`: a smaller change was proved not to be enough.
    """

    solves: Sequence[int]
    parts: Sequence[Message]
    changes: Sequence[Written]
    verified: bool
    smallest: bool = True

    @property
    def text(self) -> Message:
        return Message(fr="\u202f; ".join(p.fr for p in self.parts), en="; ".join(p.en for p in self.parts))


class WayInFiles(NamedTuple):
    """A way out in words (`way`), as planned edits of the files, and as a `WayOut` of the event."""

    way: Way
    plans: tuple[PlannedEdit, ...]
    of_event: WayOut


@dataclass(frozen=True, slots=True)
class Explanation:
    """The requirements that contradict each other, and the `ways` out, numbered from 1.

    `complete`: without ways, none is left to be found.
    """

    contradiction: Contradiction
    ways: tuple[WayInFiles, ...]
    complete: bool


def find_and_apply(folder: Path, number: int, effort: Effort, *, anyway: bool = False) -> Way:
    """The folder has the way out `number` of its explanation, and can be read; or nothing was changed.

    `anyway`: a file that a spreadsheet program holds open is written too. Raises InputError where there is no such way
    out; NoAnswer where time was short or the search was stopped; as `apply_way`.
    """
    with writing(folder, _command(number)):
        reading = read_folder(folder)
        explained = explanation(reading, effort)
        if explained is None and _is_possible(reading, effort):
            raise nothing_to_change(number)
        if explained is None or effort.budget.stopped:
            raise NoAnswer
        return apply_way(folder, numbered(explained.ways, number), number, anyway=anyway)


def nothing_to_change(number: int) -> InputError:
    """The mistake of asking for way out `number` of an event that has a programme."""
    return _no_such_way(number, message(*_NOTHING_TO_CHANGE))


def numbered(ways: Sequence[WayInFiles], number: int) -> WayInFiles:
    """The way out `number`, counted from 1. Raises InputError where there is none."""
    if not ways:
        raise _no_such_way(number, message(*_NO_WAY))
    if number > len(ways):
        raise _no_such_way(number, message(*_LAST_WAY, count=len(ways)))
    return ways[number - 1]


def _command(number: int) -> str:
    return f"journee explain --apply {number}"


def _is_possible(reading: Reading, effort: Effort) -> bool:
    status = possible(reading.event, effort.budget.at_least(0.1), workers=effort.workers)
    return status in ("optimal", "feasible")


def _no_such_way(number: int, text: Message) -> InputError:
    return InputError([Problem("--apply", None, None, str(number), text)])


def explanation(
    reading: Reading, effort: Effort, told: Callable[[Contradiction], None] = _untold
) -> Explanation | None:
    """The contradictions of the event and their ways out; None where no contradiction was found.

    The first contradiction is the one that `solving.first_contradiction` finds in the same time. `told`: is given the
    contradictions before ways out are looked for.
    """
    budget = effort.budget.at_least(_LEAST)
    contradiction = conflicts(reading.event, budget, workers=effort.workers, further=_FOR_FURTHER).as_error
    if contradiction is None:
        return None
    known = budget.share(_FOR_SAID)
    contradiction = with_what_was_said(contradiction, reading.stated, reading.amendments, known, effort.workers)
    told(contradiction)
    ways = ways_in_files(reading, contradiction.contradictions, effort)
    return Explanation(contradiction, tuple(ways), not (budget.stopped or budget.left < _NO_TIME))


def ways_in_files(
    reading: Reading, contradictions: Sequence[Sequence[Requirement]], effort: Effort
) -> list[WayInFiles]:
    """The ways out all of whose values stand in files."""
    ways = ways_out(
        reading.event,
        contradictions,
        effort.budget.at_least(0.1),
        sources=sources(reading),
        workers=effort.workers,
        progress=effort.progress,
    )
    return [written for way in ways if (written := way_in_files(reading, way)) is not None]


def way_in_files(reading: Reading, way: WayOut) -> WayInFiles | None:
    """The way out as edits of files; None if one of its values stands in no file."""
    edits = []
    for change in way.changes:
        spot = reading.spot(change.kind, change.id, change.key)
        if spot is None or spot.column is None:
            return None
        edits.append(Edit(spot.file, spot.row, spot.column.rstrip("."), change.value))
    plans = planned(reading.sources, edits)
    written = [Written(p.edit.file, p.edit.row, p.edit.key, shown(p.expected), shown(p.edit.value)) for p in plans]
    return WayInFiles(Way(way.solves, way.parts, written, way.verified, way.smallest), plans, way)


def apply_way(folder: Path, way: WayInFiles, number: int, *, anyway: bool = False) -> Way:
    """Writes the way out into the folder; returns its changes with their present rows.

    `anyway`: a file that a spreadsheet program holds open is written too. Raises as `apply_plans`.
    """
    edits = apply_plans(folder, way.plans, _command(number), way.way.text, anyway=anyway)
    changes = [old._replace(row=edit.row, key=edit.key) for old, edit in zip(way.way.changes, edits, strict=True)]
    return way.way._replace(changes=changes)
