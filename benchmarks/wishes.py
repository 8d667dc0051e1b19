"""People and their demands, all met by a plan: presenters, chairs, availabilities, and rooms."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from benchmarks.planting import DAY_END, DAY_START, Plan, PlannedSession, PlannedTalk
from benchmarks.words import AFFILIATIONS, names
from scheduler.domain.breaks import Plenary
from scheduler.domain.clock import DAY
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room
from scheduler.domain.windows import Window
from scheduler.language.text import fold

ROOM_CHANGE = 5
FEATURES = ("visio", "piano", "accès PMR")
_CAPACITIES = (40, 80, 120, 200)


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of the presenters with availabilities and with wishes, of the talks with demands and with pins."""

    windows: float
    preferences: float
    demands: float
    pins: float


@dataclass(frozen=True, slots=True)
class Commitment:
    """Hours at which a person is needed.

    `room` -1 stands for no particular room; `session` is that of a talk, or the session itself.
    """

    day: int
    start: int
    end: int
    room: int
    session: PlannedSession | None = None
    chairing: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """The people, and the ids of those who speak (by talk), chair (by axis) and welcome."""

    people: tuple[Person, ...]
    speakers: tuple[tuple[str, ...], ...]
    chairs: tuple[tuple[str, ...], ...]
    welcome: tuple[str, ...]


class Casting:
    """The people of a plan, with parts that no two places need at once."""

    def __init__(self, rng: random.Random, plan: Plan, axes: int, welcome: Commitment | None) -> None:
        self.rng = rng
        self.plan = plan
        self.axes = axes
        self.welcome = welcome
        self.names = names(rng)
        self.people: dict[str, Person] = {}
        self.duties: dict[str, list[Commitment]] = {}

    def cast(self, days: Sequence[date], shares: Shares) -> Cast:
        """Everybody, with availabilities that hold all commitments, and wishes that need not."""
        greeting = (self._newcomer([self.welcome]),) if self.welcome else ()
        speakers = tuple(self._speakers(session, talk) for session, talk in self._talks())
        chairs = tuple(self._chairs(axis) for axis in range(self.axes))
        presenters = list(dict.fromkeys(person for several in speakers for person in several))
        for person in _some(self.rng, presenters, shares.windows):
            self._amend(person, available=availability(self.rng, self.duties[person], days))
        for person in _some(self.rng, presenters, shares.preferences):
            self._amend(person, preferred=half_day(self.rng, days))
        people = tuple(self.people[person] for person in sorted(self.people))
        return Cast(people, speakers, chairs, greeting)

    def _talks(self) -> Iterator[tuple[PlannedSession, PlannedTalk]]:
        """The talks in the order of their numbers, each with its session."""
        pairs = [(session, talk) for session in self.plan.sessions for talk in session.talks]
        return iter(sorted(pairs, key=lambda pair: pair[1].number))

    def _speakers(self, session: PlannedSession, talk: PlannedTalk) -> tuple[str, ...]:
        """One to three people, sometimes one who presents another talk or gives the welcome."""
        duty = Commitment(talk.day, talk.start, talk.end, talk.room, session)
        number = self.rng.choices((1, 2, 3), (70, 23, 7))[0]
        known = self._free([duty], limit=2) if self.rng.random() < 0.15 else []
        first = self.rng.choice(known) if known else None
        if first is not None:
            self.duties[first].append(duty)
        return (first or self._newcomer([duty]), *(self._newcomer([duty]) for _ in range(number - 1)))

    def _chairs(self, axis: int) -> tuple[str, ...]:
        """No chair, one newcomer, or somebody who is free during all sessions of the axis."""
        duties = [
            Commitment(s.day, s.start, s.end, s.room, s, chairing=True) for s in self.plan.sessions if s.axis == axis
        ]
        if self.rng.random() < 0.2:
            return ()
        known = self._free(duties, limit=2) if self.rng.random() < 0.4 else []
        if not known:
            return (self._newcomer(duties),)
        chosen = self.rng.choice(known)
        self.duties[chosen] += duties
        return (chosen,)

    def _free(self, duties: Sequence[Commitment], limit: int) -> list[str]:
        """The people with fewer than `limit` commitments who are free for `duties`."""
        return [
            person
            for person, commitments in self.duties.items()
            if len(commitments) < limit and all(_compatible(*pair) for pair in product(commitments, duties))
        ]

    def _newcomer(self, duties: Sequence[Commitment]) -> str:
        name = next(self.names)
        plain = fold(name)
        email = f"{plain.replace(' ', '.').replace(chr(39), '')}@example.org" if self.rng.random() < 0.9 else None
        affiliation = self.rng.choice(AFFILIATIONS) if self.rng.random() < 0.9 else None
        person = Person(id=email or plain, name=name, email=email, affiliation=affiliation)
        self.people[person.id] = person
        self.duties[person.id] = list(duties)
        return person.id

    def _amend(self, person: str, **fields: object) -> None:
        self.people[person] = self.people[person].model_copy(update=fields)


