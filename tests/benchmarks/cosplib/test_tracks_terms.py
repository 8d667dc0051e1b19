"""The terms about tracks, each on a conference of five talks that can be counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Put = Callable[[str, str, str, Any], None]
Counts = Callable[..., dict[str, int]]


def test_nothing_costs_anything_at_first(counts: Counts) -> None:
    assert counts() == {}


def test_ts_is_summed_over_cells(counts: Counts, put: Put) -> None:
    put("tracks_sessions|penalty", "X", "A1", 3)
    put("tracks_sessions|penalty", "Y", "A2", 4)
    put("tracks_sessions|penalty", "Z", "A1", 100)
    assert counts() == {"TS": 3 + 4}
    # a second cell of X in A1 pays again, empty as it is
    assert counts(A1=("X: x1 -", "Y: y1 -", "X:"))["TS"] == 3 + 3 + 4


def test_tr_is_summed_over_cells(counts: Counts, put: Put) -> None:
    put("tracks_rooms|penalty", "X", "Big", 2)
    put("tracks_rooms|penalty", "X", "Small", 100)
    assert counts() == {"TR": 2 + 2}


def test_penalties_may_be_rewards(counts: Counts, put: Put) -> None:
    put("tracks_rooms|penalty", "X", "Big", -2)
    assert counts() == {"TR": -4}


def test_sr_is_for_cells_that_hold_a_track(counts: Counts, put: Put) -> None:
    put("sessions_rooms|penalty", "A1", "Small", 5)
    put("sessions_rooms|penalty", "A3", "Small", 100)
    assert counts() == {"SR": 5}


def test_tables_are_matched_by_name(counts: Counts, put: Put, sheets: dict[str, list[list[Any]]]) -> None:
    put("tracks_rooms|penalty", "X", "Big", 2)
    put("sessions_rooms|penalty", "A1", "Small", 5)
    for name in ("tracks_rooms|penalty", "sessions_rooms|penalty"):
        head, *rows = sheets[name]
        turned = [[row[0], *reversed(row[1:]), None] for row in [head, *reversed(rows)]]
        sheets[name] = turned
    assert counts() == {"TR": 4, "SR": 5}


def test_st_is_by_position_above_the_diagonal(counts: Counts, sheets: dict[str, list[list[Any]]]) -> None:
    grid = sheets["similar tracks"]
    grid[1][2] = 6  # X, Y
    grid[2][1] = 1000  # below the diagonal
    grid[1][1] = 1000  # on it
    grid[0] = [None, "these", "names", "are not read"]
    assert counts() == {"ST": 6 + 6}
    assert counts(A1=("X: x1 -", "Y: y1 -", "X:"))["ST"] == (6 + 6) + 6


def test_nr_is_rooms_beyond_the_first(counts: Counts) -> None:
    assert counts(A2=("", "Y: y2 - -", "X: x2 x2 -")) == {"NR": 1}


def test_pt_is_cells_beyond_the_first_of_a_session(counts: Counts) -> None:
    assert counts(A3=("Z: z1 -", "Z:", "Z:")) == {"PT": 2, "NR": 2}


def test_ct_is_once_for_a_track_that_is_interrupted(counts: Counts, add: Callable[..., None]) -> None:
    add("x3")
    add("x4")
    found = counts(A2=("", "Y: y2 - -", ""), A1=("X: x2 x2", "Y: y1 -", ""), A3=("X: x1 x3", "Z: z1 -", "X: x4"))
    assert found == {"CT": 1, "PT": 1, "NR": 1}


def test_ch_is_pairs_of_cells_whose_tracks_share_a_chair(counts: Counts, put: Put) -> None:
    put("tracks", "X", "Chairs", "Ada, Bo")
    put("tracks", "Y", "Chairs", "Bo, Cy")
    put("tracks", "Z", "Chairs", "Bo Cy")  # another person
    assert counts() == {"CH": 2}
    assert counts(A1=("X: x1 -", "Y: y1 -", "Y:"))["CH"] == 3
