"""Plans round which conferences are invented: every track in a room, in sessions in a row, with the talks for it."""

from __future__ import annotations

import random
from itertools import product

import pytest

from benchmarks.cosplib.plan import fill, lay_out


@pytest.mark.parametrize("seed", range(5))
def test_no_two_tracks_share_a_cell(seed: int) -> None:
    runs = lay_out(random.Random(seed), tracks=9, sessions=6, rooms=4, cells=20)
    cells = [(run.room, session) for run in runs for session in run.sessions]
    assert [run.track for run in runs] == list(range(9))
    assert len(cells) == 20 == len(set(cells))
    assert set(cells) <= set(product(range(4), range(6)))


def test_all_cells_may_be_taken() -> None:
    runs = lay_out(random.Random(0), tracks=10, sessions=4, rooms=3, cells=12)
    assert sorted((run.room, s) for run in runs for s in run.sessions) == list(product(range(3), range(4)))


@pytest.mark.parametrize(("cells", "words"), [(13, "grid"), (8, "cannot fill"), (41, "cannot fill")])
def test_cells_that_cannot_be(cells: int, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        lay_out(random.Random(0), tracks=10, sessions=4, rooms=3, cells=cells)


def test_each_track_needs_all_of_its_sessions() -> None:
    rng = random.Random(1)
    runs = lay_out(rng, tracks=6, sessions=6, rooms=4, cells=15)
    lengths = fill(rng, runs, places=4, talks=45, long=0.2)
    assert sum(map(len, lengths.values())) == 45
    assert {2} < {length for lengths_ in lengths.values() for length in lengths_} == {1, 2}
    assert all(1 <= sum(load) <= 4 for load in lengths.values())
    for run in runs:
        total = sum(sum(lengths[run.track, session]) for session in run.sessions)
        assert 4 * (run.length - 1) < total <= 4 * run.length


@pytest.mark.parametrize("talks", [2, 13])
def test_talks_that_the_sessions_do_not_hold(talks: int) -> None:
    runs = lay_out(random.Random(0), tracks=3, sessions=3, rooms=1, cells=3)
    with pytest.raises(ValueError, match="too few or too many"):
        fill(random.Random(0), runs, places=4, talks=talks, long=0.0)
