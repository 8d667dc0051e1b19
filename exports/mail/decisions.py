"""The answers to proposals: accepted, rejected, or to be completed. Pure: equal decisions give equal bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from exports.mail.letters import Letters, Mail, Paths, Unwritten, garbled
from exports.mail.matters import Name
from exports.mail.message import Content, Garbled, email_message
from exports.mail.templates import Templates
from exports.vocabulary import usual_talk_label
from scheduler.domain.address import Undeliverable, deliverable
from scheduler.domain.calendar_item import Guest, Host
from scheduler.language.typography import colon, on_dates


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about the proposal `id`, for the people who sent it.

    `missing` is what its authors are asked for, in the event's language; `available` the hours that are known of them.
    `tentative`: accepted under a condition.
    """

    id: str
    name: Name
    title: str
    guests: tuple[Guest, ...]
    missing: tuple[str, ...] = ()
    available: str = ""
    axis: str = ""
    tentative: bool = False

    @property
    def mark(self) -> str:
        """By what an answer to the letter is known: it stands in the subject."""
        return f"[{self.id}]"


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions of an event; `talk_label` is its own word for a talk, "" for the usual one."""

    event: str
    language: Literal["fr", "en"]
    host: Host
    moment: datetime
    days: tuple[date, ...]
    decisions: tuple[Decision, ...]
    url: str = ""
    talk_label: str = ""


def decision_letters(decided: Decided, templates: Mapping[Name, str]) -> Letters:
    """A letter for each person of each decision, by path; `templates` by name replace the built-in ones.

    Raises InputError if a template cannot be filled in.
    """
    filling, paths = Templates(decided.language, templates), Paths()
    letters = [
        _letter(decided, decision, guest, filling, paths) for decision in decided.decisions for guest in decision.guests
    ]
    written = tuple(sorted((mail for mail in letters if isinstance(mail, Mail)), key=lambda mail: mail.path))
    return Letters(written, tuple(dict.fromkeys(mail for mail in letters if isinstance(mail, Unwritten))))


def _letter(decided: Decided, decision: Decision, guest: Guest, filling: Templates, paths: Paths) -> Mail | Unwritten:
    address = str(guest.email)
    subject, text = filling.filled(decision.name, dict(_values(decided, decision, guest)))
    if not subject.endswith(decision.mark):
        subject = f"{subject} {decision.mark}"
    digest = hashlib.sha256(f"{subject}\n{text}".encode("utf-8", "replace")).hexdigest()[:24]
    identity = f"decision/{decided.event}/{decision.id}/{decision.name}/{address}/{digest}"
    try:
        data, number = email_message(decided.host, guest, Content(subject, text), decided.moment, identity)
    except Undeliverable as error:
        return Unwritten(guest.name, address, error.text)
    except Garbled as error:
        return Unwritten(guest.name, address, garbled(error))
    path = paths.own(f"{decision.id}-{decision.name}")
    return Mail(path, guest.name, deliverable(address), subject, text, number, data)


def _values(decided: Decided, decision: Decision, guest: Guest) -> Iterator[tuple[str, Any]]:
    """The values that a template receives."""
    yield "person", guest.name
    yield "event", decided.event
    yield "host", decided.host.name
    yield "url", decided.url
    yield "on", on_dates(decided.days, decided.language) if decided.days else ""
    yield "several_days", len(decided.days) > 1
    yield "id", decision.id
    yield "title", decision.title
    yield "axis", decision.axis
    yield "tentative", decision.tentative
    yield "missing", decision.missing
    yield "available", decision.available
    yield "colon", colon(decided.language)
    yield "talk_label", decided.talk_label or usual_talk_label(decided.language)
