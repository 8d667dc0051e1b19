"""The schedules that CoSPLib publishes are worth what a second evaluator found them to be worth, term by term."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.cosplib.evaluate import Evaluation, main
from benchmarks.cosplib.reading import read_instance
from benchmarks.cosplib.solution import read_solution

FOLDER = Path(__file__).parents[4] / "shared/data/cosplib"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="CoSPLib's files are not beside the project (../shared)")

WORTH = {
    "exact/N2OR": {"CT": 2},
    "exact/GECCO19": {"TS": 1_000_000, "TR": 10, "ST": 90, "CT": 16},
    "exact/GECCO20": {"TR": 10, "ST": 60, "CT": 110, "ORD": 18, "SS": 6100},
    "exact/GECCO21": {"TR": 30, "ST": 80, "CT": 70, "TZ": 11_100},
    "exact/OR60F": {"TS": 400, "SR": 1000, "CT": 240, "SS": 24},
    "extended/N2OR": {"ORD": 1, "SS": 1},
    "extended/GECCO19": {"TS": 2_000_000, "CT": 7},
    "extended/GECCO20": {"TR": 10, "CT": 40, "ORD": 18, "SS": 7700},
    "extended/GECCO21": {"TR": 30, "TZ": 11_100},
    "extended/OR60F": {"TS": 400, "SS": 33},
}


@pytest.mark.parametrize("name", WORTH)
def test_a_published_schedule_is_worth_what_is_known(name: str) -> None:
    instance = read_instance(FOLDER / f"{Path(name).name}.xlsx")
    found = Evaluation(instance, read_solution(FOLDER / f"solutions/{name}Solution.xlsx", instance))
    assert {term: value for term, value in found.values.items() if value} == WORTH[name]
    assert found.total == sum(WORTH[name].values())
    assert found.faults == ()


@pytest.mark.parametrize("name", ["GECCO23", "ISF22", "OR60"])
def test_the_other_instances_are_read(name: str) -> None:
    instance = read_instance(FOLDER / f"{name}.xlsx")
    talks, slots, tracks, sessions, rooms = {
        "GECCO23": (207, 320, 26, 6, 9), "ISF22": (311, 317, 49, 11, 10), "OR60": (329, 417, 45, 8, 23),
    }[name]  # fmt: skip
    assert (len(instance.talks), sum(talk.places for talk in instance.talks)) == (talks, slots)
    assert (len(instance.chairs), len(instance.sessions), len(instance.rooms)) == (tracks, sessions, rooms)


def test_the_command_prints_the_terms(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(FOLDER / "N2OR.xlsx"), str(FOLDER / "solutions/exact/N2ORSolution.xlsx")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "CT   2" in lines
    assert lines[-1] == "sum  2"
