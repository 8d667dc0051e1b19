"""Rows of slots tell of each axis whether its slots follow each other, also where their length is bounded."""

from __future__ import annotations

from itertools import combinations

import pytest

from benchmarks.generate import instance
from scheduler.domain.event import Event
from scheduler.model.preset.depth import SKETCH
from scheduler.model.preset.given import Given
from scheduler.model.preset.talk_classes import close
from scheduler.search.preset.builder import build
from scheduler.search.solver import Limits, run

WEIGHT = 3


def event() -> Event:
    """A conference of four slots in which only axes whose slots do not follow each other cost anything."""
    whole = instance("preset-25").event
    rules = (*((name, "off") for name in dict(whole.rules)), ("axis_consecutive", WEIGHT))
    return whole.model_copy(update={"rules": rules, "tables": ()})


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("most", [2, 4])
def test_an_axis_costs_once_where_its_slots_do_not_follow_each_other_or_are_too_many(
    monkeypatch: pytest.MonkeyPatch, most: int, *, listed: bool
) -> None:
    """A length of four is any; `listed` False: then its rows are too many to be listed."""
    monkeypatch.setattr("scheduler.model.preset.slot_rows._MOST", 100 if listed else 0)
    conference, seen = event(), set[int]()
    slots = [slot.id for slot in conference.slots]
    for axis in conference.used_axes[:3]:
        for size in range(1, len(slots) + 1):
            for chosen in combinations(range(len(slots)), size):
                cost = _cost(conference, axis, {slots[number] for number in chosen}, most)
                if cost is not None:
                    broken = chosen[-1] - chosen[0] >= size or size > most
                    assert cost == WEIGHT * broken
                    seen.add(cost)
    assert seen == {0, WEIGHT}


def _cost(conference: Event, axis: str | None, slots: set[str], most: int) -> int | None:
    """The least cost of programmes in which the axis has sessions in just these slots; None: there are none."""
    in_a_row = {other: most if other == axis else len(conference.slots) for other in conference.used_axes}
    bounded = Given(frozenset(), frozenset(in_a_row), in_a_row=in_a_row)
    model = build(conference, SKETCH, given=bounded if most < len(conference.slots) else None)
    for slot in conference.slots:
        here = model.sessions[axis, slot.id]
        model.cp.add(sum(here[:1]) == (slot.id in slots))
    answer = run(close(model).cp, Limits(10, 1), objective=model.cost)
    return answer.bound if answer.values else None
