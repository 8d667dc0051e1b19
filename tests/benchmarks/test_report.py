"""The page of benchmarks: each part has its place there, a table replaces a table and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import beside, report
from benchmarks.report import Part, as_printed, replaced

PAGE = "before\n\n<!-- a -->\nold\n<!-- end of a -->\nbetween\n<!-- b -->\n<!-- end of b -->\nafter\n"


def line(**fields: object) -> dict[str, Any]:
    """A record as the public benchmarks print it."""
    known = {"name": "X", "status": "optimal", "objective": 1234, "bound": 1234, "seconds": 3.04, "first_seconds": 0.5}
    return {**known, "cpu_seconds": 6.0, "peak_mib": 100, "said": -5, "requirements": [], "minimal": None, **fields}


@pytest.mark.parametrize("name", report.PARTS)
def test_each_part_has_its_place_in_the_page_with_its_command(name: str) -> None:
    page = report.PAGE.read_text(encoding="utf-8")
    block = page.partition(f"<!-- {name} -->\n")[2].partition(f"<!-- end of {name} -->\n")[0]
    assert f"`{' '.join(report.PARTS[name].command())}`" in block
    assert "| --- |" in block


def test_a_table_replaces_what_stood_between_its_marks_alone() -> None:
    once = replaced(PAGE, "a", "new\n")
    assert once == PAGE.replace("old\n", "new\n")
    assert replaced(replaced(once, "b", "more\n"), "b", "") == once


@pytest.mark.parametrize("page", ["", "<!-- a -->\n", "<!-- end of a -->\n", PAGE.replace(" a ", " c ")])
def test_a_page_without_the_marks_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="no marks of a"):
        replaced(page, "a", "new\n")


def test_what_a_command_prints_besides_its_tables_is_left_out() -> None:
    assert (
        as_printed("said\n\n| a |\n| --- |\n| 1 |\n\n\nno answer: 3\n\n| b |\n") == "| a |\n| --- |\n| 1 |\n\n| b |\n"
    )


def test_a_measured_part_is_written_and_one_without_files_or_that_fails_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    (tmp_path / "table.py").write_text("print('| é |')", encoding="utf-8")
    (tmp_path / "broken.py").write_text("print('| half |'); raise SystemExit(5)", encoding="utf-8")
    monkeypatch.setattr(report, "PAGE", page)
    monkeypatch.setattr(report, "ROOT", tmp_path)
    monkeypatch.setattr(report, "DATA", tmp_path)
    monkeypatch.setenv("PYTHONUTF8", "1")
    parts = {"a": Part(("table",)), "b": Part(("broken",)), "none": Part(("table",), "*.xlsx")}
    monkeypatch.setattr(report, "PARTS", parts)
    assert report.main([]) == 1
    told = capsys.readouterr().err
    assert "failed: b" in told
    assert "none: skipped, there is no *.xlsx" in told
    written = page.read_text(encoding="utf-8")
    assert "`python -m table`\n\n| é |\n<!-- end of a -->" in written
    assert written.endswith(PAGE[PAGE.index("between") :])
    assert [*tmp_path.glob("page*")] == [page]


@pytest.mark.parametrize(
    ("table", "record", "cells"),
    [
        (
            beside.cosplib,
            line(name="GECCO19"),
            ["GECCO19", "202", "1,000,116", "49 (300)", "**1,234**, proved", "1,234"],
        ),
        (beside.cosplib, line(status="feasible", bound=9), ["X", "–", "–", "–", "1,234", "9", "0.5", "3.0", "100"]),
        (beside.cosplib, line(status="unknown", objective=None, bound=None), ["–", "–", "–", "–", "–", "0.5"]),
        (
            beside.tracks,
            line(name="A173-P150-R9-B6-L4-T14-C0.1"),
            ["P150-R9-B6-L4-C0.1", "–", "22", "**1,234** proved (3.0)"],
        ),
        (beside.tracks, line(status="feasible", bound=9), ["X", "–", "–", "1,234, bound 9 (3.0)"]),
        (beside.tracks, line(status="unknown"), ["X", "–", "–", "open (3.0)"]),
        (
            beside.tracks,
            line(status="infeasible", requirements=["a", "b"], minimal=True),
            ["infeasible (3.0): 2 requirements, minimal"],
        ),
        (
            beside.optaplanner,
            line(name="72talks-12timeslots", objective=-771_450),
            ["72", "−779,685", "−771,450", "−5", "1,234", "6.0"],
        ),
    ],
)
def test_a_row_says_each_figure_beside_what_others_published(
    table: Callable[[list[beside.Record]], str], record: dict[str, Any], cells: list[str]
) -> None:
    heads, marks, row = table([json.loads(json.dumps(record))]).splitlines()
    assert len(heads.split("|")) == len(marks.split("|")) == len(row.split("|"))
    assert f" {' | '.join(cells)} |" in row


def test_the_runs_of_several_seeds_stand_in_one_cell() -> None:
    runs = [line(status="feasible", objective=objective, bound=5) for objective in (116, 108)]
    assert "| 116; 108 | 5; 5 |" in beside.cosplib(runs)
    assert beside.cosplib([line(), line(status="feasible", objective=7)]).count("proved") == 0
