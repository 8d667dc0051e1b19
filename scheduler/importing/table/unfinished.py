"""Answers to a form that somebody began and did not send, as LimeSurvey keeps them among the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from scheduler.importing.sources.files import SourceFile
from scheduler.importing.sources.tables import Table, read_tables
from scheduler.language.message import Message, message
from scheduler.reading.report import Report

#: The column with the hour of sending, and the column with the progress of the form: as codes, in French and English.
_SENT = (("submitdate", "lastpage"), ("date de soumission", "derniere page"), ("date submitted", "last page"))


def unfinished_rows(path: Path, sheet: str) -> frozenset[int]:
    """The numbers of the rows that were never sent; none where the table is not of such a form."""
    try:
        data = path.read_bytes()
    except OSError:
        return frozenset()  # said where the table is read
    for columns in _SENT:
        for table in read_tables(SourceFile(path.name, data), columns, Report(), sheet):
            if table.has(*columns):
                return frozenset(_unsent(table, columns[0]))
    return frozenset()


def _unsent(table: Table, sent: str) -> Iterator[int]:
    yield from (row.number for row in table.rows if not row.text(sent))


def told_unfinished(sources: Sequence[Path], unfinished: Sequence[frozenset[int]]) -> Iterator[Message]:
    """That these rows of each of the files are left aside."""
    for source, rows in zip(sources, unfinished, strict=True):
        if rows:
            yield message(
                "{file} : réponses jamais envoyées, donc laissées de côté : lignes {rows}",
                "{file}: answers that were never sent, so left aside: rows {rows}",
                file=source.name,
                rows=", ".join(map(str, sorted(rows))),
            )
