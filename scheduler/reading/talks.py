"""The rows of talks, each read value by value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from scheduler.domain.clock import DAY
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Axis, LeftOut, Pin, Talk
from scheduler.domain.windows import Day
from scheduler.language.likeness import plain_name
from scheduler.language.text import fold
from scheduler.reading import cells, values
from scheduler.reading.draft import Item
from scheduler.reading.examples import day_with
from scheduler.reading.fields import Fields
from scheduler.reading.people.speaker_cells import read_discussants, read_speakers
from scheduler.reading.posters import as_poster, talk_type
from scheduler.reading.report import Report, Tongue, Wrong
from scheduler.reading.spoken.availability import read_hours
from scheduler.reading.spoken.axis_names import axis
from scheduler.reading.spoken.durations import duration
from scheduler.reading.spoken.languages import talk_language
from scheduler.reading.spoken.lists import keywords, known_names
from scheduler.reading.spoken.pins import pin
from scheduler.reading.spoken.room_names import room
from scheduler.reading.spoken.statuses import status, with_reservation
from scheduler.reading.times import undated
from scheduler.reading.understood import plain

#: The largest number of positions of a talk, and the last position in an axis.
_MOST_PLACES, _LAST = 1000, 100_000


@dataclass(frozen=True, slots=True)
class Setting:
    """The facts about the event that a row depends on.

    `features` are spellings by folded name, `talks` the ids of all rows, by folded id; `rooms` are those of event.toml.

    `language` is that of everything that is produced, `hours` are the days with their hours.
    `preset` if sessions are preset: a talk then takes positions instead of minutes. None if
    event.toml could not be read.
    """

    days: Sequence[date]
    several: bool
    duration: int
    features: Mapping[str, str]
    preset: bool | None = False
    axes: Sequence[Axis] = ()
    language: Tongue = "fr"
    hours: Sequence[Day] = ()
    rooms: Sequence[Room] = ()
    talks: Mapping[str, str] = field(default_factory=dict)


def is_left_out(row: Fields) -> bool:
    """True for a rejected or withdrawn talk; a wrong status is reported where the talk is read."""
    try:
        return row.has("status") and plain(status("fr")(row.raw["status"])) == "left out"
    except Wrong:
        return False


def read_left_out(row: Fields, language: Tongue = "fr") -> Item[LeftOut]:
    """Id, title and people of a talk that is not scheduled; nothing of it is reported but how its status was read."""
    row.read("status", status(row.place.tongue or language), None)
    quiet = Fields(row.raw, row.place, Report(), row.parts)
    talk = LeftOut(id=quiet.read("id", cells.line, ""), title=quiet.read("title", cells.line, ""))
    return Item(talk, row.place, read_speakers(quiet), roles={"discussants": (read_discussants(quiet),)})


def left_out_names(row: Fields) -> tuple[str, str]:
    """The names by which tables and wishes may refer to a talk that is in no session; "" for a missing one."""
    quiet = Fields(row.raw, row.place, Report())
    return quiet.read("id", cells.line, ""), quiet.read("reference", cells.line, "")


def ids_of(rows: Iterable[Fields]) -> dict[str, str]:
    """The ids of the rows by their folded form; nothing is reported."""
    ids = (left_out_names(row)[0] for row in rows)
    return {fold(name): name for name in ids if name}


def _minutes(row: Fields, setting: Setting) -> int | None:
    """The minutes of the talk; None where it takes positions. Nothing is reported."""
    if setting.preset is not False:
        return None
    return Fields(row.raw, row.place, Report(), row.parts).read("duration", duration(1, DAY), setting.duration)


def read_talk(row: Fields, setting: Setting) -> Item[Talk]:
    """The talk or poster of a row with its speakers as mentions; unreadable values have their defaults."""
    name = row.require("id", cells.line, "")
    if name:
        try:
            values.identifier(name)
        except Wrong as wrong:
            row.mistake("id", wrong.text, wrong.suggestions)
    needs = row.read("needs", known_names(setting.features), ())
    decision = row.read("status", status(row.place.tongue or setting.language), "accepted")
    note = row.read("note", cells.line, "")
    available, preferred = read_hours(row, setting.hours, lambda: _minutes(row, setting))
    talk = Talk(
        id=name,
        title=row.require("title", cells.line, ""),
        axis=row.read("axis", lambda value: axis(setting.axes)(cells.line(value)), None),
        speakers=(),
        authors=row.read("authors", cells.listed, ()),
        duration=setting.duration if setting.preset else row.read("duration", duration(1, DAY), setting.duration),
        available=available,
        preferred=preferred,
        room=row.read("room", lambda value: room(setting.rooms)(cells.line(value)), None),
        needs=tuple(dict.fromkeys(setting.features.get(fold(need), need) for need in needs)),
        after=row.read("after", known_names(setting.talks), ()),
        not_with=row.read("not_with", known_names(setting.talks), ()),
        together=row.read("with", known_names(setting.talks), ()),
        tags=row.read("tags", keywords, ()),
        difficulty=row.read("difficulty", cells.whole(0, _MOST_PLACES), None),
        pin=read_pin(row, setting),
        places=row.read("places", cells.whole(1, _MOST_PLACES), 1) if setting.preset is not False else 1,
        order=row.read("order", cells.whole(0, _LAST), 0),
        timezone=row.read("timezone", lambda value: values.zone(cells.line(value)), None),
        reference=row.read("reference", cells.line, None),
        keywords=row.read("keywords", keywords, ()),
        abstract=row.read("abstract", cells.block, ""),
        biography=row.read("biography", cells.block, ""),
        language=row.read("language", talk_language, None),
        audience=row.read("audience", cells.whole(0, 1_000_000, example=30), None),
        note=with_reservation(note, setting.language) if decision == "tentative" else note,
        confirmed=decision == "confirmed",
        type=row.read("type", talk_type(row.place.tongue or setting.language), "talk"),
    )
    speakers, discussants = read_speakers(row), read_discussants(row)
    talk = talk.model_copy(update={"authors": _others(talk.authors, [mention.name for mention in speakers])})
    if talk.type == "poster":
        return Item(as_poster(talk), row.place, speakers)
    return Item(talk, row.place, speakers, roles={"discussants": (discussants,)})


def _others(authors: Iterable[str], speakers: Iterable[str]) -> tuple[str, ...]:
    """The authors who do not present the talk, whatever the case and the order of their names."""
    present = {frozenset(plain_name(name).split()) for name in speakers}
    return tuple(name for name in authors if frozenset(plain_name(name).split()) not in present)


def read_pin(row: Fields, setting: Setting) -> Pin | None:
    """The fixed start of the talk of a row; None for none, and for one that is reported."""
    start = row.read("pin", pin(setting.hours, setting.rooms), None)
    if start is None:
        return None
    day = start.day
    if day is None and setting.several:
        on = day_with(start.minute, setting.hours)
        row.mistake("pin", undated([on] if on else setting.days, start.minute))
        return None
    if day is None and not setting.days:
        return None  # the event's date is wrong, which is told there
    return Pin(day=day or setting.days[0], start=start.minute, room=start.room)
