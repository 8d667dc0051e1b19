"""Relaxations of people: their hours, the axes that they chair, the time that they need to change rooms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from constraints import phrases
from scheduler.domain.breaks import Plenary
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Axis
from scheduler.explanation.relaxations.hours import windows
from scheduler.explanation.relaxations.relaxation import (
    ABSENT,
    AGREED_MINUTE,
    DROPPED_COST,
    RULE_COST,
    Amounts,
    Change,
    Field,
    Relaxation,
    cost_per_unit,
    field_relaxation,
    with_item,
)
from scheduler.explanation.relaxations.settings import session_setting
from scheduler.language.elision import elides
from scheduler.language.message import Message, message

#: What separates two people in one text, or may do so.
_SEPARATING = re.compile(r"[;,/&+|()\[\]]|\s(?:et|and|und|avec|with|y|e|-|–)\s", re.IGNORECASE)


def back(person: Person) -> Relaxation:
    """The relaxation with which an absent person is there after all."""

    def said(event: Event, _: int) -> Message:
        return message(
            "{that} soit là malgré l'absence annoncée",
            "{person} to be there despite the absence announced",
            that=_that(person.name),
            person=person.name,
        )

    return Relaxation(
        f"absent.{person.id}",
        ABSENT,
        (1,),
        cost_per_unit(DROPPED_COST),
        lambda event, _: with_item(event, "people", person.id, available=person.available),
        lambda event, _: (Change("absent", person.id, "", None),),
        said,
    )


def person_hours(event: Event, requirement: Requirement, present_before: Mapping[str, Person]) -> Iterator[Relaxation]:
    """The relaxations of a person's hours; `present_before`: by id, the absent people as they were before."""
    if not requirement.subjects:
        return
    name = requirement.subjects[0]
    if name in present_before:
        yield back(present_before[name])
        return
    present = [window for window in event.person[name].available if window.end > window.start]
    yield from windows(
        event,
        "people",
        name,
        present,
        lambda e: Message(fr=f"{_that(phrases.person(e, name))} soit là", en=f"{phrases.person(e, name)} to be there"),
    )


