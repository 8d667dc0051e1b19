"""Workbooks of several conferences by one command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.cosplib import make
from benchmarks.cosplib.invented import WORKSHOPS
from scheduler.importing.cosplib.reading import read_instance

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def small_shapes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        make, "SHAPES", {"workshops": replace(WORKSHOPS, tracks=6, talks=28, sessions=4, rooms=2, cells=8)}
    )


def made(arguments: list[object], capsys: Captured) -> list[Path]:
    assert make.main([str(argument) for argument in arguments]) == 0
    return [Path(line) for line in capsys.readouterr().out.split()]


def test_one_a_seed(tmp_path: Path, capsys: Captured) -> None:
    paths = made(["workshops", "--seeds", 1, 2, "--out", tmp_path / "new"], capsys)
    assert [path.name for path in paths] == ["workshops-1.xlsx", "workshops-2.xlsx"]
    first, second = (read_instance(path) for path in paths)
    assert first != second
    assert len(first.talks) == 28


@pytest.mark.parametrize(
    ("kind", "talks", "rooms"), [("shuffled", 5, 3), ("doubled", 10, 3), ("rooms", 5, 5), ("posters", 7, 3)]
)
def test_of_a_file(
    kind: str, talks: int, rooms: int, write: Callable[[], Path], tmp_path: Path, capsys: Captured
) -> None:
    (path,) = made([kind, write(), "--seeds", 4, "--number", 2, "--out", tmp_path], capsys)
    assert path.name == f"SMALL-{kind}-4.xlsx"
    instance = read_instance(path)
    assert (len(instance.talks), len(instance.rooms)) == (talks, rooms)


def test_of_two_files(write: Callable[[], Path], tmp_path: Path, capsys: Captured) -> None:
    (path,) = made(["merged", write(), write(), "--out", tmp_path], capsys)
    assert path.name == "SMALL-SMALL.xlsx"
    assert len(read_instance(path).talks) == 10


@pytest.mark.parametrize("arguments", [["merged"], ["half"], ["workshops", "SMALL.xlsx"]])
def test_a_wrong_number_of_files(arguments: list[str], tmp_path: Path, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        make.main([*arguments, "--out", str(tmp_path)])
    assert ended.value.code == 2
    assert "file" in capsys.readouterr().err


def test_a_file_that_is_no_conference(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "no.xlsx").write_text("no")
    assert make.main(["half", str(tmp_path / "no.xlsx"), "--out", str(tmp_path)]) == 3
    assert "no.xlsx" in capsys.readouterr().err
