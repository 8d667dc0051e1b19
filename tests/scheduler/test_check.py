"""The check measures a programme at the event's own settings and compares the levels that it states."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.generate import instance
from constraints import rule
from scheduler.check import Report, check, value_on
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Level, PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Room
from scheduler.domain.settings import DEFAULT_LEVELS, RuleSetting, SessionSettings
from scheduler.domain.talks import Axis, Pin, Talk
from scheduler.domain.windows import Day

DAY = date(2025, 5, 23)
TRUE_LEVELS = {
    "sessions": 1,
    "preferences": 0,
    "axis_order": 0,
    "balance": 0,
    "coherence": -1,
    "compactness": 60,
    "breaks": 0,
}


def _event(*rules: tuple[str, RuleSetting], pin: int = 540, order: tuple[str, ...] = DEFAULT_LEVELS) -> Event:
    talks = tuple(
        Talk(
            id=name,
            title=f"Titre {name}",
            axis="1",
            speakers=("ann",),
            keywords=("eau",),
            pin=Pin(day=DAY, start=pin) if name == "T1" else None,
        )
        for name in ("T1", "T2")
    )
    return Event(
        id="e",
        title="E",
        days=(Day(date=DAY, start=540, end=1080),),
        axes=(Axis(id="1", title="Axe"),),
        rooms=(Room(id="A", name="A"),),
        people=(Person(id="ann", name="Ann"),),
        talks=talks,
        rules=rules,
        session_settings=SessionSettings(max_talks=2),
        priorities=order,
    )


def _programme(**levels: int) -> Programme:
    return Programme(
        status="optimal",
        levels=tuple(Level(name=name, value=value, bound=value) for name, value in levels.items()),
        sessions=(PlacedSession(id="S1", axis="1", room="A", day=DAY, start=540, end=600, talks=("T1", "T2")),),
        talks=tuple(
            PlacedTalk(id=name, session="S1", room="A", day=DAY, start=start, end=start + 30)
            for name, start in (("T1", 540), ("T2", 570))
        ),
    )


def _names(report: Report) -> tuple[list[str], list[str]]:
    return [v.rule for v in report.hard], [v.rule for v in report.soft]


def test_a_right_programme_passes_with_its_levels() -> None:
    report = check(_event(), _programme(**TRUE_LEVELS))
    assert report.passed
    assert report.levels == tuple(TRUE_LEVELS.items())
    assert (report.hard, report.soft, report.disagreements) == ((), (), ())


@pytest.mark.parametrize(
    ("rules", "expected", "passed"),
    [
        ((), (["pin"], []), False),
        ((("pin", 4),), ([], ["pin"]), True),
        ((("pin", "off"),), ([], []), True),
    ],
)
def test_a_broken_rule_is_hard_soft_or_off_as_the_event_says(
    rules: tuple[tuple[str, RuleSetting], ...], expected: tuple[list[str], list[str]], passed: bool
) -> None:
    stated = {"rules": 4, **TRUE_LEVELS} if rules == (("pin", 4),) else TRUE_LEVELS
    report = check(_event(*rules, pin=600), _programme(**stated))
    assert _names(report) == expected
    assert report.passed == passed


def test_fixed_rules_cannot_be_set() -> None:
    report = check(_event(("placed", "off")), _programme(**TRUE_LEVELS).model_copy(update={"talks": ()}))
    assert "placed" in _names(report)[0]


def test_levels_are_measured_in_the_order_of_the_event() -> None:
    event = _event(("pin", 4), pin=600, order=("compactness", "rules", "sessions"))
    report = check(event, _programme(compactness=60, rules=4, sessions=1))
    assert report.levels == (("compactness", 60), ("rules", 4), ("sessions", 1))
    assert report.passed


def test_a_level_has_one_value_whether_the_report_has_it_or_not() -> None:
    event, programme = _event(("pin", 4), pin=600, order=("rules", "sessions")), _programme()
    report = check(event, programme)
    for name, value in (("rules", 4), ("sessions", 1), ("compactness", 60)):
        assert value_on(rule(name), event, programme) == value_on(rule(name), event, programme, report) == value


def test_a_level_that_is_stated_wrongly_missing_or_unknown_is_a_disagreement() -> None:
    event = _event(order=("sessions", "compactness"))
    report = check(event, _programme(sessions=2, balance=0))
    found = [(d.level, d.stated, d.measured, d.text.en) for d in report.disagreements]
    assert found == [
        ("sessions", 2, 1, "The programme states 2 for “Few sessions” (sessions); the check counts 1."),
        (
            "compactness",
            None,
            60,
            "The programme states nothing for “Compact days” (compactness); the check counts 60.",
        ),
        ("balance", 0, None, "The programme states 0 for “Balance” (balance), which is no priority of this event."),
    ]
    said = "Le programme annonce 2 pour «\u202fPeu de sessions\u202f» (sessions)\u202f; le contrôle compte 1."
    assert report.disagreements[0].text.fr == said
    assert not report.passed


@pytest.mark.parametrize("name", ["preset-25", "preset-50"])
def test_the_level_of_the_soft_rules_is_what_it_measures_itself(name: str) -> None:
    planted = instance(name)
    measured = sum(violation.amount for violation in rule("rules").measure(planted.event, planted.programme))
    assert dict(check(planted.event, planted.programme).levels)["rules"] == measured == planted.cost > 0
