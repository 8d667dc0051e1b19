"""The columns that a table must have and that nobody knows by their headers, asked of whoever is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported, Question
from scheduler.language.message import message
from scheduler.reading.columns.kinds import TALKS
from scheduler.services.source_answers import Answering
from scheduler.services.table_columns import Column, columns_of

#: The fields that are asked for, in this order.
_NEEDED = ("title", "speakers")


def with_columns_named(
    read: Callable[[Asked], Imported], sources: Sequence[Path], asked: Asked, answering: Answering | None
) -> Asked:
    """The options with the columns that are named in answer; as they are where none is lacking, or nobody answers."""
    if answering is None or len(sources) > 1:
        return asked
    for field in _NEEDED:
        columns = [column for column in columns_of(sources[0], asked) if column.label and not column.field]
        if columns and _lacks(read, asked, field):
            answer = answering(_question(field, columns))
            asked = replace(asked, mapping={**asked.mapping, field: (answer,)})
    return asked


def _lacks(read: Callable[[Asked], Imported], asked: Asked, field: str) -> bool:
    """True if the table is refused since no column is that field."""
    try:
        read(asked)
    except InputError as error:
        return any(f'--map "{field}=…"' in mistake.options for mistake in error.mistakes)
    return False


def _question(field: str, columns: Sequence[Column]) -> Question:
    text = message(
        "quelle colonne est « {french} » ?", "which column is “{english}”?", french=TALKS.columns[field], english=field
    )
    shown = tuple(f"{column.label} = {column.first[0]}" for column in columns if column.first and column.first[0])
    return Question("map", field, "", text, tuple(column.label for column in columns), shown)
