"""Templates filled in with made-up people and talks, to find those that no mail could be made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, Literal

from exports.mail.decisions import Decided, Decision, decision_letters
from exports.mail.letters import mails
from exports.mail.matters import DECISIONS, Edited, Name
from scheduler.domain.calendar_item import Guest, Host, Item, revised
from scheduler.domain.errors import InputError, Problem

_DAY = date(2030, 5, 23)
_ADA = Guest(id="ada@example.org", name="Ada Roy", email="ada@example.org", timezone="America/New_York", file="roy-ada")
_LUC = Guest(id="luc@example.org", name="Luc Bernard", email="luc@example.org", file="bernard-luc")
_ZOE = Guest(id="zoe@example.org", name="Zoé Arnaud", email="zoe@example.org", role="discussant", file="arnaud-zoe")


def template_faults(language: Literal["fr", "en"], stated: Mapping[Name, str]) -> tuple[Problem, ...]:
    """The faults of each template, filled in for every part that a person may have and every change."""
    return tuple(_faults(_release(language), stated))


def _faults(release: Edited, stated: Mapping[Name, str]) -> Iterator[Problem]:
    for name, text in stated.items():
        try:
            if name in DECISIONS:
                decision_letters(_decided(release), {name: text})
            else:
                mails(release, {name: text})
        except InputError as error:
            yield from error.mistakes


def _decided(release: Edited) -> Decided:
    """Letters of every kind, with and without what may be missing."""
    language: Literal["fr", "en"] = "en" if release.language == "en" else "fr"
    host = Host(name="Bureau", uri="mailto:bureau@example.org")
    decisions = tuple(
        Decision(
            "P01", name, "Titre", (_ADA,), missing, "09:00-12:00" if missing else "", axis="x", tentative=bool(missing)
        )
        for name in DECISIONS
        for missing in ((), ("x", "y"))
    )
    return Decided("Colloque", language, host, release.moment, (_DAY,), decisions, "https://example.org")


def _release(language: Literal["fr", "en"]) -> Edited:
    """A release with invitations, changes and cancellations of every kind of item."""
    first = tuple(_item(language, name, _LUC, _ADA) for name in ("talk/a", "talk/b", "talk/c"))
    before = revised((), (*first, _item(language, "session/1", _ADA)), 1, datetime(2030, 1, 1, tzinfo=UTC))
    now = (
        _item(language, "talk/a", _LUC, start=660, end=690, note="x"),
        _item(language, "talk/b", _LUC, _ADA, _ZOE),
        _item(language, "talk/d", _LUC, _ZOE, alarm=15, bring="x", url="https://example.org", session="x"),
        _item(language, "session/1", _ADA, _ZOE, talks=("x", "y"), chairs=("Ada Roy",), discussants=("Zoé Arnaud",)),
        _item(language, "session/2", _LUC, chairs=("Luc Bernard",)),
        _item(language, "plenary/o", _LUC, _ADA, leading=(_ADA.id,), chairs=("Ada Roy",), note="x"),
        _item(language, "poster/p", _ADA),
    )
    moment = datetime(2030, 1, 2, tzinfo=UTC)
    return Edited(2, "trial", moment, "x", language, before, revised(before, now, 2, moment))


def _item(language: Literal["fr", "en"], name: str, *guests: Guest, **values: Any) -> Item:
    kind, _, known = name.partition("/")
    fields = {"start": 600, "end": 630, "room": "A", "place": "A, 1 rue X", "axis": "x", **values}
    return Item(
        kind=kind,  # type: ignore[arg-type]
        id=f"1/{known}" if kind == "session" else known,
        uid=name,
        event="Colloque",
        language=language,
        title=f"Titre {known}",
        day=_DAY,
        timezone="Europe/Paris",
        host=Host(name="Bureau", uri="mailto:bureau@example.org"),
        guests=guests,
        **fields,
    )
