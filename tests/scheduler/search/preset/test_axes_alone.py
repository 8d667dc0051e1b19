"""What axes cost at least by themselves is no more than what the best programme costs, and at times not nothing."""

from __future__ import annotations

from itertools import islice

from examples import examples
from hypothesis import given
from slot_brute import TooMany, allowed, best, programmes
from slot_events import slot_events
from small_conference import conference

from constraints import rule
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.settings import Table
from scheduler.search.control import Budget, Workers
from scheduler.search.preset.axes_alone import alone, least_cost
from scheduler.search.preset.search import PresetSearch
from scheduler.search.preset.state import SearchState
from scheduler.search.result import Goal


@examples(60)
@given(event=slot_events())
def test_no_programme_costs_less_than_its_axes_alone(event: Event) -> None:
    event = event.model_copy(update={"priorities": ("rules",)})
    try:
        least = best(event, [rule("rules")], 300)
        programme = next((each for each in islice(programmes(event, 300), 300) if allowed(event, each)), None)
    except TooMany:
        return
    if least is not None and programme is not None:
        assert least_cost(event, programme, check(event, programme).soft, Budget.of(60)) <= least[0]


def test_axes_that_cannot_but_cost_something_add_up() -> None:
    event = conference()
    costly = tuple((axis or "", slot.id, 3) for axis in event.used_axes[:2] for slot in event.slots)
    event = event.model_copy(
        update={"tables": (Table(name="axis_slot", cells=costly),), "rules": (("axis_slot_table", 2),)}
    )
    search = SearchState(event, Budget.of(60), Goal(levels=[rule("rules")], choose=False), Workers(1))
    assert PresetSearch(search).first() == "feasible"
    assert search.programme is not None
    bound = least_cost(event, search.programme, search.soft, Budget.of(60))
    assert 12 <= bound <= search.values[0]


def test_an_axis_alone_has_its_own_talks_and_nothing_of_others() -> None:
    event = conference()
    for axis in event.used_axes:
        part = alone(event, axis)
        assert part.used_axes == (axis,)
        assert part.talks == event.talks_of(axis)
