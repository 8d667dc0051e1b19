"""Ctrl-C ends the question under way, and what was found is told; the second one gives up. The exit code is 130."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import signal
import sys
import tomllib
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from quick import long_unless
from small import small_event

import scheduler.search.alternatives
import scheduler.search.solver
import scheduler.services.solving
from benchmarks.folders import write_folder
from scheduler import api
from scheduler.api import Budget
from scheduler.cli.program import main
from scheduler.cli.report.alternatives import alternatives_lines
from scheduler.reading import Reading
from scheduler.search.solver import Limits

ROOT = Path(__file__).parent.parent.parent.parent
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a small event."""
    (tmp_path / "small").mkdir()
    write_folder(small_event(), tmp_path / "small")
    return tmp_path / "small"


@pytest.fixture
def impossible(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "samples" / "impossible", tmp_path / "impossible"))


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Called with a number, lets Ctrl-C be pressed as the solver is called for that time, once or `times`."""
    make, calls = scheduler.search.solver._solver, 0
    before = signal.getsignal(signal.SIGINT)

    def at(number: int, times: int = 1) -> None:
        def solver(limits: Limits) -> object:
            nonlocal calls
            calls += 1
            for _ in range(times if calls == number else 0):
                os.kill(os.getpid(), signal.SIGINT)
            return make(limits)

        monkeypatch.setattr(scheduler.search.solver, "_solver", solver)

    yield at
    assert signal.getsignal(signal.SIGINT) is before


def test_solve_writes_the_best_so_far(folder: Path, interrupted: Callable[..., None], capsys: Captured) -> None:
    interrupted(5)
    assert main(["solve", str(folder), "--lang", "en", "--json"]) == 130
    output = capsys.readouterr()
    assert json.loads(output.out)["status"] == "feasible"
    told = output.err.splitlines()
    assert ["being checked and written" in line for line in told].index(True) < [
        "the best programme found until then was written" in line for line in told
    ].index(True)
    assert json.loads((folder / "out" / "schedule.json").read_text())["status"] == "feasible"
    assert main(["verify", str(folder), "--lang", "en"]) == 0


def test_solve_without_a_programme_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """Ctrl-C is pressed while the folder is read."""
    read = scheduler.services.solving.read_folder

    def pressed(path: Path) -> Reading:
        os.kill(os.getpid(), signal.SIGINT)
        return read(path)

    monkeypatch.setattr(scheduler.services.solving, "read_folder", pressed)
    assert main(["solve", str(folder), "--lang", "en"]) == 130
    assert "Interrupted." in capsys.readouterr().err
    assert not (folder / "out" / "schedule.json").exists()


def test_the_second_gives_up(folder: Path, interrupted: Callable[..., None], capsys: Captured) -> None:
    interrupted(5, times=2)
    assert main(["solve", str(folder), "--lang", "en"]) == 130
    assert capsys.readouterr().err.splitlines()[-1] == "Interrupted."
    assert not (folder / "out" / "schedule.json").exists()


@pytest.mark.parametrize(
    ("command", "call"),
    [
        (["alternatives", "-k", "3"], 10),
        (["why", "T1"], 8),
        (["why", "T1", "--at", "10:00"], 13),
        (["explain"], 13),
    ],
)
def test_any_question_tells_what_it_has(
    folder: Path, interrupted: Callable[..., None], capsys: Captured, command: list[str], call: int
) -> None:
    interrupted(call)
    name, *options = command
    assert main([name, str(folder), *options, "--lang", "en", "--json"]) == 130
    output = capsys.readouterr()
    assert json.loads(output.out)
    assert "Interrupted" in output.err


def test_explain_tells_the_contradiction_so_far(
    impossible: Path, interrupted: Callable[..., None], capsys: Captured
) -> None:
    interrupted(40)
    assert main(["explain", str(impossible), "--lang", "en", "--json"]) == 130
    output = capsys.readouterr()
    (contradiction,) = json.loads(output.out)["contradictions"]
    assert contradiction["minimal"] is False
    assert "--time-limit" not in output.err  # it was not the time that was missing


NO_TIME = ("no time", "--time-limit", "temps a manqué")


@pytest.mark.parametrize(
    ("command", "call", "language"),
    long_unless(
        lambda command, call, language: (call, language) in [(2, "fr"), (13, "en")],
        product(
            [["explain"], ["why", "E1"], ["why", "E1", "--at", "10:00"], ["solve"]],
            [2, 13, 40],
            ["fr", "en"],
        ),
    ),
)
def test_no_command_says_that_time_was_short_where_it_is_interrupted(
    impossible: Path, interrupted: Callable[..., None], capsys: Captured, command: list[str], call: int, language: str
) -> None:
    interrupted(call)
    name, *options = command
    code = main([name, str(impossible), *options, "--lang", language])
    output = capsys.readouterr()
    if code == 130:
        assert [words for words in NO_TIME if words in output.out + output.err] == []
    assert call > 2 or code == 130  # every question takes more than two calls


@pytest.mark.parametrize("call", long_unless(lambda call: call in (4, 10), range(2, 12, 2)))
@pytest.mark.parametrize("command", [["why", "T1", "--at", "10:00"], ["alternatives", "-k", "3"]])
def test_what_is_not_proved_when_interrupted_is_not_laid_upon_the_time(
    folder: Path, interrupted: Callable[..., None], capsys: Captured, command: list[str], call: int
) -> None:
    interrupted(call)
    name, *options = command
    assert main([name, str(folder), *options, "--lang", "en"]) == 130
    output = capsys.readouterr()
    assert [words for words in NO_TIME if words in output.out + output.err] == []


@pytest.mark.parametrize("stopped", [False, True])
def test_a_programme_that_is_not_proved_the_farthest_says_why(stopped: bool) -> None:
    event = small_event()
    best = api.solve(event, Budget.of(60), workers=1).programme
    assert best is not None
    lines = "\n".join(alternatives_lines(event, [best, best], [False], "en", stopped=stopped))
    assert ("interrupted before it could be proved" in lines) is stopped
    assert ("there was no time to prove it" in lines) is not stopped


def test_alternatives_name_no_time_limit_where_they_are_interrupted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """Ctrl-C is pressed as the first alternative is looked for."""
    find = scheduler.search.alternatives._farthest

    def interrupted(*arguments: Any) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        return find(*arguments)

    monkeypatch.setattr(scheduler.search.alternatives, "_farthest", interrupted)
    assert main(["alternatives", str(folder), "-k", "3", "--lang", "en"]) == 130
    output = capsys.readouterr()
    assert "Programme 1" in output.out
    assert "--time-limit" not in output.out + output.err  # it was not the time that was missing


def test_repair_writes_the_best_so_far(folder: Path, interrupted: Callable[..., None], capsys: Captured) -> None:
    assert main(["solve", str(folder), "--lang", "en"]) == 0
    assert "nterrupted" not in capsys.readouterr().err
    interrupted(4)
    assert main(["repair", str(folder), "--cancel", "T5", "--lang", "en"]) == 130
    told = capsys.readouterr().err
    assert "being checked and written" in told
    assert "the best programme found until then was written" in told
    assert main(["verify", str(folder), "--lang", "en"]) == 0


def test_nothing_is_applied_of_what_was_interrupted(
    impossible: Path, interrupted: Callable[..., None], capsys: Captured
) -> None:
    before = {path.name: path.read_bytes() for path in impossible.iterdir() if path.is_file()}
    interrupted(12)
    assert main(["explain", str(impossible), "--apply", "1", "--lang", "en"]) == 130
    assert {path.name: path.read_bytes() for path in impossible.iterdir() if path.is_file()} == before


def test_ctrl_c_while_the_command_is_being_loaded_ends_it_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupting:
        """Finds no module: Ctrl-C comes while it looks."""

        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "scheduler.cli.program":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "scheduler.cli.program")
    monkeypatch.setattr(sys, "meta_path", [Interrupting, *sys.meta_path])
    package, _, function = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"][
        "journee"
    ].partition(":")
    assert getattr(importlib.import_module(package), function)() == 130
