"""What is printed: the sheet to pin up, the booklet, and the booklet imposed for the stapler.

Each function is pure: the same programme gives the same bytes. reportlab and pypdf are loaded when one is called.
"""

from __future__ import annotations

from collections.abc import Iterator

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


def door_signs(event: Event, programme: Programme, edition: Edition = DRAFT) -> Iterator[tuple[str, bytes]]:
    """By the id of the room, a sign for each door: what is on there, large, on A4."""
    from exports.pdf.doors import doors

    return doors(event, programme, edition)


def chair_sheets(event: Event, programme: Programme) -> Iterator[tuple[str, bytes]]:
    """By the id of the session, a sheet for its chair: names and how they are said, minutes, room for notes, on A4."""
    from exports.pdf.chairs import chairs

    return chairs(event, programme)


def badges_pdf(event: Event, programme: Programme) -> bytes:
    """Badges of 90 × 55 mm on A4, with cut marks, for speakers, chairs and organisers."""
    from exports.pdf.badges import badges

    return badges(event, programme)


def attendance_pdf(event: Event, programme: Programme) -> bytes:
    """The list that is signed, by surname, a list a day, on A4."""
    from exports.pdf.attendance import attendance

    return attendance(event, programme)


def certificate_files(event: Event, programme: Programme) -> Iterator[tuple[str, bytes]]:
    """By a file name made from the person's, a certificate of attendance for everybody who has a part, on A4."""
    from exports.pdf.certificates import certificates

    return certificates(event, programme)


def impose(booklet: bytes, *, fold_marks: bool = False, creep: float = 0.0) -> bytes:
    """The booklet two-up on A4, for printing on both sides along the short edge, folding and stapling in the middle.

    `creep`: millimetres by which the innermost sheet would stick out.
    """
    from exports.pdf.imposition import Binding, imposed

    return imposed(booklet, Binding(fold_marks, creep))
