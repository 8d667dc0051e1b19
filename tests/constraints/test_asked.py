"""Talks keep the hours and rooms, and axes the numbers of sessions, that a command requires."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from scheduler.domain.event import Event
from scheduler.domain.talks import WhatIf
from scheduler.domain.windows import Window
from scheduler.explanation.feasibility import FeasibilityOracle, requirements
from scheduler.search.control import Budget

FIRST = date(2025, 5, 23)
TALK_KINDS = ("when", "wish", "begun", "waits")


def asking(event: Event, *asks: WhatIf) -> Event:
    return event.model_copy(update={"what_ifs": asks})


def ten_to(end: int, kind: Any = "when", room: str | None = None) -> WhatIf:
    return WhatIf(kind=kind, subject="T1", windows=(Window(start=600, end=end, day=FIRST),), room=room)


@pytest.mark.parametrize("kind", TALK_KINDS)
@pytest.mark.parametrize(
    ("line", "end", "room", "kept"),
    [
        ("S1 A 10:00 T1", 630, None, True),
        ("S1 A 10:00 T1", 629, None, False),
        ("S1 A 09:59 T1", 660, None, False),
        ("S1 A 10:30 T1", 660, None, True),
        ("S1 A 10:31 T1", 660, None, False),
        ("S1 A 2/10:00 T1", 630, None, False),
        ("S1 B 10:00 T1", 630, None, True),
        ("S1 B 10:00 T1", 630, "B", True),
        ("S1 A 10:00 T1", 630, "B", False),
    ],
)
def test_a_talk_lies_in_the_windows_and_the_room_that_are_asked(
    kind: str, line: str, end: int, room: str | None, kept: bool, event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = asking(event("T1", rooms="A B", days=2), ten_to(end, kind, room))
    assert measured("asked", tiny_event, programme(tiny_event, line)) == ([] if kept else [(1, ("T1",))])


def test_windows_that_touch_are_one_and_one_of_several_is_enough(event: Any, programme: Any, measured: Any) -> None:
    second = FIRST + timedelta(days=1)
    windows = tuple(Window(start=s, end=e, day=d) for s, e, d in [(540, 555, FIRST), (555, 570, FIRST), (0, 9, second)])
    tiny_event = asking(event("T1", days=2), WhatIf(kind="waits", subject="T1", windows=windows))
    assert measured("asked", tiny_event, programme(tiny_event, "S1 A 09:00 T1")) == []
    assert measured("asked", tiny_event, programme(tiny_event, "S1 A 2/09:00 T1")) == [(1, ("T1",))]


@pytest.mark.parametrize(("upper_bound", "expected"), [(3, []), (2, []), (1, [(1, ("1",))])])
def test_an_axis_has_no_more_sessions_than_asked(
    upper_bound: int, expected: list[Any], event: Any, programme: Any, measured: Any
) -> None:
    tiny_event = asking(
        event("T1 T2 T3", axes="1 2", T3={"axis": "2"}), WhatIf(kind="sessions", subject="1", most=upper_bound)
    )
    assert (
        measured("asked", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 A 10:00 T2", "S3 A 11:00 T3"))
        == expected
    )


def test_without_axes_all_sessions_count(event: Any, programme: Any, measured: Any) -> None:
    tiny_event = asking(event(axes=""), WhatIf(kind="sessions", subject="", most=1))
    assert measured("asked", tiny_event, programme(tiny_event, "S1 A 09:00 T1 T2")) == []
    assert measured("asked", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 A 10:00 T2")) == [(1, ("",))]


def test_each_thing_asked_counts_by_itself(event: Any, programme: Any, measured: Any) -> None:
    more = [ten_to(630), ten_to(690, "waits"), WhatIf(kind="sessions", subject="1", most=1)]
    tiny_event = asking(event(), *more)
    assert measured("asked", tiny_event, programme(tiny_event, "S1 A 09:00 T1", "S2 A 11:00 T2")) == [
        (1, ("T1",)),
        (1, ("T1",)),
        (1, ("1",)),
    ]
    assert measured("asked", tiny_event, programme(tiny_event)) == []


def test_nothing_is_asked_of_an_event_as_its_folder_states_it(event: Any, programme: Any, said: Any) -> None:
    assert said("asked", event()) == []


@pytest.mark.parametrize(
    ("what_if", "expected"),
    [
        (
            ten_to(630),
            ("L'exposé T1 « Titre T1 » commence à 10 h (demandé).", "Talk T1 “Titre T1” starts at 10:00 (asked for)."),
        ),
        (
            ten_to(630, room="B"),
            (
                "L'exposé T1 « Titre T1 » commence à 10 h dans la Salle B (demandé).",
                "Talk T1 “Titre T1” starts at 10:00 in Salle B (asked for).",
            ),
        ),
        (
            ten_to(660, "wish"),
            (
                "L'exposé T1 « Titre T1 » est souhaité de 10 h à 11 h.",
                "Talk T1 “Titre T1” is wished for from 10:00 to 11:00.",
            ),
        ),
        (
            ten_to(630, "begun", "B"),
            (
                "L'exposé T1 « Titre T1 » a commencé : il a lieu de 10 h à 10 h 30 dans la Salle B.",
                "Talk T1 “Titre T1” has begun: it is held from 10:00 to 10:30 in Salle B.",
            ),
        ),
        (
            ten_to(1440, "waits"),
            (
                "L'exposé T1 « Titre T1 » n'a pas commencé et ne peut avoir lieu qu'à partir de 10 h.",
                "Talk T1 “Titre T1” has not begun and can be held only from 10:00.",
            ),
        ),
        (
            WhatIf(kind="sessions", subject="1", most=1),
            ("L'axe 1 tient en une seule session.", "Axis 1 is a single session."),
        ),
        (
            WhatIf(kind="sessions", subject="1", most=2),
            ("L'axe 1 tient en 2 sessions au plus.", "Axis 1 is in at most 2 sessions."),
        ),
        (WhatIf(kind="sessions", subject="", most=2), ("Il y a au plus 2 sessions.", "There are at most 2 sessions.")),
    ],
)
def test_says_what_is_asked(what_if: WhatIf, expected: tuple[str, str], event: Any, said: Any) -> None:
    assert said("asked", asking(event(rooms="A B"), what_if)) == [expected]


def test_says_what_is_not_kept(event: Any, programme: Any, texts: Any) -> None:
    tiny_event = asking(event("T1"), ten_to(630))
    assert texts("asked", tiny_event, programme(tiny_event, "S1 A 09:00 T1")) == [
        (
            "L'exposé T1 « Titre T1 » commence à 10 h (demandé). Ce n'est pas le cas.",
            "Talk T1 “Titre T1” starts at 10:00 (asked for). This is not so.",
        ),
    ]


def test_a_talk_that_need_not_be_placed_may_help_an_axis_to_be_one_session(event: Any) -> None:
    """T2 lies between T1 and T3, so a contradiction cannot leave it out of account."""
    pins = {"T1": {"pin": "09:00"}, "T3": {"pin": "10:00"}}
    tiny_event = asking(event("T1 T2 T3", axes="1", **pins), WhatIf(kind="sessions", subject="1", most=1))
    wanted = [r for r in requirements(tiny_event) if r.rule in ("placed", "pin", "asked") and r.id != "placed:T2"]
    assert FeasibilityOracle(Budget.of(60), workers=1).possible(tiny_event, wanted) is True
