"""How a user may write who is meant, and what to write where several people have a name."""

from __future__ import annotations

from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.person_id import shares_address
from scheduler.language.text import fold


def people_called(event: Event, written: str) -> list[Person]:
    """The people of that name, address, `Name <address>`, `Name (affiliation)` or `Name (id of a talk)`."""
    folded = fold(written)
    likely = (person for person in event.people if folded == fold(person.email or "") or _begins(folded, person))
    return [person for person in likely if folded in _callings(event, person)]


def _begins(folded: str, person: Person) -> bool:
    return folded.startswith(fold(person.name))


def mention(event: Event, person: Person) -> str:
    """What means this person alone: the address, or the name with what tells apart those who share or lack one."""
    if person.email and not shares_address(person.id):
        return person.email
    marks = [f"<{person.email}>"] if person.email else [f"({mark})" for mark in _marks(event, person)]
    others = [other for other in event.people if other.id != person.id]
    for mark in marks:
        text = f"{person.name} {mark}"
        if not any(fold(text) in _callings(event, other) for other in others):
            return text
    return person.name


def _callings(event: Event, person: Person) -> set[str]:
    """Everything that means the person, or several of whom she or he is one; folded."""
    texts = [person.name, *(f"{person.name} ({mark})" for mark in _marks(event, person))]
    if person.email:
        texts += [person.email, f"{person.name} <{person.email}>"]
    return set(map(fold, texts))


def _marks(event: Event, person: Person) -> list[str]:
    """The affiliation of the person and the ids of what she or he presents."""
    presented = [talk.id for talk in event.contributions if person.id in talk.speakers]
    return [*([person.affiliation] if person.affiliation else []), *presented]
