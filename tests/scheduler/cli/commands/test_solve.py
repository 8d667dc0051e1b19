"""How `journee solve` ends, for every way in which a search may end; the search itself has its own tests."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import scheduler.explanation.conflicts
import scheduler.search.lexicographic
from scheduler.cli.program import main
from scheduler.domain.errors import Contradiction
from scheduler.domain.programme import Level, PlacedTalk, Programme
from scheduler.domain.requirement import Requirement
from scheduler.search.result import Progress, Result

Captured = pytest.CaptureFixture[str]


def test_an_optimal_programme_is_written_and_shown(
    one_talk: Path, programme: Programme, search: Any, capsys: Captured
) -> None:
    search("optimal", programme)
    assert main(["solve", str(one_talk), "--lang", "fr"]) == 0
    shown = capsys.readouterr().out
    assert "Programme optimal" in shown
    assert "T1 Only, X" in shown
    assert (one_talk / "out/schedule.json").is_file()
    assert (one_talk / "out/public/index.html").is_file()


def test_json_is_one_object(one_talk: Path, programme: Programme, search: Any, capsys: Captured) -> None:
    search("optimal", programme)
    assert main(["solve", str(one_talk), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "status": "optimal",
        "levels": [{"name": "sessions", "value": 1, "bound": 1}],
        "violations": [],
        "out": str(one_talk / "out"),
        "oddities": [],
    }


def test_an_interrupted_search_writes_what_it_has(
    one_talk: Path, programme: Programme, search: Any, capsys: Captured
) -> None:
    search("feasible", programme.model_copy(update={"status": "feasible"}), interrupted=True)
    assert main(["solve", str(one_talk), "--lang", "en"]) == 130
    assert json.loads((one_talk / "out/schedule.json").read_bytes())["status"] == "feasible"
    assert "best programme found until then" in capsys.readouterr().err


def test_an_interrupted_search_without_a_programme_writes_nothing(
    one_talk: Path, programme: Programme, search: Any
) -> None:
    search("unknown", None, interrupted=True)
    assert main(["solve", str(one_talk)]) == 130
    assert not (one_talk / "out").exists()


def test_no_answer_in_time(one_talk: Path, programme: Programme, search: Any, capsys: Captured) -> None:
    search("unknown", None)
    assert main(["solve", str(one_talk), "--lang", "en", "--json"]) == 6
    output = capsys.readouterr()
    assert "--time-limit" in output.err
    assert json.loads(output.out) == {"status": "unknown", "levels": [], "violations": [], "out": None}
    assert not (one_talk / "out").exists()


def test_a_contradiction_is_said_sentence_by_sentence(
    one_talk: Path, programme: Programme, search: Any, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    search("infeasible", None)
    contradiction = Contradiction([[Requirement("placed", ("T1",))]], [True])
    monkeypatch.setattr(scheduler.explanation.conflicts, "contradiction", lambda *_, **__: contradiction)
    assert main(["solve", str(one_talk), "--lang", "en", "--json"]) == 4
    output = capsys.readouterr()
    answer = json.loads(output.out)
    assert answer["feasible"] is False
    assert answer["contradictions"][0]["minimal"] is True
    assert answer["contradictions"][0]["requirements"][0]["subjects"] == ["T1"]
    assert answer["contradictions"][0]["requirements"][0]["text"] in output.err
    assert not (one_talk / "out").exists()


def test_a_contradiction_without_time_to_find_it(
    one_talk: Path, programme: Programme, search: Any, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    search("infeasible", None)
    monkeypatch.setattr(scheduler.explanation.conflicts, "contradiction", lambda *_, **__: None)
    assert main(["solve", str(one_talk), "--lang", "en"]) == 4
    assert "no time" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"levels": (Level(name="sessions", value=0, bound=0),)}, "sessions"),
        ({"talks": (PlacedTalk(id="T1", session="S1", room="here", day=date(2025, 5, 23), start=540, end=575),)}, "T1"),
    ],
)
def test_a_programme_that_the_check_rejects_is_not_written(
    change: dict[str, Any], words: str, one_talk: Path, programme: Programme, search: Any, capsys: Captured
) -> None:
    search("optimal", programme.model_copy(update=change))
    assert main(["solve", str(one_talk), "--lang", "en"]) == 5
    assert words in capsys.readouterr().err
    assert not (one_talk / "out").exists()


def test_out_elsewhere_and_refused(
    one_talk: Path, programme: Programme, search: Any, tmp_path: Path, capsys: Captured
) -> None:
    search("optimal", programme)
    target = tmp_path / "web"
    assert main(["solve", str(one_talk), "--out", str(target), "--quiet"]) == 0
    assert (target / "schedule.json").is_file()
    assert not (one_talk / "out").exists()
    assert main(["solve", str(one_talk), "--out", str(target), "--quiet"]) == 0
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "thesis.odt").write_bytes(b"years of work")
    capsys.readouterr()
    assert main(["solve", str(one_talk), "--out", str(theirs), "--lang", "en", "--json"]) == 2
    assert "neither empty" in json.loads(capsys.readouterr().out)["error"]
    assert [path.name for path in theirs.iterdir()] == ["thesis.odt"]


def test_ctrl_c_while_writing_comes_too_late(
    one_talk: Path, programme: Programme, search: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import scheduler.storage.output_folder

    write = scheduler.storage.output_folder.write_output

    def interrupted(*arguments: Any, **options: Any) -> tuple[str, ...]:
        os.kill(os.getpid(), signal.SIGINT)
        return write(*arguments, **options)

    search("optimal", programme)
    monkeypatch.setattr(scheduler.storage.output_folder, "write_output", interrupted)
    before = signal.getsignal(signal.SIGINT)
    assert main(["solve", str(one_talk), "--quiet"]) == 0
    assert (one_talk / "out/schedule.json").is_file()
    assert signal.getsignal(signal.SIGINT) is before


def test_progress_is_shown_on_a_terminal_only(
    one_talk: Path, programme: Programme, loaded: None, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def solve(*_: Any, progress: Callable[[Progress], None] | None, **__: Any) -> Result:
        if progress is not None:
            progress(Progress("sessions", 3, 1, 2.0))
        return Result(status="optimal", programme=programme, seconds=2.0)

    monkeypatch.setattr(scheduler.search.lexicographic, "solve", solve)
    assert main(["solve", str(one_talk), "--lang", "en"]) == 0
    assert "at best" not in capsys.readouterr().err
    monkeypatch.setattr("scheduler.cli.console.Console.is_live", True)
    assert main(["solve", str(one_talk), "--lang", "en"]) == 0
    live = capsys.readouterr().err
    assert "3 sessions, at best 1, gap 67% · 2" in live
    assert "\r" in live.partition("gap 67% · 2")[2]  # the line is taken back
