"""Work side by side: as many threads as are asked for work at once, and no error of any of them is lost."""

from __future__ import annotations

from threading import Barrier, get_ident
from time import monotonic

import pytest

from scheduler.search.lanes import rounds_side_by_side, side_by_side


@pytest.mark.parametrize("number", [1, 2, 3])
def test_all_threads_work_at_once_and_this_one_is_among_them(number: int) -> None:
    everybody, seen = Barrier(number), list[int]()

    def work() -> None:
        everybody.wait(30)  # an error unless all of them come
        seen.append(get_ident())

    side_by_side(work, number)
    assert len({*seen}) == len(seen) == number
    assert get_ident() in seen


@pytest.mark.parametrize("here", [True, False])
def test_an_error_is_raised_whichever_thread_has_it(here: bool) -> None:
    everybody, ended = Barrier(2), list[int]()

    def work() -> None:
        everybody.wait(30)
        if (get_ident() == this) is here:
            raise ValueError("lost")
        ended.append(1)

    this = get_ident()
    with pytest.raises(ValueError, match="lost"):
        side_by_side(work, 2)
    assert ended == [1]


def test_rounds_end_in_all_threads_once_one_finds_that_it_is_over() -> None:
    started: list[int] = []
    rounds_side_by_side(lambda: started.append(1), lambda: len(started) >= 5, 3)
    assert 5 <= len(started) <= 7  # each other thread may have begun a round by then


def test_a_round_that_fails_ends_those_of_the_other_threads() -> None:
    this = get_ident()

    def one_round() -> None:
        if get_ident() == this:
            raise RuntimeError("no model")

    until = monotonic() + 60
    with pytest.raises(RuntimeError, match="no model"):
        rounds_side_by_side(one_round, lambda: monotonic() > until, 3)
    assert monotonic() < until
