"""The columns of a former programme in a table of talks: hours that are read only if they are to hold again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scheduler.domain.clock import parse_hour
from scheduler.language.message import message
from scheduler.language.text import clean_line
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.columns.header_words import header_words, word_set
from scheduler.reading.columns.kinds import TALKS
from scheduler.reading.columns.reports import stating
from scheduler.reading.columns.sources import Why
from scheduler.reading.report import Place, Report, Spot, shown

_STARTS = word_set(
    "debut heuredebut heure horaire hdeb datedebut debuthoraire horairedebut start starttime startdate datestart begin "
    "begintime time from passage heurepassage horairepassage creneau"
)
_DAYS = word_set("jour date day jourpassage datepassage")
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}[ T]+(.+)")


def offer_pins(arranged: Arrangement, place: Place, rows: Grid, report: Report) -> None:
    """Columns with hours of a start that are not read are told, with what would make pins of them."""
    if arranged.kind.name != TALKS.name or "pin" in arranged.choice.sources:
        return
    unread = [aside.column for aside in arranged.choice.aside if aside.why is Why.UNKNOWN]
    names = {column: header_words(arranged.header.texts[column]).compact for column in unread}
    start = next((at for at in unread if names[at] in _STARTS and _are_hours(_values(rows, at))), None)
    if start is None:
        return
    day = next((at for at in unread if names[at] in _DAYS and at != start), None)
    labels = [arranged.header.labels[at] for at in (day, start) if at is not None]
    text = message(
        "ce sont les heures d'un programme : elles ne sont pas lues ; pour que chaque communication commence à la "
        "sienne, écrivez dans event.toml {lines}",
        "these are the hours of a programme: they are not read; to have each talk start at its own, "
        "write in event.toml {lines}",
        lines=stating(arranged.kind, "pin", labels),
    )
    report.remark(Spot(place.file, place.row, arranged.header.labels[start]), _values(rows, start)[0], text)


def _values(rows: Grid, column: int) -> list[object]:
    return [row[column] for row in rows if column < len(row) and not blank(row[column])]


def _are_hours(values: Sequence[object]) -> bool:
    """True if every value is a time of day, alone or behind a date."""
    return bool(values) and all(_is_hour(clean_line(shown(value))) for value in values)


def _is_hour(text: str) -> bool:
    dated = _DATED.fullmatch(text)
    return parse_hour(dated[1] if dated else text) is not None
