"""Larger conferences with preset sessions, grown around a plan of known cost, which bounds the optimum from above."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations, product

from benchmarks import prices
from benchmarks.demands import Demands
from benchmarks.layout import PLACE, SLOTS, lay_out, open_rooms
from benchmarks.planted import Planted, breaks_of, programme_of, talk_id
from benchmarks.planting import DAY_END, DAY_START, WELCOME, Plan
from benchmarks.wishes import Cast, Casting, Commitment, Shares, welcome
from benchmarks.words import SUBJECTS
from scheduler.domain.event import Event
from scheduler.domain.people import Wish
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import RuleSetting, Table, TableName
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day

#: A Monday.
FIRST_DAY = date(2026, 5, 18)
RULES: tuple[tuple[str, RuleSetting], ...] = (
    ("axis_not_parallel", "off"),
    ("axis_rooms", 5),
    ("axis_parallel", 10),
    ("axis_consecutive", 5),
    ("order", 2),
    ("presenter_sessions", 20),
    ("attendee_sessions", 1),
)
#: Shares of people with windows and wishes, of talks with demands and pins.
_SHARES = Shares(windows=0.15, preferences=0.0, demands=0.02, pins=0.01)
#: Shares of costly cells by table, 0 to 1: among the cells that the plan leaves unused, and among its used cells.
_COSTLY: dict[TableName, tuple[float, float]] = {
    "axis_slot": (0.15, 0.03),
    "axis_room": (0.15, 0.03),
    "slot_room": (0.05, 0.02),
    "talk_slot": (0.3, 0.03),
    "talk_room": (0.3, 0.03),
    "axis_axis": (0.1, 0.02),
}
#: Shares of the talks with a row in `talk_slot` and in `talk_room`.
_RATED = {"talk_slot": 0.1, "talk_room": 0.03}


def conference(seed: int, *, talks: int, days: int, rooms: int) -> Planted:
    """A conference of that size with the programme that it was grown around, and the cost of that programme.

    Raises ValueError if the talks do not fit.
    """
    rng = random.Random(seed)
    return _Conference(rng, lay_out(rng, talks, days, rooms), days, rooms).planted(seed)


class _Conference:
    """The event that grows around a plan; items have numbers until they get their ids."""

    def __init__(self, rng: random.Random, plan: Plan, days: int, rooms: int) -> None:
        self.rng = rng
        self.plan = plan
        self.days = [FIRST_DAY + timedelta(days=number) for number in range(days)]
        self.axes = 1 + max(session.axis for session in plan.sessions)
        self.halls = tuple(_hall(number) for number in range(rooms))
        self.slots = tuple(self._slot(number) for number in range(days * len(SLOTS)))
        self.cost = 0

    def planted(self, seed: int) -> Planted:
        """The event, the programme of the plan and its cost."""
        cast = self._cast()
        orders = prices.orders(self.plan, self.rng.sample(range(self.axes), self.axes // 4))
        heard = self._heard(cast)
        event = Event(
            id=f"congres-{seed}",
            title=f"Congrès {seed}",
            days=tuple(Day(date=day, start=DAY_START, end=DAY_END) for day in self.days),
            axes=tuple(
                Axis(id=f"A{axis + 1}", title=f"Axe {axis + 1}", chairs=cast.chairs[axis]) for axis in range(self.axes)
            ),
            rooms=self.halls,
            slots=self.slots,
            plenaries=(welcome(self.days, WELCOME, self.halls[0].id, cast.welcome),),
            breaks=breaks_of(self.plan),
            people=cast.people,
            talks=self._talks(cast, orders),
            tables=self._tables(),
            wishes=tuple(Wish(person=person, talks=tuple(map(talk_id, heard[person]))) for person in sorted(heard)),
            rules=RULES,
            priorities=("rules",),
        )
        self._charge(cast, heard)
        return Planted(event, programme_of(event, self.plan), self.cost)

    def _slot(self, number: int) -> Slot:
        day, part = divmod(number, len(SLOTS))
        start, end, places = SLOTS[part]
        there = open_rooms(number, len(self.days), len(self.halls))
        rooms = tuple(hall.id for hall in self.halls[:there]) if there < len(self.halls) else ()
        return Slot(id=f"J{day + 1}-{part + 1}", day=self.days[day], start=start, end=end, places=places, rooms=rooms)

    def _cast(self) -> Cast:
        opening = Commitment(0, DAY_START, DAY_START + WELCOME, 0)
        return Casting(self.rng, self.plan, self.axes, opening).cast(self.days, _SHARES)

    def _talks(self, cast: Cast, orders: dict[int, int]) -> tuple[Talk, ...]:
        demands = Demands(self.rng, self.plan, self.days, _SHARES)
        return tuple(
            Talk(
                id=talk_id(planned.number),
                title=f"Les {self.rng.choice(SUBJECTS)} : étude {planned.number + 1}",
                axis=f"A{planned.axis + 1}",
                speakers=cast.speakers[planned.number],
                places=(planned.end - planned.start) // PLACE,
                order=orders.get(planned.number, 0),
                keywords=tuple(self.rng.sample(SUBJECTS, 3)),
                **demands.of(planned, self.halls[planned.room]),
            )
            for planned in self.plan.talks
        )

    # ── wishes ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _heard(self, cast: Cast) -> dict[str, list[int]]:
        """The talks that people would like to hear, mostly in several slots.

        There is one guest for every four talks, and one person of the programme for every twelve.
        """
        talks = len(cast.speakers)
        guests = [f"public-{number:04d}@example.org" for number in range(1, talks // 4 + 1)]
        known = self.rng.sample([person.id for person in cast.people], talks // 12)
        return {person: self._choice() for person in (*guests, *known)}

    def _choice(self) -> list[int]:
        by_slot: dict[int, list[int]] = {}
        for session in self.plan.sessions:
            by_slot.setdefault(session.slot or 0, []).extend(talk.number for talk in session.talks)
        slots = self.rng.sample(sorted(by_slot), min(len(by_slot), self.rng.randint(2, 5)))
        numbers = {self.rng.choice(by_slot[slot]) for slot in slots}
        if self.rng.random() < 0.1:
            numbers.add(self.rng.choice(by_slot[slots[0]]))
        return sorted(numbers)

    # ── costs ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _tables(self) -> tuple[Table, ...]:
        ids: dict[str, Sequence[str]] = {
            "axis": [f"A{axis + 1}" for axis in range(self.axes)],
            "slot": [slot.id for slot in self.slots],
            "room": [hall.id for hall in self.halls],
            "talk": [talk_id(talk.number) for talk in self.plan.talks],
        }
        tables = []
        for name, shares in _COSTLY.items():
            rows, columns = (ids[side] for side in name.split("_"))
            table, paid = prices.table(
                self.rng,
                name,
                self._cells(name, len(rows), len(columns)),
                (rows, columns),
                prices.used(self.plan, PLACE, name),
                shares,
            )
            self.cost += paid
            tables += [table] if table.cells else []
        return tuple(tables)

    def _cells(self, name: TableName, rows: int, columns: int) -> Iterable[prices.Pair]:
        if name == "axis_axis":
            return combinations(range(rows), 2)
        share = _RATED.get(name, 1.0)
        return product(sorted(self.rng.sample(range(rows), round(rows * share))), range(columns))

    def _charge(self, cast: Cast, heard: dict[str, list[int]]) -> None:
        """Add up the costs of the plan outside the tables.

        Its talks stand in order and its axes have one session at a time, so `order` and `axis_parallel` cost nothing.
        """
        weights = {rule: weight for rule, weight in RULES if isinstance(weight, int)}
        presented: dict[str, list[int]] = {}
        for number, people in enumerate(cast.speakers):
            for person in people:
                presented.setdefault(person, []).append(number)
        chaired: dict[str, set[int]] = {}
        for axis, people in enumerate(cast.chairs):
            for person in people:
                chaired.setdefault(person, set()).add(axis)
        self.cost += weights["axis_rooms"] * prices.moves(self.plan)
        self.cost += weights["axis_consecutive"] * prices.gaps(self.plan)
        self.cost += weights["presenter_sessions"] * prices.clashes(self.plan, presented, {}, chaired)
        self.cost += weights["attendee_sessions"] * prices.clashes(self.plan, heard, presented, chaired)


def _hall(number: int) -> Room:
    """One large hall in eight, the others middling and small ones of equal size."""
    capacity, features = (200, ("visio", "piano")) if number % 8 == 0 else (80 if number % 2 else 40, ("visio",))
    return Room(id=f"salle-{number + 1}", name=f"Salle {number + 1}", capacity=capacity, features=features)
