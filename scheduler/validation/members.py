"""Names in an event that a folder cannot get wrong but code can: people, days, cells, wishes, requests."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from scheduler.domain.errors import Problem
from scheduler.domain.event import Event
from scheduler.language.message import message
from scheduler.validation.problems import problem, unknown

_PERSON = message("personne inconnue", "unknown person")
_KINDS = {
    "axis": message("axe inconnu", "unknown axis"),
    "slot": message("créneau inconnu", "unknown slot"),
    "room": message("salle inconnue", "unknown room"),
    "talk": message("exposé inconnu", "unknown talk"),
    "break": message("pause inconnue", "unknown break"),
    "day": message("jour inconnu", "unknown day"),
}


def member_problems(event: Event) -> Iterator[Problem]:
    """Every missing or doubled item, and every name of a person, day, cell, wish or request that is unknown."""
    checks: tuple[Callable[[Event], Iterable[Problem]], ...] = (
        _missing,
        _types,
        _nameless,
        _doubled,
        _people,
        _days,
        _tables,
        _wishes,
        _requests,
    )
    for check in checks:
        yield from check(event)


def _missing(event: Event) -> Iterator[Problem]:
    if not event.days:
        yield problem(
            "days", None, "il faut au moins une journée : ajoutez un Day", "at least one day is needed: add a Day"
        )
    if not event.rooms:
        yield problem(
            "rooms", None, "il faut au moins une salle : ajoutez une Room", "at least one room is needed: add a Room"
        )
    if not event.talks and not event.left_out:
        yield problem(
            "talks",
            None,
            "il faut au moins un exposé : ajoutez un Talk",
            "at least one talk is needed: add a Talk",
        )


def _types(event: Event) -> Iterator[Problem]:
    """Reports each poster among the talks, and each talk among the posters."""
    for field, kind, items in (("talks", "talk", event.talks), ("posters", "poster", event.posters)):
        for talk in items:
            if talk.type != kind:
                yield problem(
                    f"{field}[{talk.id}].type",
                    talk.type,
                    "écrivez le type « {kind} », ou déplacez-le dans « {other} »",
                    "write the type “{kind}”, or move it to “{other}”",
                    kind=kind,
                    other=f"{talk.type}s",
                )


def _nameless(event: Event) -> Iterator[Problem]:
    """Reports each item whose id is empty."""
    for kind, items in _identified(event).items():
        for index, name in enumerate(items):
            if not name.strip():
                yield problem(
                    f"{kind}[{index}].id", name, "l'identifiant est vide : écrivez-en un", "the id is empty: write one"
                )


def _identified(event: Event) -> Mapping[str, Sequence[str]]:
    """The ids of all items by the field that holds them."""
    return {
        "axes": [axis.id for axis in event.axes],
        "rooms": [room.id for room in event.rooms],
        "plenaries": [plenary.id for plenary in event.plenaries],
        "breaks": [pause.id for pause in event.breaks],
        "slots": [slot.id for slot in event.slots],
        "talks": [talk.id for talk in event.talks],
        "posters": [poster.id for poster in event.posters],
        "people": [person.id for person in event.people],
    }


def _doubled(event: Event) -> Iterator[Problem]:
    """Reports each key that stands twice where `references.faults` does not look."""
    keys: dict[str, Sequence[object]] = {
        "days": [day.date for day in event.days],
        "people": [person.id for person in event.people],
        "wishes": [wish.person for wish in event.wishes],
        "tables": [table.name for table in event.tables],
        "rules": [name for name, _ in event.rules],
        "priorities": list(event.priorities),
        **{f"{talk.type}s[{talk.id}].speakers": list(talk.speakers) for talk in event.contributions},
        **{f"{talk.type}s[{talk.id}].discussants": list(talk.discussants) for talk in event.contributions},
    }
    for path, values in keys.items():
        seen: set[object] = set()
        for value in values:
            if value in seen:
                yield problem(
                    path,
                    value,
                    "cette valeur est donnée deux fois : gardez-la une fois",
                    "this value stands twice: keep it once",
                )
            seen.add(value)
    scheduled = {talk.id.casefold() for talk in event.contributions}
    for left_out in event.left_out:
        if left_out.id and left_out.id.casefold() in scheduled:
            yield problem(
                f"left_out[{left_out.id}].id",
                left_out.id,
                "cet exposé est au programme : retirez-le de l'un des deux",
                "this talk is scheduled: remove it from one of the two",
            )


def _people(event: Event) -> Iterator[Problem]:
    named: list[tuple[str, Iterable[str]]] = [
        *((f"{talk.type}s[{talk.id}].speakers", talk.speakers) for talk in event.contributions),
        *((f"{talk.type}s[{talk.id}].discussants", talk.discussants) for talk in event.contributions),
        *((f"axes[{axis.id}].chairs", axis.chairs) for axis in event.axes),
        *((f"axes[{axis.id}].session_chairs", chain(*axis.session_chairs)) for axis in event.axes),
        *((f"axes[{axis.id}].chair_from", chain(*axis.chair_from)) for axis in event.axes),
        *((f"axes[{axis.id}].session_discussants", chain(*axis.session_discussants)) for axis in event.axes),
        *((f"plenaries[{plenary.id}].speakers", plenary.speakers) for plenary in event.plenaries),
        *((f"plenaries[{plenary.id}].chairs", plenary.chairs) for plenary in event.plenaries),
    ]
    options = {person.id: person.name for person in event.people}
    for path, people in named:
        yield from (unknown(path, person, _PERSON, options) for person in people if person not in options)
    for talk in event.contributions:
        if len(talk.affiliations) > len(talk.speakers):
            yield problem(
                f"{talk.type}s[{talk.id}].affiliations",
                len(talk.affiliations),
                "il y a plus d'affiliations que d'intervenants ({count}) : écrivez-en une par intervenant",
                "there are more affiliations than speakers ({count}): write one for each speaker",
                count=len(talk.speakers),
            )


def _days(event: Event) -> Iterator[Problem]:
    """Reports each day of an item that is not a day of the event."""
    named: list[tuple[str, date | None]] = [
        *((f"talks[{talk.id}].pin.day", talk.pin.day) for talk in event.talks if talk.pin),
        *((f"plenaries[{plenary.id}].day", plenary.day) for plenary in event.plenaries),
        *((f"breaks[{pause.id}].day", pause.day) for pause in event.breaks),
        *((f"slots[{slot.id}].day", slot.day) for slot in event.slots),
        *((f"begun[{begun.id}].day", begun.day) for begun in event.begun),
        *((f"late[{late.day}].day", late.day) for late in event.late),
    ]
    for path, day in named:
        if day is not None and event.days and day not in event.day:
            yield problem(
                path,
                day,
                "ce jour n'est pas de l'événement : écrivez l'un de ses jours ({days})",
                "this is no day of the event: write one of its days ({days})",
                days=", ".join(str(each) for each in event.day),
            )


def _tables(event: Event) -> Iterator[Problem]:
    for table in event.tables:
        seen: set[frozenset[str] | tuple[str, str]] = set()
        for row, column, _ in table.cells:
            path = f"tables[{table.name}].cells[{row}, {column}]"
            for kind, name in zip(table.name.split("_"), (row, column), strict=True):
                yield from _known(path, kind, name, event)
            pair = frozenset((row, column)) if table.name == "axis_axis" else (row, column)
            if pair in seen:
                yield problem(
                    path,
                    None,
                    "cette cellule est donnée deux fois : gardez-la une fois",
                    "this cell stands twice: keep it once",
                )
            if table.name == "axis_axis" and row == column:
                yield problem(
                    path,
                    row,
                    "c'est un axe avec lui-même : la règle axis_parallel compte cela",
                    "this is an axis with itself: the rule axis_parallel counts that",
                )
            seen.add(pair)


def _wishes(event: Event) -> Iterator[Problem]:
    for wish in event.wishes:
        for talk in wish.talks:
            yield from _known(f"wishes[{wish.person}].talks", "talk", talk, event)


def _requests(event: Event) -> Iterator[Problem]:
    """Reports unknown names in what-ifs and in the state of a day that runs late."""
    for request in event.what_ifs:
        path = f"what_ifs[{request.subject}]"
        if request.kind == "idle":
            yield from _known(path, "day", request.subject, event)
        else:
            yield from _known(path, "axis" if request.kind == "sessions" else "talk", request.subject, event)
        if request.room is not None:
            yield from _known(f"{path}.room", "room", request.room, event)
    for begun in event.begun:
        yield from _known(f"begun[{begun.id}].id", "break", begun.id, event)


def _known(path: str, kind: str, name: str, event: Event) -> Iterator[Problem]:
    """Reports `name` unless an item of `kind` has it as its id."""
    items: Mapping[str, Collection[str]] = {
        "axis": event.axis,
        "slot": event.slot,
        "room": event.room,
        "talk": event.talk,
        "break": [pause.id for pause in event.breaks],
        "day": [day.date.isoformat() for day in event.days],
    }
    if name not in items[kind]:
        yield unknown(path, name, _KINDS[kind], _titles(event, kind))


def _titles(event: Event, kind: str) -> dict[str, str]:
    """The title, or else the id, of every item of `kind` by id."""
    return {
        "axis": {axis.id: axis.title for axis in event.axes},
        "slot": {slot.id: slot.id for slot in event.slots},
        "room": {room.id: room.name for room in event.rooms},
        "talk": {talk.id: talk.title for talk in event.talks},
        "break": {pause.id: pause.title for pause in event.breaks},
        "day": {day.date.isoformat(): day.date.isoformat() for day in event.days},
    }[kind]
