"""Solutions in CoSPLib's own format: written, read back, and refused when they are not what they seem."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from benchmarks.cosplib.evaluate import main
from benchmarks.cosplib.solution import Solution, read_solution, write_solution
from scheduler.domain.errors import InputError
from scheduler.importing.cosplib.instance import Instance

Read = Callable[[], Instance]
Plan = Callable[..., Solution]


def test_the_file_is_as_the_library_writes_it(read: Read, plan: Plan, tmp_path: Path) -> None:
    write_solution(tmp_path / "s.xlsx", read(), plan(), {"CT": 2})
    book = openpyxl.load_workbook(tmp_path / "s.xlsx")
    assert [list(row) for row in book.worksheets[0].values] == [
        [None, "Big", "Small", "Attic"],
        ["A1", "X", "Y", None],
        ["A2", "X", "Y", None],
        ["A3", "Z", None, None],
        [None, None, None, None],
        ["A1", "x1", "y1", None],
        ["A1", None, None, None],
        ["A2", "x2", "y2", None],
        ["A2", "x2", None, None],
        ["A2", None, None, None],
        ["A3", "z1", None, None],
        ["A3", None, None, None],
    ]
    assert list(book.worksheets[1].values) == [("CT", 2)]
    assert [path.name for path in tmp_path.glob("*s.xlsx*")] == ["s.xlsx"]


def test_what_is_written_is_read(read: Read, plan: Plan, tmp_path: Path) -> None:
    solution = plan(A2=("X: - x2 x2", "", "Y: - - y2"), A3=("", "", "Z: - z1"))
    write_solution(tmp_path / "s.xlsx", read(), solution)
    assert read_solution(tmp_path / "s.xlsx", read()) == solution


def test_names_that_look_like_formulas(
    read: Read, plan: Plan, tmp_path: Path, sheets: dict[str, list[list[Any]]]
) -> None:
    name = "  <b>&amp; 'Été' \u200f "
    sheets["submissions"][1][0] = name
    instance = read()
    solution = plan()
    solution = Solution(solution.tracks, (((name, None), *solution.talks[0][1:]), *solution.talks[1:]))
    write_solution(tmp_path / "s.xlsx", instance, solution)
    assert read_solution(tmp_path / "s.xlsx", instance) == solution
    write_solution(tmp_path / "f.xlsx", instance, Solution(solution.tracks, ((("=cmd()", None),) * 3,) * 3))
    assert openpyxl.load_workbook(tmp_path / "f.xlsx").worksheets[0]["B6"].data_type == "s"


@pytest.fixture
def spoilt(read: Read, plan: Plan, tmp_path: Path) -> Callable[..., list[tuple[int | None, str | None]]]:
    """The places of the mistakes that a written solution has after some of its cells were changed."""

    def places(**cells: object) -> list[tuple[int | None, str | None]]:
        path = tmp_path / "s.xlsx"
        write_solution(path, read(), plan())
        book = openpyxl.load_workbook(path)
        for cell, value in cells.items():
            book.worksheets[0][cell] = value
        book.save(path)
        with pytest.raises(InputError) as caught:
            read_solution(path, read())
        assert {mistake.file for mistake in caught.value.mistakes} == {"s.xlsx [sol]"}
        return [(mistake.row, mistake.column) for mistake in caught.value.mistakes]

    return places


def test_a_bad_cell_is_named(spoilt: Callable[..., list[tuple[int | None, str | None]]]) -> None:
    assert spoilt(B2="nothing") == [(2, "Big")]
    assert spoilt(C7="nothing", B11="x9") == [(7, "Small"), (11, "Big")]
    assert spoilt(B1="Small", C1="Big") == [(1, "B"), (1, "C")]
    assert spoilt(A3="A3") == [(3, "A")]
    assert spoilt(A12=None) == [(12, "A")]
    assert spoilt(B13="x1") == [(13, "Big")]
    assert spoilt(E2="X") == [(2, "E")]


def test_the_command(
    write: Callable[[], Path],
    read: Read,
    plan: Plan,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    put: Callable[[str, str, str, Any], None],
) -> None:
    put("tracks_rooms|penalty", "X", "Big", 4)
    instance = str(write())
    write_solution(tmp_path / "s.xlsx", read(), plan())
    assert main([instance, str(tmp_path / "s.xlsx")]) == 0
    out = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert out[0] == ["term", "count", "weight", "value"]
    assert out[2] == ["TR", "8", "2", "16"]
    assert out[-2:] == [["total", "16"], ["hard", "rules", "broken", "0"]]
    write_solution(tmp_path / "s.xlsx", read(), plan(A3=("", "", "")))
    assert main([instance, str(tmp_path / "s.xlsx")]) == 5
    assert capsys.readouterr().err == "talk z1 is nowhere\n"
    assert main([instance, instance]) == 3
    assert "SMALL.xlsx [parameters]" in capsys.readouterr().err
    assert main([instance, str(tmp_path / "absent.xlsx")]) == 1
    assert "absent.xlsx" in capsys.readouterr().err
