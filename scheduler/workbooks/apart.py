"""A workbook is read in a process with limits: the sheets, or what it was refused for.

A few hundred bytes may unfold to more than a machine has: no inspection is trusted to foresee it.
"""

from __future__ import annotations

import os
import pickle
from enum import Enum
from functools import lru_cache

from scheduler.processes.standing import Standing, answer_all
from scheduler.workbooks.values import Contents, TooFar, TooLarge, contents

#: The bytes of memory and the seconds that reading may take.
_MEMORY, _SECONDS = 1 << 30, 30
_READER = Standing(__name__)


class Refusal(Enum):
    """Why a workbook is not read."""

    UNREADABLE = "no workbook"
    TOO_FAR = "cells far from the table"
    TOO_LARGE = "too much memory or time"


@lru_cache(maxsize=4)
def workbook_contents(data: bytes) -> Contents | Refusal:
    """The sheets of the workbook, which nobody may change, or why it is not read."""
    answer = _READER.answered(data, _SECONDS)
    if answer is None:
        return Refusal.TOO_LARGE
    read: Contents | Refusal = pickle.loads(answer)
    return read


def serve() -> None:
    """Answers each workbook on standard input with its sheets, or with why it is not read."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # each of its threads would take its share of the memory
    answer_all(lambda data: pickle.dumps(_read(data)), _MEMORY, _SECONDS)


def _read(data: bytes) -> Contents | Refusal:
    try:
        return contents(data)
    except TooFar:
        return Refusal.TOO_FAR
    except (TooLarge, MemoryError):
        return Refusal.TOO_LARGE
    except BaseException:  # any bytes; the reader's panics are no Exceptions
        return Refusal.UNREADABLE
