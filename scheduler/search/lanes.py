"""Work that runs side by side in several threads: while one makes a model, the solver of another has the processor."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

#: Seconds between two looks at the other threads: the delay with which this one hears of an interrupt.
_INTERVAL = 0.05


def side_by_side(work: Callable[[], None], number: int) -> None:
    """`work` is done by `number` threads, of which this is one, and all have ended.

    Raises the error of this thread, else the first of another.
    """
    failures: list[BaseException] = []

    def guarded() -> None:
        try:
            work()
        except BaseException as error:  # it would be lost with its thread
            failures.append(error)

    threads = [Thread(target=guarded, daemon=True) for _ in range(number - 1)]
    for thread in threads:
        thread.start()
    try:
        work()
    finally:
        for thread in threads:
            while thread.is_alive():
                thread.join(_INTERVAL)
    if failures:
        raise failures[0]


def rounds_side_by_side(one_round: Callable[[], None], is_over: Callable[[], bool], number: int) -> None:
    """Rounds in `number` threads, one after the other in each, until one thread finds that it is over, or fails."""
    ended = Event()

    def rounds() -> None:
        try:
            while not (ended.is_set() or is_over()):
                one_round()
        finally:
            ended.set()  # the other threads end too

    side_by_side(rounds, number)
