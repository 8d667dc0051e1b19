"""The columns of a former programme in a table of talks: hours that are read only if they are to hold again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scheduler.domain.clock import parse_hour
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.columns.header_words import header_words, word_set
from scheduler.reading.columns.kinds import TALKS, Kind
from scheduler.reading.columns.reports import field_name, options_of, stating
from scheduler.reading.columns.sources import Why
from scheduler.reading.report import Place, Report, Spot, shown
from scheduler.reading.spoken.hour_spans import hour_span

_STARTS = word_set(
    "debut heuredebut heure horaire hdeb datedebut debuthoraire horairedebut start starttime startdate datestart begin "
    "begintime time from passage heurepassage horairepassage creneau plage plagehoraire tranchehoraire slot timeslot "
    "creneauhoraire"
)
_DAYS = word_set("jour date day jourpassage datepassage")
#: The largest length, in minutes, of the hours of a talk; longer ones may say when somebody is there.
_LONGEST = 120
#: What the minutes of a start in a programme are a multiple of.
_ROUND = 5
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}[ T]+(.+)")


def offer_pins(arranged: Arrangement, place: Place, rows: Grid, report: Report) -> None:
    """Columns with hours of a start that are not read are told, with what would make pins of them."""
    kind = arranged.kind
    if kind.name != TALKS.name or "pin" in arranged.choice.sources:
        return
    unread = [aside.column for aside in arranged.choice.aside if aside.why is Why.UNKNOWN]
    names = {column: header_words(arranged.header.texts[column]).compact for column in unread}
    start = next((at for at in unread if names[at] in _STARTS and _are_hours(_values(rows, at))), None)
    if start is None:
        return
    day = next((at for at in unread if names[at] in _DAYS and at != start), None)
    labels = [arranged.header.labels[at] for at in (day, start) if at is not None]
    values = _values(rows, start)
    spans = any(hour_span(clean_line(shown(value))) for value in values)
    text = message(
        "ce sont les heures d'un programme : elles ne sont pas lues ; pour que chaque exposé commence à la "
        "sienne{length}, {lines}",
        "these are the hours of a programme: they are not read; to have each talk start at its own{length}, {lines}",
        length=message(" (et dure ce qu'elles disent)", " (and last as long as they say)") if spans else "",
        lines=_chosen(kind) if kind.imported else _written(kind, labels),
    )
    spot = Spot(place.file, place.row, arranged.header.labels[start])
    report.remark(spot, values[0], text, options=options_of(kind, "pin", labels))


def _written(kind: Kind, labels: Sequence[str]) -> Message:
    return message("dites-le (event.toml, {line})", "say so (event.toml, {line})", line=stating(kind, "pin", labels))


def _chosen(kind: Kind) -> Message:
    """What is said of a table that is imported, where the columns are chosen on a page or by options."""
    name = field_name(kind, "pin")
    return message("dites que c'est « {french} »", "say that it is “{english}”", french=name.fr, english=name.en)


def _values(rows: Grid, column: int) -> list[object]:
    return [row[column] for row in rows if column < len(row) and not blank(row[column])]


def _are_hours(values: Sequence[object]) -> bool:
    """True if every value is a time of day, alone or behind a date, or the hours of a talk from start to end."""
    texts = [clean_line(shown(value)) for value in values]
    return bool(texts) and all(_is_hour(text) or _is_span(text) for text in texts)


def _is_span(text: str) -> bool:
    span = hour_span(text)
    return span is not None and span.end - span.start <= _LONGEST


def _is_hour(text: str) -> bool:
    """True for a time of day; one with a date must be round, or it may be when a form was filled in."""
    dated = _DATED.fullmatch(text)
    minutes = parse_hour(dated[1] if dated else text)
    return minutes is not None and not (dated and minutes % _ROUND)
