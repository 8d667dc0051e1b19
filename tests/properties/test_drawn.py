"""The drawn events differ in every field that rules read."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given, seed, settings
from poster_events import poster_events
from slot_events import slot_events
from strategies import tiny_events

from constraints import CATALOGUE
from scheduler.domain.event import Event

#: Fields that need not differ: the event's time zone only shifts the clocks with which drawn zones are compared.
NOT_DRAWN = {"timezone"}


def test_the_events_that_are_drawn_differ_in_all_that_rules_read() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    fields = {field for rule in CATALOGUE for field in rule.reads} - NOT_DRAWN

    def unseen() -> set[str]:
        return {field for field in fields if len(seen[field]) < 2}

    @settings(max_examples=10)
    @given(free=tiny_events(), preset=slot_events(), with_posters=poster_events())
    def draw(free: Event, preset: Event, with_posters: Event) -> None:
        for event in (free, preset, with_posters):
            for field in fields:
                part, _, name = field.partition(".")
                value = getattr(event, part)
                items = value if name and isinstance(value, tuple) else (value,)
                seen[field] |= {repr(getattr(item, name) if name else item) for item in items}

    for number in range(15):
        if unseen():
            seed(number)(draw)()
    assert unseen() == set()
