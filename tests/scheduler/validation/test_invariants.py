"""Events made by code: `checked` brings them into order, or tells each thing that is wrong in both languages."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import tiny_events

from benchmarks.breaking import small
from benchmarks.generate import instance
from scheduler.domain.breaks import Begun, Break, Late, Plenary
from scheduler.domain.errors import InputError
from scheduler.domain.event import Event
from scheduler.domain.people import Person, Wish
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import SessionSettings, Table, ZoneHours
from scheduler.domain.talks import Axis, LeftOut, Pin, Talk, WhatIf
from scheduler.domain.windows import Day, Window
from scheduler.validation.invariants import checked

FRIDAY, SATURDAY, SUNDAY = date(2025, 5, 23), date(2025, 5, 24), date(2025, 5, 25)
ADA = Person(id="ada", name="Ada")
ROOM = Room(id="a", name="Auditorium")
DAY = Day(date=FRIDAY, start=540, end=1080)
SLOT = Slot(id="s", day=FRIDAY, start=540, end=600, places=2)


def talk(name: str, **more: Any) -> Talk:
    return Talk(**{"id": name, "title": f"Title of {name}", "speakers": ("ada",), **more})


def event(**more: Any) -> Event:
    usual: dict[str, Any] = {
        "id": "e",
        "title": "E",
        "days": (DAY,),
        "rooms": (ROOM,),
        "people": (ADA,),
        "talks": (talk("T1"), talk("T2")),
    }
    return Event(**{**usual, **more})


def plenary(**more: Any) -> Plenary:
    return Plenary(**{"id": "p", "title": "P", "day": FRIDAY, "start": 600, "duration": 30, **more})


def pause(**more: Any) -> Break:
    return Break(**{"id": "b", "title": "B", "duration": 30, "between_start": 700, "between_end": 800, **more})


AXES = {"axes": (Axis(id="1", title="One"), Axis(id="2", title="Two")), "talks": (talk("T1", axis="1"),)}

# an event that is wrong, and the field in which it is
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"rooms": ()}, "rooms"),
    ({"days": ()}, "days"),
    ({"talks": ()}, "talks"),
    ({"talks": (talk("T1", speakers=("nobody",)),)}, "talks[T1].speakers"),
    ({"talks": (talk("T1", speakers=("ada", "ada")),)}, "talks[T1].speakers"),
    ({"talks": (talk("T1", affiliations=("X", "Y")),)}, "talks[T1].affiliations"),
    ({"talks": (talk("", title="No name"),)}, "talks[0].id"),
    ({"talks": (talk("T1"), talk("t1"))}, "talks[t1].id"),
    ({"talks": (talk("T1", axis="9"),)}, "talks[T1].axis"),
    ({"talks": (talk("T1", type="poster"),)}, "talks[T1].type"),
    ({"posters": (talk("P1"),)}, "posters[P1].type"),
    ({"posters": (talk("t1", type="poster"),)}, "posters[t1].id"),
    ({"posters": (talk("P1", type="poster", axis="9"),)}, "posters[P1].axis"),
    ({"posters": (talk("P1", type="poster", speakers=("nobody",)),)}, "posters[P1].speakers"),
    ({**AXES, "talks": (talk("T1", axis="9"), talk("T2", axis="1"))}, "talks[T1].axis"),
    ({"talks": (talk("T1", room="b"),)}, "talks[T1].room"),
    ({"talks": (talk("T1", needs=("piano",)),)}, "talks[T1].needs"),
    ({"talks": (talk("T1", after=("T9",)),)}, "talks[T1].after"),
    ({"talks": (talk("T1", after=("T2",)), talk("T2", after=("T1",)))}, "talks[T1].after"),
    ({"talks": (talk("T1", pin=Pin(day=SUNDAY, start=600)),)}, "talks[T1].pin.day"),
    ({"talks": (talk("T1", duration=0),)}, "talks[T1].duration"),
    ({"talks": (talk("T1", duration=541),)}, "talks[T1].duration"),
    ({"talks": (talk("T1", places=0),)}, "talks[T1].places"),
    ({"talks": (talk("T1", order=-1),)}, "talks[T1].order"),
    ({"talks": (talk("T1", timezone="Mars/Olympus"),)}, "talks[T1].timezone"),
    ({"talks": (talk("T1", available=(Window(start=700, end=600),)),)}, "talks[T1].available"),
    ({"people": (ADA, ADA)}, "people"),
    ({"people": (ADA.model_copy(update={"timezone": "here"}),)}, "people[ada].timezone"),
    ({**AXES, "axes": (Axis(id="1", title="One", chairs=("nobody",)),)}, "axes[1].chairs"),
    ({"plenaries": (plenary(speakers=("nobody",)),)}, "plenaries[p].speakers"),
    ({"plenaries": (plenary(day=SUNDAY),)}, "plenaries[p].day"),
    ({"plenaries": (plenary(duration=0),)}, "plenaries[p].duration"),
    ({"plenaries": (plenary(start=500),)}, "plenaries[p].start"),
    ({"breaks": (pause(day=SUNDAY),)}, "breaks[b].day"),
    ({"breaks": (pause(duration=0),)}, "breaks[b].duration"),
    ({"days": (DAY, DAY)}, "days"),
    ({"days": (Day(date=FRIDAY, start=540, end=1441),)}, "days[2025-05-23]"),
    ({"step": 0}, "step"),
    ({"timezone": "UTC+2"}, "timezone"),
    ({"session_settings": SessionSettings(min_talks=3, max_talks=2)}, "session_settings.max_talks"),
    ({"rules": (("capcity", "hard"),)}, "rules"),
    ({"rules": (("capacity", 0),)}, "rules[capacity]"),
    ({"rules": (("capacity", 1), ("capacity", 2))}, "rules"),
    ({"priorities": ("session",)}, "priorities"),
    ({"priorities": ("sessions", "sessions")}, "priorities"),
    ({"slots": (SLOT.model_copy(update={"day": SUNDAY}),)}, "slots[s].day"),
    ({"slots": (SLOT.model_copy(update={"places": 61}),)}, "slots[s].places"),
    ({"slots": (SLOT.model_copy(update={"rooms": ("b",)}),)}, "slots[s].rooms"),
    ({"slots": (SLOT.model_copy(update={"end": 540}),)}, "slots[s]"),
    ({"slots": (SLOT,), "zone_hours": ZoneHours(suitable=(600, 500))}, "zone_hours.suitable"),
    ({"wishes": (Wish(person="w", talks=("T9",)),)}, "wishes[w].talks"),
    ({"wishes": (Wish(person="w", talks=("T1",)),) * 2}, "wishes"),
    ({"tables": (Table(name="talk_room", cells=(("T9", "a", 1),)),)}, "tables[talk_room].cells[T9, a]"),
    ({"tables": (Table(name="talk_room", cells=(("T1", "b", 1),)),)}, "tables[talk_room].cells[T1, b]"),
    ({"tables": (Table(name="talk_room", cells=(("T1", "a", -1),)),)}, "tables[talk_room].cells[T1, a]"),
    ({"tables": (Table(name="talk_slot", cells=(("T1", "s", 1),)),)}, "tables[talk_slot].cells[T1, s]"),
    ({**AXES, "tables": (Table(name="axis_axis", cells=(("1", "1", 2),)),)}, "tables[axis_axis].cells[1, 1]"),
    (
        {**AXES, "tables": (Table(name="axis_axis", cells=(("1", "2", 2), ("2", "1", 3))),)},
        "tables[axis_axis].cells[2, 1]",
    ),
    ({"left_out": (LeftOut(id="t1", title="x"),)}, "left_out[t1].id"),
    ({"what_ifs": (WhatIf(kind="when", subject="T9"),)}, "what_ifs[T9]"),
    ({"what_ifs": (WhatIf(kind="sessions", subject="T1", most=1),)}, "what_ifs[T1]"),
    ({"what_ifs": (WhatIf(kind="when", subject="T1", room="b"),)}, "what_ifs[T1].room"),
    ({"begun": (Begun(id="b", day=FRIDAY, start=600, end=630),)}, "begun[b].id"),
    ({"late": (Late(day=SUNDAY, floor=600),)}, "late[2025-05-25].day"),
]


@pytest.mark.parametrize(("change", "field"), WRONG)
def test_each_wrong_field_is_told_in_both_languages(change: dict[str, Any], field: str) -> None:
    with pytest.raises(InputError) as caught:
        checked(event(**change))
    assert [problem.column for problem in caught.value.mistakes] == [field]
    (problem,) = caught.value.mistakes
    assert problem.text.fr != problem.text.en
    assert all(len(text.split()) >= 3 for text in (problem.text.fr, problem.text.en))
    assert field in str(caught.value)  # what somebody who calls the library sees


def test_no_mistake_hides_another() -> None:
    bad = event(rooms=(), step=0, talks=(talk("T1", axis="9", speakers=("nobody",), duration=0),))
    with pytest.raises(InputError) as caught:
        checked(bad)
    fields = {problem.column for problem in caught.value.mistakes}
    assert fields == {"rooms", "step", "talks[T1].axis", "talks[T1].speakers", "talks[T1].duration"}


def test_an_event_in_order_is_given_back_itself() -> None:
    good = event()
    assert checked(good) is good


def test_conditions_without_effect_are_removed() -> None:
    talks = (talk("T1", after=("T9", "T2"), not_with=("T9", "T1")), talk("T2"))
    settled = checked(event(talks=talks, left_out=(LeftOut(id="T9", title="x"),)))
    assert (settled.talk["T1"].after, settled.talk["T1"].not_with) == (("T2",), ())


@pytest.mark.parametrize(
    ("given", "settled"),
    [
        ((), ()),
        (("",), ()),
        (("", ""), ()),
        (("Lab",), ("Lab", "")),
        (("", "Lab"), ("", "Lab")),
        (("Lab", "Lab 2"), ("Lab", "Lab 2")),
    ],
)
def test_each_speaker_has_an_affiliation_or_none_has(given: tuple[str, ...], settled: tuple[str, ...]) -> None:
    both = (talk("T1", speakers=("ada", "bo"), affiliations=given),)
    people = (Person(id="ada", name="Ada", affiliation="A"), Person(id="bo", name="Bo", affiliation="B"))
    assert checked(event(people=people, talks=both)).talk["T1"].affiliations == settled


def test_who_states_no_affiliation_has_that_of_most_of_her_talks() -> None:
    talks = tuple(talk(f"T{n}", affiliations=(name,)) for n, name in enumerate(("Lab", "", "LABO", "LABO", "Labo"), 1))
    assert checked(event(talks=talks)).person["ada"].affiliation == "LABO"
    assert checked(event(talks=talks[:2])).person["ada"].affiliation == "Lab"
    assert checked(event(talks=talks[1:2])).person["ada"].affiliation is None
    stated = Person(id="ada", name="Ada", affiliation="Elsewhere")
    assert checked(event(people=(stated,), talks=talks)).person["ada"] == stated


def test_the_order_of_event_toml_is_kept() -> None:
    axes = (Axis(id="2", title="Two"), Axis(id="1", title="One"))
    rooms = (Room(id="b", name="B"), Room(id="a", name="A"))
    settled = checked(event(axes=axes, rooms=rooms, talks=(talk("T2", axis="1"), talk("T1", axis="2"))))
    assert (settled.axes, settled.rooms) == (axes, rooms)
    assert [each.id for each in settled.talks] == ["T1", "T2"]


def test_a_day_that_runs_late_may_cut_what_was_planned() -> None:
    short = event(
        days=(Day(date=FRIDAY, start=540, end=615),),
        plenaries=(plenary(),),
        breaks=(pause(),),
        talks=(talk("T1", duration=90),),
        late=(Late(day=FRIDAY, floor=600),),
    )
    assert checked(short) is short


def test_cells_are_sorted_by_the_items_that_they_name_and_lose_free_ones() -> None:
    settled = checked(
        event(
            **{**AXES, "axes": (Axis(id="2", title="Two"), Axis(id="1", title="One"), Axis(id="0", title="Zero"))},
            tables=(Table(name="axis_axis", cells=(("0", "2", 4), ("1", "2", None), ("0", "1", 0))),),
        )
    )
    assert settled.tables[0].cells == (("2", "1", None), ("2", "0", 4))


@pytest.mark.parametrize("name", ["scale-25", "preset-25"])
def test_generated_events_are_in_order(name: str) -> None:
    generated = instance(name).event
    assert checked(generated) is generated


def test_impossible_events_are_no_errors() -> None:
    for broken in small():
        assert checked(broken.event) is broken.event


@given(tiny_events(), st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_the_order_in_which_items_are_given_has_no_effect(asked: Event, seed: int) -> None:
    settled = checked(asked)
    shuffled = {}
    for key in ("talks", "people", "days", "slots", "wishes", "left_out"):
        items = list(getattr(settled, key))
        random.Random(seed).shuffle(items)
        shuffled[key] = tuple(items)
    assert checked(settled.model_copy(update=shuffled)) == settled
