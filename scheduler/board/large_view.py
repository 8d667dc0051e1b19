"""A large table as the page of data leads through it: its parts, what is found in it, how it is sorted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scheduler.board.sheet import Sheet
from scheduler.board.table_parts import PART, Address, Asked, Part
from scheduler.domain.errors import Problem
from scheduler.language.message import Language, Message, message

#: The parts beside the one that is shown to which there are links; the first and the last have one too.
_BESIDE = 3

#: Labels by the name that templates use.
_WORDS: Mapping[str, Message] = {
    "find": message("Chercher dans toutes les lignes", "Find in all rows"),
    "find_do": message("Chercher", "Find"),
    "find_none": message("Aucune ligne", "No row"),
    "every": message("Toutes les lignes", "All rows"),
    "parts": message("Parties du tableau", "Parts of the table"),
    "sort_all": message(
        "Trier toutes les lignes ; le fichier garde son ordre", "Sort all rows; the file keeps its order"
    ),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link, and whether it leads to what is shown."""

    text: str
    href: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Large:
    """A large table.

    Attributes
    ----------
    number
        Its number on the page.
    find
        What is found in it.
    kept
        Keys and values of the address that a search keeps.
    says
        Which rows are shown, of how many.
    parts
        Links to its parts, in their order.
    sorts
        By column (0: that of the numbers), the link that sorts by it, and as `aria-sort` has it how it is sorted now.
    every, wrong
        Links to all its rows, and to those with something to mend; None where they are shown.
    """

    number: int
    find: str
    kept: Sequence[tuple[str, str]]
    says: str
    parts: Sequence[Link]
    sorts: Sequence[tuple[str, str]]
    every: str | None
    wrong: str | None


def large_parts(tables: Sequence[Sheet], address: Address, language: Language) -> dict[str, Any]:
    """What the template of the page needs of large tables: `large` has them by the names of their files."""
    large = {
        sheet.file: _large(number, sheet, sheet.part, address, language)
        for number, sheet in enumerate(tables, 1)
        if sheet.part is not None
    }

    def part_with(problem: Problem) -> str:
        """The address of the part that has the row of a problem; "" where none has."""
        if problem.file not in large or not problem.row:
            return ""
        row = f"t{large[problem.file].number}-r{problem.row}"
        return f"/data?at={row}#{row}"

    return {"large": large, "part_with": part_with, "l": {name: text.to(language) for name, text in _WORDS.items()}}


def _large(number: int, sheet: Sheet, part: Part, address: Address, language: Language) -> Large:
    asked = address.asked(number)
    says = message(
        "Lignes {first} à {last} sur {count}", "Rows {first} to {last} of {count}",
        first=part.first, last=part.last, count=part.count,
    )  # fmt: skip
    return Large(
        number,
        asked.find,
        address.kept(number, "find", "first"),
        (says if part.rows else _WORDS["find_none"]).to(language),
        tuple(_links(number, part, address)),
        tuple(_sorts(number, asked, address, len(sheet.headings))),
        address.link(number, find="", wrong="") if asked.find or asked.is_wrong else None,
        None if asked.is_wrong else address.link(number, wrong=1),
    )


def _links(number: int, part: Part, address: Address) -> Iterator[Link]:
    """Links to the parts: the first, the last, and those near the one that is shown; none where there is one alone."""
    starts = range(1, part.count + 1, PART)
    now = (part.first - 1) // PART
    for at, start in enumerate(starts if len(starts) > 1 else ()):
        if at in (0, len(starts) - 1) or abs(at - now) <= _BESIDE:
            last = min(start + PART - 1, part.count)
            yield Link(f"{start}–{last}", address.link(number, first=start), at == now)


def _sorts(number: int, asked: Asked, address: Address, columns: int) -> Iterator[tuple[str, str]]:
    """For the numbers and each column: upwards first, then downwards, then as the file has it."""
    yield address.link(number, sort=0, down=""), ""
    for column in range(1, columns + 1):
        if column != asked.sort:
            yield address.link(number, sort=column, down=""), ""
        elif asked.down:
            yield address.link(number, sort=0, down=""), "descending"
        else:
            yield address.link(number, sort=column, down=1), "ascending"