def _compatible(first: Commitment, second: Commitment) -> bool:
    """True if a person can keep both: with time to change rooms between them, or a talk in the session chaired."""
    if first.session is not None and first.session is second.session and first.chairing != second.chairing:
        return True
    change = ROOM_CHANGE if -1 not in (first.room, second.room) and first.room != second.room else 0
    return first.day != second.day or first.end + change <= second.start or second.end + change <= first.start


def _some(rng: random.Random, things: Sequence[str], share: float) -> list[str]:
    return rng.sample(things, round(len(things) * share))


def availability(rng: random.Random, duties: Sequence[Commitment], days: Sequence[date]) -> tuple[Window, ...]:
    """Windows on the half hour that hold all duties: from an hour on, until one, between two, or whole days."""
    if len(days) > 1 and rng.random() < 0.5:
        return tuple(Window(start=DAY_START, end=DAY_END, day=days[day]) for day in sorted({d.day for d in duties}))
    first, last = min(duty.start for duty in duties), max(duty.end for duty in duties)
    start = rng.randrange(DAY_START, first + 1, 30)
    end = rng.randrange(-(-last // 30) * 30, DAY_END + 1, 30)
    kind = rng.choice(("from", "until", "between"))
    return (Window(start=start if kind != "until" else 0, end=end if kind != "from" else DAY),)


def half_day(rng: random.Random, days: Sequence[date]) -> tuple[Window, ...]:
    """A morning, an afternoon or some hours, on every day or on one."""
    start, end = rng.choice(((540, 750), (780, 1080), (540, 660), (600, 720), (840, 960), (930, 1080)))
    day = rng.choice(list(days)) if len(days) > 1 and rng.random() < 0.5 else None
    return (Window(start=start, end=end, day=day),)


def rooms(rng: random.Random, number: int, plan: Plan) -> tuple[Room, ...]:
    """Rooms of several sizes and features; some are available only while the plan needs them."""
    rooms_ = []
    for index in range(number):
        sessions = [session for session in plan.sessions if session.room == index]
        available: tuple[Window, ...] = ()
        if sessions and rng.random() < 0.15:
            start, end = min(s.start for s in sessions) // 30 * 30, -(-max(s.end for s in sessions) // 30) * 30
            available = (Window(start=start, end=end),)
        features = tuple(feature for feature in FEATURES if rng.random() < 0.6)
        capacity = rng.choice(_CAPACITIES) if rng.random() < 0.8 else None
        rooms_.append(
            Room(
                id=f"salle-{index + 1}",
                name=f"Salle {index + 1}",
                capacity=capacity,
                features=features,
                available=available,
            )
        )
    return tuple(rooms_)


def welcome(days: Sequence[date], minutes: int, room: str | None, speakers: tuple[str, ...]) -> Plenary:
    """The opening plenary of the first day."""
    return Plenary(
        id="accueil",
        title="Accueil et ouverture",
        day=days[0],
        start=DAY_START,
        duration=minutes,
        room=room,
        speakers=speakers,
    )