def room_change(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxation of the minutes that count for changing rooms; none of a requirement on a person."""
    minutes = event.session_settings.room_change
    if minutes and not requirement.subjects:
        yield session_setting(
            "room_change",
            Amounts(range(1, minutes + 1), AGREED_MINUTE),
            -1,
            "Compter {to} pour changer de salle (au lieu de {was})",
            "Count {to} to change rooms (instead of {was})",
            phrases.minutes,
        )


def person_pause(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxation of the minutes between two talks of one person."""
    minutes = event.session_settings.person_pause
    if minutes:
        yield session_setting(
            "person_pause",
            Amounts(range(1, minutes + 1), AGREED_MINUTE),
            -1,
            "Laisser {to} entre deux exposés d'une même personne (au lieu de {was})",
            "Leave {to} between two talks of one person (instead of {was})",
            phrases.minutes,
        )


def chair(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxations with which somebody else chairs the plenary, the axis, or one of its sessions.

    None of a requirement on nobody.
    """
    if not requirement.subjects:
        return
    person = requirement.subjects[0]
    for plenary in event.plenaries:
        if person in plenary.chairs:
            yield not_in_plenary(event, person, plenary, ("chair", "chairs"), _NOT_TO_LEAD)
    yield from _of_sessions(event, person, ("chair", "session_chairs"), _NOT_TO_CHAIR_SESSION)
    for axis in event.axes:
        if person in axis.chairs:
            field = Field("axes", axis.id, "chair", partial(_mentions, event), "chairs")
            yield _without(person, field, _NOT_TO_CHAIR, lambda _, axis: axis.id)


def not_in_plenary(event: Event, person: str, plenary: Plenary, keys: tuple[str, str], said: Message) -> Relaxation:
    """The relaxation that takes the person out of a plenary; `keys`: the key of event.toml and the field."""
    field = Field("plenaries", plenary.id, keys[0], partial(_mentions, event), keys[1])
    return _without(person, field, said, lambda _, plenary: phrases.title(plenary.title))


def _mentions(event: Event, people: Sequence[str]) -> list[str] | None:
    """The people as a list of event.toml has them; None: nobody."""
    return [mention(event, person) for person in people] or None


def discussant(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxations with which the person does not discuss a talk, or a session; none of a requirement on nobody."""
    if not requirement.subjects:
        return
    person = requirement.subjects[0]
    yield from _of_sessions(event, person, ("discussants", "session_discussants"), _NOT_TO_DISCUSS_SESSION)

    def cell(people: Sequence[str]) -> str | None:
        return "; ".join(mention(event, other) for other in people) or None

    for talk in event.talks:
        if person in talk.discussants:
            field = Field("talks", talk.id, "discussant", cell, "discussants")
            yield _without(person, field, _NOT_TO_DISCUSS, lambda e, talk: phrases.talk(e, talk.id))


_NOT_TO_LEAD = Message(fr="{that} ne modère pas la plénière {it}", en="{person} not to chair plenary {it}")
_NOT_TO_CHAIR = Message(fr="{that} ne modère pas l’axe {it}", en="{person} not to chair axis {it}")
_NOT_TO_DISCUSS = Message(fr="{that} ne discute pas l’exposé {it}", en="{person} not to discuss talk {it}")
_NOT_TO_CHAIR_SESSION = Message(
    fr="{that} ne modère pas la session {number} de l’axe {axis}",
    en="{person} not to chair session {number} of axis {axis}",
)
_NOT_TO_DISCUSS_SESSION = Message(
    fr="{that} ne discute pas la session {number} de l’axe {axis}",
    en="{person} not to discuss session {number} of axis {axis}",
)


def _of_sessions(event: Event, person: str, keys: tuple[str, str], said: Message) -> Iterator[Relaxation]:
    """The relaxations with which the person is not among those of a session.

    `keys`: the key below [[axes.sessions]], and the field of `Axis`.
    """
    for axis in event.axes:
        for index, people in enumerate(getattr(axis, keys[1])):
            if person in people:
                yield _without_in_session(event, person, (axis.id, index), keys, said)


def _without(person: str, field: Field, said: Message, it: Callable[[Event, Any], object]) -> Relaxation:
    """The relaxation that takes the person out of a field; `it` is the item in the sentence `said`."""

    def left(item: Any, _: int) -> tuple[str, ...]:
        return tuple(other for other in getattr(item, field.name or field.key) if other != person)

    def say(e: Event, item: Any, _: int) -> Message:
        known = phrases.person(e, person)
        return message(said.fr, said.en, that=_that(known), person=known, it=it(e, item))

    name = f"{field.part}.{field.item}.{field.key}.{person}"
    return field_relaxation(name, field.key, field, Amounts((1,), RULE_COST), left, say)


def _without_in_session(
    event: Event, person: str, session: tuple[str, int], keys: tuple[str, str], said: Message
) -> Relaxation:
    """The relaxation that takes the person out of one session, which is known by axis and index."""
    (axis, index), (key, name) = session, keys

    def cell(lists: Sequence[Sequence[str]]) -> list[str] | None:
        return [mention(event, other) for other in lists[index]] or None

    def left(item: Axis, _: int) -> tuple[tuple[str, ...], ...]:
        lists: Sequence[tuple[str, ...]] = getattr(item, name)
        kept = tuple(other for other in lists[index] if other != person)
        return (*lists[:index], kept, *lists[index + 1 :])

    def say(e: Event, item: Axis, _: int) -> Message:
        known = phrases.person(e, person)
        return message(said.fr, said.en, that=_that(known), person=known, number=index + 1, axis=item.id)

    path = f"sessions[{index + 1}].{key}"
    group = "chair" if key == "chair" else "discussant"
    field = Field("axes", axis, path, cell, name)
    return field_relaxation(f"axes.{axis}.{path}.{person}", group, field, Amounts((1,), RULE_COST), left, say)


def _that(person: str) -> str:
    """`Que Paul`, `Qu’Ada`, `Qu’Hervé`."""
    return f"Qu’{person}" if elides(person) else f"Que {person}"


def mention(event: Event, person: str) -> str:
    """The person as event.toml names one; straight quotes keep a name whole that might be read as two."""
    known = event.person[person]
    name = f'"{known.name}"' if _SEPARATING.search(known.name) and '"' not in known.name else known.name
    return f"{name} <{known.email}>" if known.email else name
