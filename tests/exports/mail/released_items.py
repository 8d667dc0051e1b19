"""Releases of a few items with their guests, and the mails of the last one."""

from __future__ import annotations

import email
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.policy import default
from typing import Any

from icalendar import Calendar

from exports.mail import Edited, Mail, mails
from exports.person_file_names import with_file_names
from scheduler.domain.calendar_item import Guest, Host, Item, Record, revised
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.windows import Day

DAY = date(2026, 3, 20)
DRAFT: dict[str, Any] = {
    "event": "Journée d’essai",
    "language": "fr",
    "day": DAY,
    "timezone": "Europe/Paris",
    "host": Host(name="Bureau", uri="mailto:bureau@example.org"),
}
TITLES = {"talk": "Un exposé", "session": "Un axe", "plenary": "Ouverture"}


def guest(name: str, address: str | None, role: str = "") -> Guest:
    return Guest(id=(address or name).lower(), name=name, email=address, role=role)  # type: ignore[arg-type]


def item(name: str, *guests: Guest, kind: str = "talk", **changes: Any) -> Item:
    fields = {"title": TITLES[kind], "start": 600, "end": 630, **DRAFT, **changes}
    return Item(kind=kind, id=name, uid=f"{kind}/{name}", guests=guests, **fields)  # type: ignore[arg-type]


def published(before: Iterable[Record], items: Iterable[Item], number: int) -> tuple[Record, ...]:
    """The records of a release whose people have files."""
    items, before = tuple(items), tuple(before)
    people = {g.id: Person(id=g.id, name=g.name, email=g.email) for each in items for g in each.guests}
    event = Event(
        id="e", title="E", days=(Day(date=DAY, start=540, end=1080),), rooms=(), talks=(), people=tuple(people.values())
    )
    return revised(before, with_file_names(items, event, before), number, datetime(2026, 1, number, tzinfo=UTC))


def released(*states: Iterable[Item], language: str = "fr", message: str = "") -> Edited:
    """The last of the releases that have these items."""
    records: list[tuple[Record, ...]] = [()]
    for number, items in enumerate(states, start=1):
        records.append(published(records[-1], items, number))
    moment = datetime(2026, 1, len(states), tzinfo=UTC)
    return Edited(len(states), "content", moment, message, language, records[-2], records[-1])


def written(release: Edited) -> dict[str, tuple[str, str, str]]:
    """Method of the calendar ("" without one), addressee and text of each mail by its path."""
    return {mail.path: _read(mail) for mail in mails(release, {}).mails}


def _read(mail: Mail) -> tuple[str, str, str]:
    parsed = email.message_from_bytes(mail.data, policy=default)
    assert isinstance(parsed, EmailMessage)
    calendars = [part.get_content() for part in parsed.walk() if part.get_content_type() == "application/ics"]
    method = str(Calendar.from_ical(calendars[0])["method"]) if calendars else ""
    body = parsed.get_body(("plain",))
    assert body is not None
    return method, str(parsed["to"].addresses[0].addr_spec), body.get_content().replace("\u202f", " ")


TYPO, ZOE = guest("Zoé Arnaud", "zoe.arnuad@example.org"), guest("Zoé Arnaud", "zoe.arnaud@example.org")
LUC = guest("Luc Bernard", "luc@example.org")
