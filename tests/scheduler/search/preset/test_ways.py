"""What is free near a programme: axes that cost much, or those of some rooms; more of them where models are proved."""

from __future__ import annotations

import random
from collections import Counter

from benchmarks.generate import instance
from scheduler.search.preset.ways import Way, Ways

PLANTED = instance("preset-25")
PROGRAMME = PLANTED.programme
AXES = PLANTED.event.used_axes


def test_each_way_is_tried_and_the_one_that_gains_is_taken_most() -> None:
    ways, seen = Ways(random.Random(0)), list[int]()
    while (way := ways.next()).rate is None:
        seen.append(id(way))
        way.note(10 if len(seen) == 2 else 0, 1.0)
    assert len({*seen}) == len(seen) == 4
    taken = Counter(id(ways.next()) for _ in range(400))
    assert {*taken} == {*seen}
    assert taken[seen[1]] > 200


def test_axes_are_those_that_cost_or_those_of_rooms() -> None:
    costs = {axis: 1000 if axis == AXES[0] else 1 for axis in AXES}
    dear = 0
    for seed in range(20):
        ways = Ways(random.Random(seed))
        for _ in range(4):
            way = ways.next()
            way.note(0, 1.0)
            way.size = 2.0
            axes = ways.axes(way, PROGRAMME, costs)
            assert axes <= {*AXES}
            assert len(axes) >= 2
            dear += AXES[0] in axes
            if way.by_room:
                rooms = {room: {s.axis for s in PROGRAMME.sessions if s.room == room} for room in PLANTED.event.room}
                assert axes == set().union(*(held for held in rooms.values() if held <= axes))
    assert dear > 70


def test_more_axes_are_free_where_the_best_was_proved_and_never_fewer_than_two() -> None:
    way = Ways(random.Random(0)).next()
    size = way.size
    way.resize(proved=True)
    assert way.size > size
    for _ in range(50):
        way.resize(proved=False)
    assert way.size == 2


def test_a_way_in_which_nothing_is_better_is_left_out_until_another_gains() -> None:
    ways = Ways(random.Random(0))
    tried: list[Way] = []
    for _ in range(4):
        tried.append(ways.next())
        tried[-1].note(0, 1.0)
    ways.note_spent(tried[0], 0, everything=True)
    assert tried[0] not in [ways.next() for _ in range(100)]
    ways.note_spent(tried[1], 5, everything=False)
    assert tried[0] in [ways.next() for _ in range(100)]
    for way in tried:
        ways.note_spent(way, 0, everything=True)
    assert ways.next() in tried
