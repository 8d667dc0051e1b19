"""The level counts the talks outside the windows that they or their speakers prefer."""

from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[str, dict[str, str], str, bool]] = [
    # the row's windows, the speakers' windows, the start, met or not
    ("10:00-11:00", {}, "10:30", True),
    ("10:00-11:00", {}, "10:31", False),
    ("10:00-10:45; 10:45-11:00", {}, "10:30", True),
    ("", {}, "10:31", True),
    ("", {"ann": "10:00-11:00"}, "10:30", True),
    ("", {"ann": "10:00-11:00"}, "10:31", False),
    ("10:00-11:00", {"ann": "14:00-15:00"}, "10:00", False),
    ("", {"ann": "10:00-11:00", "bob": "10:30-12:00"}, "10:30", True),
    ("", {"ann": "10:00-11:00", "bob": "10:30-12:00"}, "10:29", False),
    ("2/10:00-11:00", {}, "10:00", False),
    ("2/10:00-11:00", {}, "2/10:00", True),
]


@pytest.mark.parametrize(("row", "speakers", "at", "met"), CASES)
def test_counts_a_talk_once_that_misses_some_list(
    row: str, speakers: dict[str, str], at: str, met: bool, event: Any, programme: Any, measured: Any
) -> None:
    talk = {"speakers": "ann bob", **({"preferred": row} if row else {})}
    people = {name: {"preferred": windows} for name, windows in speakers.items()}
    tiny_event = event("T1", days=2, people=people, T1=talk)
    assert measured("preferences", tiny_event, programme(tiny_event, f"S1 A {at} T1")) == (
        [] if met else [(1, ("T1",))]
    )


def test_misses_of_two_lists_count_once(event: Any, programme: Any, measured: Any, texts: Any) -> None:
    people = {name: {"preferred": "14:00-15:00"} for name in ("ann", "bob")}
    tiny_event = event("T1", people=people, T1={"speakers": "ann bob", "preferred": "14:00-15:00"})
    early = programme(tiny_event, "S1 A 10:00 T1")
    assert measured("preferences", tiny_event, early) == [(1, ("T1",))]
    assert texts("preferences", tiny_event, early) == [
        (
            "L'exposé T1 « Titre T1 » a lieu de 10 h à 10 h 30, mais n'est souhaité que de 14 h à 15 h.",
            "Talk T1 “Titre T1” is held from 10:00 to 10:30, but is wished for only from 14:00 to 15:00.",
        ),
    ]
