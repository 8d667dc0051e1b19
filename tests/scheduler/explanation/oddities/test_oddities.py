"""Talks outside an opening or closing, axes that a pause cuts, and talks that are alone."""

from __future__ import annotations

import pytest
from made_days import DAY, event, programme, talk

from scheduler.domain.breaks import Break, Late, Plenary
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Slot
from scheduler.domain.windows import Window
from scheduler.explanation.oddities import Oddity, oddities
from scheduler.explanation.oddities.oddity import Kind
from scheduler.search.control import Budget

TEA = Break(id="tea", title="Tea", duration=30, between_start=540, between_end=720)


def of_kind(kind: Kind, made: Event, known: Programme) -> list[Oddity]:
    return [odd for odd in oddities(made, known, Budget.of(60)) if odd.kind == kind]


def closing(**fields: object) -> Plenary:
    return Plenary(id="end", title="Synthèse et clôture", day=DAY, start=600, duration=30).model_copy(update=fields)


def test_a_day_that_runs_past_its_closing_is_told_with_the_key_to_write() -> None:
    made = event((talk("T1"), talk("T2"), talk("T3")), plenaries=(closing(),))
    known = programme(made, {"T1 T2": (540, "x"), "T3": (630, "x")}, None, {"end": 600})
    (odd,) = of_kind("outside", made, known)
    assert (odd.subjects, odd.start, odd.end) == (("T3",), 630, 660)
    assert odd.because[0].cell == ("plenary", "end", "position")
    assert 'position = "last"' in odd.because[0].text.fr


def test_talks_before_an_opening_are_told_too() -> None:
    opening = closing(id="start", title="Ouverture")
    made = event((talk("T1"), talk("T2"), talk("T3")), plenaries=(opening,))
    known = programme(made, {"T1 T2": (540, "x"), "T3": (630, "x")}, None, {"start": 600})
    (odd,) = of_kind("outside", made, known)
    assert odd.subjects == ("T1", "T2")
    assert "avant la plénière" in odd.text.fr


@pytest.mark.parametrize(("floor", "told"), [(660, []), (600, [600])])
def test_what_is_over_on_a_day_that_runs_late_is_not_told(floor: int, told: list[int]) -> None:
    made = event((talk("T1"), talk("T2"), talk("T3"))).model_copy(update={"late": (Late(day=DAY, floor=floor),)})
    known = programme(made, {"T1 T2": (540, "x"), "T3": (660, "x")}, None, {})
    assert [odd.start for odd in of_kind("empty", made, known)] == told


@pytest.mark.parametrize(
    "plenary", [closing(title="Déjeuner"), closing(position="last"), closing(start=690)], ids=["lunch", "stated", "end"]
)
def test_what_closes_nothing_or_is_last_is_not_told(plenary: Plenary) -> None:
    made = event((talk("T1"), talk("T2"), talk("T3")), plenaries=(plenary,))
    known = programme(made, {"T1 T2": (540, "x"), "T3": (630, "x")}, None, {"end": plenary.start or 0})
    assert of_kind("outside", made, known) == []


def test_an_axis_that_a_break_cuts_is_told_with_what_keeps_it_so() -> None:
    """Before both talks the break would be too early; after them nothing would follow it."""
    tea = TEA.model_copy(update={"between_start": 570, "between_end": 615})
    made = event((talk("T1", "a"), talk("T2", "a")), breaks=(tea,))
    known = programme(made, {"T1": (540, "x"), "T2": (600, "x")}, {"tea": 570})
    (odd,) = of_kind("cut", made, known)
    assert odd.subjects == ("a",)
    assert [reason.text.en for reason in odd.because if reason.rule == "break_window"] == [
        "break “Tea” must end by 10:15",
        "break “Tea” cannot start before 9:30",
    ]


def test_the_hours_of_the_pause_that_cuts_are_its_own() -> None:
    made = event((talk("T1", "a"), talk("T2", "a")), breaks=(TEA,))
    (odd,) = of_kind("cut", made, programme(made, {"T1": (540, "x"), "T2": (660, "x")}, {"tea": 600}))
    assert odd.text.en == "Axis a “A” is cut in two by break “Tea” (from 10:00 to 10:30)"


def test_an_axis_with_more_talks_than_a_session_may_have_is_not_cut() -> None:
    names = [f"T{n}" for n in range(1, 6)]
    made = event(tuple(talk(name, "a") for name in names), breaks=(TEA,))
    known = programme(made, {"T1 T2 T3": (540, "x"), "T4 T5": (660, "x")}, {"tea": 630})
    assert of_kind("cut", made, known) == []


def test_a_talk_that_is_alone_is_told_with_what_keeps_it_from_the_others() -> None:
    evening = (Window(start=1080, end=1200),)
    made = event((talk("T1"), talk("T2"), talk("T3", available=evening)), breaks=(TEA,))
    known = programme(made, {"T1 T2": (540, "x"), "T3": (1080, "x")}, {"tea": 600})
    (odd,) = of_kind("alone", made, known)
    assert odd.subjects == ("T3",)
    assert [reason.cell for reason in odd.because] == [("talk", "T3", "available")]


def test_without_pauses_a_room_has_one_session_a_day() -> None:
    made = event((talk("T1"), talk("T2"), talk("T3")))
    (odd,) = of_kind("alone", made, programme(made, {"T1 T2": (540, "x"), "T3": (780, "y")}))
    assert [reason.rule for reason in odd.because] == ["session_apart"]
    assert odd.because[0].text.fr == "sans pause ni plénière, une salle n’a qu’une session par jour"


def test_the_only_talk_of_an_axis_is_not_alone_and_others_only_in_the_evening() -> None:
    made = event((talk("T1", "a"), talk("T2", "b"), talk("T3", "b")))
    assert of_kind("alone", made, programme(made, {"T1": (540, "x"), "T2 T3": (540, "y")})) == []
    slots = tuple(Slot(id=str(start), day=DAY, start=start, end=start + 60, places=2) for start in (540, 1080))
    made = event((talk("T1"), talk("T2")), slots=slots)
    odd = of_kind("alone", made, programme(made, {"T1": (540, "x"), "T2": (1080, "x")}))
    assert [each.subjects for each in odd] == [("T2",)]
