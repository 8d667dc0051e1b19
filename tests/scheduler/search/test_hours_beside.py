"""What is known beside of the hours of pauses is what brute force has, however the levels follow each other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from threading import Event
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python.cp_model import CpModel

from scheduler.search.hours_beside import Asked, HoursBeside, PauseKey
from scheduler.search.solver import Answer

LUNCH, TEA = ("break", "lunch", 0), ("break", "tea", 0)
ALLOWED = st.frozensets(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=8)


def _asked(
    allowed: frozenset[tuple[int, int]], cost: int, told: Callable[[Sequence[int]], None] = lambda values: None
) -> Asked:
    """Two starts from 0 to 5 with one of the pairs, whose sum is the cost, which is at most `cost` in the best."""
    cp = CpModel()
    lunch, tea = (cp.new_int_var(0, 5, name) for name in ("lunch", "tea"))
    cp.add_allowed_assignments([lunch, tea], sorted(allowed))
    best = min(allowed, key=lambda pair: (sum(pair) > cost, pair))
    return Asked(cp, {LUNCH: lunch, TEA: tea}, lunch + tea, lambda: (cost, best), told)


@contextmanager
def _beside() -> Iterator[HoursBeside]:
    beside = HoursBeside(0)
    try:
        yield beside
    finally:
        beside.close()


def _wait(beside: HoursBeside) -> None:
    deadline = time.monotonic() + 20
    while not beside.idle:
        assert time.monotonic() < deadline
        time.sleep(0.002)


def _is_true(hours: dict[PauseKey, tuple[int, int]], left: Sequence[tuple[int, int]]) -> bool:
    spans = {key: (min(p[n] for p in left), max(p[n] for p in left)) for n, key in enumerate((LUNCH, TEA))}
    return all(first <= spans[key][0] <= spans[key][1] <= last for key, (first, last) in hours.items())


@given(allowed=ALLOWED, data=st.data())
def test_the_hours_hold_on_this_level_and_on_later_ones(
    allowed: frozenset[tuple[int, int]], data: st.DataObject
) -> None:
    costs = sorted({sum(pair) for pair in allowed}, reverse=True)
    levels = sorted(data.draw(st.lists(st.sampled_from(costs), min_size=1, max_size=3)), reverse=True)
    with _beside() as beside:
        for cost in levels:
            beside.follow(_asked(allowed, cost))
            if data.draw(st.booleans()):
                _wait(beside)
        _wait(beside)
        left = [pair for pair in allowed if sum(pair) <= levels[-1]]
        assert _is_true(dict(beside.hours), left)


def test_what_is_narrow_is_known_and_narrowed_again_on_a_later_level() -> None:
    allowed = frozenset((a, b) for a, b in product(range(6), range(6)) if a == 3 and b in (1, 4))
    with _beside() as beside:
        beside.follow(_asked(allowed, 9))
        _wait(beside)
        assert beside.hours == {LUNCH: (3, 3), TEA: (1, 4)}
        beside.follow(_asked(allowed, 4))
        _wait(beside)
        assert beside.hours == {LUNCH: (3, 3), TEA: (1, 1)}


def test_solutions_of_questions_are_told() -> None:
    told: list[tuple[int, ...]] = []
    with _beside() as beside:
        beside.follow(_asked(frozenset({(0, 3), (1, 1)}), 3, lambda values: told.append(tuple(values))))
        _wait(beside)
    assert (1, 1) in told


def test_closing_ends_a_question() -> None:
    begun = Event()

    def waiting(*_: object, stop: Event, **__: object) -> Answer:
        begun.set()
        assert stop.wait(10)
        return Answer("unknown", (), None)

    with patch("scheduler.search.hours_beside.run", waiting), _beside() as beside:
        beside.follow(_asked(frozenset({(0, 0), (1, 1)}), 2))
        assert begun.wait(10)
    assert beside.hours == {}


def test_an_error_is_raised_where_the_level_is_sought() -> None:
    def failing(*_: object, **__: object) -> Answer:
        raise ZeroDivisionError

    with patch("scheduler.search.hours_beside.run", failing), _beside() as beside:
        beside.follow(_asked(frozenset({(0, 0), (1, 1)}), 2))
        with pytest.raises(ZeroDivisionError):
            _wait(beside)
