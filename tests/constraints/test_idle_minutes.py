"""A day has no more idle minutes than a question asks, and none in its windows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from made_days import event as made_event
from made_days import talk
from small import DAY, slots_event

from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import WhatIf
from scheduler.domain.windows import Window
from scheduler.search.lexicographic import solve

FIRST = date(2025, 5, 23)


def asking(event: Event, most: int, *filled: tuple[int, int], day: date = FIRST) -> Event:
    windows = tuple(Window(start=start, end=end, day=day) for start, end in filled)
    asked = WhatIf(kind="idle", subject=day.isoformat(), windows=windows, most=most)
    return event.model_copy(update={"what_ifs": (asked,)})


@pytest.mark.parametrize(
    ("lines", "most", "filled", "kept"),
    [
        (("S1 A 09:00 T1", "S2 A 10:00 T2"), 30, (), True),
        (("S1 A 09:00 T1", "S2 A 10:00 T2"), 29, (), False),
        (("S1 A 09:00 T1", "S2 A 09:44 T2"), 0, (), True),
        (("S1 A 09:00 T1", "S2 A 09:45 T2"), 0, (), False),
        (("S1 A 09:00 T1", "S2 B 09:20 T2", "S3 A 10:00 T3"), 10, (), True),
        (("S1 A 09:00 T1", "S2 A 10:00 T2"), 60, ((540, 570), (600, 700)), True),
        (("S1 A 09:00 T1", "S2 A 10:00 T2"), 60, ((599, 600),), False),
        (("S1 A 2/09:00 T1", "S2 A 2/10:00 T2"), 0, (), True),
    ],
)
def test_stretches_of_fifteen_minutes_count(
    lines: tuple[str, ...], most: int, filled: tuple[Any, ...], kept: bool, event: Any, programme: Any, measured: Any
) -> None:
    asked = asking(event("T1 T2 T3", rooms="A B", days=2), most, *filled)
    assert measured("asked", asked, programme(asked, *lines)) == ([] if kept else [(1, (FIRST.isoformat(),))])


@pytest.mark.parametrize(
    ("most", "days", "fr", "en"),
    [
        (
            0,
            1,
            "Il n’y a aucun temps mort de 15 min ou plus (demandé).",
            "There is no empty time of 15 min or more (asked for).",
        ),
        (
            30,
            2,
            "Le 23 mai 2025, les temps morts de 15 min ou plus font 30 min en tout au plus (demandé).",
            "On 23 May 2025, empty times of 15 min or more take 30 min in all at most (asked for).",
        ),
    ],
)
def test_it_is_said(most: int, days: int, fr: str, en: str, event: Any) -> None:
    asked = asking(event("T1", days=days), most)
    text = rule("asked").say(asked, Requirement("asked", (FIRST.isoformat(),), "idle"))
    assert (text.fr.replace("\u202f", " "), text.en.replace("\u202f", " ")) == (fr, en)


def test_a_programme_is_found_with_so_little_idle_time_and_none_with_less() -> None:
    """Two speakers who are there at nine and at eleven alone: the other talks may fill the hour between, or not."""
    hours = [Window(start=540, end=570), Window(start=630, end=660)]
    talks = tuple(talk(f"T{n}", available=(window,)) for n, window in enumerate(hours, start=1))
    alone = made_event(talks)
    assert solve(asking(alone, 60, day=DAY)).status == "optimal"
    assert solve(asking(alone, 59, day=DAY)).status == "infeasible"
    more = made_event((*talks, talk("T3"), talk("T4")), rules=(("session_apart", "off"),))
    filled = solve(asking(more, 0, (570, 630), day=DAY))
    assert filled.programme is not None
    assert {placed.start for placed in filled.programme.talks} == {540, 570, 600, 630}


def test_preset_slots_are_used_or_idle() -> None:
    """Between the two slots lie thirty minutes; a day on which one of them is used has none."""
    short = slots_event()
    assert solve(asking(short, 30, day=DAY)).status == "optimal"
    assert solve(asking(short, 29, day=DAY)).status == "infeasible"
    assert solve(asking(short, 30, (630, 660), day=DAY)).status == "infeasible"
    few = short.model_copy(update={"talks": short.talks[:2]})
    one_slot = solve(asking(few, 0, day=DAY)).programme
    assert one_slot is not None
    assert len({session.slot for session in one_slot.sessions}) == 1
