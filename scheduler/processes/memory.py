"""Gives memory back that a process has used and does not use any more."""

from __future__ import annotations

import contextlib
import ctypes
import gc


def give_back() -> None:
    """What is free in this process is free for others, where the C library can tell: glibc keeps it otherwise."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError, TypeError):  # another library, or Windows
        ctypes.CDLL(None).malloc_trim(0)
