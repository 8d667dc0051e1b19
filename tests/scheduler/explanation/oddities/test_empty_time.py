"""Empty time: which stretches are told, and what keeps them empty."""

from __future__ import annotations

from made_days import DAY, event, programme, talk

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Pin
from scheduler.domain.windows import Window
from scheduler.explanation.oddities import Oddity, oddities
from scheduler.search.control import Budget

TEA = Break(id="tea", title="Tea", duration=30, between_start=600, between_end=720)


def empty(made: Event, known: Programme) -> list[Oddity]:
    return [odd for odd in oddities(made, known, Budget.of(60)) if odd.kind == "empty"]


def only(made: Event, known: Programme) -> Oddity:
    (odd,) = empty(made, known)
    return odd


def test_a_stretch_is_told_from_fifteen_minutes_on_and_only_between_items() -> None:
    made = event((talk("T1"), talk("T2")), breaks=(TEA,))
    assert empty(made, programme(made, {"T1": (560, "x"), "T2": (640, "x")}, {"tea": 600})) == []
    known = programme(made, {"T1": (555, "x"), "T2": (630, "x")}, {"tea": 600})
    assert [(odd.day, odd.start, odd.end) for odd in empty(made, known)] == [(DAY, 585, 600)]


def test_something_in_any_room_fills_a_stretch() -> None:
    made = event((talk("T1"), talk("T2"), talk("T3")))
    known = programme(made, {"T1": (540, "x"), "T3": (600, "x"), "T2": (560, "y")})
    assert empty(made, known) == []


def test_the_window_of_a_break_keeps_the_time_before_it_empty() -> None:
    made = event((talk("T1"), talk("T2")), breaks=(TEA,))
    odd = only(made, programme(made, {"T1": (540, "x"), "T2": (630, "x")}, {"tea": 600}))
    assert odd.text.fr == "Rien de 9 h 30 à 10 h".replace(" h", "\u202fh").replace("h ", "h\u202f", 1)
    (reason,) = odd.because
    assert (reason.rule, reason.subjects, reason.cell) == ("break_window", ("tea",), ("break", "tea", "between"))
    assert reason.text.en == "break “Tea” cannot start before 10:00"


def test_an_exact_hour_is_told_with_what_lies_before_the_stretch() -> None:
    """The one item ends by its window, the other begins at its hour: both keep the time between them empty."""
    talks = Plenary(id="end", title="Table", day=DAY, start=750, duration=30)
    made = event((talk("T1"),), breaks=(TEA,), plenaries=(talks,))
    odd = only(made, programme(made, {"T1": (660, "x")}, {"tea": 690}, {"end": 750}))
    assert [reason.text.en for reason in odd.because] == [
        "break “Tea” must end by 12:00",
        "plenary “Table” starts at 12:30",
    ]
    assert [reason.cell for reason in odd.because] == [("break", "tea", "between"), ("plenary", "end", "start")]


def test_a_person_who_comes_later_is_named_with_the_capital_of_the_name() -> None:
    late = Person(id="ada", name="Ada", available=(Window(start=660, end=1200),))
    made = event((talk("T1"), talk("T2")), people=(late,))
    odd = only(made, programme(made, {"T2": (540, "x"), "T1": (660, "y")}))
    (reason,) = odd.because
    assert (reason.rule, reason.cell) == ("person_available", ("person", "ada", "available"))
    assert reason.text.fr.startswith("Ada n’est là qu’à partir de 11")


def test_the_sentence_of_a_rule_becomes_a_clause() -> None:
    made = event((talk("T1", pin=Pin(day=DAY, start=660)), talk("T2")))
    odd = only(made, programme(made, {"T2": (540, "x"), "T1": (660, "y")}))
    assert odd.because[-1].text.fr.startswith("l’exposé T1")
    assert not odd.because[-1].text.fr.endswith(".")


def test_what_follows_is_looked_through_until_something_is_fixed() -> None:
    """The session could begin earlier, but then the time would be empty after it: the plenary is what is fixed."""
    table = Plenary(id="end", title="Table", day=DAY, start=690, duration=30)
    opening = Plenary(id="first", title="Accueil", day=DAY, start=540, duration=30)
    made = event((talk("T1"), talk("T2")), plenaries=(opening, table))
    odd = only(made, programme(made, {"T1 T2": (630, "x")}, None, {"first": 540, "end": 690}))
    assert [(reason.subjects, reason.cell) for reason in odd.because] == [
        (("first",), ("plenary", "first", "start")),
        (("end",), ("plenary", "end", "start")),
    ]


def test_a_level_is_named_where_no_rule_asks_for_the_stretch() -> None:
    afternoon = (Window(start=660, end=1200),)
    made = event((talk("T1", preferred=afternoon), talk("T2")))
    odd = only(made, programme(made, {"T2": (540, "x"), "T1": (660, "y")}))
    assert [reason.rule for reason in odd.because] == ["preferences"]
    assert "de 0 à 1" in odd.because[0].text.fr.replace("\u202f", " ")


def test_a_soft_rule_is_named_where_it_keeps_the_stretch_empty() -> None:
    late = Person(id="ada", name="Ada", available=(Window(start=660, end=1200),))
    made = event((talk("T1"), talk("T2")), people=(late,), rules=(("person_available", 7),))
    odd = only(made, programme(made, {"T2": (540, "x"), "T1": (660, "y")}))
    assert [(reason.rule, reason.cell) for reason in odd.because] == [
        ("person_available", ("person", "ada", "available"))
    ]


def test_a_programme_that_could_be_better_says_so() -> None:
    made = event((talk("T1"), talk("T2")))
    known = programme(made, {"T2": (540, "x"), "T1": (660, "y")}).model_copy(update={"status": "feasible"})
    assert "not proved optimal" in only(made, known).because[0].text.en


def test_a_preset_slot_without_a_session_and_the_hours_of_slots_are_reasons() -> None:
    slots = tuple(
        Slot(id=name, day=DAY, start=start, end=start + 60, places=2)
        for name, start in zip("abc", (540, 630, 720), strict=True)
    )
    made = event((talk("T1"), talk("T2")), slots=slots)
    odd = only(made, programme(made, {"T1": (540, "x"), "T2": (720, "x")}))
    assert [(reason.subjects, reason.cell) for reason in odd.because] == [(("b",), None)]
    odd = only(made, programme(made, {"T1": (540, "x"), "T2": (630, "x")}))
    assert [reason.cell for reason in odd.because] == [("slot", "a", "end"), ("slot", "b", "start")]


def test_without_time_the_stretch_is_told_without_a_reason() -> None:
    made = event((talk("T1"), talk("T2")), breaks=(TEA,))
    known = programme(made, {"T1": (540, "x"), "T2": (630, "x")}, {"tea": 600})
    assert [odd.because for odd in oddities(made, known, Budget.of(0)) if odd.kind == "empty"] == [()]
