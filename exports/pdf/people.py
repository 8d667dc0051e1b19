"""Who is at the event and as what: speakers, chairs and organisers, for badges and lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from exports.pdf.booklet_back import surname
from exports.timetable import PauseRow, timetable
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.text import collation_key, fold

Role = Literal["speaker", "chair", "organiser"]


@dataclass(frozen=True, slots=True)
class Attendant:
    """`roles` in the order speaker, chair, organiser, each once."""

    name: str
    affiliation: str
    roles: tuple[Role, ...]


def attendants(event: Event, programme: Programme) -> tuple[Attendant, ...]:
    """Everybody who has a part in the programme or organises it, by surname, each once."""
    roles: dict[str, set[Role]] = {}
    affiliations: dict[str, str] = {}
    table = timetable(event, programme)
    for block in table.blocks():
        people = block.people if isinstance(block, PauseRow) else [who for talk in block.talks for who in talk.people]
        for who in people:
            roles.setdefault(who.id, set()).add("speaker")
            affiliations.setdefault(who.id, who.affiliation)
    for axis in event.axes:
        for chair in axis.chairs:
            roles.setdefault(chair, set()).add("chair")
    known = {fold(event.person[one].name): one for one in roles}
    others: list[Attendant] = []
    for organiser in event.organisers:
        person = known.get(fold(organiser.name))
        if person is not None:
            roles[person].add("organiser")
            affiliations[person] = affiliations.get(person) or organiser.affiliation or ""
        else:
            others.append(Attendant(organiser.name, organiser.affiliation or "", ("organiser",)))
    found = [
        Attendant(event.person[one].name, affiliations.get(one) or event.person[one].affiliation or "", _ordered(mine))
        for one, mine in roles.items()
    ]
    return tuple(sorted([*found, *others], key=lambda one: (collation_key(surname(one.name)), one.name, one.roles)))


def _ordered(roles: set[Role]) -> tuple[Role, ...]:
    order: tuple[Role, ...] = ("speaker", "chair", "organiser")
    return tuple(one for one in order if one in roles)
