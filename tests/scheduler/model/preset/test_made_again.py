"""Models that are made again are the same: what is kept from one to the next belongs to what it was made of."""

from __future__ import annotations

import gc
import weakref

import pytest

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.windows import Window
from scheduler.model.base import Scope
from scheduler.model.preset.depth import DEEPEST, SKETCH, Depth
from scheduler.model.preset.model import PresetModel
from scheduler.model.preset.talk_classes import close
from scheduler.search.preset.builder import build
from scheduler.search.preset.givens import around
from scheduler.search.preset.hard_part import hard_part


def made(event: Event, depth: Depth, programme: Programme | None = None) -> str:
    """The model of the event; with a programme, of its first axis beside all others, which are settled."""
    given = None if programme is None else around(event, programme, frozenset(event.used_axes[:1]))
    return str(close(build(event, depth, Scope(cutoff=1000), given)).cp.proto)


def restricted(event: Event) -> Event:
    """The event in which everybody is there in the first slot alone; its slots and talks are the same objects."""
    slot = event.slots[0]
    only = (Window(start=slot.start, end=slot.end, day=slot.day),)
    return event.model_copy(update={"people": tuple(p.model_copy(update={"available": only}) for p in event.people)})


@pytest.mark.parametrize("depth", [SKETCH, DEEPEST])
def test_a_model_is_the_same_once_another_was_made(depth: Depth, congress: tuple[Event, Programme]) -> None:
    event, programme = congress
    before = [made(event, depth), made(event, depth, programme), made(hard_part(event, 9), depth)]
    others = [made(each, depth) for each in (restricted(event), hard_part(event, 1), hard_part(event, 99))]
    after = [made(event, depth), made(event, depth, programme), made(hard_part(event, 9), depth)]
    assert after == before
    assert others[0] != before[0]


@pytest.mark.parametrize("depth", [SKETCH, DEEPEST])
def test_a_model_is_gone_with_its_last_use(depth: Depth, congress: tuple[Event, Programme]) -> None:
    event, _ = congress
    ordered = tuple(talk.model_copy(update={"order": number}) for number, talk in enumerate(event.talks, start=1))
    gc.disable()
    try:
        model = close(build(event.model_copy(update={"talks": ordered}), depth))
        base, proto = weakref.ref(model.base), str(model.cp.proto)
        del model
        assert proto
        assert base() is None
    finally:
        gc.enable()


def test_a_slot_has_no_room_for_a_longer_talk(congress: tuple[Event, Programme]) -> None:
    event, _ = congress
    model, slot = PresetModel(event), event.slots[0]
    assert model.open_rooms(event.talks[0].axis, slot, slot.places) == event.rooms_of(slot)
    assert model.open_rooms(event.talks[0].axis, slot, slot.places + 1) == ()
