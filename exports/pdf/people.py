"""The people at the event with their roles: speakers, chairs and organisers, for badges and lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from exports.pdf.booklet_back import surname
from exports.timetable import PauseRow, timetable
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.text import collation_key, fold

Role = Literal["speaker", "chair", "organiser"]


@dataclass(frozen=True, slots=True)
class Attendant:
    """A person at the event; `roles` stand in the order speaker, chair, organiser."""

    name: str
    affiliation: str
    roles: tuple[Role, ...]


def attendants(event: Event, programme: Programme) -> tuple[Attendant, ...]:
    """Everybody with a part in the programme or among the organisers, by surname, each once."""
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
    known = {fold(event.person[person_id].name): person_id for person_id in roles}
    others: list[Attendant] = []
    for organiser in event.organisers:
        known_id = known.get(fold(organiser.name))
        if known_id is not None:
            roles[known_id].add("organiser")
            affiliations[known_id] = affiliations.get(known_id) or organiser.affiliation or ""
        else:
            others.append(Attendant(organiser.name, organiser.affiliation or "", ("organiser",)))
    participants = [
        Attendant(person.name, affiliations.get(person.id) or person.affiliation or "", _ordered(roles[person.id]))
        for person in map(event.person.__getitem__, roles)
    ]
    return tuple(sorted([*participants, *others], key=lambda a: (collation_key(surname(a.name)), a.name, a.roles)))


def _ordered(roles: set[Role]) -> tuple[Role, ...]:
    order: tuple[Role, ...] = ("speaker", "chair", "organiser")
    return tuple(role for role in order if role in roles)
