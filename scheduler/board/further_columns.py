"""A column that a table lacks, as the page of data shows it: empty, and in the file with its first value.

The address of the page names it, `t1.column=pronunciation`, so that nothing is written before there is something to
write.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scheduler.board.row_words import HINTS
from scheduler.board.sheet import Cell, Sheet
from scheduler.board.table_parts import Address
from scheduler.editing.headings import Heading
from scheduler.language.message import Language, Message, message
from scheduler.reading.columns.kinds import PARTICIPANTS, SPEAKERS, TALKS, Kind

#: The tables that may have a further column, and the fields that each has anyway, in one column or in several.
_KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (TALKS, SPEAKERS, PARTICIPANTS)}
_ANYWAY = ("id", "title", "speakers", "name")

_WORDS: Mapping[str, Message] = {
    "further": message("Une colonne de plus", "A further column"),
    "further_why": message(
        "Le fichier la reçoit avec la première valeur que vous y écrivez.",
        "The file gets it with the first value that you write into it.",
    ),
}


@dataclass(frozen=True, slots=True)
class Further:
    """A column that may be shown: its name, the page that shows it, and what is written there; "" for what is known."""

    name: str
    href: str
    hint: str


def absent_columns(sheet: Sheet) -> Mapping[str, str]:
    """The fields that no column of the table holds, each with the name of its column in the language of the others."""
    kind = _KINDS.get(sheet.kind)
    if kind is None:
        return {}
    held = {key: heading.label for heading in sheet.headings for key in (heading.field, heading.joined) if key}
    return {key: name for key, name in kind.absent(held).items() if key not in _ANYWAY}


def with_further(sheet: Sheet, asked: str) -> Sheet:
    """The table with an empty column of the field that is asked for; as it is where it has that, or there is none."""
    name = absent_columns(sheet).get(asked)
    if name is None or name in sheet.columns:
        return sheet
    rows = tuple(replace(row, cells=(*row.cells, Cell(name, "", ()))) for row in sheet.rows)
    return replace(sheet, headings=(*sheet.headings, Heading(name, asked, asked)), rows=rows, further=name)


def further_parts(tables: Sequence[Sheet], address: Address, language: Language) -> dict[str, Any]:
    """What the template of the page needs: `further_of` has the columns that a table may get, by its file."""
    return {
        "further_of": {
            sheet.file: [
                Further(name, address.link(number, column=key), HINTS[key].to(language) if key in HINTS else "")
                for key, name in absent_columns(sheet).items()
            ]
            for number, sheet in enumerate(tables, 1)
        },
        "f": {name: text.to(language) for name, text in _WORDS.items()},
    }
