"""A search that is stopped, at whatever it tells, gives back a programme that is as good as the best one told."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from small_conference import conference

from benchmarks.generate import instance
from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.reading import read_folder
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.result import Goal, Progress

#: Times at which each search is stopped: at its first programmes, and at later ones that are farther and farther apart.
_TIMES = (1, 2, 3, 5, 8, 13, 21, 34, 55)


def values(event: Event, programme: Programme) -> tuple[int, ...]:
    """What the programme costs on each level of the event."""
    return tuple(sum(one.amount for one in rule(name).measure(event, programme)) for name in event.levels)


def stopped(event: Event, at: int, workers: int) -> tuple[list[Programme], Programme]:
    """The programmes that are told until the `at`-th one, which stops the search, and that of the result."""
    budget, told = Budget.of(60), list[Programme]()

    def tell(progress: Progress) -> None:
        if progress.programme is not None:
            told.append(progress.programme)
            if len(told) >= at:
                budget.stop.set()

    result = solve(event, budget, goal=Goal(choose=False), workers=workers, progress=tell)
    assert result.programme is not None
    return told, result.programme


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("name", ["conference", "preset-25", "scale-16", "scale-25", "table-ronde"])
def test_the_best_programme_that_was_told_is_given_back(name: str, workers: int) -> None:
    event = _event(name)
    for at in _TIMES:
        told, result = stopped(event, at, workers)
        given = values(event, result)
        assert all(given <= values(event, one) for one in told)
        assert all(values(event, later) <= values(event, one) for one, later in itertools.pairwise(told))
        if len(told) < at:
            return


def _event(name: str) -> Event:
    if name == "conference":
        return conference()
    if "-" in name and name.rpartition("-")[2].isdigit():
        return instance(name).event
    return read_folder(Path("samples") / name).event
