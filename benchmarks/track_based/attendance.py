"""Who chairs and who organises each session of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from benchmarks.track_based.instance import Instance
from benchmarks.track_based.plan import Plan, Session


@dataclass(frozen=True)
class Duties:
    """The chair and the organiser of the first, second … session of each track, in the order of the blocks."""

    chairs: Mapping[int, tuple[int, ...]]
    organisers: Mapping[int, tuple[int, ...]]


def duties(instance: Instance, plan: Plan, number: int) -> Duties:
    """The people of a plan; where it has none, candidates who are there in the block, other ones for each `number`."""
    chairs: dict[int, list[int]] = {}
    organisers: dict[int, list[int]] = {}
    for at, session in enumerate(sorted(plan, key=lambda each: each.block)):
        for chosen, named, person in (
            (chairs, instance.chairs, session.chair),
            (organisers, instance.organisers, session.organiser),
        ):
            candidates = named[session.track]
            present = [each for each in candidates if session.block not in instance.away[each]] or candidates
            other = present[(number * (at + 1)) % len(present)]
            chosen.setdefault(session.track, []).append(other if person is None else person)
    return Duties(
        {track: tuple(people) for track, people in chairs.items()},
        {track: tuple(people) for track, people in organisers.items()},
    )


def attended(instance: Instance, plan: Plan) -> Plan:
    """The plan with a chair and an organiser of as many sessions as were found, for each block by itself."""
    return tuple(session for block in range(instance.blocks) for session in _block(instance, _in(plan, block)))


def _in(plan: Plan, block: int) -> Plan:
    return tuple(session for session in plan if session.block == block)


def _block(instance: Instance, sessions: Plan) -> Plan:
    """The sessions of a block with people for all of them, failing that for those that are served first."""
    options = [list(_couples(instance, sessions, session)) for session in sessions]
    order = sorted(range(len(sessions)), key=lambda number: len(options[number]))
    chosen = _assign([options[number] for number in order], frozenset())
    if chosen is None:
        chosen = _greedily([options[number] for number in order])
    found = dict(zip(order, chosen, strict=True))
    return tuple(
        replace(session, chair=couple[0], organiser=couple[1]) if (couple := found[number]) else session
        for number, session in enumerate(sessions)
    )


Couple = tuple[int, int]


def _couples(instance: Instance, sessions: Plan, session: Session) -> Iterator[Couple]:
    """Yield each chair and organiser of the session who are there and present nothing elsewhere meanwhile."""
    elsewhere = {
        instance.papers[paper].presenter
        for other in sessions
        for paper in other.papers
        if other is not session and paper is not None
    }
    for chair, organiser in product(instance.chairs[session.track], instance.organisers[session.track]):
        if not any(person in elsewhere or session.block in instance.away[person] for person in (chair, organiser)):
            yield chair, organiser


def _assign(options: Sequence[Sequence[Couple]], taken: frozenset[int]) -> list[Couple | None] | None:
    """A couple for each session so that nobody is in two of them; None where there is no such choice."""
    if not options:
        return []
    for couple in options[0]:
        if taken.isdisjoint(couple):
            rest = _assign(options[1:], taken.union(couple))
            if rest is not None:
                return [couple, *rest]
    return None


def _greedily(options: Sequence[Sequence[Couple]]) -> list[Couple | None]:
    taken: set[int] = set()
    chosen: list[Couple | None] = []
    for couples in options:
        couple = next((couple for couple in couples if taken.isdisjoint(couple)), None)
        taken.update(couple or ())
        chosen.append(couple)
    return chosen
