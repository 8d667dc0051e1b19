"""Events grown around a planted programme, so that they are known to be possible; the same in every run.

`python -m benchmarks.generate NAME DIR` writes the folder of a named instance.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Required, TypedDict, Unpack

from benchmarks.conference import conference
from benchmarks.demands import Demands
from benchmarks.folders import write_folder
from benchmarks.planted import Planted, breaks_of, programme_of, talk_id
from benchmarks.planting import DAY_END, DAY_START, STEP, WELCOME, Plan, Shape, plant
from benchmarks.wishes import ROOM_CHANGE, Cast, Casting, Commitment, Shares, rooms, welcome
from benchmarks.words import SUBJECTS
from scheduler.domain.event import Event
from scheduler.domain.rooms import Room
from scheduler.domain.settings import SessionSettings, TalkSettings
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day

__all__ = ["INSTANCES", "SCALE", "Planted", "Recipe", "generate", "instance", "write_folder"]

FIRST_DAY = date(2025, 5, 23)


@dataclass(frozen=True, slots=True)
class Recipe:
    """The size of a named instance: a day with free sessions, or with `days` a conference with preset sessions."""

    seed: int
    talks: int
    axes: int
    rooms: int
    days: int = 0


#: Talks, axes and rooms of the growing series: 11 or 12 talks a room, 5 or 6 an axis.
_SCALE = (
    (12, 2, 1),
    (16, 3, 2),
    (25, 5, 3),
    (31, 6, 3),
    (40, 8, 4),
    (50, 9, 5),
    (60, 11, 6),
    (80, 15, 7),
    (100, 18, 9),
    (140, 25, 12),
    (200, 36, 17),
)
SCALE = tuple(f"scale-{talks}" for talks, _, _ in _SCALE)
#: The series beyond the size of a day in one place.
_BEYOND = ((400, 72, 34), (800, 144, 68), (1600, 288, 136))
#: Talks, days and rooms of the conferences with preset sessions; about three quarters of their positions are taken.
_PRESET = (
    (12, 1, 2),
    (25, 1, 3),
    (50, 2, 3),
    (100, 2, 5),
    (200, 3, 7),
    (400, 4, 10),
    (800, 5, 16),
    (1600, 5, 31),
)

INSTANCES: dict[str, Recipe] = {
    "day-31": Recipe(31, 31, 6, 3),
    "day-31-a": Recipe(3101, 31, 6, 3),
    "day-31-b": Recipe(3102, 31, 6, 3),
    "day-31-c": Recipe(3103, 31, 6, 3),
    "day-60": Recipe(60, 60, 10, 5),
    "day-60-a": Recipe(6001, 60, 10, 5),
    "day-60-b": Recipe(6002, 60, 10, 5),
    **{f"scale-{talks}": Recipe(7000 + talks, talks, axes, number) for talks, axes, number in (*_SCALE, *_BEYOND)},
    **{f"preset-{talks}": Recipe(9000 + talks, talks, 0, number, days) for talks, days, number in _PRESET},
}


def instance(name: str) -> Planted:
    """The instance called `name`; KeyError for an unknown name."""
    recipe = INSTANCES[name]
    if recipe.days:
        return conference(recipe.seed, talks=recipe.talks, days=recipe.days, rooms=recipe.rooms)
    return generate(recipe.seed, talks=recipe.talks, axes=recipe.axes, rooms=recipe.rooms)


class Options(TypedDict, total=False):
    """The size of a planted event and the demands of its people and talks; minutes, numbers, and shares from 0 to 1."""

    talks: Required[int]
    #: 0: an event without axes.
    axes: Required[int]
    rooms: Required[int]
    days: int
    breaks: int
    #: The durations among which those of the talks are drawn.
    durations: tuple[int, ...]
    min_talks: int
    max_talks: int
    gap: int
    discussion: int
    welcome: bool
    #: Shares of the presenters with availabilities, and with wishes for hours.
    windows: float
    preferences: float
    #: Share of the talks with each of `after`, `not_with`, `needs`, `audience`, `room` and `available`.
    demands: float
    pins: float
    #: True for a `max_stretch` that the programme just keeps.
    stretch: bool


def generate(seed: int, **options: Unpack[Options]) -> Planted:
    """An event of that size, grown around a programme that meets all its demands.

    Raises ValueError if the talks do not fit.
    """
    rng = random.Random(seed)
    shape = Shape(
        talks=options["talks"],
        axes=options["axes"],
        rooms=options["rooms"],
        days=options.get("days", 1),
        breaks=options.get("breaks", 3),
        durations=tuple(sorted(options.get("durations", (30,)))),
        min_talks=options.get("min_talks", 2),
        max_talks=options.get("max_talks", 4),
        gap=options.get("gap", 0),
        discussion=options.get("discussion", 0),
        welcome=options.get("welcome", True),
    )
    shares = Shares(
        options.get("windows", 1 / 3),
        options.get("preferences", 0.3),
        options.get("demands", 0.1),
        options.get("pins", 0.0),
    )
    plan = plant(rng, shape)
    event = _Garden(rng, shape, plan, shares, options.get("stretch", False)).event(seed)
    return Planted(event, programme_of(event, plan))


class _Garden:
    """The event that grows around a plan."""

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
                min_talks=shape.min_talks,
                max_talks=shape.max_talks,
                discussion=shape.discussion,
                room_change=ROOM_CHANGE,
                max_stretch=self.stretch,
            ),
            axes=tuple(
                Axis(id=str(axis + 1), title=f"Axe {axis + 1}", chairs=cast.chairs[axis]) for axis in range(shape.axes)
            ),
            rooms=halls,
            plenaries=(welcome(self.days, WELCOME, room, cast.welcome),) if shape.welcome else (),
            breaks=breaks_of(self.plan),
            people=cast.people,
            talks=self._talks(cast, halls),
        )

    def _talks(self, cast: Cast, halls: Sequence[Room]) -> tuple[Talk, ...]:
        vocabulary = [self.rng.sample(SUBJECTS, 9) for _ in range(max(1, self.shape.axes))]
        demands = Demands(self.rng, self.plan, self.days, self.shares)
        talks = []
        for planned in self.plan.talks:
            words = vocabulary[planned.axis]
            subject = self.rng.choice(words)
            talks.append(
                Talk(
                    id=talk_id(planned.number),
                    title=f"L'intelligence artificielle et les {subject} : étude {planned.number + 1}",
                    axis=str(planned.axis + 1) if self.shape.axes else None,
                    speakers=cast.speakers[planned.number],
                    duration=planned.end - planned.start,
                    keywords=tuple(self.rng.sample(words, 5)),
                    abstract=f"Ce que l'étude {planned.number + 1} a trouvé.",
                    **demands.of(planned, halls[planned.room]),
                )
            )
        return tuple(talks)


def _longest_stretch(plan: Plan) -> int:
    """The longest time in a room between two pauses, or more: the span between the breaks is the limit of any room."""
    longest = 0
    for session in plan.sessions:
        breaks = [pause.starts[session.day] for pause in plan.breaks]
        last = min((start for start in breaks if start >= session.end), default=DAY_END)
        ends = [s.end for s in plan.sessions if (s.day, s.room) == (session.day, session.room) and s.end <= last]
        longest = max(longest, max(ends) - session.start)
    return longest


def main(arguments: Sequence[str]) -> int:
    """The folder of a named instance is written; returns 2 for an unknown name."""
    if len(arguments) != 2 or arguments[0] not in INSTANCES:
        print(f"python -m benchmarks.generate NAME DIR, NAME one of: {', '.join(INSTANCES)}", file=sys.stderr)
        return 2
    write_folder(instance(arguments[0]).event, Path(arguments[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
