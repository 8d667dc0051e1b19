"""Days that the tables name while the day of the event only stands for what nobody has said yet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scheduler.domain.errors import Problem
from scheduler.language.message import Message, message
from scheduler.language.typography import quoted, semicolon
from scheduler.reading.event_toml.event_file import FILE
from scheduler.reading.event_toml.to_complete import is_provisional

#: What the mistakes say of another day than the event's.
_NO_DAY = re.compile(r"\bno day of the event\b", re.IGNORECASE)
#: The largest number of cells that are quoted.
_QUOTED = 3


def with_day_first(mistakes: Sequence[Problem], remarks: Sequence[Problem]) -> tuple[Problem, ...]:
    """The mistakes; those of cells that name other days than a day which is to be completed are one, of that day."""
    asked = next((each for each in remarks if each.column == "event.date" and is_provisional(each)), None)
    strange = [each for each in mistakes if each.file != FILE and _NO_DAY.search(each.text.en)]
    if asked is None or not strange:
        return tuple(mistakes)
    return (Problem(FILE, None, asked.column, asked.found, _first(strange)), *(m for m in mistakes if m not in strange))


def _first(strange: Sequence[Problem]) -> Message:
    texts = list(dict.fromkeys(each.found for each in strange if each.found))

    def examples(language: str) -> str:
        told = semicolon(language).join(quoted(text, language) for text in texts[:_QUOTED])
        return f" ({told}{'…' if len(texts) > _QUOTED else ''})" if told else ""

    cells = message("{count} cellules nomment", "{count} cells name", count=len(strange))
    return message(
        "ce n'est qu'un exemple, et {cells} d'autres jours{examples} : écrivez d'abord la date de l'événement, "
        "ou celles de ses jours",
        "this is but an example, and {cells} other days{examples}: first write the date of the event, "
        "or those of its days",
        cells=cells if len(strange) > 1 else message("une cellule nomme", "a cell names"),
        examples=Message.each(examples),
    ).capitalised()
