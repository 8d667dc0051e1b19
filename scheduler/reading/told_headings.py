"""Values that a heading above a talk, or the name of its sheet, gives in the place of a column; they are reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scheduler.domain.talks import Axis
from scheduler.language.message import Message, message
from scheduler.reading.columns.headings import Said
from scheduler.reading.columns.kinds import TALK_COLUMNS
from scheduler.reading.fields import Fields
from scheduler.reading.report import Correction, Guess


def below_headings(row: Fields, said: Mapping[str, Said], axes: Sequence[Axis]) -> Fields:
    """The row with what the headings above it say, unless it states that itself."""
    for key, (heading, value) in said.items():
        meant = message(
            "intertitre, qui donne aux lignes au-dessous « {french} » : {value}",
            "a heading, which gives the rows below “{key}”: {value}",
            french=TALK_COLUMNS[key],
            key=key,
            value=_told(key, value, axes),
        )
        row = _with(row, key, heading, value, meant)
    return row


def on_sheet(row: Fields, sheet: str, name: str, axes: Sequence[Axis]) -> Fields:
    """The row with the axis of that id, which the sheet is named after, unless it states its own."""
    meant = message(
        "feuille, pour toutes ses lignes, de l'axe {value}",
        "a sheet, for all its rows, of the axis {value}",
        value=_told("axis", name, axes),
    )
    return _with(row, "axis", sheet, name, meant)


def _told(key: str, value: str, axes: Sequence[Axis]) -> Message:
    if key != "axis":
        return message("« {value} »", "“{value}”", value=value)
    title = next(item.title for item in axes if item.id == value)
    return message("« {value} » ({title})", "“{value}” ({title})", value=value, title=title)


def _with(row: Fields, key: str, found: str, value: str, meant: Message) -> Fields:
    if row.has(key):
        return row
    spot = row.spot(key)
    correction = Correction(spot.file, spot.row, spot.column or key, value)
    row.report.guesses.append(Guess("heading", spot, found, meant, (correction,)))
    return Fields({**row.raw, key: value}, row.place, row.report, row.parts)
