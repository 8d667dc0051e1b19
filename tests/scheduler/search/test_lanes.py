"""Work side by side: as many threads as are asked for work at once, and no error of any of them is lost."""

from __future__ import annotations

from threading import Barrier, get_ident

import pytest

from scheduler.search.lanes import side_by_side


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
