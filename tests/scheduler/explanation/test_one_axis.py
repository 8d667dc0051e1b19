"""A contradiction within one axis is found though questions about several axes take too long to be answered."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pytest

from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day, Window
from scheduler.explanation.conflicts import smallest
from scheduler.explanation.feasibility import FeasibilityOracle
from scheduler.search.control import Budget

DAY = date(2027, 5, 20)
AXES = ("a", "b", "c", "d")


def _event() -> Event:
    """Four axes; the two talks of axis c belong together, and their speakers are never there at the same time."""
    hours = {"c1": Window(start=540, end=600, day=DAY), "c2": Window(start=660, end=720, day=DAY)}
    talks = tuple(
        Talk(
            id=name,
            title=name,
            axis=name[0],
            duration=30,
            speakers=(name,),
            together=("c2",) if name == "c1" else (),
        )
        for axis in AXES
        for name in (f"{axis}1", f"{axis}2")
    )
    people = (
        Person(id=talk.id, name=talk.id, available=(hours[talk.id],) if talk.id in hours else ()) for talk in talks
    )
    return Event(
        id="e",
        title="E",
        timezone="Europe/Paris",
        days=(Day(date=DAY, start=540, end=1080),),
        axes=tuple(Axis(id=axis, title=axis) for axis in AXES),
        rooms=(Room(id="r", name="R"), Room(id="s", name="S")),
        people=tuple(people),
        talks=talks,
    )


def _with_another_of_two_axes(event: Event) -> Event:
    """The event in which one person, who is there for half an hour, has two talks of two axes besides."""
    half_an_hour = Person(id="p", name="p", available=(Window(start=540, end=570, day=DAY),))
    talks = (t.model_copy(update={"speakers": ("p",)}) if t.id in ("a1", "d2") else t for t in event.talks)
    return event.model_copy(update={"talks": tuple(talks), "people": (*event.people, half_an_hour)})


class _Hesitant(FeasibilityOracle):
    """Knows no answer about the talks of several axes, unless they are all talks."""

    def possible(self, event: Event, wanted: Collection[Requirement], seconds: float | None = None) -> bool | None:
        talks = [requirement.subjects[0] for requirement in wanted if requirement.rule == "placed"]
        if len({event.talk[talk].axis for talk in talks}) > 1 and len(talks) < len(event.talks):
            return None
        return super().possible(event, wanted, seconds)


@pytest.mark.parametrize("across", [False, True])
def test_the_contradiction_of_one_axis_is_smallest_though_several_axes_are_undecided(across: bool) -> None:
    event = _with_another_of_two_axes(_event()) if across else _event()
    found = smallest(_Hesitant(Budget.of(60), 1), event)
    assert found is not None
    assert found.minimal == (True,)
    assert {requirement.id for requirement in found.contradictions[0]} == {
        "placed:c1",
        "placed:c2",
        "person_available:c1",
        "person_available:c2",
        "together:c1+c2",
    }


def test_rules_that_no_further_talk_helps_to_keep_are_named_before_those_of_one_axis() -> None:
    found = smallest(FeasibilityOracle(Budget.of(60), 1), _with_another_of_two_axes(_event()))
    assert found is not None
    assert found.minimal == (True,)
    assert {requirement.id for requirement in found.contradictions[0]} == {
        "placed:a1",
        "placed:d2",
        "person_available:p",
        "one_place:p",
    }
