"""The catalogue of formats: what `out/` holds, and who writes it. Importing this package loads no library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from scheduler.edition import DRAFT, Edition
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.saying import Saying

#: Files that are no invitations which are named; of more, how many.
_NAMED = 12
#: Paths in `out/` and bytes.
Files = Iterator[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Rendering:
    """The files by their path in `out/` (`/` between folders), and what the organisers should know about them."""

    files: dict[str, bytes]
    remarks: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """One name of `--format`; `render` yields paths and bytes, and adds to the remarks.

    `written`: always, with a release, or only when it is asked for by its name.
    """

    name: str
    holds: Saying
    render: Callable[[Event, Programme, Edition, list[Saying]], Files]
    written: Literal["always", "released", "asked"] = "always"


def render(
    event: Event, programme: Programme, formats: Iterable[str] | None = None, edition: Edition = DRAFT
) -> Rendering:
    """The files of the named formats, of those in `unasked` where `formats` is None, as `edition`; equal input gives
    equal bytes.

    Raises KeyError for a name that is no format. `programme` must have passed the check.
    """
    known = {one.name: one for one in FORMATS}
    chosen = [known[name] for name in (unasked(edition) if formats is None else formats)]
    files: dict[str, bytes] = {}
    remarks: list[Saying] = []
    for one in dict.fromkeys(chosen):
        files.update(one.render(event, programme, edition, remarks))
    return Rendering(files, tuple(remarks))


def unasked(edition: Edition) -> tuple[str, ...]:
    """The names of the formats that `edition` has without being asked: a release has what is handed out that day."""
    written = ("always",) if edition.is_draft else ("always", "released")
    return tuple(one.name for one in FORMATS if one.written in written)


def preload() -> None:
    """Loads what most events need, so that a process can do it before there is a programme."""
    import markdown_it
    import reportlab.graphics.barcode.qr

    from exports import calendar, invitations, schedule, table
    from exports.page import view
    from exports.pdf import booklet, imposition, sheet
    from exports.pdf.fonts import register_fonts

    register_fonts()
    del calendar, invitations, schedule, table, view, booklet, imposition, sheet, markdown_it, reportlab


def _schedule(event: Event, programme: Programme, edition: Edition, remarks: list[Saying]) -> Files:
    from exports.schedule import write_schedule

    yield "schedule.json", write_schedule(event, programme, edition)


def _page(event: Event, programme: Programme, edition: Edition, remarks: list[Saying]) -> Files:
    from exports.page import index_html

    yield "public/index.html", index_html(event, programme, edition)


def _programme(event: Event, programme: Programme, edition: Edition, remarks: list[Saying]) -> Files:
    from exports.pdf import programme_pdf

    yield "public/programme.pdf", programme_pdf(event, programme, edition)


def _booklet(event: Event, programme: Programme, edition: Edition, remarks: list[Saying]) -> Files:
    from exports.pdf import booklet_pdf, impose

    booklet = booklet_pdf(event, programme, edition)
    yield "public/booklet.pdf", booklet
    yield "print/booklet-print.pdf", impose(booklet)


def _doors(event: Event, programme: Programme, edition: Edition, remarks: list[Saying]) -> Files:
    from exports.pdf import door_signs

    for room, data in door_signs(event, programme, edition):
        yield f"print/doors/{room}.pdf", data


def _chairs(event: Event, programme: Programme, edition: Edition, remarks: list[Saying]) -> Files:
    from exports.pdf import chair_sheets

    for session, data in chair_sheets(event, programme):
        yield f"print/chairs/{session}.pdf", data


def _badges(event: Event, programme: Programme, edition: Edition, remarks: list[Saying]) -> Files:
    from exports.pdf import badges_pdf

    yield "print/badges.pdf", badges_pdf(event, programme)


def _attendance(event: Event, programme: Programme, edition: Edition, remarks: list[Saying]) -> Files:
    from exports.pdf import attendance_pdf

    yield "print/attendance.pdf", attendance_pdf(event, programme)


def _certificates(event: Event, programme: Programme, edition: Edition, remarks: list[Saying]) -> Files:
    from exports.pdf import certificate_files

    for person, data in certificate_files(event, programme):
        yield f"print/certificates/{person}.pdf", data


def _calendar(event: Event, programme: Programme, edition: Edition, remarks: list[Saying]) -> Files:
    from exports.calendar import axis_files, programme_ics, talk_files

    yield "public/programme.ics", programme_ics(event, programme, edition)
    for name, data in talk_files(event, programme, edition):
        yield f"public/talks/{name}.ics", data
    for name, data in axis_files(event, programme, edition):
        yield f"public/axes/{name}.ics", data


def _table(event: Event, programme: Programme, edition: Edition, remarks: list[Saying]) -> Files:
    from exports.table import programme_csv

    yield "public/programme.csv", programme_csv(event, programme, edition)


def _invitations(event: Event, programme: Programme, edition: Edition, remarks: list[Saying]) -> Files:
    from exports.agenda import agenda
    from exports.invitations import cancellation_files, invitation_files, person_files

    records = agenda(event, programme, edition)
    uninvited = []
    for name, data, inviting in invitation_files(records):
        if not inviting:
            uninvited.append(name.removesuffix(".ics"))
        yield f"invitations/{name}", data
    for name, data in person_files(records):
        yield f"invitations/people/{name}", data
    if edition.number is not None:  # a draft takes nothing away from anybody
        for name, data in cancellation_files(edition.before, records, edition.number):
            yield f"cancellations/{name}", data
    if uninvited:
        names, more = ", ".join(uninvited[:_NAMED]), len(uninvited) - _NAMED
        remarks.append(
            Saying(
                fr=f"Sans adresse d'organisateur ou d'intervenant, ce ne sont pas des invitations\u202f: {names}"
                + (f" et {more} de plus" if more > 0 else ""),
                en=f"Without an organiser's or a speaker's address these files are no invitations: {names}"
                + (f" and {more} more" if more > 0 else ""),
            )
        )


#: In the order of contract §6. The booklet is laid out once and imposed from there, so both are one format.
FORMATS = (
    Format("schedule", Saying(fr="schedule.json", en="schedule.json"), _schedule),
    Format("page", Saying(fr="la page à publier", en="the page to publish"), _page),
    Format("programme", Saying(fr="la feuille à afficher", en="the sheet to pin up"), _programme),
    Format("booklet", Saying(fr="le livret, à lire et à imprimer", en="the booklet, to read and to print"), _booklet),
    Format("calendar", Saying(fr="les calendriers publics", en="the public calendars"), _calendar),
    Format("table", Saying(fr="les lignes pour un tableur", en="the rows for a spreadsheet"), _table),
    Format("invitations", Saying(fr="les invitations", en="the invitations"), _invitations),
    Format("doors", Saying(fr="une affiche par porte", en="a sign for each door"), _doors, "released"),
    Format("chairs", Saying(fr="une feuille par séance", en="a sheet for each chair"), _chairs, "released"),
    Format("badges", Saying(fr="les badges", en="the badges"), _badges, "released"),
    Format("attendance", Saying(fr="la feuille d'émargement", en="the attendance list"), _attendance, "released"),
    Format("certificates", Saying(fr="les attestations", en="the certificates"), _certificates, "asked"),
)
