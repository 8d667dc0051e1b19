"""What a planted conference costs: tables of costs round the plan, and the clashes that are left in it."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

from benchmarks.planting import Plan, PlannedTalk
from scheduler.domain.settings import Table, TableName

#: A cell of a table, by the numbers of its row and its column.
Pair = tuple[int, int]


def used(plan: Plan, place: int, name: TableName) -> Counter[Pair]:
    """How often a plan uses each cell of a table: a session or a pair of them once, a talk once for each of its places,
    of `place` minutes.
    """
    sessions = plan.sessions
    if name == "axis_slot":
        return Counter((one.axis, one.slot or 0) for one in sessions)
    if name == "axis_room":
        return Counter((one.axis, one.room) for one in sessions)
    if name == "slot_room":
        return Counter((one.slot or 0, one.room) for one in sessions)
    if name == "axis_axis":
        pairs = ((one.axis, two.axis) for one, two in combinations(sessions, 2) if one.slot == two.slot)
        return Counter((min(pair), max(pair)) for pair in pairs)
    return Counter(
        {
            (talk.number, one.room if name == "talk_room" else one.slot or 0): (talk.end - talk.start) // place
            for one in sessions
            for talk in one.talks
        }
    )


def table(
    rng: random.Random,
    name: TableName,
    cells: Iterable[Pair],
    ids: tuple[Sequence[str], Sequence[str]],
    uses: Counter[Pair],
    shares: tuple[float, float],
) -> tuple[Table, int]:
    """A table of costs, and what the plan pays by it. `shares` of the `cells` cost something: of those that the plan
    does not use, of which a tenth may not be at all, and of those that it does.
    """
    found, paid = [], 0
    for row, column in cells:
        times = uses[row, column]
        amount: int | None = 0
        if rng.random() < shares[1 if times else 0]:
            amount = rng.choice((1, 2, 5)) if times else rng.choice((None, 1, 1, 2, 2, 5, 5, 10, 10, 50))
        if amount != 0:
            found.append((ids[0][row], ids[1][column], amount))
            paid += (amount or 0) * times
    return Table(name=name, cells=tuple(found)), paid


def clashes(
    plan: Plan, heard: Mapping[str, Iterable[int]], told: Mapping[str, Iterable[int]], chaired: Mapping[str, set[int]]
) -> int:
    """How many pairs of talks are in two sessions of one slot although one person is wanted at both: who is at one
    because `heard` says so, and at the other because `heard` or `told` does, or chairs its axis, another one.
    """
    at = {talk.number: session for session in plan.sessions for talk in session.talks}
    pairs: set[Pair] = set()
    for person, talks in heard.items():
        own = [n for n, session in at.items() if session.axis in chaired.get(person, ())]
        pairs |= set(product(talks, (*talks, *told.get(person, ()))))
        pairs |= {(one, other) for one, other in product(talks, own) if at[one].axis != at[other].axis}
    apart = {(min(pair), max(pair)) for pair in pairs if at[pair[0]] is not at[pair[1]]}
    return sum(at[one].slot == at[other].slot for one, other in apart)


def moves(plan: Plan) -> int:
    """Rooms of axes beyond the first of each."""
    rooms: dict[int, set[int]] = defaultdict(set)
    for session in plan.sessions:
        rooms[session.axis].add(session.room)
    return sum(len(these) - 1 for these in rooms.values())


def gaps(plan: Plan) -> int:
    """Axes whose slots do not follow each other."""
    slots: dict[int, set[int]] = defaultdict(set)
    for session in plan.sessions:
        slots[session.axis].add(session.slot or 0)
    return sum(max(these) - min(these) + 1 > len(these) for these in slots.values())


def orders(plan: Plan, axes: Iterable[int]) -> dict[int, int]:
    """The position of each talk in its axis, by number, for the talks of those axes."""
    rows: dict[int, list[PlannedTalk]] = defaultdict(list)
    for session in sorted(plan.sessions, key=lambda s: (s.slot or 0, s.room)):
        rows[session.axis] += session.talks
    return {talk.number: place for axis in axes for place, talk in enumerate(rows[axis], start=1)}
