"""Talks, speakers and wishes as rows of the folder's tables: cells by the names of their columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scheduler.domain.clock import plain_hour
from scheduler.domain.event import Event
from scheduler.domain.person_id import address_in, name_in
from scheduler.domain.talks import LeftOut, Pin, Talk
from scheduler.domain.windows import written
from scheduler.importing.written import Row
from scheduler.reading.people.name_pieces import Named
from scheduler.reading.people.name_splitting import written_name

_TALK_COLUMNS = (
    "id",
    "title",
    "axis",
    "speakers",
    "authors",
    "emails",
    "affiliations",
    "duration",
    "available",
    "preferred",
    "room",
    "needs",
    "after",
    "not_with",
    "pin",
    "keywords",
    "abstract",
    "biography",
    "language",
    "audience",
    "note",
    "status",
)
#: Where sessions are preset, a talk takes positions, not minutes.
_PRESET_COLUMNS = ("places", "order", "timezone", "reference")
#: Columns that are written only where some talk has a value there, with the fields of talks that they hold.
_FURTHER_COLUMNS = {"discussant": "discussants", "with": "together", "tags": "tags", "difficulty": "difficulty"}
SPEAKER_COLUMNS = (
    "name",
    "email",
    "affiliation",
    "biography",
    "available",
    "preferred",
    "timezone",
    "pronunciation",
)
PARTICIPANT_COLUMNS = ("name", "email", "affiliation", "category")
WISH_COLUMNS = ("name", "email", "talks")


def talk_columns(event: Event) -> Sequence[str]:
    """The columns with a meaning in the event."""
    optional: tuple[str, ...] = ("type",) if event.posters else ()
    optional += tuple(key for key, field in _FURTHER_COLUMNS.items() if _stated(event, field))
    if not event.slots:
        more = (key for key in ("order", "timezone", "reference") if any(getattr(t, key) for t in event.contributions))
        return (*_TALK_COLUMNS, *optional, *more)
    return (*(name for name in _TALK_COLUMNS if name != "duration"), *optional, *_PRESET_COLUMNS)


def _stated(event: Event, field: str) -> bool:
    """True if some talk or poster has a value of the field, or a talk that is not scheduled."""
    return any(getattr(talk, field, ()) not in ((), None) for talk in (*event.contributions, *event.left_out))


def talk_rows(event: Event) -> list[Row]:
    """The cells of each talk, then of each talk that is not scheduled; "" for an empty value."""
    scheduled = [_talk_row(event, talk) for talk in event.contributions]
    return [*scheduled, *(_left_out_row(event, talk) for talk in event.left_out)]


def _talk_row(event: Event, talk: Talk) -> Row:
    people = [event.person[person] for person in talk.speakers]
    row: Row = {
        "id": talk.id,
        "title": talk.title,
        "axis": talk.axis or "",
        "speakers": [written_name(Named(event.speaker_name(talk, person))) for person in talk.speakers],
        "authors": list(talk.authors),
        "discussant": people_written(event, talk.discussants),
        "emails": [person.email or "" for person in people],
        "affiliations": list(talk.affiliations),
        "duration": "" if talk.type == "poster" else talk.duration,
        "available": written(talk.available),
        "preferred": written(talk.preferred),
        "room": talk.room or "",
        "needs": list(talk.needs),
        "after": list(talk.after),
        "not_with": list(talk.not_with),
        "with": list(talk.together),
        "tags": list(talk.tags),
        "difficulty": "" if talk.difficulty is None else talk.difficulty,
        "pin": _pin(event, talk.pin) if talk.pin else "",
        "keywords": list(talk.keywords),
        "abstract": talk.abstract,
        "biography": talk.biography,
        "language": talk.language or "",
        "audience": "" if talk.audience is None else talk.audience,
        "note": talk.note,
        "status": "confirmed" if talk.confirmed else "",
        "type": "poster" if talk.type == "poster" else "",
        "places": "" if talk.type == "poster" else talk.places,
        "order": talk.order or "",
        "timezone": talk.timezone or "",
        "reference": talk.reference or "",
    }
    columns = talk_columns(event)
    return {name: cell for name, cell in row.items() if name in columns}


def people_written(event: Event, people: Iterable[str]) -> list[str]:
    """The names of the people, each with the address that identifies it, if there is one."""
    known = (event.person[person] for person in people)
    return [written_name(Named(person.name, person.email or "")) for person in known]


def _left_out_row(event: Event, talk: LeftOut) -> Row:
    """The cells of a talk that is not scheduled; people of no other talk are known by id alone."""
    known = [event.person.get(person_id) for person_id in talk.speakers]
    emails = [
        (person.email or "") if person else address_in(person_id)
        for person, person_id in zip(known, talk.speakers, strict=True)
    ]
    names = [written_name(Named(name)) for name in talk.names]
    responding = zip(talk.discussants, talk.discussant_names, strict=True)
    discussants = [written_name(Named(name, address_in(person_id))) for person_id, name in responding]
    row: Row = {"id": talk.id, "title": talk.title, "speakers": names, "emails": emails, "status": "rejected"}
    return {**row, "discussant": discussants} if discussants else row


def speaker_columns(event: Event) -> Sequence[str]:
    """The columns of the speakers file with a meaning in the event."""
    sorted_by = ("family_name",) if any(person.family_name for person in event.people) else ()
    chairs = ("chairs",) if any(person.may_chair for person in event.people) else ()
    return (*SPEAKER_COLUMNS, *sorted_by, *chairs)


def speaker_rows(event: Event) -> list[Row]:
    """The cells of each person."""
    columns = speaker_columns(event)
    return [{name: cell for name, cell in row.items() if name in columns} for row in _people_rows(event)]


def _people_rows(event: Event) -> list[Row]:
    return [
        {
            "name": written_name(Named(person.name)),
            "email": person.email or "",
            "affiliation": person.affiliation or "",
            "family_name": person.family_name,
            "biography": person.biography,
            "available": written(person.available),
            "preferred": written(person.preferred),
            "timezone": person.timezone or "",
            "pronunciation": person.pronunciation,
            "chairs": "yes" if person.may_chair else "",
        }
        for person in event.people
    ]


def participant_rows(event: Event) -> list[Row]:
    """The cells of each participant."""
    return [
        {**person.model_dump(), "name": written_name(Named(person.name)), "email": person.email or ""}
        for person in event.participants
    ]


def wish_rows(event: Event) -> list[Row]:
    """The cells of each person with wishes; a listener is known by id alone."""
    rows: list[Row] = []
    for wish in event.wishes:
        person = event.person.get(wish.person)
        name = person.name if person else name_in(wish.person)
        email = (person.email or "") if person else address_in(wish.person)
        rows.append({"name": name, "email": email, "talks": list(wish.talks)})
    return rows


def _pin(event: Event, pin: Pin) -> str:
    day = f"{pin.day} " if len(event.days) > 1 else ""
    return f"{day}{plain_hour(pin.start)}{f'@{pin.room}' if pin.room else ''}"
