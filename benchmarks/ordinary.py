"""Conferences as people draw them up: hours, rooms and wishes first, and no programme in mind.

Nothing is planted, so that nobody knows that they are possible; but their rooms are at most 70 % full, and what people
ask for is moderate. `python -m benchmarks.ordinary SEED DIR` writes the folder of one.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from benchmarks.folders import write_folder
from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import SessionSettings, TalkSettings
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day, Window
from scheduler.validation.invariants import checked

#: The number of the events, and of those with axes: seeds count from 0.
SEEDS, SEEDS_WITH_AXES = 100, 40
FIRST_DAY = date(2026, 9, 7)
START, END = 9 * 60, 18 * 60
#: Title, minutes and window of the breaks of a day.
PAUSES = (
    ("Pause café", 30, (10 * 60, 11 * 60 + 30)),
    ("Déjeuner", 60, (12 * 60, 14 * 60)),
    ("Pause de l’après-midi", 30, (15 * 60, 16 * 60 + 45)),
)
#: The durations among which those of the talks of one event are drawn, in minutes.
DURATIONS = ((20,), (30,), (20, 30), (15, 20, 40), (25, 55), (30, 40, 50), (20, 25, 30, 45))
#: The part of the rooms' time that talks take, from 0 to 1: the least (where there are enough talks) and the most.
FULLNESS = (0.35, 0.7)
#: Minutes of a slot, and their number a day, where sessions are preset.
SLOT, SLOTS_A_DAY = 90, 4


@dataclass(frozen=True, slots=True)
class _Size:
    """The numbers of talks, days and rooms, the durations and the breaks of an event; `axed`: it must have axes."""

    talks: int
    days: int
    rooms: int
    durations: tuple[int, ...]
    gap: int
    breaks: int
    preset: bool
    axed: bool = False

    @property
    def fullness(self) -> float:
        """The part of the rooms' time that the talks take."""
        mean = sum(self.durations) / len(self.durations) + self.gap
        pauses = sum(minutes for _, minutes, _ in PAUSES[: self.breaks]) + 60
        free = SLOT * SLOTS_A_DAY if self.preset else END - START - pauses
        return self.talks * (30 if self.preset else mean) / (self.days * self.rooms * free)


def ordinary(seed: int) -> Event:
    """The conference of that seed: 10 to 200 talks in 1 to 8 rooms on 1 to 5 days."""
    rng = random.Random(seed)
    while True:
        size = _Size(
            talks=round(10 * 20 ** rng.random()),
            days=rng.randint(1, 5),
            rooms=rng.randint(1, 8),
            durations=rng.choice(DURATIONS),
            gap=rng.choice((0, 0, 5)),
            breaks=rng.randint(0, 3),
            preset=rng.random() < 0.15,
        )
        small = size.talks < 30 and (size.days, size.rooms) == (1, 1)
        if size.fullness <= FULLNESS[1] and (size.fullness >= FULLNESS[0] or small):
            return checked(_Draft(rng, size).event(seed))


def ordinary_with_axes(seed: int) -> Event:
    """The conference with axes of that seed: 20 to 100 talks in 1 to 4 rooms on 1 to 3 days, no session preset."""
    rng = random.Random(10_000 + seed)
    while True:
        size = _Size(
            talks=rng.randint(20, 100),
            days=rng.randint(1, 3),
            rooms=rng.randint(1, 4),
            durations=rng.choice(DURATIONS),
            gap=rng.choice((0, 0, 5)),
            breaks=rng.randint(0, 3),
            preset=False,
            axed=True,
        )
        if FULLNESS[0] <= size.fullness <= FULLNESS[1]:
            return checked(_Draft(rng, size).event(seed))


