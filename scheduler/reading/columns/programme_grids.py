"""A programme laid out as a grid, with hours along one side and rooms, days or tracks along the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from scheduler.domain.clock import parse_hour, plain_hour
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line, fold
from scheduler.reading.cells import blank
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.columns.header_words import DATED, header_words, word_set
from scheduler.reading.columns.kinds import TALKS, Kind
from scheduler.reading.columns.reports import field_name
from scheduler.reading.report import shown
from scheduler.reading.spoken.hour_spans import hour_span

#: The number of rows and columns that are looked at, and of lines on each side of the grid among which one has hours.
_WITHIN, _SIDE = 60, 8
#: The smallest number of hours along one side, and of places along the other.
_HOURS, _PLACES = 3, 2
#: Columns of a list of talks, which may have hours too.
_OF_LISTS = ("title", "speakers", "abstract")
#: Words that name a place by themselves, and those that do with something else: « Salle 101 », “Track A”.
_ALONE = word_set("amphi amphitheatre auditorium auditoire aula foyer hall plenary theatre theater")
_WITH_MORE = word_set("atelier axe bloc day group groupe jour panel parallel parallele piste room salle session stream")
_WITH_MORE |= word_set("strand studio symposium theme track voie workshop")
#: A room by its number, and a date in figures.
_NUMBERED = re.compile(r"[a-z]{0,3}[ .-]?\d{1,4}[a-z]?|[a-z]|\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?|\d{4}-\d{2}-\d{2}")
_HALF_DAY = re.compile(r"\s*\b[ap]\.?m\.?$", re.IGNORECASE)


def programme_grid(grid: Grid, kind: Kind) -> tuple[int, str, Message] | None:
    """Row, places and message of a table of talks that is such a grid; None for any other table."""
    if kind.name != TALKS.name:
        return None
    top = [list(row[:_WITHIN]) for row in grid[:_WITHIN]]
    found = _places(top, kind) or _places([list(column) for column in zip_longest(*top)], kind)
    if found is None:
        return None
    hour, places = found
    row = next(index for index, cells in enumerate(grid) if any(shown(cell) == places[0] for cell in cells))
    return row, "; ".join(places), _told(kind, hour, places)


def _places(rows: Sequence[Sequence[object]], kind: Kind) -> tuple[str, list[str]] | None:
    """The first hour of a column of hours, and the places above the columns beside it; None where there are none."""
    for column in range(min(_SIDE, max(map(len, rows), default=0))):
        texts = [shown(row[column]) if column < len(row) and not blank(row[column]) else "" for row in rows]
        hours = [index for index, text in enumerate(texts) if text and _is_hour(text)]
        if len(hours) < _HOURS or 2 * len(hours) < sum(map(bool, texts[hours[0] :])):
            continue
        if any(kind.meant(shown(cell)) in _OF_LISTS for row in rows[: hours[0]] for cell in row if not blank(cell)):
            continue
        beside = {at for index in hours for at, cell in enumerate(rows[index]) if at > column and not blank(cell)}
        for above in rows[max(0, hours[0] - _SIDE) : hours[0]][::-1]:
            places = [shown(above[at]) for at in sorted(beside) if at < len(above) and not blank(above[at])]
            if len(places) >= _PLACES and 2 * sum(_is_place(place, kind) for place in places) >= len(places):
                return texts[hours[0]], places
    return None


def _is_hour(text: str) -> bool:
    """True for a time of day, and for hours from a start to an end."""
    line = _HALF_DAY.sub("", clean_line(text))
    return parse_hour(line) is not None or hour_span(line) is not None


def _is_place(text: str, kind: Kind) -> bool:
    """True for the name of a room, a day or a track, and not for a header that is a field by itself."""
    words = set(re.findall(r"\w+", fold(clean_line(text))))
    if words & _ALONE or DATED & set(header_words(text).words) or _NUMBERED.fullmatch(fold(clean_line(text))):
        return True
    return bool(words & _WITH_MORE) and len(words) > 1 and kind.known(text) is None


def _told(kind: Kind, hour: str, places: Sequence[str]) -> Message:
    title, speakers, pin = (field_name(kind, key) for key in ("title", "speakers", "pin"))
    span = hour_span(_HALF_DAY.sub("", clean_line(hour)))
    start = parse_hour(_HALF_DAY.sub("", clean_line(hour))) if span is None else span.start
    return message(
        "c'est un programme en grille, avec des heures d'un côté (« {hour} ») et des salles ou des jours de l'autre "
        "(« {place} ») : il faut un tableau d'une ligne par exposé, où « {title_fr} » et « {speakers_fr} » ont chacun "
        "leur colonne ; pour garder les heures de la grille, une colonne « {pin_fr} » ({example})",
        "this is a programme laid out as a grid, with hours along one side (“{hour}”) and rooms or days along the "
        "other (“{place}”): a table with a row for each talk is needed, where “{title_en}” and “{speakers_en}” have a "
        "column each; to keep the hours of the grid, a column “{pin_en}” ({example})",
        hour=hour,
        place=places[0],
        title_fr=title.fr,
        speakers_fr=speakers.fr,
        pin_fr=pin.fr,
        title_en=title.en,
        speakers_en=speakers.en,
        pin_en=pin.en,
        example=plain_hour(start or 0),
    )
