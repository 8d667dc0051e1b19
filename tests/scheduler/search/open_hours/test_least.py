"""The least cost over classes of hours is that over all hours."""

from __future__ import annotations

import pytest

from benchmarks.generate import generate
from scheduler.search.control import Budget, Workers
from scheduler.search.near.counted import REFUSED
from scheduler.search.open_hours.hour_classes import ALL_HOURS, HourClass, hour_classes
from scheduler.search.open_hours.least import Costed, LeastCost
from scheduler.search.open_hours.relaxations import Relaxations
from scheduler.search.solver import Limits, run

#: Seconds that nothing here needs, more than any cost, and deterministic seconds a talk for a first look.
SECONDS, MOST, EFFORT = 60.0, 10_000, 0.003


def search(seed: int, threads: int = 1, *, stepwise: bool = False) -> tuple[LeastCost, Relaxations]:
    relaxations = Relaxations(generate(seed, talks=14, axes=3, rooms=2, preferences=0.8).event)

    def made(chosen: HourClass, most: int) -> Costed:
        model = relaxations.of(chosen, most // 100 if stepwise else None)
        return model, 100 * model.sessions + model.missed

    known = dict.fromkeys(hour_classes(relaxations.event), 0)
    return LeastCost(known, made, Workers(threads), effort=EFFORT, step=100 if stepwise else None), relaxations


@pytest.mark.parametrize("stepwise", [False, True])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_is_that_of_all_hours(seed: int, stepwise: bool) -> None:
    classes, relaxations = search(seed, threads=2, stepwise=stepwise)
    model = relaxations.of(ALL_HOURS)
    whole = run(model.cp, Limits(SECONDS, 1, strategy="linear"), objective=100 * model.sessions + model.missed)
    least = classes.sought(lambda: MOST, Budget.of(SECONDS))
    assert whole.status == "optimal"
    assert (least.value, least.bound) == (whole.bound, whole.bound)
    assert all(start in pause.starts for pause, start in least.starts.items())


@pytest.mark.parametrize("seed", [1, 2])
def test_that_of_each_class_is_known_if_asked_for(seed: int) -> None:
    classes, relaxations = search(seed, threads=2)
    least = classes.sought(lambda: MOST, Budget.of(SECONDS), of_each=True)
    alone = {}
    for each in hour_classes(relaxations.event):
        model = relaxations.of(each)
        answer = run(model.cp, Limits(SECONDS, 1, strategy="linear"), objective=100 * model.sessions + model.missed)
        alone[each.longest] = MOST + 1 if answer.status == "infeasible" else answer.bound
    assert {each.longest: bound for each, bound in least.bounds.items()} == alone
    assert least.value == least.bound == min(bound for bound in alone.values() if bound is not None)


def test_where_none_is_as_little_as_is_asked_for_all_are_refused() -> None:
    classes, _ = search(1)
    least = classes.sought(lambda: 99, Budget.of(SECONDS))
    assert least.value is None
    assert least.bound == 100
    assert not least.starts


def test_no_class_is_asked_for_more_before_all_are_refused_for_less() -> None:
    classes, relaxations = search(1)
    asked: list[int] = []

    def made(chosen: HourClass, most: int) -> Costed:
        asked.append(most)
        model = relaxations.of(chosen, most // 100)
        return model, 100 * model.sessions + model.missed

    known = dict.fromkeys(hour_classes(relaxations.event), 0)
    least = LeastCost(known, made, Workers(1), effort=EFFORT, step=100).sought(lambda: MOST, Budget.of(SECONDS))
    assert least.value == classes.sought(lambda: MOST, Budget.of(SECONDS)).value
    assert asked == sorted(asked)
    assert {*asked} <= {99, 299, 699}, "ranges of one session, of two and of four"
    assert least.value is not None
    assert {99, 299} <= {*asked}


def test_it_goes_on_with_what_it_knows() -> None:
    classes, _ = search(1)
    assert classes.sought(lambda: MOST, Budget.of(0)).bound == 0
    first = classes.sought(lambda: MOST, Budget.of(SECONDS))
    value = first.value
    again = classes.sought(lambda: MOST, Budget.of(SECONDS))
    assert value is not None
    assert (again.value, again.bound) == (value, value)


def test_without_classes_nothing_is_possible() -> None:
    def made(chosen: HourClass, most: int) -> Costed:
        raise AssertionError(chosen, most)

    assert LeastCost({}, made, Workers(1), effort=EFFORT).sought(lambda: MOST, Budget.of(SECONDS)).bound == REFUSED
