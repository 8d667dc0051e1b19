"""What the command line names, found in the event: talks, people, rooms, hours. Each raises InputError."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NoReturn, TypeVar

from scheduler.errors import InputError, Problem
from scheduler.saying import Saying, told

if TYPE_CHECKING:
    from scheduler.domain.people import Person
    from scheduler.domain.talks import Talk
    from scheduler.domain.windows import Window
    from scheduler.event import Event

T = TypeVar("T")


def talk_named(event: Event, name: str, place: str) -> Talk:
    """The talk of that id, whatever the case."""
    found = {talk.id.casefold(): talk for talk in event.talks}.get(name.casefold())
    if found is None:
        _unknown(
            place,
            name,
            [talk.id for talk in event.talks],
            told("aucun exposé n'a cet identifiant", "no talk has this id"),
        )
    return found


def person_named(event: Event, name: str, place: str) -> Person:
    """The only person of that name or address, accents and case aside."""
    from scheduler.text import fold

    found = [one for one in event.people if fold(name) in (fold(one.name), fold(one.email or one.name))]
    if len(found) > 1:
        listed = ", ".join(one.email or one.name for one in found)
        _wrong(
            place,
            name,
            told(
                "plusieurs personnes portent ce nom : écrivez l'adresse ({listed})",
                "several people have this name: write the address ({listed})",
                listed=listed,
            ),
        )
    if not found:
        _unknown(
            place,
            name,
            [one.name for one in event.people],
            told("personne ne porte ce nom ou cette adresse", "nobody has this name or address"),
        )
    return found[0]


def room_named(event: Event, name: str, place: str) -> str:
    """The id of the room of that id or name."""
    from scheduler.text import fold

    found = {**{fold(room.name): room.id for room in event.rooms}, **{fold(room.id): room.id for room in event.rooms}}
    if fold(name) not in found:
        _unknown(
            place,
            name,
            [room.id for room in event.rooms],
            told("aucune salle ne porte ce nom", "no room has this name"),
        )
    return found[fold(name)]


def moment(event: Event, text: str, place: str) -> tuple[date, int]:
    """A day of the event and a minute of it; the day need not be said where there is only one."""
    from scheduler.reading import times
    from scheduler.reading.times import undated

    day, minute = _read(lambda: times.moment(text, [one.date for one in event.days]), place, text)
    if day is None and len(event.days) > 1:
        _wrong(place, text, undated())
    return day or event.days[0].date, minute


def day_end(event: Event, day: date, text: str, place: str) -> int:
    """The minute of `day` at which it ends; the date need not be said, and is no other."""
    from scheduler.reading import times

    on, minute = _read(lambda: times.moment(text, [one.date for one in event.days]), place, text)
    if on not in (None, day):
        _wrong(place, text, told("c'est la fin du {day} qui est demandée", "it is {day} that ends later", day=day))
    if minute <= event.day[day].start:
        _wrong(place, text, told("la journée finirait avant de commencer", "the day would end before it starts"))
    return minute


def windows(event: Event, text: str, place: str) -> tuple[Window, ...]:
    """Windows as the tables have them."""
    from scheduler.reading import times

    return _read(lambda: times.windows(text, [one.date for one in event.days]), place, text)


def unknown_level(event: Event, name: str) -> NoReturn:
    """Raises InputError: the event has no such level."""
    _unknown(
        "--loss", name, event.levels, told("ce n'est pas un niveau de cet événement", "this is no level of this event")
    )


def _read(parse: Callable[[], T], place: str, text: str) -> T:
    from scheduler.reading.report import Wrong

    try:
        return parse()
    except Wrong as wrong:
        _wrong(place, text, wrong.text)


def _unknown(place: str, name: str, known: Sequence[str], text: Saying) -> NoReturn:
    from scheduler.nearest import advice

    _wrong(place, name, told("{text} : {near}", "{text}: {near}", text=text, near=advice(name, known)))


def _wrong(place: str, found: str, text: Saying) -> NoReturn:
    from scheduler.text import clean_line

    raise InputError([Problem(place, None, None, clean_line(found)[:120], text)])
