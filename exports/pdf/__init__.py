"""The printed documents: sheet, booklet, imposed booklet, door signs, chairs' sheets, badges, lists, certificates.

Each function is pure: the same programme gives the same bytes. reportlab and pypdf are loaded when one is called.
"""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme


def programme_pdf(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The programme on A4 to pin up; a day on one page where it fits."""
    from exports.pdf.sheet import sheet

    return sheet(event, programme, edition)


def booklet_pdf(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The booklet in reading order on A5: programme, abstracts, biographies, index, practical information."""
    from exports.pdf.booklet import booklet

    return booklet(event, programme, edition)


def door_signs(event: Event, programme: Programme, edition: Edition = DRAFT) -> Iterator[tuple[str, bytes]]:
    """The id of each room with the A4 sign for its door: the sessions there, in large type."""
    from exports.pdf.doors import doors

    return doors(event, programme, edition)


def chair_sheets(event: Event, programme: Programme) -> Iterator[tuple[str, bytes]]:
    """A file name for each session with the A4 sheet for its chair, and as "" all sheets in one document."""
    from exports.pdf.chairs import chairs

    return chairs(event, programme)


def badges_pdf(event: Event, programme: Programme) -> bytes:
    """Badges of 90 × 55 mm on A4, with cut marks, for speakers, chairs and organisers."""
    from exports.pdf.badges import badges

    return badges(event, programme)


def attendance_pdf(event: Event, programme: Programme) -> bytes:
    """The attendance list to sign, on A4: one list a day, by family name."""
    from exports.pdf.attendance import attendance

    return attendance(event, programme)


def certificate_files(event: Event, programme: Programme) -> Iterator[tuple[str, bytes]]:
    """File name and A4 certificate of attendance for everybody with a part in the programme."""
    from exports.pdf.certificates import certificates

    return certificates(event, programme)


def impose(booklet: bytes, *, fold_marks: bool = False, creep: float = 0.0) -> bytes:
    """The booklet two-up on A4, to print on both sides along the short edge, fold, and staple in the middle.

    `creep` is the number of millimetres by which the innermost sheet would stick out.
    """
    from exports.pdf.imposition import Binding, imposed

    return imposed(booklet, Binding(fold_marks, creep))
