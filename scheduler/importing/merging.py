"""An export merged into a table of talks, cell by cell: theirs, ours, and what both were when last imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

#: Cells of a row as texts, by our English names of columns; a cell that is not there is "".
Cells = Mapping[str, str]

#: Columns by which a talk is known: no import changes them.
_NAMES = ("id", "reference")
#: Statuses, besides the empty one, of talks that are held.
_HELD = ("confirmed", "tentative")


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that takes what the source says now."""

    talk: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that was changed here and there, differently: ours stays."""

    talk: str
    column: str
    ours: str
    theirs: str
    base: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import does to a table of talks.

    `added`: the keys of talks that are new. `changes` and `conflicts` are cells by the ids of our talks. `deleted`:
    keys of talks whose rows were taken out here. `gone`: ids of talks that the source has no more, or has decided
    against, with our word for their status.
    """

    added: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    deleted: tuple[str, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()


def same(some: str, other: str) -> bool:
    """True if two cells say the same but for white space."""
    return some.split() == other.split()


def merged_cell(base: str, ours: str, theirs: str) -> Literal["ours", "theirs", "conflict"]:
    """The side whose cell stands: the changed one; neither where both were changed differently."""
    if same(ours, theirs) or same(theirs, base):
        return "ours"
    return "theirs" if same(ours, base) else "conflict"


def merged(
    base: Mapping[str, Cells],
    ours: Mapping[str, Cells],
    theirs: Mapping[str, Cells],
    known: Mapping[str, str],
    refused: Mapping[str, str],
) -> Merged:
    """What becomes of our table.

    Parameters
    ----------
    base : the talks by key as they were last imported, with our ids in `id`.
    ours : the rows of the table by id.
    theirs : the talks that the source holds now, by key.
    known : the id of ours for each key of theirs or base that is a talk here.
    refused : by key, our word for the status of talks that the source has and does not hold.
    """
    changes: list[Change] = []
    conflicts: list[Conflict] = []
    for key, row in theirs.items():
        if key in known:
            for cell in _cells(base.get(key, {}), ours[known[key]], row, known[key]):
                (changes if isinstance(cell, Change) else conflicts).append(cell)  # type: ignore[arg-type]
    new = [key for key in theirs if key not in known]
    there = {known[key] for key in theirs if key in known}  # of which one may have had another key
    gone = [
        (known[key], refused.get(key, "withdrawn"))
        for key in {**base, **refused}
        if key in known and known[key] not in there and _is_untouched(base.get(key, {}), ours[known[key]])
    ]
    return Merged(
        added=tuple(key for key in new if key not in base),
        changes=tuple(changes),
        conflicts=tuple(conflicts),
        deleted=tuple(key for key in new if key in base),
        gone=tuple(gone),
    )


def _is_untouched(base: Cells, ours: Cells) -> bool:
    """True if the talk is to be held, and nobody here has said so since it was imported."""
    status = ours.get("status", "")
    return not status or (status in _HELD and status == base.get("status", ""))


def _cells(base: Cells, ours: Cells, theirs: Cells, talk: str) -> Sequence[Change | Conflict]:
    cells: list[Change | Conflict] = []
    for column in dict.fromkeys((*base, *theirs)):
        if column in _NAMES:
            continue
        was, here, there = (cells_.get(column, "") for cells_ in (base, ours, theirs))
        match merged_cell(was, here, there):
            case "theirs":
                cells.append(Change(talk, column, here, there))
            case "conflict":
                cells.append(Conflict(talk, column, here, there, was))
    return cells
