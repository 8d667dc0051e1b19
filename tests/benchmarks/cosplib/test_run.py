"""A conference is solved, judged twice and written; who disagrees is heard."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.cosplib import run
from benchmarks.cosplib.solution import Solution, read_solution
from benchmarks.cosplib.translate import to_programme
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import Level
from scheduler.importing.cosplib.instance import TERMS, Instance
from scheduler.importing.cosplib.reading import read_instance
from scheduler.search.control import Budget
from scheduler.search.result import Goal, Result

ROOT = Path(__file__).parents[3]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def solved(write: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> Callable[[Solution | None], Path]:
    """Called with a solution, lets every search of the small conference end with it."""

    def ends(solution: Solution | None) -> Path:
        path = write()

        def solve(event: Event, budget: Budget, **given: object) -> Result:
            assert 6.0 < budget.left <= 7.0
            assert given == {"workers": 1, "seed": 3, "goal": Goal(choose=False)}
            if solution is None:
                return Result(status="unknown", programme=None, seconds=7.0)
            programme = to_programme(read_instance(path), event, solution)
            levels = tuple(Level(name=name, value=value, bound=0) for name, value in check(event, programme).levels)
            programme = programme.model_copy(update={"levels": levels})
            return Result(status="feasible", programme=programme, seconds=1.234, first_seconds=0.5)

        monkeypatch.setattr(run, "solve", solve)
        return path

    return ends


def told(path: Path, out: Path, capsys: Captured) -> tuple[int, dict[str, object], str]:
    code = run.main([str(path), "--time-limit", "7", "--workers", "1", "--seed", "3", "--out", str(out)])
    found = capsys.readouterr()
    return code, json.loads(found.out), found.err


def test_a_line_and_a_file(
    solved: Callable[[Solution], Path], plan: Callable[..., Solution], tmp_path: Path, capsys: Captured
) -> None:
    solution = plan(A1=("X: x1 -", "Y: y1 -", "Y: y2 -"), A2=("X: x2 x2 -", "", ""))
    code, line, err = told(solved(solution), tmp_path / "new", capsys)
    assert (code, err) == (0, "")
    assert int(str(line.pop("peak_mib"))) > 10
    assert line == {
        "name": "SMALL",
        "status": "feasible",
        "objective": 5 + 6,
        "judged": 11,
        "bound": 0,
        "first_seconds": 0.5,
        "seconds": 1.23,
        "terms": {**dict.fromkeys(TERMS, 0), "NR": 5, "PT": 6},
    }
    written = tmp_path / "new" / "SMALLSolution.xlsx"
    instance = read_instance(tmp_path / "SMALL.xlsx")
    assert read_solution(written, instance) == solution

    import openpyxl

    second = openpyxl.load_workbook(written).worksheets[1]
    assert {row[0]: row[1] for row in second.iter_rows(values_only=True)} == line["terms"]


def test_no_programme(solved: Callable[[Solution | None], Path], tmp_path: Path, capsys: Captured) -> None:
    code, line, _ = told(solved(None), tmp_path / "new", capsys)
    assert (code, line["status"], line["objective"], line["bound"]) == (6, "unknown", None, None)
    assert not (tmp_path / "new").exists()


def test_a_judge_that_disagrees(
    solved: Callable[[Solution], Path],
    plan: Callable[..., Solution],
    tmp_path: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = solved(plan())
    honest = run.evaluate

    def biased(instance: Instance, solution: Solution) -> run.Score:
        score = honest(instance, solution)
        return replace(score, counts={**score.counts, "NR": 2}, breaches=("talk x1 is nowhere",))

    monkeypatch.setattr(run, "evaluate", biased)
    code, line, err = told(path, tmp_path / "new", capsys)
    assert (code, line["objective"], line["judged"]) == (5, 0, 10)
    assert err.splitlines() == [
        "SMALL: the judge: talk x1 is nowhere",
        "SMALL: NR is 0 by our measures, 10 by the judge",
    ]


def test_a_programme_that_breaks_a_rule(
    solved: Callable[[Solution], Path],
    plan: Callable[..., Solution],
    tmp_path: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = solved(plan())

    def without(event: Event, *_: object, **__: object) -> Result:
        programme = to_programme(read_instance(path), event, plan())
        gone = programme.model_copy(update={"talks": programme.talks[1:]})
        return Result(status="feasible", programme=gone, seconds=1.0)

    monkeypatch.setattr(run, "solve", without)
    code, line, err = told(path, tmp_path / "new", capsys)
    assert (code, line["judged"]) == (5, None)
    assert "the check:" in err


@pytest.mark.long
def test_each_in_a_process_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("no workbook")
    command = [sys.executable, "-m", "benchmarks.cosplib", str(tmp_path / "a.xlsx"), str(tmp_path / "-b.xlsx")]
    ran = subprocess.run(
        [*command, "--out", str(tmp_path / "out"), "--time-limit", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "a.xlsx: This is no readable workbook" in ran.stderr
    assert "-b.xlsx" in ran.stderr
