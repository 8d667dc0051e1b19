"""Days of talks of half an hour, which can be counted by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.late_day import delay
from scheduler.domain.people import Person
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Room
from scheduler.domain.settings import SessionSettings, TalkSettings
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day

DAY = date(2026, 5, 23)
NINE = 9 * 60
LUNCH = Break(id="lunch", title="Lunch", duration=60, between_start=NINE + 30, between_end=NINE + 240)


def event(
    axes: Mapping[str, int],
    *,
    end: int,
    rooms: int = 1,
    breaks: tuple[Break, ...] = (),
    plenaries: tuple[Plenary, ...] = (),
    sizes: tuple[int, int] = (2, 2),
    gap: int = 0,
    discussion: int = 0,
    introduction: int = 0,
) -> Event:
    """An event with the given number of talks of 30 minutes in each axis.

    It begins at nine, ends `end` minutes later and has a grid of 10 minutes. `sizes`: the fewest and the most talks of
    a session.
    """
    names = [f"{axis}{n}" for axis, count in axes.items() for n in range(count)]
    return Event(
        id="e",
        title="E",
        days=(Day(date=DAY, start=NINE, end=NINE + end),),
        step=10,
        talk_settings=TalkSettings(duration=30, gap=gap),
        session_settings=SessionSettings(
            min_talks=sizes[0], max_talks=sizes[1], introduction=introduction, discussion=discussion
        ),
        axes=tuple(Axis(id=axis, title=axis) for axis in axes),
        rooms=tuple(Room(id=f"r{n}", name=f"R{n}") for n in range(rooms)),
        breaks=breaks,
        plenaries=plenaries,
        people=tuple(Person(id=name, name=name) for name in names),
        talks=tuple(Talk(id=name, title=name, axis=name[0], speakers=(name,), duration=30) for name in names),
    )


def programme(sessions: Mapping[tuple[str, int], tuple[str, ...]], gap: int = 0) -> Programme:
    """The programme of the given talks of 30 minutes, by the room of their session and its minutes after nine."""
    talks, placed_sessions = [], []
    for number, ((room, begin), names) in enumerate(sessions.items()):
        starts = [NINE + begin + position * (30 + gap) for position in range(len(names))]
        talks += [
            PlacedTalk(id=name, session=f"S{number}", room=room, day=DAY, start=start, end=start + 30)
            for name, start in zip(names, starts, strict=True)
        ]
        placed_sessions.append(
            PlacedSession(
                id=f"S{number}",
                axis=names[0][0],
                room=room,
                day=DAY,
                start=starts[0],
                end=starts[-1] + 30,
                talks=names,
                chairs=(),
            )
        )
    return Programme(status="feasible", sessions=tuple(placed_sessions), talks=tuple(talks))


def late(event: Event, base: Programme, now: int, minutes: int) -> Event:
    """The event that runs `minutes` late, `now` minutes after nine."""
    return amended(event, Amendments(delays=(delay(base, DAY, NINE + now, minutes, None, None),)))
