"""People and what they ask, all of it met by a plan: presenters, chairs, availabilities, and the columns of talks."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.planting import DAY_END, DAY_START, Plan, PlannedSession, PlannedTalk
from benchmarks.words import AFFILIATIONS, names
from scheduler.clock import DAY
from scheduler.domain.breaks import Plenary
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room
from scheduler.domain.windows import Window
from scheduler.text import fold

ROOM_CHANGE = 5
FEATURES = ("visio", "piano", "accès PMR")
_CAPACITIES = (40, 80, 120, 200)


@dataclass(frozen=True, slots=True)
class Shares:
    """Of the presenters: who has availabilities, and wishes; of the talks: how many ask for something else."""

    windows: float
    preferences: float
    demands: float
    pins: float


@dataclass(frozen=True, slots=True)
class Commitment:
    """Where somebody must be. `room` -1: in no particular room. `session`: the session, or the one of a talk."""

    day: int
    start: int
    end: int
    room: int
    session: PlannedSession | None = None
    chairing: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Who does what: people by number of the talk, of the axis, and of the welcome (ids of persons)."""

    people: tuple[Person, ...]
    speakers: tuple[tuple[str, ...], ...]
    chairs: tuple[tuple[str, ...], ...]
    welcome: tuple[str, ...]


class Casting:
    """Finds people for a plan so that nobody is in two places at once."""

    def __init__(self, rng: random.Random, plan: Plan, axes: int, welcome: Commitment | None) -> None:
        self.rng = rng
        self.plan = plan
        self.axes = axes
        self.welcome = welcome
        self.names = names(rng)
        self.people: dict[str, Person] = {}
        self.duties: dict[str, list[Commitment]] = {}

    def cast(self, days: Sequence[date], shares: Shares) -> Cast:
        """Everybody, with availabilities that hold what they do and wishes that need not."""
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
        """In the order of their numbers, each with its session."""
        pairs = [(session, talk) for session in self.plan.sessions for talk in session.talks]
        return iter(sorted(pairs, key=lambda pair: pair[1].number))

    def _speakers(self, session: PlannedSession, talk: PlannedTalk) -> tuple[str, ...]:
        """One to three; now and then somebody who presents another talk or welcomes."""
        duty = Commitment(talk.day, talk.start, talk.end, talk.room, session)
        number = self.rng.choices((1, 2, 3), (70, 23, 7))[0]
        known = self._free([duty], most=2) if self.rng.random() < 0.15 else []
        first = self.rng.choice(known) if known else None
        if first is not None:
            self.duties[first].append(duty)
        return (first or self._newcomer([duty]), *(self._newcomer([duty]) for _ in range(number - 1)))

    def _chairs(self, axis: int) -> tuple[str, ...]:
        duties = [
            Commitment(s.day, s.start, s.end, s.room, s, chairing=True) for s in self.plan.sessions if s.axis == axis
        ]
        if self.rng.random() < 0.2:
            return ()
        known = self._free(duties, most=2) if self.rng.random() < 0.4 else []
        if not known:
            return (self._newcomer(duties),)
        chosen = self.rng.choice(known)
        self.duties[chosen] += duties
        return (chosen,)

    def _free(self, duties: Sequence[Commitment], most: int) -> list[str]:
        """Those with fewer than `most` commitments who can take `duties` on as well."""
        return [
            person
            for person, own in self.duties.items()
            if len(own) < most and all(_compatible(one, other) for one in own for other in duties)
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


def _compatible(one: Commitment, other: Commitment) -> bool:
    """True if somebody can do both: time to change rooms lies between them, or a talk lies in the session chaired."""
    if one.session is not None and one.session is other.session and one.chairing != other.chairing:
        return True
    change = ROOM_CHANGE if -1 not in (one.room, other.room) and one.room != other.room else 0
    return one.day != other.day or one.end + change <= other.start or other.end + change <= one.start


def _some(rng: random.Random, things: Sequence[str], share: float) -> list[str]:
    return rng.sample(things, round(len(things) * share))


def availability(rng: random.Random, duties: Sequence[Commitment], days: Sequence[date]) -> tuple[Window, ...]:
    """Windows on the half hour in which all the duties lie: from then on, until then, between, or that day only."""
    if len(days) > 1 and rng.random() < 0.5:
        return tuple(Window(start=DAY_START, end=DAY_END, day=days[day]) for day in sorted({d.day for d in duties}))
    first, last = min(duty.start for duty in duties), max(duty.end for duty in duties)
    start = rng.randrange(DAY_START, first + 1, 30)
    end = rng.randrange(-(-last // 30) * 30, DAY_END + 1, 30)
    kind = rng.choice(("from", "until", "between"))
    return (Window(start=start if kind != "until" else 0, end=end if kind != "from" else DAY),)


def half_day(rng: random.Random, days: Sequence[date]) -> tuple[Window, ...]:
    """A morning, an afternoon or some hours, on any day or one."""
    start, end = rng.choice(((540, 750), (780, 1080), (540, 660), (600, 720), (840, 960), (930, 1080)))
    day = rng.choice(list(days)) if len(days) > 1 and rng.random() < 0.5 else None
    return (Window(start=start, end=end, day=day),)


def rooms(rng: random.Random, number: int, plan: Plan) -> tuple[Room, ...]:
    """Rooms of several sizes and features; some are there only for as long as the plan needs them."""
    found = []
    for place in range(number):
        held = [session for session in plan.sessions if session.room == place]
        available: tuple[Window, ...] = ()
        if held and rng.random() < 0.15:
            start, end = min(s.start for s in held) // 30 * 30, -(-max(s.end for s in held) // 30) * 30
            available = (Window(start=start, end=end),)
        features = tuple(feature for feature in FEATURES if rng.random() < 0.6)
        capacity = rng.choice(_CAPACITIES) if rng.random() < 0.8 else None
        found.append(Room(id=f"salle-{place + 1}", name=f"Salle {place + 1}", capacity=capacity, features=features,
                          available=available))  # fmt: skip
    return tuple(found)


def welcome(days: Sequence[date], minutes: int, room: str | None, speakers: tuple[str, ...]) -> Plenary:
    """The opening of the first day."""
    return Plenary(id="accueil", title="Accueil et ouverture", day=days[0], start=DAY_START, duration=minutes,
                   room=room, speakers=speakers)  # fmt: skip
