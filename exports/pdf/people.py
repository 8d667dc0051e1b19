"""The people at the event with their roles, participants among them, for badges, lists and certificates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from exports.rows import PauseRow, SessionRow
from exports.timetable import timetable
from scheduler.domain.event import Event
from scheduler.domain.people import Participant, Person
from scheduler.domain.programme import Programme
from scheduler.language.family_name import family_key, indexed_name
from scheduler.language.text import fold

#: Words of a note that say that somebody is not there; accents aside.
_REMOTE = re.compile(r"\b(visio\w*|a distance|distanciel\w*|en ligne|remote\w*|online|by video|zoom|teams)\b")

Role = Literal["speaker", "chair", "discussant", "organiser", "participant"]


@dataclass(frozen=True, slots=True)
class Attendant:
    """A person at the event; `roles` stand in the order speaker, chair, discussant, organiser.

    `family` is the family name where somebody stated it. Who has none of the roles is a "participant", of a `category`
    where the organisers have given one. Who is `remote` speaks from elsewhere.
    """

    name: str
    affiliation: str
    roles: tuple[Role, ...]
    category: str = ""
    family: str = ""
    remote: bool = False

    @property
    def indexed(self) -> str:
        """The name as a list writes it, family name first."""
        return indexed_name(self.name, self.family)


def attendants(event: Event, programme: Programme) -> tuple[Attendant, ...]:
    """Everybody with a part in the programme, among the organisers or registered, by family name, each once."""
    roles: dict[str, set[Role]] = {}
    affiliations: dict[str, str] = {}
    table = timetable(event, programme)
    for block in table.blocks():
        people = block.people if isinstance(block, PauseRow) else [who for talk in block.talks for who in talk.people]
        for who in people:
            roles.setdefault(who.id, set()).add("speaker")
            affiliations.setdefault(who.id, who.affiliation)
        if isinstance(block, SessionRow):
            _add_session(block, roles)
    for poster in event.posters:
        for person_id in poster.speakers:
            roles.setdefault(person_id, set()).add("speaker")
            affiliations.setdefault(person_id, event.affiliation(poster, person_id))
    for plenary in event.plenaries:
        for chair in plenary.chairs:
            roles.setdefault(chair, set()).add("chair")
    known = {fold(event.person[person_id].name): person_id for person_id in roles}
    others: list[Attendant] = []
    for organiser in event.organisers:
        known_id = known.get(fold(organiser.name))
        if known_id is not None:
            roles[known_id].add("organiser")
            affiliations[known_id] = affiliations.get(known_id) or organiser.affiliation or ""
        else:
            affiliation = organiser.affiliation or registered_affiliation(event, organiser.name, organiser.email)
            others.append(Attendant(organiser.name, affiliation, ("organiser",)))
    everybody = [
        Attendant(
            person.name,
            affiliations.get(person.id)
            or person.affiliation
            or registered_affiliation(event, person.name, person.email),
            _ordered(roles[person.id]),
            family=person.family_name,
            remote=_is_remote(event, person, roles[person.id]),
        )
        for person in map(event.person.__getitem__, roles)
    ]
    names = [(person.name, person.email) for person in map(event.person.__getitem__, roles)]
    names += [(organiser.name, organiser.email) for organiser in event.organisers]
    others += [
        Attendant(person.name, person.affiliation, ("participant",), person.category, person.family_name)
        for person in further_participants(event, names)
    ]
    return tuple(sorted([*everybody, *others], key=lambda a: (family_key(a.name, a.family), a.roles)))


def _is_remote(event: Event, person: Person, roles: set[Role]) -> bool:
    """True for somebody who only speaks, and always from elsewhere: by the note of talk or plenary, or by the clock."""
    own = [(talk.timezone or person.timezone, talk.note) for talk in event.presented(person.id)]
    own += [(person.timezone, plenary.note) for plenary in event.plenaries if person.id in plenary.speakers]
    is_away = (zone not in (None, event.timezone) or _REMOTE.search(fold(note)) for zone, note in own)
    return roles == {"speaker"} and bool(own) and all(is_away)


def _add_session(session: SessionRow, roles: dict[str, set[Role]]) -> None:
    """Adds those who chair the session, and those who discuss it or one of its talks, to the roles of people."""
    for leader in session.leaders:
        roles.setdefault(leader.id, set()).add("chair")
    for discussant in (*session.discussants, *(who for talk in session.talks for who in talk.discussants)):
        roles.setdefault(discussant.id, set()).add("discussant")


def further_participants(event: Event, names: Iterable[tuple[str, str | None]]) -> tuple[Participant, ...]:
    """The participants who are none of the people given by name and address.

    The same name is the same person unless both have an address and these differ.
    """
    addresses: dict[str, set[str]] = {}
    for name, email in names:
        addresses.setdefault(fold(name), set()).add((email or "").lower())
    return tuple(
        participant
        for participant in event.participants
        if not _is_among(addresses.get(fold(participant.name), set()), participant.email)
    )


def _is_among(addresses: set[str], email: str | None) -> bool:
    """True if somebody of these addresses, "" for none, may be the person who has registered with `email`."""
    return bool(addresses) and (not email or "" in addresses or email.lower() in addresses)


def registered_affiliation(event: Event, name: str, email: str | None) -> str:
    """The affiliation with which the person has registered; "" without one, and where two may be meant."""
    same = {
        participant.affiliation
        for participant in event.participants
        if fold(participant.name) == fold(name) and _is_among({(email or "").lower()}, participant.email)
    }
    return same.pop() if len(same) == 1 else ""


def _ordered(roles: set[Role]) -> tuple[Role, ...]:
    order: tuple[Role, ...] = ("speaker", "chair", "discussant", "organiser")
    return tuple(role for role in order if role in roles)
