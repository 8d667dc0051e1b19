"""The brute force of late days knows what such a day allows, and finds what a repair finds."""

from __future__ import annotations

from half_hours import DAY, NINE, event, late
from order_kept import least_late

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.talks import Pin
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.repair import Repaired, repair

STEPS = 12_000


def repaired(event: Event, now: int, minutes: int) -> Repaired:
    """Return the repair of the event, `minutes` late `now` minutes after nine, which brute force agrees with."""
    base = solve(event, Budget.of(30), workers=1).programme
    assert base is not None
    delayed = late(event, base, now, minutes)
    answer = repair(delayed, base, Budget.of(30), workers=1)
    assert least_late(delayed, base, step_limit=STEPS) == tuple(level.value for level in answer.levels[:4])
    return answer


def hours(answer: Repaired) -> list[tuple[int, int]]:
    """Return the minutes after nine of talks, then of breaks and plenaries."""
    programme = answer.programme
    assert programme is not None
    every = (*programme.talks, *programme.breaks, *programme.plenaries)
    return [(item.start - NINE, item.end - NINE) for item in every]


def test_a_talk_at_its_pin_may_start_later() -> None:
    """It goes on in the session that began off the grid."""
    whole = event({"a": 2}, end=120)
    pins = [Pin(day=DAY, start=NINE + minute, room="r0") for minute in (5, 35)]
    talks = [talk.model_copy(update={"pin": pin}) for talk, pin in zip(whole.talks, pins, strict=True)]
    answer = repaired(whole.model_copy(update={"talks": tuple(talks)}), 10, 5)
    assert hours(answer) == [(5, 40), (40, 70)]


def test_a_break_shrinks_and_a_plenary_starts_later() -> None:
    rest = Break(id="rest", title="Rest", duration=20, between_start=NINE + 30, between_end=NINE + 50, min_duration=10)
    closing = Plenary(id="end", title="End", day=DAY, start=NINE + 80, duration=20)
    answer = repaired(event({"a": 2}, end=120, breaks=(rest,), plenaries=(closing,), sizes=(1, 1)), 10, 20)
    assert hours(answer) == [(0, 50), (60, 90), (50, 60), (90, 110)]


def test_a_break_that_has_begun_keeps_its_minutes() -> None:
    rest = Break(id="rest", title="Rest", duration=20, between_start=NINE + 30, between_end=NINE + 50)
    answer = repaired(event({"a": 2}, end=120, breaks=(rest,), sizes=(1, 1)), 40, 20)
    assert hours(answer) == [(0, 30), (70, 100), (30, 70)]
