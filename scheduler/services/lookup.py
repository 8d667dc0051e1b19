"""Talks, people, rooms and hours of an event by the names that people write. Each function raises InputError."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NoReturn, TypeVar

from scheduler.domain.errors import InputError, Problem
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.person_id import shares_address
from scheduler.domain.talks import LeftOut, Talk
from scheduler.domain.windows import Window
from scheduler.language.message import Message, message
from scheduler.language.suggestion import suggestion
from scheduler.language.text import clean_line, fold
from scheduler.reading import times
from scheduler.reading.report import Wrong

T = TypeVar("T")


#: The messages for a name that several items have, in French and English.
_SEVERAL_TALKS = (
    "plusieurs exposés conviennent : écrivez l’identifiant ({listed})",
    "several talks fit: write the id ({listed})",
)
_SEVERAL_PEOPLE = (
    "plusieurs personnes portent ce nom : écrivez l’adresse ({listed})",
    "several people have this name: write the address ({listed})",
)
_SEVERAL_ROOMS = (
    "plusieurs salles portent ce nom : écrivez l’identifiant ({listed})",
    "several rooms have this name: write the id ({listed})",
)


def talk_named(event: Event, name: str, option: str) -> Talk:
    """The talk of that id, else the only one of that title, else the only one of a speaker of that name or address.

    Case, accents and spaces make no difference. `option` is the option or argument in which the user wrote `name`.
    """
    by_speaker = _presented(event, event.talks, name) or _presented(event, event.posters, name)
    talk = _talk_id(event, name, option, by_speaker)
    if talk in event.poster:
        text = message(
            "c’est un poster : il n’a ni heure ni salle à lui, mais celles de ce qui montre les posters",
            "this is a poster: it has no hour or room of its own, but those of what shows the posters",
        )
        _wrong(option, name, text)
    return event.talk[talk]


def cancelled_talk(event: Event, name: str, option: str) -> str:
    """The id of the talk or poster as in `talk_named`; of one that is left out already too, by its id or title."""
    return _talk_id(event, name, option, _presented(event, event.contributions, name), event.left_out)


def _presented(event: Event, talks: Iterable[Talk], name: str) -> list[str]:
    """The ids of the talks of a speaker of that name or address."""
    folded = fold(name)
    return [talk.id for talk in talks if any(_is_called(event.person[who], folded) for who in talk.speakers)]


def _talk_id(event: Event, name: str, option: str, by_speaker: Sequence[str], left_out: Sequence[LeftOut] = ()) -> str:
    folded = fold(name)
    every: tuple[Talk | LeftOut, ...] = (*event.contributions, *left_out)
    for fitting in (
        [talk.id for talk in every if fold(talk.id) == folded],
        [talk.id for talk in event.contributions if fold(talk.title) == folded],
        by_speaker,
        [talk.id for talk in left_out if fold(talk.title) == folded],
    ):
        if fitting:
            return _only(fitting, option, name, _SEVERAL_TALKS, fitting)
    text = message(
        "aucun exposé n’a cet identifiant, ce titre ou cet intervenant", "no talk has this id, title or speaker"
    )
    titles = {talk.title: talk.id for talk in event.contributions}
    _unknown(option, name, list(event.contribution), text, titles)


def person_named(event: Event, name: str, option: str) -> Person:
    """The only person of that name or address."""
    folded = fold(name)
    people = [person for person in event.people if _is_called(person, folded)]
    if people:
        return _only(people, option, name, _SEVERAL_PEOPLE, [_mention(person) for person in people])
    text = message("personne ne porte ce nom ou cette adresse", "nobody has this name or address")
    _unknown(option, name, [person.name for person in event.people], text)


def room_named(event: Event, name: str, option: str) -> str:
    """The id of the room of that id, else of the only one of that name."""
    folded = fold(name)
    for fitting in (
        [room.id for room in event.rooms if fold(room.id) == folded],
        [room.id for room in event.rooms if fold(room.name) == folded],
    ):
        if fitting:
            return _only(fitting, option, name, _SEVERAL_ROOMS, fitting)
    text = message("aucune salle ne porte ce nom", "no room has this name")
    _unknown(option, name, [room.id for room in event.rooms], text, {room.name: room.id for room in event.rooms})


def _is_called(person: Person, folded: str) -> bool:
    return folded in (fold(person.name), fold(person.email or person.name), fold(_mention(person)))


def _mention(person: Person) -> str:
    """The address, which tells people of one name apart; the name with it where others have the same address."""
    if shares_address(person.id):
        return f"{person.name} <{person.email}>"
    return person.email or person.name


def _only(fitting: Sequence[T], option: str, name: str, several: tuple[str, str], names: Iterable[str]) -> T:
    """The only item of `fitting`; for several, the message lists `names` to write instead."""
    if len(fitting) > 1:
        _wrong(option, name, message(*several, listed=", ".join(names)))
    return fitting[0]


def moment(event: Event, text: str, option: str) -> tuple[date, int]:
    """A day of the event and a minute of it; the day need not be said where there is only one."""
    day, minute = _read(lambda: times.moment(text, _dates(event)), option, text)
    if day is None and len(event.days) > 1:
        _wrong(option, text, times.undated(_dates(event), minute))
    return day or event.days[0].date, minute


def day_end(event: Event, day: date, text: str, option: str) -> int:
    """The minute of `day` at which it ends; the date need not be said, and is no other."""
    stated, minute = _read(lambda: times.moment(text, _dates(event)), option, text)
    if stated not in (None, day):
        _wrong(option, text, message("c'est la fin du {day} qui est demandée", "it is {day} that ends later", day=day))
    if minute <= event.day[day].start:
        _wrong(option, text, message("la journée finirait avant de commencer", "the day would end before it starts"))
    return minute


def _dates(event: Event) -> list[date]:
    return [day.date for day in event.days]


def windows(event: Event, text: str, option: str) -> tuple[Window, ...]:
    """Windows as the tables have them."""
    return _read(lambda: times.windows(text, event.days), option, text)


def unknown_level(event: Event, name: str) -> NoReturn:
    """Raises InputError: the event has no such level."""
    _unknown(
        "--loss",
        name,
        event.levels,
        message("ce n'est pas un niveau de cet événement", "this is no level of this event"),
    )


def _read(parse: Callable[[], T], option: str, text: str) -> T:
    try:
        return parse()
    except Wrong as wrong:
        _wrong(option, text, wrong.text)


def _unknown(
    option: str, name: str, known: Sequence[str], text: Message, labels: Mapping[str, str] | None = None
) -> NoReturn:
    near = suggestion(name, known, labels)
    _wrong(option, name, message("{text} : {near}", "{text}: {near}", text=text, near=near))


def _wrong(option: str, value: str, text: Message) -> NoReturn:
    raise InputError([Problem(option, None, None, clean_line(value)[:120], text)])
