"""Days are short, and rooms have few idle minutes between their talks (a level)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule, nothing
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.base import Pause
    from scheduler.model.candidates import Candidate
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral, Term


def post(model: TimetableModel) -> Callable[[], Term]:
    """The cost is the sum of the day spans and of the idle minutes of all rooms.

    idle = Σ room spans without pauses − Σ session lengths; the sum of the lengths does not depend on rooms. The bound
    rooms · Σ day spans ≥ Σ lengths + rooms · Σ pauses follows from the rest and is added for the solver.
    """
    days = [_day(model, number) for number in range(len(model.event.days))]
    idle = model.cp.new_int_var(0, DAY * len(days) * len(model.event.talk_rooms), "idle")
    lengths = sum(session.length for session in model.sessions)
    model.cp.add(idle == sum(rooms for _, rooms in days) - lengths)
    rooms, spans = len(model.event.talk_rooms), sum(span for span, _ in days)
    model.cp.add(rooms * spans >= lengths + rooms * sum(pause.duration for pause in model.pauses))
    return lambda: spans + idle


def least(event: Event) -> int:
    """Return the minutes of all pauses, and those that all rooms together need for all talks.

    0 on a day that runs late, of which what has begun may overlap.
    """
    if event.late:
        return 0
    pauses = sum(pause.shortest for pause in event.daily_breaks) + sum(each.duration for each in event.plenaries)
    return pauses + -(-sum(talk.duration for talk in event.talks) // max(1, len(event.talk_rooms)))


def _day(model: TimetableModel, number: int) -> tuple[Term, Term]:
    """Return the day's span, and the sum of its rooms' own spans without the pauses inside, in minutes."""
    first, last = _extent(model, number, "day")
    for pause in model.pauses:
        if pause.day == number:
            model.cp.add(first <= pause.start)
            model.cp.add(last >= pause.end)
    for session in model.sessions:
        model.cp.add(first <= session.start).only_enforce_if(session.day[number])
        model.cp.add(last >= session.end).only_enforce_if(session.day[number])
    rooms = [_room(model, number, room.id) for room in model.event.talk_rooms]
    span = model.cp.new_int_var(0, DAY, f"day {number} span")
    model.cp.add(span == last - first)
    return span, sum(rooms)


def _room(model: TimetableModel, number: int, room: str) -> Term:
    """Return the room's span of the day without the pauses inside, in minutes."""
    sessions = [(session, model.both(session.room[room], session.day[number])) for session in model.sessions]
    first, last = _extent(model, number, room)
    for session, here in sessions:
        model.cp.add(first <= session.start).only_enforce_if(here)
        model.cp.add(last >= session.end).only_enforce_if(here)
    pauses = [pause for pause in model.pauses if pause.day == number]
    return last - first - sum(model.minutes_where(pause, _inside(model, pause, sessions)) for pause in pauses)


def _inside(model: TimetableModel, pause: Pause, sessions: list[tuple[Candidate, BoolLiteral]]) -> BoolLiteral:
    """Return a literal that is 1 only if some session of the room is before the pause and some session after it."""
    inside = model.cp.new_bool_var(f"{pause.id} inside")
    earlier, later = [], []
    for session, here in sessions:
        earlier.append(model.both(here, ~model.before(pause, session)))
        later.append(model.both(here, model.before(pause, session)))
    model.cp.add_bool_or(~inside, *earlier)
    model.cp.add_bool_or(~inside, *later)
    return inside


def _extent(model: TimetableModel, number: int, name: str) -> tuple[BoolLiteral, BoolLiteral]:
    """Return the variables of the first and the last minute in use, first ≤ last, inside the day's window."""
    day = model.event.days[number]
    low, high = number * DAY + day.start, number * DAY + day.end
    first, last = model.cp.new_int_var(low, high, f"{name} first"), model.cp.new_int_var(low, high, f"{name} last")
    model.cp.add(first <= last)
    return first, last


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each day counts the minutes from its first start to its last end, and each room its idle minutes.

    Items are talks, sessions, breaks and plenaries. A room's idle minutes lie between the start of its first and the
    end of its last talk of the day, outside its sessions (introductions, talks, gaps and discussions) and outside
    the day's breaks and plenaries.
    """
    everything = (*items.talks(programme), *items.sessions(programme), *items.pauses(programme))
    dates = sorted({item.day for item in everything})
    return tuple(
        contribution for day in dates for contribution in _of_day(event, day, [i for i in everything if i.day == day])
    )


def _of_day(event: Event, day: date, contents: list[Item]) -> Iterator[Violation]:
    """Yield the minutes of the day's span, and the idle minutes of each room."""
    start, end = min(item.start for item in contents), max(item.end for item in contents)
    text = message(
        "Le programme va {when}, soit {length}.",
        "The programme runs {when}: {length}.",
        when=phrases.during(event, day, start, end),
        length=phrases.minutes(end - start),
    )
    yield Violation("compactness", end - start, (day.isoformat(),), text)
    for room in dict.fromkeys(item.room for item in contents if item.kind == "talk"):
        idle = _idle_minutes(room, contents)
        if idle:
            text = message(
                "{room} est inoccupée {idle} entre son premier et son dernier exposé ({when}).",
                "{room} is idle for {idle} between its first and its last talk ({when}).",
                room=phrases.opening(phrases.room(event, room)),
                idle=phrases.minutes(idle),
                when=_between_talks(event, day, room, contents),
            )
            yield Violation("compactness", idle, (room or "",), text)


def _idle_minutes(room: str | None, contents: list[Item]) -> int:
    """Return the minutes between the first and the last talk of the room that no item of it and no pause covers."""
    talks = [item for item in contents if item.kind == "talk" and item.room == room]
    between = set(range(min(talk.start for talk in talks), max(talk.end for talk in talks)))
    for item in contents:
        if item.room == room or item.kind in ("break", "plenary"):
            between -= set(range(item.start, item.end))
    return len(between)


def _between_talks(event: Event, day: date, room: str | None, contents: list[Item]) -> Message:
    talks = [item for item in contents if item.kind == "talk" and item.room == room]
    return phrases.during(event, day, min(talk.start for talk in talks), max(talk.end for talk in talks))


def say(event: Event, requirement: Requirement) -> Message:
    return RULE.meaning


RULE = Rule(
    name="compactness",
    kind="level",
    title=message(fr="Des journées sans temps mort", en="Compact days"),
    meaning=message(
        fr="les journées sont aussi courtes et les salles aussi peu inoccupées entre leurs exposés que possible",
        en="the days are as short, and the rooms as little idle between their talks, as possible",
    ),
    unit=message(fr="minute", en="minute"),
    requirements=nothing,
    post=post,
    measure=measure,
    say=say,
    where="free",
    least=least,
)
