"""A small conference, a schedule of it, and what that is worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest
from cosplib_sheets import SESSIONS, add, put, read, sheets, write

from benchmarks.cosplib.evaluate import Score, evaluate
from benchmarks.cosplib.solution import Solution
from scheduler.importing.cosplib.instance import TERMS, Instance

__all__ = ["add", "put", "read", "sheets", "write"]

Grid = Mapping[str, Sequence[str]]

#: One line a session: the cells of its rooms, "track: talk talk", "-" for a free slot.
PLAN = {
    "A1": ("X: x1 -", "Y: y1 -", ""),
    "A2": ("X: x2 x2 -", "Y: y2 - -", ""),
    "A3": ("Z: z1 -", "", ""),
}


def plan(**changes: Sequence[str]) -> Solution:
    """The plan above with some sessions written anew."""
    tracks, talks = [], []
    for session, cells in {**PLAN, **changes}.items():
        parts = [cell.partition(":") for cell in cells]
        tracks.append(tuple(track or None for track, _, _ in parts))
        slots = [(text.split() + ["-"] * SESSIONS[session])[: SESSIONS[session]] for _, _, text in parts]
        talks.append(tuple(tuple(None if name == "-" else name for name in names) for names in slots))
    return Solution(tuple(tracks), tuple(talks))


@pytest.fixture(name="plan")
def plan_of() -> Callable[..., Solution]:
    return plan


@pytest.fixture
def score(read: Callable[[], Instance]) -> Callable[..., Score]:
    """What the changed plan is worth in the changed conference."""
    return lambda **changes: evaluate(read(), plan(**changes))


@pytest.fixture
def counts(score: Callable[..., Score]) -> Callable[..., dict[str, int]]:
    """The terms that are not 0; every hard rule is kept."""

    def found(**changes: Sequence[str]) -> dict[str, int]:
        result = score(**changes)
        assert result.breaches == ()
        assert result.total == sum(TERMS.index(term) * n + n for term, n in result.counts.items())
        return {term: count for term, count in result.counts.items() if count}

    return found
