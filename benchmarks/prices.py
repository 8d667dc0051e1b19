"""Costs of a planted conference: tables of costs around the plan, and the clashes left in it."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

from benchmarks.planting import Plan, PlannedTalk
from scheduler.domain.settings import Table, TableName

#: A cell of a table, as the numbers of its row and its column.
Pair = tuple[int, int]


def used(plan: Plan, place: int, name: TableName) -> Counter[Pair]:
    """The number of times that a plan uses each cell of a table.

    A session or a pair of sessions counts once, a talk once for each of its positions, of `place` minutes.
    """
    sessions = plan.sessions
    if name == "axis_slot":
        return Counter((session.axis, session.slot or 0) for session in sessions)
    if name == "axis_room":
        return Counter((session.axis, session.room) for session in sessions)
    if name == "slot_room":
        return Counter((session.slot or 0, session.room) for session in sessions)
    if name == "axis_axis":
        pairs = ((first.axis, second.axis) for first, second in combinations(sessions, 2) if first.slot == second.slot)
        return Counter((min(pair), max(pair)) for pair in pairs)
    return Counter(
        {
            (talk.number, session.room if name == "talk_room" else session.slot or 0): (talk.end - talk.start) // place
            for session in sessions
            for talk in session.talks
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
    """A table of costs, and the amount that the plan pays by it.

    `shares` are the shares of `cells` with a cost: of those that the plan does not use (a tenth of them is forbidden),
    and of those that it uses.
    """
    priced, paid = [], 0
    for row, column in cells:
        times = uses[row, column]
        amount: int | None = 0
        if rng.random() < shares[1 if times else 0]:
            amount = rng.choice((1, 2, 5)) if times else rng.choice((None, 1, 1, 2, 2, 5, 5, 10, 10, 50))
        if amount != 0:
            priced.append((ids[0][row], ids[1][column], amount))
            paid += (amount or 0) * times
    return Table(name=name, cells=tuple(priced)), paid


def clashes(
    plan: Plan,
    heard: Mapping[str, Iterable[int]],
    presented: Mapping[str, Iterable[int]],
    chaired: Mapping[str, set[int]],
) -> int:
    """Return the number of pairs of talks in two sessions of one slot that both need the same person.

    A person is needed at a talk of `heard`, and at another of `heard` or `presented`, or at one of another axis that
    she or he chairs.
    """
    at = {talk.number: session for session in plan.sessions for talk in session.talks}
    pairs: set[Pair] = set()
    for person, talks in heard.items():
        chaired_talks = [n for n, session in at.items() if session.axis in chaired.get(person, ())]
        pairs |= set(product(talks, (*talks, *presented.get(person, ()))))
        chairing = product(talks, chaired_talks)
        pairs |= {(first, second) for first, second in chairing if at[first].axis != at[second].axis}
    apart = {(min(pair), max(pair)) for pair in pairs if at[pair[0]] is not at[pair[1]]}
    return sum(at[first].slot == at[second].slot for first, second in apart)


def moves(plan: Plan) -> int:
    """The number of rooms of axes beyond the first of each."""
    rooms: dict[int, set[int]] = defaultdict(set)
    for session in plan.sessions:
        rooms[session.axis].add(session.room)
    return sum(len(axis_rooms) - 1 for axis_rooms in rooms.values())


def gaps(plan: Plan) -> int:
    """The number of axes whose slots do not follow each other."""
    slots: dict[int, set[int]] = defaultdict(set)
    for session in plan.sessions:
        slots[session.axis].add(session.slot or 0)
    return sum(max(axis_slots) - min(axis_slots) + 1 > len(axis_slots) for axis_slots in slots.values())


def orders(plan: Plan, axes: Iterable[int]) -> dict[int, int]:
    """The position of each talk in its axis, by number, for the talks of those axes."""
    rows: dict[int, list[PlannedTalk]] = defaultdict(list)
    for session in sorted(plan.sessions, key=lambda s: (s.slot or 0, s.room)):
        rows[session.axis] += session.talks
    return {talk.number: position for axis in axes for position, talk in enumerate(rows[axis], start=1)}
