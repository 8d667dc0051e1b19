"""What is printed: the sheet to pin up, the booklet, and the booklet imposed for the stapler.

Each function is pure: the same programme gives the same bytes. reportlab and pypdf are loaded when one is called.
"""

from __future__ import annotations

from scheduler.edition import DRAFT, Edition
from scheduler.event import Event
from scheduler.programme import Programme


def programme_pdf(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The day at a glance on A4; one page where a day fits."""
    from exports.pdf.sheet import sheet

    return sheet(event, programme, edition)


def booklet_pdf(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The booklet in reading order on A5: programme, abstracts, biographies, index, practical information."""
    from exports.pdf.booklet import booklet

    return booklet(event, programme, edition)


def impose(booklet: bytes) -> bytes:
    """The booklet two-up on A4, for printing on both sides along the short edge, folding and stapling in the middle."""
    from exports.pdf.imposition import imposed

    return imposed(booklet)
