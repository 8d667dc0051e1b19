"""Talks whose axis no column states but a heading above them, or the name of their sheet, which is told."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.domain.talks import Axis
from scheduler.language.message import Message, message
from scheduler.reading.fields import Fields
from scheduler.reading.report import Correction, Guess


def below_heading(row: Fields, heading: str, name: str, axes: Sequence[Axis]) -> Fields:
    """The row with the axis of that id, which the heading above it names, unless it states its own."""
    title = next(item.title for item in axes if item.id == name)
    meant = message(
        "intertitre, pour les lignes au-dessous, de l'axe « {name} » ({title})",
        "a heading, for the rows below, of the axis “{name}” ({title})",
        name=name,
        title=title,
    )
    return _with_axis(row, heading, name, meant)


def on_sheet(row: Fields, sheet: str, name: str, axes: Sequence[Axis]) -> Fields:
    """The row with the axis of that id, which the sheet is named after, unless it states its own."""
    title = next(item.title for item in axes if item.id == name)
    meant = message(
        "feuille, pour toutes ses lignes, de l'axe « {name} » ({title})",
        "a sheet, for all its rows, of the axis “{name}” ({title})",
        name=name,
        title=title,
    )
    return _with_axis(row, sheet, name, meant)


def _with_axis(row: Fields, found: str, name: str, meant: Message) -> Fields:
    if row.has("axis"):
        return row
    spot = row.spot("axis")
    correction = Correction(spot.file, spot.row, row.place.headers.get("axis", "axis"), name)
    row.report.guesses.append(Guess("axis heading", spot, found, meant, (correction,)))
    return Fields({**row.raw, "axis": name}, row.place, row.report, row.parts)
