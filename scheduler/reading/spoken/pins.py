"""Fixed starts: `14:00`, `2025-05-23 14:00@auditorium`, and as people write them: `vendredi 14h précises`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from scheduler.domain.clock import DAY, plain_hour
from scheduler.domain.rooms import Room
from scheduler.domain.windows import Day
from scheduler.language.message import message
from scheduler.language.text import clean_line
from scheduler.reading import cells, times
from scheduler.reading.examples import start_example
from scheduler.reading.report import Wrong
from scheduler.reading.understood import Understood, plain

if TYPE_CHECKING:
    from scheduler.reading.spoken.words import Hour


class Start(NamedTuple):
    """A fixed start: the day, None where none is stated, the minute of the day, and the id of the room, if any."""

    day: date | None
    minute: int
    room: str | None


def pin(days: Sequence[Day], rooms: Sequence[Room] = ()) -> Callable[[object], Start | Understood[Start]]:
    """A reader of fixed starts on one of `days`, in one of `rooms`."""

    def read(value: object) -> Start | Understood[Start]:
        moment, name = _halves(cells.typed_moment(value), days, rooms)
        named = _room(name, rooms) if name else None
        start, understood = _moment(moment, days, rooms)
        stated = Start(*start, None if named is None else plain(named))
        if not understood and not isinstance(named, Understood):
            return stated
        return Understood(stated, message("{start}", "{start}", start=_written(stated)), _written(stated))

    return read


def _room(name: str, rooms: Sequence[Room]) -> str | Understood[str]:
    from scheduler.reading.spoken.room_names import room

    return room(rooms)(name)


def _halves(value: object, days: Sequence[Day], rooms: Sequence[Room]) -> tuple[object, str]:
    """The moment of a pin, and the room behind its `@`."""
    if not isinstance(value, str):
        return value, ""
    moment, at, name = clean_line(value).partition("@")
    if at and not clean_line(name):
        raise Wrong(
            message(
                "il manque la salle après « @ » : écrivez par exemple « {start}@{room} » ou « {start} »",
                "the room is missing after “@”: write for instance “{start}@{room}” or “{start}”",
                start=start_example(days),
                room=rooms[0].id if rooms else "auditorium",
            )
        )
    return moment, clean_line(name)


def _moment(value: object, days: Sequence[Day], rooms: Sequence[Room]) -> tuple[tuple[date | None, int], bool]:
    """The day and minute, and whether they are understood from words."""
    try:
        return times.moment(value, [day.date for day in days]), False
    except Wrong as error:
        if isinstance(value, str):
            spoken = spoken_moment(value, days)
            if spoken:
                return spoken, True
            if value[:1].isdigit() and not isinstance(error, times.NoHour):
                raise error
    raise Wrong(
        message(
            "ce n'est pas une heure de début : écrivez par exemple « {start} » ou « {start}@{room} »",
            "this is no start time: write for instance “{start}” or “{start}@{room}”",
            start=start_example(days),
            room=rooms[0].id if rooms else "auditorium",
        )
    )


def spoken_moment(text: str, days: Sequence[Day]) -> tuple[date | None, int] | None:
    """The day and minute that the words say; None if they are not understood as a whole."""
    from scheduler.reading.spoken.days import Calendar
    from scheduler.reading.spoken.expressions import Words
    from scheduler.reading.spoken.hours import Unclear
    from scheduler.reading.spoken.words import tokens

    known, unknown = tokens(text)
    if unknown or not days:
        return None
    words = Words(known, Calendar(days))
    try:
        dates = words.dates()
        words.skip("to", "comma")
        hour = words.take("hour")
        dates = dates or words.dates()
    except Unclear:
        return None
    if hour is None or not words.done or (dates and len(dates) > 1) or not _certain(hour.hour, days):
        return None
    return min(dates) if dates else None, hour.hour.minutes


def _certain(hour: Hour, days: Sequence[Day]) -> bool:
    """True unless a number without a sign of hours may mean an hour or something else."""
    from scheduler.reading.spoken.days import Calendar

    calendar = Calendar(days)
    return hour.minutes < DAY and (not hour.bare or calendar.first <= hour.minutes < calendar.last)


def _written(start: Start) -> str:
    day = f"{start.day} " if start.day else ""
    return day + plain_hour(start.minute) + (f"@{start.room}" if start.room else "")
