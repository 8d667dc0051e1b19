"""What a person does in an event, in both languages: presents, chairs, discusses, speaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.domain.talks import Axis
from scheduler.language.message import Message, message


def part_in(event: Event, identifier: str) -> Message:
    """Return what a person does: `présente T03 et T07, modère l'axe 2, intervient dans la plénière « Accueil »`."""
    presents = [talk.id for talk in event.presented(identifier)]
    chairs = [axis.id for axis in event.axes if identifier in axis.chairs]
    sessions = _sessions(event, identifier, lambda axis: () if identifier in axis.chairs else axis.session_chairs)
    shows = [poster.id for poster in event.posters_of(identifier)] if event.poster_times else []
    speaks = [phrases.title(plenary.title) for plenary in event.plenaries if identifier in plenary.speakers]
    leads = [
        phrases.title(plenary.title)
        for plenary in event.plenaries
        if identifier in plenary.chairs and identifier not in plenary.speakers
    ]
    parts: list[Message] = []
    if presents:
        parts.append(message("présente {talks}", "presents {talks}", talks=phrases.listed(presents)))
    if shows:
        parts.append(message("présente {posters}", "presents {posters}", posters=posters(shows)))
    if chairs:
        parts.append(
            _plural(chairs, "modère l'axe {what}", "modère les axes {what}", "chairs axis {what}", "chairs axes {what}")
        )
    if sessions:
        parts.append(message("modère {what}", "chairs {what}", what=phrases.listed(sessions)))
    if speaks:
        parts.append(
            _plural(
                speaks,
                "intervient dans la plénière {what}",
                "intervient dans les plénières {what}",
                "speaks in plenary {what}",
                "speaks in plenaries {what}",
            )
        )
    if leads:
        parts.append(
            _plural(
                leads,
                "modère la plénière {what}",
                "modère les plénières {what}",
                "chairs plenary {what}",
                "chairs plenaries {what}",
            )
        )
    return Message.each(lambda language: ", ".join(part.to(language) for part in parts))


def discussed_by(event: Event, identifier: str) -> Message:
    """Return what a person discusses: `discute T03 et la session 2 de l'axe 1`."""
    talks: list[str | Message] = [talk.id for talk in event.talks if identifier in talk.discussants]
    sessions = _sessions(event, identifier, lambda axis: axis.session_discussants)
    return message("discute {what}", "discusses {what}", what=phrases.listed([*talks, *sessions]))


def _sessions(event: Event, identifier: str, people: Callable[[Axis], Sequence[Sequence[str]]]) -> list[str | Message]:
    """Return the sessions, known by axis and number, among whose `people` the person is."""
    return [
        message("la session {number} de l'axe {axis}", "session {number} of axis {axis}", number=number, axis=axis.id)
        for axis in event.axes
        for number, names in enumerate(people(axis), start=1)
        if identifier in names
    ]


def posters(ids: Sequence[str]) -> Message:
    """Return the posters by id: `le poster P1`, `les posters P1 et P2`."""
    return _plural(ids, "le poster {what}", "les posters {what}", "poster {what}", "posters {what}")


def _plural(what: Sequence[str | Message], fr_one: str, fr_many: str, en_one: str, en_many: str) -> Message:
    many = len(what) > 1
    return message(fr_many if many else fr_one, en_many if many else en_one, what=phrases.listed(what))
