"""Makes much at once without a search for garbage among it, in one thread or several."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
#: How many threads make something, and whether garbage was sought before the first of them began.
_makers, _collects = 0, False


@contextmanager
def without_collection() -> Iterator[None]:
    """Seeks no garbage meanwhile: what grows has none, and to look through it takes a tenth of the time.

    Afterwards what was made counts as old, so that it is looked through only when everything is.
    """
    global _makers, _collects
    with _lock:
        if not _makers:
            _collects = gc.isenabled()
            gc.disable()
        _makers += 1
    try:
        yield
    finally:
        with _lock:
            _makers -= 1
            if not _makers and _collects:
                gc.freeze()
                gc.unfreeze()
                gc.enable()
