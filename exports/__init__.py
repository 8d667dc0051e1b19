"""The catalogue of formats: the files of `out/` and the functions that write them. Importing it loads no library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from scheduler.edition import DRAFT, Edition
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.saying import Saying

#: The largest number of files that the remark about missing invitations names; further ones are counted.
_NAMED = 12
#: The files of a format by path in `out/` with their bytes, and remarks for the organisers.
Files = Iterator[tuple[str, bytes] | Saying]


@dataclass(frozen=True, slots=True)
class Rendering:
    """The files by their path in `out/` (`/` between folders), and remarks for the organisers."""

    files: dict[str, bytes]
    remarks: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name in `--format`; `render` yields its files and remarks.

    It is `written` always, with a release, or only when its name is given.
    """

    name: str
    render: Callable[[Event, Programme, Edition], Files]
    written: Literal["always", "released", "asked"] = "always"


def render(
    event: Event, programme: Programme, formats: Iterable[str] | None = None, edition: Edition = DRAFT
) -> Rendering:
    """The files of the named formats (None: the formats that `edition` gets by default); equal input, equal bytes.

    `programme` must have passed the check. Raises KeyError for the name of no format.
    """
    by_name = {each.name: each for each in FORMATS}
    chosen = [by_name[name] for name in (unasked(edition) if formats is None else formats)]
    files: dict[str, bytes] = {}
    remarks: list[Saying] = []
    for each in dict.fromkeys(chosen):
        for rendered in each.render(event, programme, edition):
            if isinstance(rendered, Saying):
                remarks.append(rendered)
            else:
                path, data = rendered
                files[path] = data
    return Rendering(files, tuple(remarks))


def unasked(edition: Edition) -> tuple[str, ...]:
    """The names of the formats that `edition` gets by default; a release adds the papers handed out on the day."""
    written = ("always",) if edition.is_draft else ("always", "released")
    return tuple(each.name for each in FORMATS if each.written in written)


def preload() -> None:
    """The libraries and fonts of most formats are loaded, so that a thread can do it while the solver works."""
    from exports import calendar, invitations, schedule, table
    from exports.page import view
    from exports.pdf import booklet, sheet
    from exports.pdf.fonts import register_fonts

    register_fonts()
    del calendar, invitations, schedule, table, view, booklet, sheet


def _schedule(event: Event, programme: Programme, edition: Edition) -> Files:
    from exports.schedule import write_schedule

    yield "schedule.json", write_schedule(event, programme, edition)


def _page(event: Event, programme: Programme, edition: Edition) -> Files:
    from exports.page import index_html

    yield "public/index.html", index_html(event, programme, edition)


def _programme(event: Event, programme: Programme, edition: Edition) -> Files:
    from exports.pdf import programme_pdf

    yield "public/programme.pdf", programme_pdf(event, programme, edition)


def _booklet(event: Event, programme: Programme, edition: Edition) -> Files:
    from exports.pdf import booklet_pdf, impose

    booklet = booklet_pdf(event, programme, edition)
    yield "public/booklet.pdf", booklet
    yield "print/booklet-print.pdf", impose(booklet)


def _doors(event: Event, programme: Programme, edition: Edition) -> Files:
    from exports.pdf import door_signs

    for room, data in door_signs(event, programme, edition):
        yield f"print/doors/{room}.pdf", data


def _chairs(event: Event, programme: Programme, edition: Edition) -> Files:
    from exports.pdf import chair_sheets

    for session, data in chair_sheets(event, programme):
        yield f"print/chairs/{session}.pdf", data


def _badges(event: Event, programme: Programme, edition: Edition) -> Files:
    from exports.pdf import badges_pdf

    yield "print/badges.pdf", badges_pdf(event, programme)


def _attendance(event: Event, programme: Programme, edition: Edition) -> Files:
    from exports.pdf import attendance_pdf

    yield "print/attendance.pdf", attendance_pdf(event, programme)


def _certificates(event: Event, programme: Programme, edition: Edition) -> Files:
    from exports.pdf import certificate_files

    for person, data in certificate_files(event, programme):
        yield f"print/certificates/{person}.pdf", data


def _calendar(event: Event, programme: Programme, edition: Edition) -> Files:
    from exports.calendar import axis_files, programme_ics, talk_files

    yield "public/programme.ics", programme_ics(event, programme, edition)
    for name, data in talk_files(event, programme, edition):
        yield f"public/talks/{name}.ics", data
    for name, data in axis_files(event, programme, edition):
        yield f"public/axes/{name}.ics", data


def _table(event: Event, programme: Programme, edition: Edition) -> Files:
    from exports.table import programme_csv

    yield "public/programme.csv", programme_csv(event, programme, edition)


def _invitations(event: Event, programme: Programme, edition: Edition) -> Files:
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
        yield Saying(
            fr=f"Sans adresse d'organisateur ou d'intervenant, ce ne sont pas des invitations\u202f: {names}"
            + (f" et {more} de plus" if more > 0 else ""),
            en=f"Without an organiser's or a speaker's address these files are no invitations: {names}"
            + (f" and {more} more" if more > 0 else ""),
        )


#: In the order of contract §6. The booklet is laid out once and imposed from there, so both are one format.
FORMATS = (
    Format("schedule", _schedule),
    Format("page", _page),
    Format("programme", _programme),
    Format("booklet", _booklet),
    Format("calendar", _calendar),
    Format("table", _table),
    Format("invitations", _invitations),
    Format("doors", _doors, "released"),
    Format("chairs", _chairs, "released"),
    Format("badges", _badges, "released"),
    Format("attendance", _attendance, "released"),
    Format("certificates", _certificates, "asked"),
)
