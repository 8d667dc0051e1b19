"""The ten published solutions are worth, term by term, what a second evaluator found for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from cosplib_published import DATA, PUBLISHED, needs_data

from benchmarks.cosplib.evaluate import evaluate
from benchmarks.cosplib.solution import read_solution, write_solution
from scheduler.importing.cosplib.reading import read_instance

pytestmark = needs_data


@pytest.mark.parametrize(("kind", "name"), PUBLISHED)
def test_published(kind: str, name: str, tmp_path: Path) -> None:
    instance = read_instance(DATA / f"{name}.xlsx")
    solution = read_solution(DATA / "solutions" / kind / f"{name}Solution.xlsx", instance)
    score = evaluate(instance, solution)
    assert score.breaches == ()
    assert (score.total, {term: value for term, value in score.values.items() if value}) == PUBLISHED[kind, name]
    write_solution(tmp_path / "again.xlsx", instance, solution, score.values)
    assert read_solution(tmp_path / "again.xlsx", instance) == solution


def test_every_instance_is_read() -> None:
    found = {path.stem: read_instance(path) for path in DATA.glob("*.xlsx")}
    sizes = {
        name: (
            len(one.talks),
            sum(talk.places for talk in one.talks),
            len(one.tracks),
            len(one.sessions),
            len(one.rooms),
            len(one.rooms) * sum(session.places for session in one.sessions),
        )
        for name, one in found.items()
    }
    assert sizes == {
        "N2OR": (35, 36, 8, 4, 4, 36),
        "GECCO19": (202, 215, 29, 13, 10, 450),
        "GECCO20": (158, 161, 24, 7, 8, 224),
        "GECCO21": (138, 150, 27, 6, 8, 192),
        "GECCO23": (207, 320, 26, 6, 9, 540),
        "ISF22": (311, 317, 49, 11, 10, 360),
        "OR60": (329, 417, 45, 8, 23, 552),
        "OR60F": (279, 353, 45, 8, 23, 552),
    }
