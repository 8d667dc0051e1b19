"""What an event knows of its own parts."""

from __future__ import annotations

from datetime import date

from scheduler.domain.event import Event
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day

DAY = date(2025, 5, 23)
EVENT = Event(
    id="e",
    title="E",
    days=(Day(date=DAY, start=540, end=1080),),
    axes=(Axis(id="1", title="One"), Axis(id="2", title="Two"), Axis(id="3", title="Three")),
    rooms=(Room(id="B", name="B"), Room(id="A", name="A"), Room(id="C", name="C")),
    talks=(
        Talk(id="T1", title="a", axis="2", speakers=("ann", "bob", "ann")),
        Talk(id="T2", title="b", axis="1", speakers=("bob",)),
        Talk(id="T3", title="c", axis="2", speakers=()),
    ),
)


def names(talks: tuple[Talk, ...]) -> list[str]:
    return [talk.id for talk in talks]


def test_talks_of_an_axis_and_of_a_person_stand_in_the_event_s_order() -> None:
    assert names(EVENT.talks_of("2")) == ["T1", "T3"]
    assert names(EVENT.presented("bob")) == ["T1", "T2"]
    assert names(EVENT.presented("ann")) == ["T1"]
    assert EVENT.talks_of("3") == EVENT.talks_of(None) == EVENT.presented("eve") == ()
    assert EVENT.used_axes == ("1", "2")


def test_a_changed_event_knows_its_own_talks() -> None:
    assert EVENT.presented("bob")
    changed = EVENT.model_copy(update={"axes": (), "talks": (Talk(id="T4", title="d", speakers=("bob",)),)})
    assert names(changed.presented("bob")) == names(changed.talks_of(None)) == ["T4"]


def test_rooms_of_a_slot_stand_in_the_event_s_order() -> None:
    slot = Slot(id="1", day=DAY, start=540, end=600, places=2)
    assert EVENT.rooms_of(slot) == ("B", "A", "C")
    assert EVENT.rooms_of(slot.model_copy(update={"rooms": ("C", "B")})) == ("B", "C")
