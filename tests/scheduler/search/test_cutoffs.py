"""Every sequence of cutoffs comes to the best value, whatever stays open meanwhile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.search.cutoffs import Cutoffs, Way

#: The most cutoffs that may be asked of a gap below 2,000.
_MOST = 100


@pytest.mark.parametrize("way", ["rising", "halving", "gaining"])
@given(best=st.integers(-300, 300), below=st.integers(0, 900), above=st.integers(0, 900), hard=st.integers(0, 40))
def test_the_bound_reaches_the_best_value(way: Way, best: int, below: int, above: int, hard: int) -> None:
    """A cutoff is the harder the nearer it is to the best value, on either side of it."""
    bound, value = best - below, best + above
    cutoffs, asked = Cutoffs(bound, value, way), 0
    while bound < value and asked < _MOST:
        cutoff = cutoffs.following(bound, value)
        assert bound <= cutoff < value
        asked += 1
        if cutoffs.effort * (1 + abs(cutoff - best)) < hard:
            cutoffs.stays_open(cutoff)
        elif cutoff < best:
            cutoffs.refuted(cutoff, bound)
            bound = cutoff + 1
        else:
            value = best
    assert bound == value == best


def test_the_first_cutoff_is_the_bound_or_the_least_gain() -> None:
    assert Cutoffs(3, 20, "rising").following(3, 20) == 3
    assert Cutoffs(3, 20, "gaining").following(3, 20) == 19


def test_what_stays_open_is_asked_again_with_more_effort_once_all_below_is_refuted() -> None:
    cutoffs, bound, asked = Cutoffs(0, 9, "rising"), 0, []
    first = cutoffs.effort
    while bound < 6 and len(asked) < 20:
        cutoff = cutoffs.following(bound, 9)
        asked.append((cutoff, cutoffs.effort / first))
        if cutoff >= 5 and cutoffs.effort == first:
            cutoffs.stays_open(cutoff)
        else:
            cutoffs.refuted(cutoff, bound)
            bound = cutoff + 1
    assert asked == [(0, 1), (2, 1), (5, 1), (4, 1), (5, 2)]
