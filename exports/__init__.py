"""The catalogue of formats: what `out/` holds, and who writes it. Importing this package loads no library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.saying import Saying


@dataclass(frozen=True, slots=True)
class Rendering:
    """The files by their path in `out/` (`/` between folders), and what the organisers should know about them."""

    files: dict[str, bytes]
    remarks: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """One name of `--format`; `render` yields paths and bytes, and adds to the remarks.

    `asked`: written only when it is asked for by its name.
    """

    name: str
    holds: Saying
    render: Callable[[Event, Programme, list[Saying]], Iterator[tuple[str, bytes]]]
    asked: bool = False


def render(event: Event, programme: Programme, formats: Iterable[str] | None = None) -> Rendering:
    """The files of the named formats, of all that need not be asked for where `formats` is None; the same programme
    gives the same bytes.

    Raises KeyError for a name that is no format. `programme` must have passed the check.
    """
    known = {one.name: one for one in FORMATS}
    chosen = [known[name] for name in formats] if formats is not None else [one for one in FORMATS if not one.asked]
    files: dict[str, bytes] = {}
    remarks: list[Saying] = []
    for one in dict.fromkeys(chosen):
        files.update(one.render(event, programme, remarks))
    return Rendering(files, tuple(remarks))


def preload() -> None:
    """Loads what most formats need, so that a thread can do it while the solver works."""
    from exports import calendar, schedule, table
    from exports.page import view
    from exports.pdf import booklet, sheet
    from exports.pdf.fonts import register_fonts

    register_fonts()
    del calendar, schedule, table, view, booklet, sheet


def _schedule(event: Event, programme: Programme, remarks: list[Saying]) -> Iterator[tuple[str, bytes]]:
    from exports.schedule import write_schedule

    yield "schedule.json", write_schedule(event, programme)


def _page(event: Event, programme: Programme, remarks: list[Saying]) -> Iterator[tuple[str, bytes]]:
    from exports.page import index_html

    yield "public/index.html", index_html(event, programme)


def _programme(event: Event, programme: Programme, remarks: list[Saying]) -> Iterator[tuple[str, bytes]]:
    from exports.pdf import programme_pdf

    yield "public/programme.pdf", programme_pdf(event, programme)


def _booklet(event: Event, programme: Programme, remarks: list[Saying]) -> Iterator[tuple[str, bytes]]:
    from exports.pdf import booklet_pdf, impose

    booklet = booklet_pdf(event, programme)
    yield "public/booklet.pdf", booklet
    yield "print/booklet-print.pdf", impose(booklet)


def _doors(event: Event, programme: Programme, remarks: list[Saying]) -> Iterator[tuple[str, bytes]]:
    from exports.pdf import door_signs

    for room, data in door_signs(event, programme):
        yield f"print/doors/{room}.pdf", data


def _chairs(event: Event, programme: Programme, remarks: list[Saying]) -> Iterator[tuple[str, bytes]]:
    from exports.pdf import chair_sheets

    for session, data in chair_sheets(event, programme):
        yield f"print/chairs/{session}.pdf", data


def _badges(event: Event, programme: Programme, remarks: list[Saying]) -> Iterator[tuple[str, bytes]]:
    from exports.pdf import badges_pdf

    yield "print/badges.pdf", badges_pdf(event, programme)


def _attendance(event: Event, programme: Programme, remarks: list[Saying]) -> Iterator[tuple[str, bytes]]:
    from exports.pdf import attendance_pdf

    yield "print/attendance.pdf", attendance_pdf(event, programme)


def _certificates(event: Event, programme: Programme, remarks: list[Saying]) -> Iterator[tuple[str, bytes]]:
    from exports.pdf import certificate_files

    for person, data in certificate_files(event, programme):
        yield f"print/certificates/{person}.pdf", data


def _calendar(event: Event, programme: Programme, remarks: list[Saying]) -> Iterator[tuple[str, bytes]]:
    from exports.calendar import programme_ics, talk_files

    yield "public/programme.ics", programme_ics(event, programme)
    for name, data in talk_files(event, programme):
        yield f"public/talks/{name}.ics", data


def _table(event: Event, programme: Programme, remarks: list[Saying]) -> Iterator[tuple[str, bytes]]:
    from exports.table import programme_csv

    yield "public/programme.csv", programme_csv(event, programme)


def _invitations(event: Event, programme: Programme, remarks: list[Saying]) -> Iterator[tuple[str, bytes]]:
    from exports.calendar import invitation_files

    uninvited = []
    for name, data, inviting in invitation_files(event, programme):
        if not inviting:
            uninvited.append(name)
        yield f"invitations/{name}.ics", data
    if uninvited:
        names = ", ".join(uninvited)
        remarks.append(
            Saying(
                fr=f"Sans adresse d'organisateur ou d'intervenant, ce ne sont pas des invitations\u202f: {names}",
                en=f"Without an organiser's or a speaker's address these files are no invitations: {names}",
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
    Format("doors", Saying(fr="une affiche par porte", en="a sign for each door"), _doors, asked=True),
    Format("chairs", Saying(fr="une feuille par séance", en="a sheet for each chair"), _chairs, asked=True),
    Format("badges", Saying(fr="les badges", en="the badges"), _badges, asked=True),
    Format("attendance", Saying(fr="la feuille d'émargement", en="the attendance list"), _attendance, asked=True),
    Format("certificates", Saying(fr="les attestations", en="the certificates"), _certificates, asked=True),
)
