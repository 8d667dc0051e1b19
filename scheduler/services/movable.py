"""Talks, sessions, breaks and plenaries of a programme by the names that people write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scheduler.domain.errors import InputError, Problem
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.message import message
from scheduler.language.suggestion import suggestion
from scheduler.language.text import clean_line, fold
from scheduler.moving.blocks import Key
from scheduler.services.lookup import off_the_programme, speakers_by_name
from scheduler.services.person_mentions import people_called


@dataclass(frozen=True, slots=True)
class Placed:
    """A talk of a programme, or a block of it (`key`)."""

    talk: str | None = None
    key: Key | None = None


def placed_named(event: Event, programme: Programme, name: str, option: str, day: date | None = None) -> Placed:
    """The item of that id, else the only one of that title, else the only talk of a speaker of that name or address.

    `day` tells apart the breaks of several days. Raises InputError.
    """
    folded = fold(name)
    every = list(_items(event, programme))
    people = {person.id for person in people_called(event, name)}
    presented = [talk.id for talk in event.talks if not people.isdisjoint(talk.speakers)]
    for fitting in (
        [item for item, id_, _ in every if fold(id_) == folded],
        [item for item, _, title in every if title and fold(title) == folded],
        [item for item, _, _ in every if item.talk in presented],
    ):
        on_day = [item for item in fitting if day is not None and item.key is not None and item.key.day == day]
        if len(on_day or fitting) == 1:
            return (on_day or fitting)[0]
        if fitting:
            raise _wrong(
                option,
                name,
                [f"{id_} ({item.key.day})" if item.key else id_ for item, id_, _ in every if item in fitting],
            )
    if (off := off_the_programme(event, name)) is not None:
        raise InputError([Problem(option, None, None, clean_line(name)[:120], off)])
    titles = {title: id_ for _, id_, title in every if title}
    near = suggestion(name, [id_ for _, id_, _ in every], {**speakers_by_name(event), **titles})
    text = message(
        "rien n’a cet identifiant, ce titre ou cet intervenant dans le programme : {near}",
        "nothing has this id, title or speaker in the programme: {near}",
        near=near,
    )
    raise InputError([Problem(option, None, None, clean_line(name)[:120], text)])


def _items(event: Event, programme: Programme) -> Iterator[tuple[Placed, str, str]]:
    """Each item with its id and its title, "" where it has none."""
    for talk in programme.talks:
        yield Placed(talk=talk.id), talk.id, event.talk[talk.id].title
    for session in programme.sessions:
        title = event.axis[session.axis].title if session.axis in event.axis else ""
        yield Placed(key=Key("session", session.id, session.day)), session.id, title
    for pause in programme.breaks:
        yield Placed(key=Key("break", pause.id, pause.day)), pause.id, pause.title
    for plenary in programme.plenaries:
        yield Placed(key=Key("plenary", plenary.id, plenary.day)), plenary.id, plenary.title


def _wrong(option: str, name: str, choices: list[str]) -> InputError:
    text = message(
        "plusieurs conviennent : {choices} ; écrivez l’identifiant (et le jour, avec une heure)",
        "several fit: {choices}; write the id (and the day, with an hour)",
        choices=", ".join(choices[:12]),
    )
    return InputError([Problem(option, None, None, clean_line(name)[:120], text)])
