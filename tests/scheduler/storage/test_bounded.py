"""What is kept is bounded by its size, and never another value."""

from __future__ import annotations

import pytest

from scheduler.storage.bounded import Bounded


def test_the_oldest_are_forgotten_beyond_the_size() -> None:
    kept: Bounded[str, int] = Bounded(10)
    for number, (key, size) in enumerate((("a", 4), ("b", 4), ("c", 2), ("d", 5))):
        kept.put(key, number, size)
    assert [kept.get(key) for key in "abcd"] == [None, None, 2, 3]


@pytest.mark.parametrize("size", [11, 10**9])
def test_what_is_larger_than_all_is_not_kept_and_drives_nothing_out(size: int) -> None:
    kept: Bounded[str, int] = Bounded(10)
    kept.put("a", 1, 10)
    kept.put("b", 2, size)
    assert (kept.get("a"), kept.get("b")) == (1, None)


def test_a_key_counts_once() -> None:
    kept: Bounded[str, int] = Bounded(10)
    for _ in range(5):
        kept.put("a", 1, 6)
    kept.put("b", 2, 4)
    assert (kept.get("a"), kept.get("b")) == (1, 2)
