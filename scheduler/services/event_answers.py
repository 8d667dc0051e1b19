"""What a source does not say of its event, asked of whoever is there: title, day and hours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from scheduler.importing.imported import Imported, ImportedTalk, Question
from scheduler.importing.new_event import lacking_of
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line
from scheduler.reading.report import Wrong
from scheduler.reading.times import day, hour
from scheduler.services.source_answers import Answering

_LATER = message("Entrée seule : plus tard", "Enter alone: later")
_ASKED: Mapping[str, Message] = {
    "title": message("Titre de l’événement ({later}) ?", "Title of the event ({later})?", later=_LATER),
    "date": message(
        "Jour de l’événement, par exemple 2025-05-23 ({later}) ?",
        "Day of the event, for instance 2025-05-23 ({later})?",
        later=_LATER,
    ),
    "start": message("Début, par exemple 09:00 ({later}) ?", "Start, for instance 09:00 ({later})?", later=_LATER),
    "end": message("Fin, par exemple 18:00 ({later}) ?", "End, for instance 18:00 ({later})?", later=_LATER),
}
#: A date with its year last, as people write it.
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_BEFORE = message(
    "la fin doit suivre le début : écrivez une heure plus tardive", "the end must follow the start: write a later hour"
)


def with_event(imported: Imported, talks: Sequence[ImportedTalk], answering: Answering | None) -> Imported:
    """The import with what is answered of its event; what nobody answers stays to be completed in event.toml."""
    if answering is None:
        return imported
    for key in lacking_of(imported, talks):
        imported = _PUT[key](imported, _answered(key, imported, answering))
    return imported


def _answered(key: str, imported: Imported, answering: Answering) -> Any:
    """The value; None where it is left for later. A wrong answer is asked again, with what is wrong."""
    question = Question("event", key, "", _ASKED[key])
    while text := clean_line(answering(question)):
        try:
            return _value(key, text, imported)
        except Wrong as wrong:
            question = replace(question, text=wrong.text)
    return None


def _value(key: str, text: str, imported: Imported) -> Any:
    """The value of the answer. Raises Wrong."""
    match key:
        case "title":
            return text
        case "date":
            return day(_with_year_first(text))
    minutes = hour(text)
    value = dt.time(*divmod(minutes, 60)) if minutes < 24 * 60 else dt.time(23, 59)
    if key == "end" and value <= (imported.opens or dt.time(9)):
        raise Wrong(_BEFORE)
    return value


def _with_year_first(text: str) -> str:
    """A date whose year stands last, if only one of day and month can be meant; any other text as it is."""
    match = _SLASHED.fullmatch(text)
    if match is None:
        return text
    first, second = int(match[1]), int(match[2])
    if first <= 12 and second <= 12 and first != second:
        return text
    number, month = (first, second) if first > 12 or first == second else (second, first)
    return f"{match[3]}-{month:02}-{number:02}"


_PUT: Mapping[str, Callable[[Imported, Any], Imported]] = {
    "title": lambda imported, title: replace(imported, title=title or ""),
    "date": lambda imported, date: replace(imported, days=(date,) if date else ()),
    "start": lambda imported, time: replace(imported, opens=time),
    "end": lambda imported, time: replace(imported, closes=time),
}
