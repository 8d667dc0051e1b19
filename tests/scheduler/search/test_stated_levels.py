"""The levels that a programme states: the values and bounds that are taken over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small import slots_event, small_event

from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import Level, Programme
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.stated_levels import bounded, restated


@pytest.mark.parametrize("make", [small_event, slots_event])
def test_only_what_was_proved_for_this_event_is_believed(make: Callable[[], Event]) -> None:
    event = make()
    best = solve(event, Budget.of(60), workers=2).programme
    assert best is not None

    def again(programme: Programme) -> Programme:
        return restated(event, programme, check(event, programme))

    assert again(best) == best
    optimum = [level.value for level in best.levels]
    for change in ({"levels": ()}, {"input": None}, {"input": "other"}):
        cut = again(best.model_copy(update=change))
        assert cut.status == "feasible"
        assert [level.value for level in cut.levels] == optimum
        assert all(level.bound <= value for level, value in zip(cut.levels, optimum, strict=True))
        assert again(cut) == cut


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        ((2, 1, 5), (2, 1, 5)),
        ((3, 1, 5), (2, 0, 0)),  # the first level has become worse: the others were proved among better programmes
        ((2, 3, 5), (2, 1, 0)),
        ((2, 0, 5), (2, 0, 0)),  # below its bound: what the others state is false too
    ],
)
def test_a_bound_holds_up_to_the_first_level_that_differs(
    values: tuple[int, ...], bounds: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("sessions", "preferences", "compactness")
    proved = [Level(name=name, value=value, bound=value) for name, value in zip(names, (2, 1, 5), strict=True)]
    monkeypatch.setattr("scheduler.search.builder.level_bounds", lambda *_: dict.fromkeys(names, 0))
    found = bounded(small_event(), list(zip(names, values, strict=True)), proved)
    assert tuple(level.bound for level in found) == bounds
