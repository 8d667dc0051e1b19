"""What rooms cost at least, beside what slots do, is no more than what the best programme costs."""

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
from scheduler.search.control import Budget
from scheduler.search.preset.axes_alone import least_cost
from scheduler.search.preset.rooms_alone import least_room_cost


@examples(100)
@given(event=slot_events())
def test_no_programme_costs_less_than_its_slots_and_its_rooms_alone(event: Event) -> None:
    event = event.model_copy(update={"priorities": ("rules",)})
    try:
        least = best(event, [rule("rules")], 300)
        programme = next((each for each in islice(programmes(event, 300), 300) if allowed(event, each)), None)
    except TooMany:
        return
    if least is not None and programme is not None:
        slots = least_cost(event, programme, check(event, programme).soft, Budget.of(60))
        assert slots + least_room_cost(event) <= least[0]


def asking(event: Event, **rooms: str) -> Event:
    """The event in which these talks name a room."""
    talks = (talk.model_copy(update={"room": rooms.get(talk.id)}) for talk in event.talks)
    return event.model_copy(update={"talks": tuple(talks), "tables": ()})


def test_an_axis_has_a_second_room_where_its_talks_name_two() -> None:
    event = asking(conference(), T00="A", T04="B", T01="A", T05="A")
    assert least_room_cost(event) == 1
    assert least_room_cost(event.model_copy(update={"rules": (("axis_rooms", 1), ("talk_room", "off"))})) == 0


def test_each_session_of_an_axis_costs_at_least_its_cheapest_room() -> None:
    event = conference()
    talks = tuple(talk.model_copy(update={"places": 2}) for talk in event.talks)
    cells = (("a", "A", 3), ("a", "B", 5), ("b", "A", 9))
    event = event.model_copy(update={"talks": talks, "tables": (Table(name="axis_room", cells=cells),)})
    costing = event.model_copy(update={"rules": (("axis_room_table", 10), ("axis_rooms", 1))})
    assert least_room_cost(costing) == 2 * 30
    refused = (*cells[:1], ("a", "B", None))
    again = costing.model_copy(update={"tables": (Table(name="axis_room", cells=refused),)})
    assert least_room_cost(again) == 2 * 30


def test_a_room_that_suits_the_first_talk_may_cost_the_second_more() -> None:
    event = asking(conference(), T00="A")
    cells = (("T04", "A", 4), ("T08", "A", 2))
    event = event.model_copy(update={"tables": (Table(name="talk_room", cells=cells),)})
    assert least_room_cost(event.model_copy(update={"rules": (("talk_room_table", 1), ("axis_rooms", 20))})) == 6
    assert least_room_cost(event.model_copy(update={"rules": (("talk_room_table", 1), ("axis_rooms", 4))})) == 4