@dataclass
class _Draft:
    """An event that is being drawn up."""

    rng: random.Random
    size: _Size
    days: tuple[Day, ...] = field(init=False)

    def __post_init__(self) -> None:
        dates = [FIRST_DAY + timedelta(days=number) for number in range(self.size.days)]
        self.days = tuple(Day(date=day, start=START, end=END) for day in dates)

    def event(self, seed: int) -> Event:
        rng, size = self.rng, self.size
        axes = tuple(Axis(id=f"A{n + 1}", title=f"Axe {n + 1}", chairs=(f"chair-{n}",)) for n in range(self._axes()))
        rooms, people = self._rooms(), self._people()
        talks = self._talks(axes, people)
        plenaries = () if size.preset else tuple(self._plenaries(people))
        chairs = tuple(Person(id=name, name=name.title()) for axis in axes for name in axis.chairs)
        return Event(
            id=f"ordinaire-{seed}",
            title=f"Colloque {seed}",
            days=self.days,
            step=rng.choice((5, 5, 10)),
            talk_settings=TalkSettings(gap=size.gap),
            session_settings=SessionSettings(
                min_talks=rng.choice((1, 1, 2)) if size.talks > 30 else 1,
                max_talks=max(rng.choice((4, 5, 6, 12)), self._least_of_largest()),
                discussion=rng.choice((0, 0, 0, 10)),
            ),
            axes=axes,
            rooms=rooms,
            slots=tuple(self._slots()) if size.preset else (),
            plenaries=plenaries,
            breaks=() if size.preset else tuple(self._breaks()),
            people=tuple(sorted((*people, *chairs), key=lambda person: person.id)),
            talks=talks,
        )

    def _axes(self) -> int:
        """The number of axes, some eight talks each, as many as rooms are busy at once; 0 in most that need none."""
        if not (self.size.preset or self.size.axed) and self.rng.random() > 0.35:
            return 0
        at_once = math.ceil(2 * self.size.fullness * self.size.rooms)  # an axis has one session at a time
        return max(2, at_once, self.size.talks // self.rng.randint(6, 12))

    def _least_of_largest(self) -> int:
        """The talks of the largest session, where between two breaks a room has but one session."""
        size = self.size
        return -(-13 * size.talks // (10 * size.days * size.rooms * (size.breaks + 1)))

    # ── rooms and hours ──────────────────────────────────────────────────────────────────────────────────────────────

    def _rooms(self) -> tuple[Room, ...]:
        """Rooms of several sizes; now and then one that is only free on some half-days."""
        return tuple(
            Room(
                id=f"R{number + 1}",
                name=f"Salle {number + 1}",
                capacity=(200, 60, 40)[min(number, 2)],
                features=("visio",) if number % 2 == 0 else (),
                available=self._half_days(0.8) if number > 1 and self.rng.random() < 0.2 else (),
            )
            for number in range(self.size.rooms)
        )

    def _half_days(self, share: float) -> tuple[Window, ...]:
        """About that share of the half-days of the event, one at least."""
        halves = [(day.date, *hours) for day in self.days for hours in ((START, 13 * 60), (13 * 60, END))]
        kept = [half for half in halves if self.rng.random() < share] or [self.rng.choice(halves)]
        return tuple(Window(day=day, start=start, end=end) for day, start, end in kept)

    def _breaks(self) -> list[Break]:
        return [
            Break(id=f"pause-{n}", title=title, duration=minutes, between_start=hours[0], between_end=hours[1])
            for n, (title, minutes, hours) in enumerate(PAUSES[: self.size.breaks])
        ]

    def _slots(self) -> list[Slot]:
        hours = (START, 11 * 60, 14 * 60, 16 * 60)
        return [
            Slot(id=f"{day.date}-{start}", day=day.date, start=start, end=start + SLOT, places=3)
            for day in self.days
            for start in hours
        ]

    def _plenaries(self, people: Sequence[Person]) -> list[Plenary]:
        """A welcome, which frames its day now and then, a keynote that is to be placed, a closing session."""
        rng, first, last = self.rng, self.days[0].date, self.days[-1].date
        framing = rng.random() < 0.5
        plenaries = []
        if rng.random() < 0.6:
            welcome = Plenary(id="accueil", title="Accueil", day=first, start=START, duration=20)
            plenaries.append(welcome.model_copy(update={"position": "first" if framing else None}))
        if rng.random() < 0.4:
            keynote = Plenary(id="invite", title="Conférence", day=last, duration=50, room="R1", between_start=600)
            plenaries.append(keynote.model_copy(update={"speakers": (self._somebody_always_there(people),)}))
        if framing and rng.random() < 0.5:
            closing = Plenary(id="cloture", title="Clôture", day=last, duration=20, between_start=960, position="last")
            plenaries.append(closing)
        return plenaries

    def _somebody_always_there(self, people: Sequence[Person]) -> str:
        return self.rng.choice([person.id for person in people if not person.available])

    # ── people and talks ─────────────────────────────────────────────────────────────────────────────────────────────

    def _people(self) -> tuple[Person, ...]:
        """A speaker for nine talks in ten; a third of them is there on two half-days in three."""
        there = [self._half_days(0.66) if self.rng.random() < 0.33 else () for _ in range(self.size.talks * 9 // 10)]
        there[0] = ()
        return tuple(
            Person(id=f"person-{n:03}", name=f"Person {n:03}", available=windows) for n, windows in enumerate(there)
        )

    def _talks(self, axes: Sequence[Axis], people: Sequence[Person]) -> tuple[Talk, ...]:
        talks: list[Talk] = []
        for number in range(self.size.talks):
            talk = Talk(
                id=f"T{number + 1:03}",
                title=f"Exposé {number + 1}",
                axis=axes[number % len(axes)].id if axes else None,
                speakers=(people[number % len(people)].id,),
                duration=self.rng.choice(self.size.durations),
            )
            talks.append(talk.model_copy(update=self._demands(talks, people)))
        return tuple(talks)

    def _demands(self, talks: Sequence[Talk], people: Sequence[Person]) -> dict[str, object]:
        """What a talk asks for: seats and equipment, an order, a discussant, now and then the early afternoon."""
        rng, drawn = self.rng, dict[str, object]()
        if rng.random() < 0.3:
            drawn["audience"] = rng.choice((30, 50, 50, 120))
        if rng.random() < 0.1:
            drawn["needs"] = ("visio",)
        if talks and rng.random() < 0.04:
            drawn[rng.choice(("after", "not_with"))] = (rng.choice(talks).id,)
        if rng.random() < 0.05:
            drawn["discussants"] = (self._somebody_always_there(people),)
        if not self.size.preset and rng.random() < 0.01:
            drawn["available"] = (Window(start=14 * 60, end=16 * 60),)
        return drawn


def main(arguments: Sequence[str]) -> int:
    """The folder of the conference of a seed is written; returns 2 where there is no such seed."""
    if len(arguments) != 2 or not arguments[0].isdecimal():
        print("python -m benchmarks.ordinary SEED DIR", file=sys.stderr)
        return 2
    write_folder(ordinary(int(arguments[0])), Path(arguments[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
