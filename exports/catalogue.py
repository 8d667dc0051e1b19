"""The catalogue of formats (contract §6 and §8): the only list of the files of `out/` and the modules that write them.

Importing it loads no library, so that `--help` can name the formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from exports.format import Format, Options, Rendering
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.domain.calendar_item import Record
    from scheduler.domain.edition import Edition
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Programme

#: Number of files that a remark names; the rest are counted.
_NAMED = 12


def _made(files: Iterable[tuple[str, bytes]]) -> Rendering:
    return Rendering(dict(files))


def _schedule(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.schedule import write_schedule

    return _made([("schedule.json", write_schedule(event, programme, edition))])


def _page(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.page import index_html

    return _made([("public/index.html", index_html(event, programme, edition))])


def _programme(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.pdf import programme_pdf

    return _made([(SHEET, programme_pdf(event, programme, edition))])


def _booklet(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.pdf import booklet_pdf, impose

    booklet = booklet_pdf(event, programme, edition)
    return _made([(BOOKLET, booklet), (IMPOSED, impose(booklet))])


def _doors(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.pdf import door_signs

    return _made((f"print/doors/{room}.pdf", data) for room, data in door_signs(event, programme, edition))


def _chairs(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.pdf import chair_sheets

    sheets = chair_sheets(event, programme)
    return _made((f"print/chairs/{session}.pdf" if session else "print/chairs.pdf", data) for session, data in sheets)


def _badges(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.pdf import badges_pdf

    return _made([("print/badges.pdf", badges_pdf(event, programme))])


def _attendance(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.pdf import attendance_pdf

    return _made([("print/attendance.pdf", attendance_pdf(event, programme))])


def _certificates(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.pdf import certificate_files

    return _made((f"print/certificates/{who}.pdf", data) for who, data in certificate_files(event, programme))


def _calendar(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.calendar import axis_files, programme_ics, talk_files

    talks = [(f"public/talks/{name}.ics", data) for name, data in talk_files(event, programme, edition)]
    axes = [(f"public/axes/{name}.ics", data) for name, data in axis_files(event, programme, edition)]
    return _made([("public/programme.ics", programme_ics(event, programme, edition)), *talks, *axes])


def _table(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.table import programme_csv

    return _made([("public/programme.csv", programme_csv(event, programme, edition))])


def _invitations(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
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
            "Aucun organisateur n’a d’adresse : les fichiers d’invitations/ s’ouvrent dans un agenda, mais n’invitent "
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


def _docx(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports import office

    return _made(
        [
            ("exchange/programme.docx", office.programme_docx(event, programme, edition)),
            ("exchange/booklet.docx", office.booklet_docx(event, programme, edition)),
        ]
    )


def _xlsx(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports import office

    data, remarks = office.programme_xlsx(event, programme, edition, addresses=options.with_addresses)
    return Rendering({"exchange/programme.xlsx": data}, remarks)


def _fragment(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.fragment import fragment_html

    return _made([("public/fragment.html", fragment_html(event, programme, edition, options.heading))])


def _text(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.text import programme_txt

    return _made([("public/programme.txt", programme_txt(event, programme, edition))])


def _frab(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.interchange.conference import losses
    from exports.interchange.frab import schedule_xml

    files = {"public/apps/schedule.xml": schedule_xml(event, programme, edition, options)}
    return Rendering(files, lost=losses(event, options, "schedule.xml"))


def _app_json(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.interchange.app_json import schedule_json
    from exports.interchange.conference import losses

    files = {"public/apps/schedule.json": schedule_json(event, programme, edition, options)}
    return Rendering(files, lost=losses(event, options, "apps/schedule.json"))


def _jsonld(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.interchange.jsonld import event_jsonld

    return _made([("public/event.jsonld", event_jsonld(event, programme))])


def _indico(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.interchange.indico import indico_csv, losses

    return Rendering({"exchange/indico.csv": indico_csv(event, programme)}, lost=losses(event))


def _xcal(event: Event, programme: Programme, edition: Edition, options: Options) -> Rendering:
    from exports.interchange.xcal import schedule_xcal

    return _made([("exchange/schedule.xcal", schedule_xcal(event, programme, edition))])


SHEET, BOOKLET, IMPOSED = "public/programme.pdf", "public/booklet.pdf", "print/booklet-print.pdf"
_HEADINGS = tuple(Options(heading=level) for level in (3, 2, 4, 5, 6))
_BREAKS = (Options(), Options(breaks=True))
_ADDRESSES = (Options(), Options(with_addresses=True))
#: In the order of contract §6 and §8. The booklet is laid out once and imposed from there, so both are one format.
FORMATS = (
    Format("schedule", _schedule),
    Format("page", _page),
    Format("programme", _programme, pages=True),
    Format("booklet", _booklet, pages=True),
    Format("calendar", _calendar),
    Format("table", _table),
    Format("invitations", _invitations),
    Format("doors", _doors, "released", pages=True, places=("print/doors/",)),
    Format("chairs", _chairs, "released", pages=True, places=("print/chairs.pdf", "print/chairs/")),
    Format("badges", _badges, "released", pages=True, places=("print/badges.pdf",)),
    Format("attendance", _attendance, "released", pages=True, places=("print/attendance.pdf",)),
    Format("certificates", _certificates, "asked", pages=True, places=("print/certificates/",)),
    Format("docx", _docx, "released", places=("exchange/programme.docx", "exchange/booklet.docx")),
    Format("fragment", _fragment, variants=_HEADINGS),
    Format("text", _text),
    Format("xlsx", _xlsx, "asked", variants=_ADDRESSES, places=("exchange/programme.xlsx",)),
    Format("frab", _frab, variants=_BREAKS),
    Format("schedule-json", _app_json, variants=_BREAKS),
    Format("jsonld", _jsonld),
    Format("indico-csv", _indico, "asked", places=("exchange/indico.csv",)),
    Format("xcal", _xcal, "asked", places=("exchange/schedule.xcal",)),
)
