"""Schedules become programmes, cell by cell, and come back the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from cosplib_cases import conferences, renamed, renamed_solution, renamings, solutions
from cosplib_published import DATA, PUBLISHED, needs_data
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.cosplib.solution import Solution, read_solution
from benchmarks.cosplib.translate import to_programme, to_solution
from scheduler.importing.cosplib.convert import to_event
from scheduler.importing.cosplib.instance import Instance
from scheduler.importing.cosplib.reading import read_instance


def test_cells_become_sessions(
    read: Callable[[], Instance], plan: Callable[..., Solution], put: Callable[[str, str, str, Any], None]
) -> None:
    put("tracks", "X", "Chairs", "Ada, Bo")
    instance = read()
    programme = to_programme(instance, to_event(instance), plan(A2=("X: - x2 x2", "Y: y2 - -", "Z:")))
    first, second, third = (programme.session[name] for name in ("S1", "S3", "S5"))
    assert (first.axis, first.room, first.slot, first.talks, first.chairs) == ("X", "Big", "A1", ("x1",), ("Ada", "Bo"))
    assert (first.day, first.start, first.end) == (date(2025, 1, 6), 540, 600)
    assert (second.slot, second.start, second.end) == ("A2", 630, 720)
    assert (third.axis, third.room, third.talks) == ("Z", "Attic", ())
    talk = programme.talk["x2"]
    assert (talk.session, talk.room, talk.start, talk.end) == ("S3", "Big", 660, 720)
    assert len(programme.sessions) == 6
    assert sorted(programme.talk) == ["x1", "x2", "y1", "y2", "z1"]


@given(data=st.data())
def test_there_and_back(data: st.DataObject) -> None:
    instance = data.draw(conferences())
    solution = data.draw(solutions(instance))
    to = data.draw(renamings(instance))
    for one, grids in ((instance, solution), (renamed(instance, to), renamed_solution(solution, to))):
        event = to_event(one)
        assert to_solution(one, event, to_programme(one, event, grids)) == grids


@needs_data
@pytest.mark.parametrize(("kind", "name"), PUBLISHED)
def test_published_solutions_there_and_back(kind: str, name: str) -> None:
    instance = read_instance(DATA / f"{name}.xlsx")
    event = to_event(instance)
    solution = read_solution(DATA / "solutions" / kind / f"{name}Solution.xlsx", instance)
    assert to_solution(instance, event, to_programme(instance, event, solution)) == solution
