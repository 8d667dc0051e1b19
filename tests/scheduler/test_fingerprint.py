"""What makes another event of it, and what does not."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler.domain.event import Event
from scheduler.domain.people import Person, Wish
from scheduler.domain.presentation import InvitationSettings, Logo
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import SessionSettings, Table, ZoneHours
from scheduler.domain.talks import Talk, WhatIf
from scheduler.domain.windows import Day, Window
from scheduler.fingerprint import fingerprint

TALK = Talk(id="T1", title="One", speakers=("ada",), keywords=("a",))
EVENT = Event(
    id="e",
    title="E",
    days=(Day(date=date(2025, 5, 23), start=540, end=720),),
    rooms=(Room(id="here", name="Here"),),
    people=(Person(id="ada", name="Ada"),),
    talks=(TALK,),
)


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Other", "language": "en", "url": "https://example.org"},
        {"rooms": (Room(id="here", name="There"),)},
        {"people": (Person(id="ada", name="Ada Byron", biography="x", pronunciation="A-da"),)},
        {"logos": (Logo(name="labo", data=b"\x89PNG\r\n\xff"),), "welcome": "Hello"},
        {"invitations": InvitationSettings(alarm=9)},
        {"talks": (TALK.model_copy(update={"title": "Two", "abstract": "x", "note": "y", "reference": "z"}),)},
    ],
)
def test_what_is_printed_makes_no_other_event(other):
    assert fingerprint(EVENT.model_copy(update=other)) == fingerprint(EVENT)


@pytest.mark.parametrize(
    "other",
    [
        {"step": 10},
        {"session_settings": SessionSettings(introduction=5)},
        {"session_settings": SessionSettings(person_pause=5)},
        {"rooms": (Room(id="here", name="Here", capacity=3),)},
        {"people": (Person(id="ada", name="Ada", available=(Window(start=540, end=600),)),)},
        {"talks": (TALK.model_copy(update={"duration": 20}),)},
        {"talks": (TALK.model_copy(update={"keywords": ("b",)}),)},
        {"rules": (("capacity", "off"),)},
        {"priorities": ("breaks",)},
        {"slots": (Slot(id="1", day=date(2025, 5, 23), start=540, end=600, places=3),)},
        {"tables": (Table(name="talk_room", cells=(("T1", "here", 3),)),)},
        {"wishes": (Wish(person="bob", talks=("T1",)),)},
        {"zone_hours": ZoneHours()},
        {"talks": (TALK.model_copy(update={"places": 2}),)},
        {"talks": (TALK.model_copy(update={"order": 1}),)},
        {"talks": (TALK.model_copy(update={"together": ("T2",)}),)},
        {"talks": (TALK.model_copy(update={"timezone": "UTC"}),)},
    ],
)
def test_what_decides_makes_another_event(other):
    assert fingerprint(EVENT.model_copy(update=other)) != fingerprint(EVENT)


def test_who_says_nothing_of_slots_is_known_by_schedules_of_before():
    assert fingerprint(EVENT) == "81ab90f4dd2e8741"


def test_a_what_if_keeps_the_fingerprint_that_it_had_under_its_earlier_name():
    what_ifs = (WhatIf(kind="sessions", subject="", most=1),)
    assert fingerprint(EVENT.model_copy(update={"what_ifs": what_ifs})) == "f5275a8b2404f5d5"
