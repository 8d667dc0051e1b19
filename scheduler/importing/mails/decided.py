"""Proposals that were decided upon, as talks; the words of the column `status` are those of a table of talks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scheduler.importing.imported import Decision, ImportedTalk, Origin
from scheduler.importing.sources.decisions import WORDS
from scheduler.language.message import Message, message
from scheduler.language.text import clean_block, clean_line, fold
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.statuses import status
from scheduler.reading.understood import plain

#: What a proposal that its author has to complete is called, folded.
_TO_COMPLETE = ("a completer", "to complete", "incomplet", "incomplete", "a revoir", "to revise")
#: The columns that are carried over into the table of talks as they are, and their names there.
CARRIED: Mapping[str, str] = {
    "speakers": "speakers",
    "address": "emails",
    "affiliations": "affiliations",
    "keywords": "keywords",
    "biography": "biography",
    "available": "available",
}
UNKNOWN: Message = message(
    "statut inconnu : écrivez accepté, refusé, sous réserve, en attente, à compléter, retiré ou proposé",
    "unknown status: write accepted, rejected, tentative, waiting, to complete, withdrawn or submitted",
)


def decision_of(text: str) -> Decision | None:
    """The decision that a cell of the column `status` means; None for words that mean none.

    An empty cell is a proposal of which nothing is decided.
    """
    key = _folded(text)
    if not key or key in _TO_COMPLETE:
        return "submitted"
    if key in WORDS:
        return WORDS[key]
    try:
        read = plain(status("fr")(text))
    except Wrong:
        return None
    if read in ("accepted", "tentative"):
        return "tentative" if read == "tentative" else "accepted"
    return "rejected" if key.startswith(("refus", "rejet", "reject", "declin")) else "submitted"


def is_to_complete(text: str) -> bool:
    """True if the cell says that the author has to complete the proposal."""
    return _folded(text) in _TO_COMPLETE


def _folded(text: str) -> str:
    return fold(clean_line(text).replace("_", " ").replace("-", " ")).strip(" .!")


def talks_of(rows: Iterable[tuple[int, Mapping[str, str]]], file: str) -> tuple[ImportedTalk, ...]:
    """The proposals as talks, each with its decision; rows without a title and a status are left aside."""
    return tuple(
        ImportedTalk(
            reference=cells["id"],
            title=clean_line(cells.get("title", "")),
            origin=Origin(file, row),
            axis=clean_line(cells.get("axis", "")),
            abstract=clean_block(cells.get("abstract", "")),
            decision=decision_of(cells.get("status", "")) or "submitted",
            cells={ours: cells[key] for key, ours in CARRIED.items() if cells.get(key)},
        )
        for row, cells in rows
        if cells.get("title")
    )
