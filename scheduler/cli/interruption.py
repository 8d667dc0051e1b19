"""Ctrl-C: the first one stops the search under way, the second one ends the command."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from types import FrameType

from scheduler.cli.console import Console
from scheduler.language.message import message
from scheduler.search.control import Budget

#: The exit code of an interrupted command.
INTERRUPTED = 130


@contextmanager
def listening(stop: Event) -> Iterator[None]:
    """Inside the block the first Ctrl-C sets `stop`, and the second raises KeyboardInterrupt.

    Without effect in other threads than the main one, which alone receives signals.
    """
    if current_thread() is not main_thread():
        yield
        return
    former = signal.getsignal(signal.SIGINT)

    def hear(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    signal.signal(signal.SIGINT, hear)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Inside the block Ctrl-C is ignored: the programme is being written."""
    if current_thread() is not main_thread():
        yield
        return
    former = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)


@contextmanager
def writing_best(console: Console, budget: Budget) -> Iterator[None]:
    """Inside the block Ctrl-C is ignored; it is told if a search was stopped by it before."""
    if budget.stopped:
        if console.is_live:
            console.live("")
        text = message(
            "Interrompu : le meilleur programme trouvé jusque-là est vérifié et écrit, un instant…",
            "Interrupted: the best programme found until then is being checked and written, one moment…",
        )
        console.notice([text.to(console.language)])
    with uninterrupted():
        yield


def ended(console: Console, budget: Budget, code: int = 0) -> int:
    """The exit code of a command: `code`, or 130 after a notice if its search was interrupted."""
    if not budget.stopped:
        return code
    text = message(
        "Interrompu : ce qui précède est ce qui a été trouvé jusque-là.",
        "Interrupted: the above is what was found until then.",
    )
    console.warn([text.to(console.language)])
    return INTERRUPTED
