"""Nothing looks for garbage while models are made, in whichever thread, nor looks through them afterwards."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

from scheduler.search.preset.collection import without_collection


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_garbage_is_sought_again_once_the_last_of_two_threads_is_done() -> None:
    begun, other_done, seen = threading.Event(), threading.Event(), []

    def make() -> None:
        with without_collection():
            begun.set()
            other_done.wait(10)
            seen.append(gc.isenabled())

    thread = threading.Thread(target=make)
    thread.start()
    begun.wait(10)
    with without_collection():
        seen.append(gc.isenabled())
    seen.append(gc.isenabled())
    other_done.set()
    thread.join(10)
    assert seen == [False, False, False]
    assert gc.isenabled()


def test_garbage_that_nobody_sought_before_is_not_sought_afterwards() -> None:
    gc.disable()
    with pytest.raises(ValueError), without_collection():  # noqa: PT011
        raise ValueError
    assert not gc.isenabled()


def test_what_was_made_is_not_looked_through_at_once() -> None:
    collections = gc.get_stats()[0]["collections"]
    with without_collection():
        made = [[number] for number in range(100 * gc.get_threshold()[0])]
    kept = [[number] for number in range(gc.get_threshold()[0] // 10)]
    assert gc.get_stats()[0]["collections"] == collections
    assert len(made) > len(kept)
