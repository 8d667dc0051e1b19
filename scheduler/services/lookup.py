"""Talks, people, rooms and hours of an event by the names that people write. Each function raises InputError."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NoReturn, TypeVar

from scheduler.domain.errors import InputError, Problem
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.talks import LeftOut, Talk
from scheduler.domain.windows import Window, written
from scheduler.language.message import Message, message
from scheduler.language.suggestion import suggestion
from scheduler.language.text import clean_line, fold
from scheduler.reading import times
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.cells import absence_in
from scheduler.reading.spoken.messages import told
from scheduler.reading.spoken.pins import spoken_moment
from scheduler.services.person_mentions import mention, people_called

T = TypeVar("T")


#: The messages for a name that several items have, in French and English.
_SEVERAL_TALKS = ("plusieurs exposés conviennent : écrivez {listed}", "several talks fit: write {listed}")
_SEVERAL_PEOPLE = (
    "plusieurs personnes ont ce nom ou cette adresse : écrivez {listed}",
    "several people have this name or address: write {listed}",
)
_SEVERAL_ROOMS = ("plusieurs salles portent ce nom : écrivez {listed}", "several rooms have this name: write {listed}")
#: The largest number of items among which a message lets choose, and of letters of a title that it quotes.
_CHOICES, _TITLE = 12, 60


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
    called = {person.id for person in people_called(event, name)}
    return [talk.id for talk in talks if not called.isdisjoint(talk.speakers)]


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
            return _only(fitting, option, name, _SEVERAL_TALKS, {id_: _talk_told(event, id_) for id_ in fitting})
    if (off := off_the_programme(event, name)) is not None:
        _wrong(option, name, off)
    text = message(
        "aucun exposé n’a cet identifiant, ce titre ou cet intervenant", "no talk has this id, title or speaker"
    )
    titles = {talk.title: talk.id for talk in event.contributions}
    _unknown(option, name, list(event.contribution), text, {**speakers_by_name(event), **titles})


def off_the_programme(event: Event, name: str) -> Message | None:
    """Why there is no hour for the talk of that id or title that is left out; None where no such talk is."""
    folded = fold(name)
    if not any(folded in (fold(talk.id), fold(talk.title)) for talk in event.left_out):
        return None
    return message(
        "cet exposé n’est pas au programme : il est refusé, retiré ou en attente (colonne « statut »), ou annulé "
        "(amendments.toml)",
        "this talk is not in the programme: it is rejected, withdrawn or waiting (column “status”), or cancelled "
        "(amendments.toml)",
    )


def speakers_by_name(event: Event) -> dict[str, str]:
    """The names of those who present, each as it is to be written."""
    presenting = {who for talk in event.contributions for who in talk.speakers}
    return {person.name: person.name for person in event.people if person.id in presenting}


def person_named(event: Event, name: str, option: str) -> Person:
    """The only person of that name or address."""
    people = people_called(event, name)
    if people:
        choices = {mention(event, person): person.affiliation or "" for person in people}
        return _only(people, option, name, _SEVERAL_PEOPLE, choices)
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
            return _only(fitting, option, name, _SEVERAL_ROOMS, {id_: _room_told(event, id_) for id_ in fitting})
    text = message("aucune salle ne porte ce nom", "no room has this name")
    _unknown(option, name, [room.id for room in event.rooms], text, {room.name: room.id for room in event.rooms})


def _talk_told(event: Event, name: str) -> str:
    """What a reader knows the talk by: its title and who presents it."""
    talk = event.contribution.get(name)
    title = talk.title if talk else next((left.title for left in event.left_out if left.id == name), "")
    speakers = [mention(event, event.person[who]) for who in talk.speakers] if talk else []
    short = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
    return ", ".join(part for part in (short, *speakers) if part)


def _room_told(event: Event, name: str) -> Message | str:
    capacity = event.room[name].capacity
    return "" if capacity is None else message("{count} places", "{count} seats", count=capacity)


def _only(
    fitting: Sequence[T], option: str, name: str, several: tuple[str, str], choices: Mapping[str, Message | str]
) -> T:
    """The only item of `fitting`; for several, the message lists what to write for each, and what it is known by."""
    if len(fitting) > 1:
        _wrong(option, name, message(*several, listed=_listed(choices)))
    return fitting[0]


def _listed(choices: Mapping[str, Message | str]) -> Message:
    """« a » (what it is), « b » (…) ou « c » (…)."""
    told = [
        message("« {write} » ({known})", "“{write}” ({known})", write=write, known=known)
        if known
        else message("« {write} »", "“{write}”", write=write)
        for write, known in list(choices.items())[:_CHOICES]
    ]
    if len(choices) > _CHOICES:
        told.append(message("un autre identifiant", "another id"))
    *first, last = told
    return Message(
        f"{', '.join(text.fr for text in first)} ou {last.fr}", f"{', '.join(text.en for text in first)} or {last.en}"
    )


def moment(event: Event, text: str, option: str) -> tuple[date, int]:
    """A day of the event and a minute of it; the day need not be said where there is only one."""
    day, minute = _moment(event, text, option)
    if day is None and len(event.days) > 1:
        _wrong(option, text, times.undated(_dates(event), minute))
    return day or event.days[0].date, minute


def day_end(event: Event, day: date, text: str, option: str) -> int:
    """The minute of `day` at which it ends; the date need not be said, and is no other."""
    stated, minute = _moment(event, text, option)
    if stated not in (None, day):
        _wrong(option, text, message("c'est la fin du {day} qui est demandée", "it is {day} that ends later", day=day))
    if minute <= event.day[day].start:
        _wrong(option, text, message("la journée finirait avant de commencer", "the day would end before it starts"))
    return minute


def _dates(event: Event) -> list[date]:
    return [day.date for day in event.days]


def _moment(event: Event, text: str, option: str) -> tuple[date | None, int]:
    """A time, with or without a day before it, as the tables have them or in words: `Friday at 10`."""

    def parse() -> tuple[date | None, int]:
        try:
            return times.moment(text, _dates(event))
        except times.NoHour:
            spoken = spoken_moment(text, event.days)
            if spoken is None:
                raise
            return spoken

    return _read(parse, option, text)


def absence(event: Event, text: str, option: str) -> tuple[Window, ...]:
    """The windows in which somebody is away, at least one, as the tables have them: `14:00-16:00`, `Friday morning`."""
    away = _read(lambda: absence_in(text, event.days), option, text)
    return away or _wrong(option, text, times.no_window(text, event.days).text)


def heard(event: Event, text: str) -> Message | None:
    """How the hours of an absence are understood; None where they are written as they are understood."""
    away = absence_in(text, event.days)
    if fold(text) == fold(written(away)):
        return None
    return message("« {text} » lu {hours}", "“{text}” read as {hours}", text=text, hours=told(away))


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
