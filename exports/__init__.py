"""The catalogue of formats: the files of `out/` and the modules that write them.

Importing this package loads no library, so that `--help` can name the formats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scheduler.domain.edition import DRAFT
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.domain.calendar_item import Record
    from scheduler.domain.edition import Edition
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Programme

#: Number of files that a remark names; the rest are counted.
_NAMED = 12


@dataclass(frozen=True, slots=True)
class Rendering:
    """The files by their path in `out/` (`/` between folders), and remarks on them for the organisers."""

    files: dict[str, bytes]
    remarks: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """One name of `--format`.

    `written`: always, with a release, or only when it is asked for by its name. `pages`: its files are laid out, which
    takes seconds; the others together show every text of the event and are made in a moment.
    """

    name: str
    render: Callable[[Event, Programme, Edition], Rendering]
    written: Literal["always", "released", "asked"] = "always"
    pages: bool = False


def render(
    event: Event, programme: Programme, formats: Iterable[str] | None = None, edition: Edition = DRAFT
) -> Rendering:
    """The files of the named formats, of those in `unasked` where `formats` is None, as `edition`; equal input gives
    equal bytes.

    Raises KeyError for a name that is no format. `programme` must have passed the check.
    """
    known = {format_.name: format_ for format_ in FORMATS}
    chosen = [known[name] for name in (unasked(edition) if formats is None else formats)]
    return together([format_.render(event, programme, edition) for format_ in dict.fromkeys(chosen)])


def together(renderings: Iterable[Rendering]) -> Rendering:
    """One rendering with the files and remarks of all `renderings`."""
    every = tuple(renderings)
    files = {path: data for rendering in every for path, data in rendering.files.items()}
    return Rendering(files, tuple(remark for rendering in every for remark in rendering.remarks))


def names() -> tuple[str, ...]:
    """The names that `--format` accepts, in the order of contract §6."""
    return tuple(format_.name for format_ in FORMATS)


def unasked(edition: Edition) -> tuple[str, ...]:
    """The names of the formats that are written without a request; a release adds the handouts of the day."""
    written = ("always",) if edition.is_draft else ("always", "released")
    return tuple(format_.name for format_ in FORMATS if format_.written in written)


def quick() -> tuple[str, ...]:
    """The names of the formats that are always written and made in a moment."""
    return tuple(format_.name for format_ in FORMATS if format_.written == "always" and not format_.pages)


def preload() -> None:
    """Loads the modules and fonts that most events need, before a programme exists."""
    import markdown_it
    import reportlab.graphics.barcode.qr

    from exports import calendar, invitations, schedule, table
    from exports.page import view
    from exports.pdf import booklet, imposition, sheet
    from exports.pdf.fonts import register_fonts

    register_fonts()
    del calendar, invitations, schedule, table, view, booklet, imposition, sheet, markdown_it, reportlab


def _made(files: Iterable[tuple[str, bytes]]) -> Rendering:
    return Rendering(dict(files), ())


def _schedule(event: Event, programme: Programme, edition: Edition) -> Rendering:
    from exports.schedule import write_schedule

    return _made([("schedule.json", write_schedule(event, programme, edition))])


def _page(event: Event, programme: Programme, edition: Edition) -> Rendering:
    from exports.page import index_html

    return _made([("public/index.html", index_html(event, programme, edition))])


def _programme(event: Event, programme: Programme, edition: Edition) -> Rendering:
    from exports.pdf import programme_pdf

    return _made([(SHEET, programme_pdf(event, programme, edition))])


def _booklet(event: Event, programme: Programme, edition: Edition) -> Rendering:
    from exports.pdf import booklet_pdf, impose

    booklet = booklet_pdf(event, programme, edition)
    return _made([(BOOKLET, booklet), (IMPOSED, impose(booklet))])


def _doors(event: Event, programme: Programme, edition: Edition) -> Rendering:
    from exports.pdf import door_signs

    return _made((f"print/doors/{room}.pdf", data) for room, data in door_signs(event, programme, edition))


def _chairs(event: Event, programme: Programme, edition: Edition) -> Rendering:
    from exports.pdf import chair_sheets

    return _made((f"print/chairs/{session}.pdf", data) for session, data in chair_sheets(event, programme))


def _badges(event: Event, programme: Programme, edition: Edition) -> Rendering:
    from exports.pdf import badges_pdf

    return _made([("print/badges.pdf", badges_pdf(event, programme))])


def _attendance(event: Event, programme: Programme, edition: Edition) -> Rendering:
    from exports.pdf import attendance_pdf

    return _made([("print/attendance.pdf", attendance_pdf(event, programme))])


def _certificates(event: Event, programme: Programme, edition: Edition) -> Rendering:
    from exports.pdf import certificate_files

    return _made((f"print/certificates/{who}.pdf", data) for who, data in certificate_files(event, programme))


def _calendar(event: Event, programme: Programme, edition: Edition) -> Rendering:
    from exports.calendar import axis_files, programme_ics, talk_files

    talks = [(f"public/talks/{name}.ics", data) for name, data in talk_files(event, programme, edition)]
    axes = [(f"public/axes/{name}.ics", data) for name, data in axis_files(event, programme, edition)]
    return _made([("public/programme.ics", programme_ics(event, programme, edition)), *talks, *axes])


def _table(event: Event, programme: Programme, edition: Edition) -> Rendering:
    from exports.table import programme_csv

    return _made([("public/programme.csv", programme_csv(event, programme, edition))])


def _invitations(event: Event, programme: Programme, edition: Edition) -> Rendering:
    from exports.agenda import agenda
    from exports.invitations import cancellation_files, invitation_files, person_files

    records = agenda(event, programme, edition)
    invitations = list(invitation_files(records))
    files = {f"invitations/{name}": data for name, data, _ in invitations}
    files.update((f"invitations/people/{name}", data) for name, data in person_files(records))
    if edition.number is not None:  # a draft takes nothing away from anybody
        cancelled = cancellation_files(edition.before, records, edition.number)
        files.update((f"cancellations/{name}", data) for name, data in cancelled)
    uninvited = any(not inviting for _, _, inviting in invitations)
    return Rendering(files, (_uninviting(event, records),) if uninvited else ())


def _uninviting(event: Event, records: Sequence[Record]) -> Message:
    """Who cannot be invited, by name: nobody without an organiser's address."""
    from scheduler.domain.calendar_item import held
    from scheduler.language.family_name import family_key

    if not any(organiser.email for organiser in event.organisers):
        return message(
            "Aucun organisateur n’a d’adresse : les fichiers de invitations/ s’ouvrent dans un agenda, mais n’invitent "
            "personne",
            "No organiser has an address: the files of invitations/ open in a calendar, but invite nobody",
        )
    guests = {guest.name for record in held(records) if not record.item.invites for guest in record.item.guests}
    names = sorted(guests, key=family_key)
    more = len(names) - _NAMED
    rest = message(" et {more} de plus", " and {more} more", more=more) if more > 0 else Message("", "")
    return message(
        "Sans adresse, à inviter autrement : {names}{rest}",
        "Without an address, to be invited otherwise: {names}{rest}",
        names=", ".join(names[:_NAMED]),
        rest=rest,
    )


SHEET, BOOKLET, IMPOSED = "public/programme.pdf", "public/booklet.pdf", "print/booklet-print.pdf"
#: Files that are laid out and always written.
PAGES = (SHEET, BOOKLET, IMPOSED)
#: In the order of contract §6. The booklet is laid out once and imposed from there, so both are one format.
FORMATS = (
    Format("schedule", _schedule),
    Format("page", _page),
    Format("programme", _programme, pages=True),
    Format("booklet", _booklet, pages=True),
    Format("calendar", _calendar),
    Format("table", _table),
    Format("invitations", _invitations),
    Format("doors", _doors, "released", pages=True),
    Format("chairs", _chairs, "released", pages=True),
    Format("badges", _badges, "released", pages=True),
    Format("attendance", _attendance, "released", pages=True),
    Format("certificates", _certificates, "asked", pages=True),
)
