"""The programme for word processors and spreadsheets: files that people go on writing in.

Text in documents is typeset; cells of workbooks keep the letters as they were typed.
"""

from __future__ import annotations

from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.message import Message


def programme_docx(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The programme as a document of Word: a heading and a table for each session."""
    from exports.office.programme import programme_document

    return programme_document(event, programme, edition)


def booklet_docx(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The booklet as a document of Word: programme, abstracts, biographies, practical information."""
    from exports.office.booklet import booklet_document

    return booklet_document(event, programme, edition)


def programme_xlsx(
    event: Event, programme: Programme, edition: Edition = DRAFT, *, addresses: bool = False
) -> tuple[bytes, tuple[Message, ...]]:
    """The workbook with the sheets Programme, Talks and People, and a remark on cells that were cut."""
    from exports.office.workbook import workbook

    return workbook(event, programme, edition, addresses=addresses)
