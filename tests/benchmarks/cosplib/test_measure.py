"""The catalogue's rules count what CoSPLib counts: the judge, which shares nothing with them, says the same of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from cosplib_cases import conferences, renamed, renamed_solution, renamings, solutions
from cosplib_published import DATA, PUBLISHED, needs_data
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.cosplib.evaluate import evaluate
from benchmarks.cosplib.measure import term_values
from benchmarks.cosplib.solution import Solution, read_solution
from benchmarks.cosplib.translate import to_programme
from scheduler.check import check
from scheduler.importing.cosplib.convert import to_event
from scheduler.importing.cosplib.instance import Instance
from scheduler.importing.cosplib.reading import read_instance


def worth(instance: Instance, solution: Solution) -> dict[str, int]:
    """Term by term, by the catalogue."""
    event = to_event(instance)
    return dict(term_values(event, to_programme(instance, event, solution)))


@needs_data
@pytest.mark.parametrize(("kind", "name"), PUBLISHED)
def test_published_solutions(kind: str, name: str) -> None:
    instance = read_instance(DATA / f"{name}.xlsx")
    event = to_event(instance)
    solution = read_solution(DATA / "solutions" / kind / f"{name}Solution.xlsx", instance)
    programme = to_programme(instance, event, solution)
    values = term_values(event, programme)
    assert {term: value for term, value in values.items() if value} == PUBLISHED[kind, name][1]
    report = check(event, programme)
    assert report.hard == ()
    assert report.levels == (("rules", PUBLISHED[kind, name][0]),)


@given(data=st.data())
def test_the_catalogue_and_the_judge_agree(data: st.DataObject) -> None:
    instance = data.draw(conferences())
    solution = data.draw(solutions(instance))
    score = evaluate(instance, solution)
    assert score.breaches == ()
    assert worth(instance, solution) == dict(score.values)


@given(data=st.data())
def test_names_cost_nothing(data: st.DataObject) -> None:
    instance = data.draw(conferences())
    solution = data.draw(solutions(instance))
    to = data.draw(renamings(instance))
    assert worth(renamed(instance, to), renamed_solution(solution, to)) == worth(instance, solution)


@given(data=st.data())
def test_equal_rooms_can_be_swapped(data: st.DataObject) -> None:
    """But for the order of talks, in which the rooms' order counts."""
    instance = data.draw(conferences())
    solution = data.draw(solutions(instance))
    one, other = instance.rooms[:2]

    def as_one(costs: Mapping[str, int]) -> dict[str, int]:
        """The costs of rooms, those of `other` made the costs of `one`."""
        kept = {room: cost for room, cost in costs.items() if room != other}
        return kept | ({other: costs[one]} if one in costs else {})

    def all_as_one(costs: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
        rows = {row: as_one({room: cost for (name, room), cost in costs.items() if name == row}) for row, _ in costs}
        return {(row, room): cost for row, cells in rows.items() for room, cost in cells.items()}

    instance = replace(
        instance,
        talks=tuple(replace(talk, rooms=as_one(talk.rooms)) for talk in instance.talks),
        track_room=all_as_one(instance.track_room),
        session_room=all_as_one(instance.session_room),
    )
    swapped = Solution(
        tuple((row[1], row[0], *row[2:]) for row in solution.tracks),
        tuple((row[1], row[0], *row[2:]) for row in solution.talks),
    )
    assert worth(instance, swapped) | {"ORD": 0} == worth(instance, solution) | {"ORD": 0}
