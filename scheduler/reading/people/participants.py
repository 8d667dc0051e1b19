"""The participants file: who has registered, each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain.address import shown
from scheduler.domain.people import Participant, Person
from scheduler.language.message import message
from scheduler.language.text import fold
from scheduler.reading import cells
from scheduler.reading.columns.kinds import PARTICIPANTS
from scheduler.reading.draft import Item
from scheduler.reading.fields import Fields
from scheduler.reading.people.person_rows import read_person
from scheduler.reading.tables import Table


@dataclass(frozen=True, slots=True)
class _Registration:
    """A participant with the row in which she or he stands."""

    participant: Participant
    row: Fields


def read_participants(table: Table | None, people: Iterable[Person]) -> tuple[Item[Participant], ...]:
    """The participants with their rows, in the order of these; who stands in several rows is told, and taken once.

    A later row of the same person fills what an earlier one leaves empty. A participant whose name has another address
    among `people`, those of the programme, is remarked, as is one without an address who is taken for one of them.
    """
    rows = [registration for row in (table.rows if table else ()) if (registration := _registration(row))]
    addresses = _addresses((each.participant.name, each.participant.email) for each in rows)
    first: dict[tuple[str, str], _Registration] = {}
    for each in rows:
        key = _identity(each.participant, addresses)
        if key in first:
            _report_again(each, first[key])
            first[key] = _Registration(_filled(first[key].participant, each.participant), first[key].row)
        else:
            first[key] = each
    known = tuple(people)
    _report_other_addresses(first.values(), _addresses((person.name, person.email) for person in known))
    _report_namesakes(first.values(), known)
    return tuple(Item(each.participant, each.row.place) for each in first.values())


def _registration(row: Fields) -> _Registration | None:
    """The registration of a row; None, reported, if it names nobody."""
    person = read_person(row, PARTICIPANTS)
    category = row.read("category", cells.line, "")
    if person is None:
        return None
    participant = Participant(
        name=person.name,
        email=person.email,
        affiliation=person.affiliation,
        category=category,
        family_name=person.family_name,
    )
    return _Registration(participant, row)


def _addresses(named: Iterable[tuple[str, str | None]]) -> Mapping[str, Sequence[str]]:
    """The addresses, in lower case, that each folded name has."""
    addresses: dict[str, list[str]] = defaultdict(list)
    for name, email in named:
        if email and email.lower() not in addresses[fold(name)]:
            addresses[fold(name)].append(email.lower())
    return {name: emails for name, emails in addresses.items() if emails}


def _identity(participant: Participant, addresses: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """Name and address; a bare name is that of the only address that it has in the file."""
    name = fold(participant.name)
    known = addresses.get(name, ())
    return name, (participant.email or (known[0] if len(known) == 1 else "")).lower()


def _filled(participant: Participant, later: Participant) -> Participant:
    """The participant with the values of `later` where her or his own are empty."""
    return Participant(
        name=participant.name,
        email=participant.email or later.email,
        affiliation=participant.affiliation or later.affiliation,
        category=participant.category or later.category,
        family_name=participant.family_name or later.family_name,
    )


def _report_again(registration: _Registration, earlier: _Registration) -> None:
    text = message(
        "cette personne est déjà à la ligne {row} : les deux lignes comptent pour une inscription",
        "this person stands in row {row} already: the two rows count as one registration",
        row=earlier.row.place.row,
    )
    registration.row.remark("name", text, registration.participant.name)


def _report_other_addresses(registrations: Iterable[_Registration], known: Mapping[str, Sequence[str]]) -> None:
    for registration in registrations:
        participant = registration.participant
        emails = known.get(fold(participant.name), ())
        if participant.email and emails and participant.email.lower() not in emails:
            text = message(
                "« {name} » est au programme avec une autre adresse ({emails}) : si c'est la même personne, écrivez "
                "cette adresse ; sinon il y aura deux badges à ce nom",
                "“{name}” is in the programme with another address ({emails}): if it is the same person, write "
                "that address; if not, there will be two badges of this name",
                name=participant.name,
                emails=", ".join(map(shown, emails)),
            )
            registration.row.remark("email", text, participant.email)


def _report_namesakes(registrations: Iterable[_Registration], people: Sequence[Person]) -> None:
    """Who has no address and the name, but not the affiliation, of somebody in the programme is taken for that one."""
    for registration in registrations:
        participant = registration.participant
        affiliations = [person.affiliation or "" for person in people if fold(person.name) == fold(participant.name)]
        if participant.email or not participant.affiliation or not affiliations:
            continue
        if fold(participant.affiliation) not in map(fold, affiliations):
            text = message(
                "« {name} » ({affiliation}) est tenu pour la personne du programme qui a ce nom, et n'a pas d'autre "
                "badge : si c'est quelqu'un d'autre, écrivez son adresse ; sinon, écrivez la même affiliation",
                "“{name}” ({affiliation}) is taken for the person of that name in the programme, and gets no badge of "
                "her or his own: if it is somebody else, write the address; if not, write the same affiliation",
                name=participant.name,
                affiliation=participant.affiliation,
            )
            registration.row.remark("name", text, participant.name)
