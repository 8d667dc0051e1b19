"""Events round a planted programme, so that it is known that they can be scheduled; the same from run to run.

`python -m benchmarks.generate NAME DIR` writes the folder of a named instance.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.planting import DAY_END, DAY_START, STEP, WELCOME, Plan, PlannedTalk, Shape, plant
from benchmarks.wishes import ROOM_CHANGE, Cast, Casting, Commitment, Shares, availability, half_day, rooms, welcome
from benchmarks.words import SUBJECTS
from scheduler.event import Axis, Break, Day, Event, Pin, Room, SessionSettings, Talk, TalkSettings
from scheduler.importing.folder import write_folder
from scheduler.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme

__all__ = ["INSTANCES", "Planted", "Recipe", "generate", "instance", "write_folder"]

FIRST_DAY = date(2025, 5, 23)


@dataclass(frozen=True, slots=True)
class Planted:
    """An event and a programme of it that breaks no rule; its levels are left to be measured."""

    event: Event
    programme: Programme


@dataclass(frozen=True, slots=True)
class Recipe:
    """The arguments of a named instance."""

    seed: int
    talks: int
    axes: int
    rooms: int


#: Talks, axes and rooms of the series that grows: 11 or 12 talks a room, 5 or 6 an axis.
_SCALE = (
    (12, 2, 1), (16, 3, 2), (25, 5, 3), (31, 6, 3), (40, 8, 4), (50, 9, 5), (60, 11, 6), (80, 15, 7), (100, 18, 9),
    (140, 25, 12), (200, 36, 17),
)  # fmt: skip

INSTANCES: dict[str, Recipe] = {
    "day-31": Recipe(31, 31, 6, 3),
    "day-31-a": Recipe(3101, 31, 6, 3),
    "day-31-b": Recipe(3102, 31, 6, 3),
    "day-31-c": Recipe(3103, 31, 6, 3),
    "day-60": Recipe(60, 60, 10, 5),
    "day-60-a": Recipe(6001, 60, 10, 5),
    "day-60-b": Recipe(6002, 60, 10, 5),
    **{f"scale-{talks}": Recipe(7000 + talks, talks, axes, number) for talks, axes, number in _SCALE},
}


def instance(name: str) -> Planted:
    """The named instance; KeyError if there is none of that name."""
    recipe = INSTANCES[name]
    return generate(recipe.seed, talks=recipe.talks, axes=recipe.axes, rooms=recipe.rooms)


def generate(
    seed: int,
    *,
    talks: int,
    axes: int,
    rooms: int,
    windows: float = 1 / 3,
    preferences: float = 0.3,
    days: int = 1,
    breaks: int = 3,
    durations: tuple[int, ...] = (30,),
    min_talks: int = 2,
    max_talks: int = 4,
    gap: int = 0,
    discussion: int = 0,
    welcome: bool = True,
    stretch: bool = False,
    demands: float = 0.1,
    pins: float = 0.0,
) -> Planted:
    """An event of that size round a programme that meets all it asks.

    `windows` and `preferences` are shares of the presenters, `demands` of the talks (each of `after`, `not_with`,
    `needs`, `audience`, `room` and `available`), `pins` too. `durations` are drawn from. `axes` 0: an event without
    axes. `stretch`: with a `max_stretch` that the programme just keeps. Raises ValueError where the talks do not fit.
    """
    rng = random.Random(seed)
    shape = Shape(
        talks=talks, axes=axes, rooms=rooms, days=days, breaks=breaks, durations=tuple(sorted(durations)),
        min_talks=min_talks, max_talks=max_talks, gap=gap, discussion=discussion, welcome=welcome,
    )  # fmt: skip
    plan = plant(rng, shape)
    event = _Garden(rng, shape, plan, Shares(windows, preferences, demands, pins), stretch).event(seed)
    return Planted(event, programme_of(event, plan))


class _Garden:
    """The event that grows round a plan."""

    def __init__(self, rng: random.Random, shape: Shape, plan: Plan, shares: Shares, stretch: bool) -> None:
        self.rng = rng
        self.shape = shape
        self.plan = plan
        self.shares = shares
        self.stretch = _longest_stretch(plan) if stretch else None
        self.days = [FIRST_DAY + timedelta(days=number) for number in range(shape.days)]

    def event(self, seed: int) -> Event:
        shape, rng = self.shape, self.rng
        halls = rooms(rng, shape.rooms, self.plan)
        hall = rng.randrange(shape.rooms) if rng.random() < 0.5 else -1
        opening = Commitment(0, DAY_START, DAY_START + WELCOME, hall) if shape.welcome else None
        cast = Casting(rng, self.plan, shape.axes, opening).cast(self.days, self.shares)
        room = halls[hall].id if hall >= 0 else None
        return Event(
            id=f"plante-{seed}",
            title=f"Journée d'étude {seed}",
            days=tuple(Day(date=day, start=DAY_START, end=DAY_END) for day in self.days),
            step=STEP,
            talk_settings=TalkSettings(duration=30, gap=shape.gap),
            session_settings=SessionSettings(
                min_talks=shape.min_talks, max_talks=shape.max_talks, discussion=shape.discussion,
                room_change=ROOM_CHANGE, max_stretch=self.stretch,
            ),
            axes=tuple(
                Axis(id=str(axis + 1), title=f"Axe {axis + 1}", chairs=cast.chairs[axis]) for axis in range(shape.axes)
            ),
            rooms=halls,
            plenaries=(welcome(self.days, WELCOME, room, cast.welcome),) if shape.welcome else (),
            breaks=tuple(
                Break(id=f"pause-{place + 1}", title=b.title, duration=b.duration, between_start=b.between[0],
                      between_end=b.between[1], ideal=b.ideal)
                for place, b in enumerate(self.plan.breaks)
            ),
            people=cast.people,
            talks=self._talks(cast, halls),
        )  # fmt: skip

    def _talks(self, cast: Cast, halls: Sequence[Room]) -> tuple[Talk, ...]:
        vocabulary = [self.rng.sample(SUBJECTS, 9) for _ in range(max(1, self.shape.axes))]
        found = []
        for planned in self.plan.talks:
            words = vocabulary[planned.axis]
            subject = self.rng.choice(words)
            found.append(
                Talk(
                    id=talk_id(planned.number),
                    title=f"L'intelligence artificielle et les {subject} : étude {planned.number + 1}",
                    axis=str(planned.axis + 1) if self.shape.axes else None,
                    speakers=cast.speakers[planned.number],
                    duration=planned.end - planned.start,
                    keywords=tuple(self.rng.sample(words, 5)),
                    abstract=f"Ce que l'étude {planned.number + 1} a trouvé.",
                    **self._demands(planned, halls[planned.room]),
                )
            )
        return tuple(found)

    def _demands(self, planned: PlannedTalk, hall: Room) -> dict[str, Any]:
        """What a talk asks that the plan gives it; a wish for an hour it may refuse."""
        asked: dict[str, Any] = {}
        duty = Commitment(planned.day, planned.start, planned.end, planned.room)
        earlier = [t for t in self.plan.talks if (t.day, t.end) <= (planned.day, planned.start)]
        apart = [t for t in self.plan.talks if t.day != planned.day or not _overlap(t, planned)]
        if self._asks() and earlier:
            asked["after"] = (talk_id(self.rng.choice(earlier).number),)
        if self._asks() and apart:
            asked["not_with"] = (talk_id(self.rng.choice(apart).number),)
        if self._asks() and hall.features:
            asked["needs"] = (self.rng.choice(hall.features),)
        if self._asks() and hall.capacity is not None:
            asked["audience"] = self.rng.randint(hall.capacity // 2, hall.capacity)
        if self._asks():
            asked["room"] = hall.id
        if self._asks():
            asked["available"] = availability(self.rng, [duty], self.days)
        if self._asks():
            asked["preferred"] = half_day(self.rng, self.days)
        if self.rng.random() < self.shares.pins:
            room = hall.id if self.rng.random() < 0.5 else None
            asked["pin"] = Pin(day=self.days[planned.day], start=planned.start, room=room)
        return asked

    def _asks(self) -> bool:
        return self.rng.random() < self.shares.demands


def talk_id(number: int) -> str:
    """T01, T02 …, in natural order."""
    return f"T{number + 1:02d}"


def _overlap(one: PlannedTalk, other: PlannedTalk) -> bool:
    return one.start < other.end and other.start < one.end


def _longest_stretch(plan: Plan) -> int:
    """At least the longest time in a room between two pauses: what lies between the breaks is all that a room can
    hold.
    """
    longest = 0
    for session in plan.sessions:
        breaks = [pause.starts[session.day] for pause in plan.breaks]
        last = min((start for start in breaks if start >= session.end), default=DAY_END)
        held = [s.end for s in plan.sessions if (s.day, s.room) == (session.day, session.room) and s.end <= last]
        longest = max(longest, max(held) - session.start)
    return longest


def programme_of(event: Event, plan: Plan) -> Programme:
    """The plan as a programme of the event that was grown round it."""
    days = [day.date for day in event.days]
    sessions, talks = [], []
    for number, planned in enumerate(sorted(plan.sessions, key=lambda s: (s.day, s.start, s.room)), start=1):
        axis = event.axes[planned.axis] if event.axes else None
        place: dict[str, Any] = {"room": event.rooms[planned.room].id, "day": days[planned.day]}
        sessions.append(
            PlacedSession(
                id=f"S{number}", axis=axis.id if axis else None, start=planned.start, end=planned.end,
                talks=tuple(talk_id(talk.number) for talk in planned.talks),
                chairs=tuple(event.person[chair].name for chair in axis.chairs) if axis else (), **place,
            )
        )  # fmt: skip
        talks += [
            PlacedTalk(id=talk_id(talk.number), session=f"S{number}", start=talk.start, end=talk.end, **place)
            for talk in planned.talks
        ]
    breaks = [
        PlacedBreak(id=asked.id, title=asked.title, day=day, start=start, end=start + asked.duration)
        for asked, pause in zip(event.breaks, plan.breaks, strict=True)
        for day, start in zip(days, pause.starts, strict=True)
    ]
    return Programme(
        status="feasible",
        sessions=tuple(sessions),
        talks=tuple(talks),
        breaks=tuple(sorted(breaks, key=lambda b: (b.day, b.start))),
        plenaries=tuple(
            PlacedPlenary(id=p.id, title=p.title, room=p.room, day=p.day, start=p.start, end=p.end)
            for p in event.plenaries
        ),
    )


def main(arguments: Sequence[str]) -> int:
    """Writes the folder of a named instance; 2 if there is none of that name."""
    if len(arguments) != 2 or arguments[0] not in INSTANCES:
        print(f"python -m benchmarks.generate NAME DIR, NAME one of: {', '.join(INSTANCES)}", file=sys.stderr)
        return 2
    write_folder(instance(arguments[0]).event, Path(arguments[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
