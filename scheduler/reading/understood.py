"""Values that were understood although they are not written in the contract's own form, and what would be written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from scheduler.domain.errors import Weight
from scheduler.language.message import Message, message
from scheduler.language.typography import number_runs
from scheduler.reading.report import Guess, Report, shown

T = TypeVar("T", covariant=True)

#: The largest number of different values that one remark quotes.
_QUOTED = 4
#: The kinds of guess that are quoted one by one.
_ALL_QUOTED = ("columns",)
#: The kinds of guesses that touch only what readers of the booklet see.
_SLIGHT = frozenset(
    {"keywords", "abstract", "biography", "pronunciation", "affiliations", "affiliation", "reference", "html"}
)


@dataclass(frozen=True, slots=True)
class Understood(Generic[T]):
    """The `value` of a text that is not in the contract's own form.

    `meant` is the value as a message tells it; `written` is the same in the contract's own form, as it would stand in
    the cell.
    """

    value: T
    meant: Message
    written: str


def plain(value: T | Understood[T]) -> T:
    """The value itself, however it was written."""
    return value.value if isinstance(value, Understood) else value


def tell_guesses(guesses: Iterable[Guess], report: Report) -> None:
    """Every guess is told: those of one file, column and kind in one remark, with examples."""
    ordered = sorted(guesses, key=_group)
    for _, group in groupby(ordered, key=_group):
        together = sorted(group, key=lambda guess: guess.spot.row or 0)
        weight = Weight.SLIGHT if together[0].kind in _SLIGHT else Weight.GRAVE
        found = None if together[0].kind in _ALL_QUOTED else together[0].found
        report.remark(together[0].spot, found, _told(together), weight)


def _group(guess: Guess) -> tuple[str, str, str]:
    return guess.spot.file, guess.spot.column or "", guess.kind


def _told(guesses: Sequence[Guess]) -> Message:
    """« matin » lu 09:00–13:00 ; « après 15h » lu 15:00– (lignes 4, 7, 9)."""
    meanings = {shown(guess.found): guess.meant for guess in guesses}
    examples = [
        message("« {found} » lu {meant}", "“{found}” read as {meant}", found=found, meant=meant) if found else meant
        for found, meant in list(meanings.items())[: None if guesses[0].kind in _ALL_QUOTED else _QUOTED]
    ]
    rows = {guess.spot.row for guess in guesses if guess.spot.row is not None}
    others = len(meanings) - len(examples)
    several = message(" ; et {count} autres", "; and {count} more", count=others)
    more = {0: "", 1: message(" ; et 1 autre", "; and 1 more")}.get(others, several)
    where = message(" (lignes {rows})", " (rows {rows})", rows=number_runs(rows)) if len(rows) > 1 else ""
    return message(
        "{examples}{more}{where}",
        "{examples}{more}{where}",
        examples=Message("\u202f; ".join(text.fr for text in examples), "; ".join(text.en for text in examples)),
        more=more,
        where=where,
    )
