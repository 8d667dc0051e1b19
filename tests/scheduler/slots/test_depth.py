"""The depth of a model of preset sessions: each query that it cannot answer makes it shallow, however it is asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import constraints
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.slots.depth import ALIKE, DEEPEST, EACH, SKETCH, Depth, Matter
from scheduler.slots.model import SlotModel

MATTERS: tuple[Matter, ...] = ("groups", "session rooms", "rooms", "places")


@pytest.mark.parametrize(
    ("depth", "known"),
    [(SKETCH, ()), (ALIKE, ("groups",)), (EACH, ("groups", "session rooms", "rooms")), (DEEPEST, MATTERS)],
)
def test_a_query_is_answered_or_makes_the_model_shallow(
    depth: Depth, known: tuple[Matter, ...], congress: tuple[Event, Programme]
) -> None:
    for matter in MATTERS:
        model = SlotModel(congress[0], depth)
        assert not model.shallow
        assert model.knows(matter) == (matter in known)
        assert model.shallow == (matter not in known)


def test_a_place_that_a_model_does_not_know_makes_it_shallow(congress: tuple[Event, Programme]) -> None:
    model = SlotModel(congress[0], EACH)
    assert model.is_false(model.at(congress[0].talks[0], congress[0].slots[0], 0))
    assert model.shallow


def test_a_room_that_a_model_does_not_know_makes_it_shallow(congress: tuple[Event, Programme]) -> None:
    model = SlotModel(congress[0], SKETCH)
    assert model.is_false(model.in_room(congress[0].talks[0], congress[0].slots[0], "A"))
    assert model.shallow


def test_rules_see_no_more_of_a_model_than_its_queries() -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in Path(constraints.__path__[0]).glob("*.py")}
    assert not [name for name, source in sources.items() if re.search(r"\bmodel\._", source)]
