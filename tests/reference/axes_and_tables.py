"""The rules of tables and of the sessions of an axis are read a second time, as plainly as possible, without slots."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from itertools import combinations

from breaches import Breach, overlap, talks
from plans import Plan

from scheduler.domain.event import Event


def table(event: Event, name: str) -> dict[tuple[str, str], int | None]:
    return {(row, column): cost for t in event.tables if t.name == name for row, column, cost in t.cells if cost != 0}


def paid(name: str, subjects: tuple[str, ...], cost: int | None) -> Breach:
    return Breach(name, subjects, amount=1 if cost is None else cost, always=cost is None)


def axis_room_table(event: Event, plan: Plan) -> Iterator[Breach]:
    for (axis, room), cost in table(event, "axis_room").items():
        for run in plan.runs:
            if run.axis == axis and run.room == room:
                yield paid("axis_room_table", (axis, room), cost)


def talk_room_table(event: Event, plan: Plan) -> Iterator[Breach]:
    for (talk, room), cost in table(event, "talk_room").items():
        for placed, run in talks(plan):
            if placed.id == talk and run.room == room:
                yield paid("talk_room_table", (talk, room), cost)


def axis_axis_table(event: Event, plan: Plan) -> Iterator[Breach]:
    for (axis, other), cost in table(event, "axis_axis").items():
        for run, other_run in combinations(plan.runs, 2):
            if {run.axis, other_run.axis} == {axis, other} and overlap(run, other_run):
                yield paid("axis_axis_table", (axis, other), cost)


def only_in_slots(event: Event, plan: Plan) -> Iterator[Breach]:
    """Yield nothing: the rule means nothing on free days."""
    return iter(())


def axis_rooms(event: Event, plan: Plan) -> Iterator[Breach]:
    for axis in event.axes:
        rooms = {run.room for run in plan.runs if run.axis == axis.id}
        if len(rooms) > 1:
            yield Breach("axis_rooms", (axis.id,), amount=len(rooms) - 1)


def axis_parallel(event: Event, plan: Plan) -> Iterator[Breach]:
    for axis in event.axes:
        runs = [run for run in plan.runs if run.axis == axis.id]
        for start in {run.start for run in runs}:
            together = sum(run.start == start for run in runs)
            joining = any(run.start < start < run.end for run in runs)
            yield from [Breach("axis_parallel", (axis.id,))] * (together if joining else together - 1)


def axis_consecutive(event: Event, plan: Plan) -> Iterator[Breach]:
    for axis in event.axes:
        minutes = {minute for run in plan.runs if run.axis == axis.id for minute in range(run.start, run.end)}
        others = [range(run.start, run.end) for run in plan.runs if run.axis != axis.id]
        if minutes and any(
            minutes.isdisjoint(other) and min(minutes) < other[0] < max(minutes) for other in others if other
        ):
            yield Breach("axis_consecutive", (axis.id,))


def tags_apart(event: Event, plan: Plan) -> Iterator[Breach]:
    plain = {_bare(name): weight for name, weight in event.tags}
    for (talk, _), (other, _) in combinations(list(talks(plan)), 2):
        both = [{_bare(tag) for tag in event.talk[each.id].tags} for each in (talk, other)]
        weight = sum(plain.get(tag, 1) for tag in both[0] & both[1])
        if weight and overlap(talk, other):
            names = [each.id for each in event.talks if each.id in (talk.id, other.id)]
            yield Breach("tags_apart", tuple(names), amount=weight)


def _bare(tag: str) -> str:
    letters = unicodedata.normalize("NFD", "".join(tag.split()).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def affiliation_mix(event: Event, plan: Plan) -> Iterator[Breach]:
    for run in plan.runs:
        names = [name for talk in run.talks for name in affiliations(event, talk.id)]
        for name in sorted(set(names)):
            if names.count(name) > 2:
                yield Breach("affiliation_mix", (name,), amount=names.count(name) - 2)


def affiliations(event: Event, talk: str) -> set[str]:
    """Return the affiliations of the talk's speakers, folded; those of the talk's row come before those of people."""
    names, row = set(), event.talk[talk]
    for number, speaker in enumerate(row.speakers):
        here = row.affiliations[number : number + 1]
        known = [person.affiliation for person in event.people if person.id == speaker]
        name = (here[0] if here else "") or known[0] or ""
        plain = (c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
        names.add(" ".join("".join(plain).split()))
    return names - {""}


AXES_AND_TABLES: dict[str, Callable[[Event, Plan], Iterator[Breach]]] = {
    "axis_slot_table": only_in_slots,
    "axis_room_table": axis_room_table,
    "slot_room_table": only_in_slots,
    "talk_slot_table": only_in_slots,
    "tags_related": only_in_slots,
    "popular_rooms": only_in_slots,
    "talk_room_table": talk_room_table,
    "axis_axis_table": axis_axis_table,
    "axis_rooms": axis_rooms,
    "axis_parallel": axis_parallel,
    "axis_consecutive": axis_consecutive,
    "affiliation_mix": affiliation_mix,
    "tags_apart": tags_apart,
}
