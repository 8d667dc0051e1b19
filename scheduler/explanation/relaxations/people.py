"""Relaxations of people: their hours, the axes that they chair, the time that they need to change rooms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Axis
from scheduler.explanation.relaxations.hours import windows
from scheduler.explanation.relaxations.relaxation import (
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
from scheduler.language.message import Message, message
from scheduler.language.text import fold

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
        "absent",
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

    def mentions(chairs: Sequence[str]) -> list[str] | None:
        return [mention(event, chair) for chair in chairs] or None

    for plenary in event.plenaries:
        if person in plenary.chairs:
            yield field_relaxation(
                f"plenaries.{plenary.id}.chair.{person}",
                "chair",
                Field("plenaries", plenary.id, "chair", mentions, "chairs"),
                Amounts((1,), RULE_COST),
                lambda item, _: tuple(chair for chair in item.chairs if chair != person),
                lambda e, item, _: message(
                    "{that} n'anime pas la plénière {title}",
                    "{person} not to chair plenary {title}",
                    that=_that(phrases.person(e, person)),
                    person=phrases.person(e, person),
                    title=phrases.title(item.title),
                ),
            )
    yield from _of_sessions(event, person, ("chair", "session_chairs"), _NOT_TO_CHAIR)
    for axis in event.axes:
        if person in axis.chairs:
            yield field_relaxation(
                f"axes.{axis.id}.chair.{person}",
                "chair",
                Field("axes", axis.id, "chair", mentions, "chairs"),
                Amounts((1,), RULE_COST),
                lambda item, _: tuple(chair for chair in item.chairs if chair != person),
                lambda e, item, _: message(
                    "{that} ne préside pas l'axe {axis}",
                    "{person} not to chair axis {axis}",
                    that=_that(phrases.person(e, person)),
                    person=phrases.person(e, person),
                    axis=item.id,
                ),
            )


def discussant(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxations with which the person does not discuss a talk, or a session; none of a requirement on nobody."""
    if not requirement.subjects:
        return
    person = requirement.subjects[0]
    yield from _of_sessions(event, person, ("discussants", "session_discussants"), _NOT_TO_DISCUSS)
    for talk in event.talks:
        if person in talk.discussants:
            yield field_relaxation(
                f"talks.{talk.id}.discussant.{person}",
                "discussant",
                Field(
                    "talks",
                    talk.id,
                    "discussant",
                    lambda people: "; ".join(mention(event, other) for other in people) or None,
                    "discussants",
                ),
                Amounts((1,), RULE_COST),
                lambda item, _: tuple(other for other in item.discussants if other != person),
                lambda e, item, _: message(
                    "{that} ne discute pas l'exposé {talk}",
                    "{person} not to discuss talk {talk}",
                    that=_that(phrases.person(e, person)),
                    person=phrases.person(e, person),
                    talk=phrases.talk(e, item.id),
                ),
            )


_NOT_TO_CHAIR = Message(
    fr="{that} ne préside pas la session {number} de l’axe {axis}",
    en="{person} not to chair session {number} of axis {axis}",
)
_NOT_TO_DISCUSS = Message(
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
                yield _without(event, person, (axis.id, index), keys, said)


def _without(event: Event, person: str, session: tuple[str, int], keys: tuple[str, str], said: Message) -> Relaxation:
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
    """`Que Paul`, `Qu’Ada`."""
    return f"Qu’{person}" if fold(person)[:1] in tuple("aeiou") else f"Que {person}"


def mention(event: Event, person: str) -> str:
    """The person as event.toml names one; straight quotes keep a name whole that might be read as two."""
    known = event.person[person]
    name = f'"{known.name}"' if _SEPARATING.search(known.name) and '"' not in known.name else known.name
    return f"{name} <{known.email}>" if known.email else name
