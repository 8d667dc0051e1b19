"""Sheets of a workbook that hold the talks together: one for each axis, or a series such as « Jour 1 », « Jour 2 »."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from scheduler.domain.talks import Axis
from scheduler.language.message import Message, message
from scheduler.language.text import fold
from scheduler.reading.columns.named_parts import named_axis
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.people_names import is_for_people

if TYPE_CHECKING:
    from scheduler.reading.sheets.workbook import Sheet

#: The names of parts of a series, and what counts them behind a word; a number of four digits is a year.
_PARTS = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|matin|apres-midi|morning|afternoon)\b"
)
_COUNT = re.compile(r"(?<=[a-z])\d{1,3}(?!\d)|(?<=[a-z] )(?:\d{1,3}(?!\d)|[ivx]+\b|[a-z]\b)")
#: Words of names that are of the same talks at another time.
_COPY = re.compile(r"\b(?:v|version|copie|copy|archives?|anciens?|old|backup|sauvegarde|brouillon|draft)\b|\bv\d")
#: The largest number of titles that a message quotes.
_QUOTED = 3


def sheets_of_axes(sheet: Sheet, axes: Sequence[Axis]) -> dict[str, str]:
    """The axis of each sheet by its name, in order, if the sheet and all its rivals are of one axis each; else {}."""
    parts = sorted((sheet.part, *(rival.part for rival in sheet.rivals)), key=lambda part: part.number)
    ids = {axis.id for axis in axes}
    named = {
        part.name: part.name if part.name in ids else named_axis(part.name, axes) if axes else "" for part in parts
    }
    are_axes = len(named) > 1 and all(named.values()) and len(set(named.values())) == len(named)
    return named if are_axes else {}


def report_joined(named: Mapping[str, str], sheet: Sheet, axes: Sequence[Axis], spot: Spot, report: Report) -> None:
    """Sheets that are read together are told; another one that is named after an axis is a mistake."""
    text = message(
        "ces feuilles, une par axe, sont lues ensemble", "these sheets, one for each axis, are read together"
    )
    report.remark(spot, list(named), text)
    for name in sheet.visible:
        if name not in named and not is_for_people(name) and named_axis(name, axes):
            text = message(
                "la feuille « {name} » porte le nom d'un axe, mais ses titres de colonnes ne sont pas ceux des "
                "autres : donnez-lui les mêmes, ou masquez-la",
                "the sheet “{name}” is named after an axis, but its headers are not those of the others: "
                "give it the same, or hide it",
                name=name,
            )
            report.mistake(spot, name, text)


def are_series(first: str, second: str, axes: Sequence[Axis]) -> bool:
    """True if the names of two sheets say that each holds a part: they count, or one is an axis's."""
    stems = [_COUNT.sub("#", _PARTS.sub("#", fold(name))) for name in (first, second)]
    counted = stems[0] == stems[1] and "#" in stems[0] and not any(_COPY.search(fold(name)) for name in (first, second))
    return counted or any(named_axis(name, axes) for name in (first, second))


def lost_talks(name: str, read: str, titles: Collection[str], axes: Collection[Axis]) -> Message:
    """What to do about a sheet that is not read, although it has talks of its own."""
    quoted = [message("« {title} »", "“{title}”", title=title) for title in list(titles)[:_QUOTED]]
    more = " …" if len(titles) > _QUOTED else ""
    return message(
        "la feuille « {name} » a des exposés que « {read} » n'a pas, {titles}{more} : réunissez-les sur une "
        "seule feuille{named} ; si « {name} » ne compte pas, masquez-la",
        "the sheet “{name}” has talks that “{read}” has not, {titles}{more}: put them on one sheet{named}; "
        "if “{name}” does not count, hide it",
        name=name,
        read=read,
        titles=Message(", ".join(text.fr for text in quoted), ", ".join(text.en for text in quoted)),
        more=more,
        named=message(", ou donnez à chaque feuille le nom d'un axe", ", or name each sheet after an axis")
        if axes
        else "",
    )
