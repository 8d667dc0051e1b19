"""A thread of the test holds a folder's lock, which other threads cannot enter then."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

from scheduler.storage import lock


@contextlib.contextmanager
def held_elsewhere(folder: Path, command: str = "journee") -> Iterator[None]:
    """Hold the folder's lock in another thread while the block runs."""
    ready, done = threading.Event(), threading.Event()

    def hold() -> None:
        with lock.locked(folder, command):
            ready.set()
            done.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    try:
        assert ready.wait(60)
        yield
    finally:
        done.set()
        thread.join()
