"""The first and the last minute of each pause are those of all solutions, as brute force has them."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python.cp_model import CpModel

from scheduler.search.narrowed_hours import narrowed_hours
from scheduler.search.solver import Answer, Limits, run

FORBIDDEN = st.frozensets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=34)


def _model(forbidden: frozenset[tuple[int, int]]) -> tuple[CpModel, list[tuple[int, int]]]:
    """Two starts from 0 to 5 without the forbidden pairs, and all their values."""
    cp = CpModel()
    starts = [cp.new_int_var(0, 5, name) for name in ("first", "second")]
    if forbidden:
        cp.add_forbidden_assignments(starts, sorted(forbidden))
    return cp, [pair for pair in product(range(6), range(6)) if pair not in forbidden]


def _ask(question: CpModel) -> Answer:
    return run(question, Limits(20, 1))


@given(forbidden=FORBIDDEN, data=st.data())
def test_they_are_those_of_all_solutions(forbidden: frozenset[tuple[int, int]], data: st.DataObject) -> None:
    cp, every = _model(forbidden)
    known = data.draw(st.sampled_from(every))
    starts = [cp.get_int_var_from_proto_index(n) for n in (1, 0)]
    hours = narrowed_hours(cp, starts, known, _ask)
    spans = {n: (min(pair[n] for pair in every), max(pair[n] for pair in every)) for n in (0, 1)}
    assert hours.items() <= spans.items()
    for n, (first, last) in hours.items():
        assert [run(cp, Limits(20, 1), objective=sign * starts[1 - n]).values[n] for sign in (1, -1)] == [first, last]


def test_what_is_narrow_is_found() -> None:
    cp, every = _model(frozenset((a, b) for a, b in product(range(6), range(6)) if a != 3 or b not in (1, 4)))
    starts = [cp.get_int_var_from_proto_index(n) for n in (1, 0)]
    assert narrowed_hours(cp, starts, every[0], _ask) == {0: (3, 3), 1: (1, 4)}


def test_what_stays_open_is_asked_again_once_another_is_narrowed() -> None:
    cp, every = _model(frozenset((a, b) for a, b in product(range(6), range(6)) if a != 3 or b not in (1, 4)))
    starts = [cp.get_int_var_from_proto_index(n) for n in (1, 0)]
    asked = []

    def ask(question: CpModel) -> Answer:
        asked.append(question)
        return Answer("unknown", (), None) if len(asked) == 1 else _ask(question)

    assert narrowed_hours(cp, starts, every[0], ask) == {0: (3, 3), 1: (1, 4)}


def test_what_stays_open_is_not_narrowed() -> None:
    cp, _ = _model(frozenset())
    starts = [cp.get_int_var_from_proto_index(n) for n in (1, 0)]
    assert narrowed_hours(cp, starts, (2, 2), lambda question: Answer("unknown", (), None)) == {}
    assert run(cp, Limits(20, 1), objective=starts[0] - starts[1]).values == (5, 0)
