"""Ways out of contradictions, as changes of the folder's files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from scheduler.api import possible, sources
from scheduler.domain.errors import Contradiction, InputError, NoAnswer, Problem
from scheduler.domain.requirement import Requirement
from scheduler.editing import Edit, PlannedEdit, planned, shown
from scheduler.explanation import conflicts as explain
from scheduler.explanation.ways_out import WayOut, ways_out
from scheduler.language.message import Message, message
from scheduler.reading import Reading, read_folder
from scheduler.services.editing import apply_plans
from scheduler.services.effort import Effort
from scheduler.storage.lock import writing

#: Part of the time that the contradictions may take.
_FOR_CONTRADICTIONS = 0.35
#: Seconds: with less left, ways out were not looked for to the end.
_NO_TIME = 0.5
#: Why there is no way out of a number, in French and English.
_NOTHING_TO_CHANGE = (
    "un programme est possible : il n'y a rien à changer",
    "a programme is possible: nothing to change",
)
_NO_WAY = ("aucun moyen d'en sortir n'a été trouvé", "no way out was found")
_LAST_WAY = (
    "le dernier moyen d'en sortir porte le numéro {count} : écrivez un nombre de 1 à {count}",
    "the last way out has the number {count}: write a number from 1 to {count}",
)


class Written(NamedTuple):
    """One value of the folder, as a way out changes it: `old` and `new` as people read them."""

    file: str
    row: int | None
    key: str
    old: str
    new: str


class Way(NamedTuple):
    """A way out: which contradictions (from 0) it solves, in words, in the folder, and whether that was verified.

    `parts`: a sentence for each thing that is to be done. `smallest`: less was proved not to be enough.
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
    """A way out in words, as edits of the files as they were read, and as it was found."""

    way: Way
    plans: tuple[PlannedEdit, ...]
    found: WayOut


@dataclass(frozen=True, slots=True)
class Explanation:
    """The requirements that contradict each other, and the `ways` out, numbered from 1.

    `complete`: without ways, none is left to be found.
    """

    contradiction: Contradiction
    ways: tuple[WayInFiles, ...]
    complete: bool


def find_and_apply(folder: Path, number: int, effort: Effort, *, anyway: bool = False) -> Way:
    """The folder has the way out `number`, as `explanation` numbers them, and can be read; or nothing was changed.

    `anyway`: a file that a spreadsheet program holds open is written too. Raises InputError where there is no such way
    out; NoAnswer where time was short or the search was stopped; as `apply_way`.
    """
    with writing(folder, _command(number)):
        reading = read_folder(folder)
        found = explanation(reading, effort)
        if found is None and _is_possible(reading, effort):
            raise _no_such_way(number, message(*_NOTHING_TO_CHANGE))
        if found is None or effort.budget.stopped:
            raise NoAnswer
        if not found.ways:
            raise _no_such_way(number, message(*_NO_WAY))
        if number > len(found.ways):
            raise _no_such_way(number, message(*_LAST_WAY, count=len(found.ways)))
        return apply_way(folder, found.ways[number - 1], number, anyway=anyway)


def _command(number: int) -> str:
    return f"journee explain --apply {number}"


def _is_possible(reading: Reading, effort: Effort) -> bool:
    status = possible(reading.event, effort.budget.at_least(0.1), workers=effort.workers)
    return status in ("optimal", "feasible")


def _no_such_way(number: int, text: Message) -> InputError:
    return InputError([Problem("--apply", None, None, str(number), text)])


def explanation(reading: Reading, effort: Effort) -> Explanation | None:
    """Why the event of the folder has no programme, and what would help; None where no contradiction was found."""
    budget = effort.budget
    found = explain.conflicts(reading.event, budget.share(_FOR_CONTRADICTIONS), workers=effort.workers).as_error
    if found is None:
        return None
    ways = ways_in_files(reading, found.contradictions, effort)
    return Explanation(found, tuple(ways), not (budget.stopped or budget.left < _NO_TIME))


def ways_in_files(
    reading: Reading, contradictions: Sequence[Sequence[Requirement]], effort: Effort
) -> list[WayInFiles]:
    """The ways out whose values all stand in a file."""
    found = ways_out(
        reading.event,
        contradictions,
        effort.budget.at_least(0.1),
        sources=sources(reading),
        workers=effort.workers,
        progress=effort.progress,
    )
    return [written for way in found if (written := _in_files(reading, way)) is not None]


def _in_files(reading: Reading, way: WayOut) -> WayInFiles | None:
    """The way out as edits of files; None if a value of it stands in none."""
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
    """The folder has the way out with that number; its changes are returned with the rows where they stand now.

    `anyway`: a file that a spreadsheet program holds open is written too. Raises as `apply_plans`.
    """
    edits = apply_plans(folder, way.plans, _command(number), way.way.text, anyway=anyway)
    changes = [old._replace(row=edit.row, key=edit.key) for old, edit in zip(way.way.changes, edits, strict=True)]
    return way.way._replace(changes=changes)
