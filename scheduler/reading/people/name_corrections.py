"""What was understood of a cell of names, told, and how it is written in the columns in which the names stand."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.language.message import message
from scheduler.reading.cells import block
from scheduler.reading.columns.joined import across
from scheduler.reading.fields import Fields
from scheduler.reading.people.mentions import kind_of, meant
from scheduler.reading.people.name_splitting import CellPeople, people_in
from scheduler.reading.report import Correction, Guess, Wrong, shown


def written_cells(row: Fields, key: str, cell: CellPeople) -> list[Correction]:
    """The corrections that write the names of `cell` in the contract's own form.

    First name and family name in columns of their own are each written there; there are no corrections where the
    columns do not tell which part is whose.
    """
    spot = row.spot(key)
    if key not in row.parts:
        return [Correction(spot.file, spot.row, spot.column or key, "; ".join(cell.written()))]
    parts = row.parts[key]
    people = across([value for _, value in parts])
    if people and list(map(" ".join, zip(*people, strict=True))) == [person.name for person in cell.people]:
        texts = ["; ".join(column) for column in people]
        return [Correction(spot.file, spot.row, header, text) for (header, _), text in zip(parts, texts, strict=True)]
    plain = [without_additions(value) for _, value in parts]
    if len(cell.people) != 1 or " ".join(filter(None, plain)) != cell.people[0].name or cell.people[0].address:
        return []
    return [
        Correction(spot.file, spot.row, header, text)
        for (header, value), text in zip(parts, plain, strict=True)
        if text != _text(value)
    ]


def tell(row: Fields, key: str, cell: CellPeople, corrections: Sequence[Correction]) -> None:
    """How the cell was read is a guess with those corrections; a remark where nothing else can be written."""
    found = shown(row.raw[key])
    if corrections:
        row.report.guesses.append(Guess(kind_of(cell), row.spot(key), found, meant(cell), tuple(corrections)))
    else:
        row.remark(key, message("lu {meant}", "read as {meant}", meant=meant(cell)), found)


def without_additions(value: object) -> str:
    """A part of a name without titles and brackets."""
    text = _text(value)
    try:
        cell = people_in([text])
    except Wrong:
        return text
    return cell.people[0].name if len(cell.people) == 1 and cell.people[0].name else text


def _text(value: object) -> str:
    try:
        return "" if value is None else block(value)
    except Wrong:
        return ""
