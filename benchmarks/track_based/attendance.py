"""Who chairs and who organises each session of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from random import Random

from benchmarks.track_based.instance import Instance
from benchmarks.track_based.plan import Plan, Session

#: A chair and an organiser; they may be one person.
Couple = tuple[int, int]
#: The cost of a couple, or of nobody.
Option = tuple[int, Couple | None]
#: The cost of a couple for a session; None: they do not suit.
Cost = Callable[[Session, Couple], int | None]
#: The cost of a talk that has to be moved because its presenter attends another session, and that of one which shares
#: its session with others or has no other block; for each further try, how much chance may add to that of a couple.
_MOVED, _STUCK, _CHANCE = 10, 200, 4
#: How likely (0 to 1) the people of a plan remain, as long as it lacks some.
_KEPT = 0.5
#: The cost of a session that nobody attends.
_NOBODY = 1_000_000


def attended(instance: Instance, plan: Plan) -> Plan:
    """The plan with a chair and an organiser for as many sessions as can be.

    They present nothing in another room of the block meanwhile.
    """

    def cost(session: Session, couple: Couple) -> int | None:
        return None if list(_presented(instance, plan, session, couple)) else 0

    return _with_couples(instance, plan, cost)


def appointed(instance: Instance, plan: Plan, number: int) -> Plan | None:
    """The plan with a chair and an organiser for each session, who may present something elsewhere meanwhile.

    Few talks, and such as can be moved, are at the same time as what their presenter attends; from the second `number`
    on, chance has a say. None where a session has nobody.
    """
    chance = Random(number)

    def cost(session: Session, couple: Couple) -> int:
        moved = (_moving(instance, plan, session, talk) for talk in _presented(instance, plan, session, couple))
        return sum(moved) + chance.randint(0, _CHANCE * number)

    found = _with_couples(instance, plan, cost)
    return None if any(session.chair is None for session in found) else found


def named(instance: Instance, plan: Plan, track: int, chance: Random) -> tuple[Couple, ...]:
    """A chair and an organiser for the first, second … session of the track: those of the plan.

    Where it has none, and for half of the other sessions of such a track, they are chosen by chance; who is seldom away
    is more likely.
    """

    def person(people: Sequence[int]) -> int:
        there = [instance.blocks - len(instance.away[each]) for each in people]
        return chance.choices(people, [1 + blocks**2 for blocks in there])[0]

    couples: list[Couple] = []
    whole = all(session.chair is not None for session in plan)
    for session in sorted((each for each in plan if each.track == track), key=lambda each: each.block):
        if session.chair is not None and session.organiser is not None and (whole or chance.random() < _KEPT):
            couples.append((session.chair, session.organiser))
        else:
            couples.append((person(instance.chairs[track]), person(instance.organisers[track])))
    return tuple(couples)


def stuck(instance: Instance, plan: Plan, kept: Plan) -> frozenset[tuple[int, int]]:
    """The tracks, with their blocks, of the sessions of `kept` at which somebody attends who cannot leave a talk of
    the plan.
    """
    return frozenset(
        (session.track, session.block)
        for session in kept
        if session.chair is not None and session.organiser is not None
        for talk in _presented(instance, plan, session, (session.chair, session.organiser))
        if _moving(instance, plan, session, talk) == _STUCK
    )


def _presented(instance: Instance, plan: Plan, session: Session, couple: Couple) -> Iterator[int]:
    """Yield the talks that the two present in other sessions of the block."""
    for other in plan:
        if other.block == session.block and other.track != session.track:
            yield from (talk for talk in other.papers if talk is not None and instance.papers[talk].presenter in couple)


def _moving(instance: Instance, plan: Plan, session: Session, talk: int) -> int:
    """The cost of moving a talk out of the block of the session."""
    paper = instance.papers[talk]
    blocks = {other.block for other in plan if other.track == paper.track and other.block != session.block}
    return _MOVED if blocks - instance.away[paper.presenter] and not paper.best else _STUCK


def _with_couples(instance: Instance, plan: Plan, cost: Cost) -> Plan:
    """The plan with the cheapest couples so that nobody is in two sessions of a block, for as many as can be."""
    placed: list[Session] = []
    for block in range(instance.blocks):
        sessions = [session for session in plan if session.block == block]
        options = [_options(instance, session, cost) for session in sessions]
        order = sorted(range(len(sessions)), key=lambda number: len(options[number]))
        for number, couple in zip(order, _cheapest([options[number] for number in order]), strict=True):
            chair, organiser = couple or (None, None)
            placed.append(replace(sessions[number], chair=chair, organiser=organiser))
    return tuple(sorted(placed, key=lambda session: (session.block, session.room)))


def _options(instance: Instance, session: Session, cost: Cost) -> list[Option]:
    """The couples of the track who are not away and suit, with their costs, the cheapest first; nobody comes last."""
    options: list[Option] = []
    for couple in product(instance.chairs[session.track], instance.organisers[session.track]):
        if not any(session.block in instance.away[person] for person in couple):
            amount = cost(session, couple)
            if amount is not None:
                options.append((amount, couple))
    return [*sorted(options, key=lambda option: option[0]), (_NOBODY, None)]


def _cheapest(options: Sequence[Sequence[Option]]) -> list[Couple | None]:
    """One of each of the options, the cheapest in all, so that nobody is in two; each has that of nobody."""
    best: list[Couple | None] = [None] * len(options)
    least = _NOBODY * len(options)

    def choose(number: int, taken: frozenset[int], chosen: list[Couple | None], spent: int) -> None:
        nonlocal best, least
        if spent >= least:
            return
        if number == len(options):
            best, least = chosen, spent
            return
        for amount, couple in options[number]:
            if taken.isdisjoint(couple or ()):
                choose(number + 1, taken.union(couple or ()), [*chosen, couple], spent + amount)

    choose(0, frozenset(), [], 0)
    return best
