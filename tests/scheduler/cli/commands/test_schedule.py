"""`journee verify` and `journee export`: what is in out/, checked, and written again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scheduler.cli.program import main
from scheduler.domain.programme import Programme
from scheduler.storage import journal

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(one_talk: Path, programme: Programme, search: Any) -> Path:
    """The event of one talk, solved."""
    search("optimal", programme)
    assert main(["solve", str(one_talk), "--quiet"]) == 0
    return one_talk


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((folder / "out").rglob("*")) if path.is_file()}


def edit(folder: Path, old: str, new: str, name: str = "schedule.json") -> None:
    path = folder / "out/schedule.json"
    text = path.read_text(encoding="utf-8")
    assert old in text
    (folder / "out" / name).write_text(text.replace(old, new), encoding="utf-8")


def answer(capsys: Captured) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    return result


def test_verify_agrees_with_what_solve_wrote(folder: Path, capsys: Captured) -> None:
    assert main(["verify", str(folder), "--lang", "en"]) == 0
    assert "No rule is broken, optimal programme" in capsys.readouterr().out
    assert main(["verify", str(folder), "--json"]) == 0
    assert answer(capsys) == {
        "status": "optimal",
        "levels": [{"name": "sessions", "value": 1, "bound": 1}],
        "violations": [],
        "out": str(folder / "out"),
    }


def test_verify_names_each_broken_rule(folder: Path, capsys: Captured) -> None:
    edit(folder, "T09:", "T10:", "mine.json")
    assert main(["verify", str(folder), str(folder / "out/mine.json"), "--lang", "en", "--json"]) == 5
    result = answer(capsys)
    assert result["status"] == "invalid"
    assert {violation["rule"] for violation in result["violations"]} >= {"talk_available"}
    assert all(set(violation) == {"rule", "amount", "subjects", "text"} for violation in result["violations"])
    assert main(["verify", str(folder), str(folder / "out/mine.json"), "--lang", "fr"]) == 5
    assert "talk_available\u202f: " in capsys.readouterr().out
    assert main(["verify", str(folder), "--quiet"]) == 0  # the one in its place is as good as before


def test_a_file_that_claims_too_much_is_told_and_called_feasible(folder: Path, capsys: Captured) -> None:
    edit(folder, '"value": 1', '"value": 0')
    assert main(["verify", str(folder), "--lang", "en", "--json"]) == 0
    output = capsys.readouterr()
    assert json.loads(output.out)["status"] == "feasible"
    assert json.loads(output.out)["levels"][0]["value"] == 1
    assert "sessions" in output.err


@pytest.mark.parametrize("command", ["verify", "export"])
@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"format": 99}', '{"format": 1, "talks": 3}', "\0\udcff"])
def test_a_schedule_that_cannot_be_read_is_wrong_input(
    command: str, text: str | None, folder: Path, capsys: Captured
) -> None:
    path = folder / "out/schedule.json"
    path.unlink()
    if text is not None:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    before = contents(folder)
    assert main([command, str(folder), "--json", "--lang", "en"]) == 3
    assert answer(capsys)["mistakes"][0]["file"].endswith("schedule.json")
    assert contents(folder) == before


def test_export_writes_the_same_bytes_again(folder: Path, capsys: Captured) -> None:
    before = contents(folder)
    (folder / "out/public/index.html").unlink()
    (folder / "out/public/programme.csv").write_bytes(b"spoilt")
    assert main(["export", str(folder), "--lang", "en"]) == 0
    assert str(folder / "out") in capsys.readouterr().out
    assert contents(folder) == before


def test_export_of_one_format_leaves_the_others(folder: Path) -> None:
    from exports import FORMATS

    before = contents(folder)
    for path in (folder / "out/public").rglob("*.*"):
        path.write_bytes(b"spoilt")
    for format in FORMATS:
        if format.written == "always":
            assert main(["export", str(folder), "--format", format.name, "--quiet"]) == 0
    assert contents(folder) == before


def test_export_refuses_an_invalid_schedule(folder: Path, capsys: Captured) -> None:
    edit(folder, "T09:", "T10:")
    before = contents(folder)
    assert main(["export", str(folder), "--lang", "en"]) == 5
    assert "talk_available" in capsys.readouterr().err
    assert contents(folder) == before


def test_export_after_a_change_by_hand_claims_no_optimum(folder: Path) -> None:
    edit(folder, '"value": 1', '"value": 0')
    assert main(["export", str(folder), "--quiet"]) == 0
    written = json.loads((folder / "out/schedule.json").read_bytes())
    assert (written["status"], written["levels"][0]["value"]) == ("feasible", 1)


def test_what_an_earlier_run_left_half_done_is_put_back_before_reading(folder: Path) -> None:
    before = contents(folder)
    room = folder / "out" / journal.PROGRAM_FOLDER
    (room / "new").mkdir()
    (room / "old").mkdir()
    (folder / "out/schedule.json").rename(room / "old/0")
    (folder / "out/schedule.json").write_bytes(b"half")
    (room / "journal.json").write_text('{"names": [["schedule.json", true]], "made": []}')
    assert main(["verify", str(folder), "--quiet"]) == 0
    assert contents(folder) == before


def test_options_of_formats_are_taken_and_checked(folder: Path, capsys: Captured) -> None:
    page = folder / "out/public/fragment.html"
    assert main(["export", str(folder), "--format", "fragment", "--heading", "4", "--quiet"]) == 0
    assert "<h4>" in page.read_text(encoding="utf-8")
    assert main(["export", str(folder), "--format", "fragment", "--heading", "7"]) == 2
    capsys.readouterr()
    assert main(["export", str(folder), "--format", "xlsx", "--with-addresses", "--quiet"]) == 0
    assert (folder / "out/exchange/programme.xlsx").is_file()


def test_what_a_format_cannot_hold_is_told_where_it_is_asked_for(folder: Path, capsys: Captured) -> None:
    assert main(["export", str(folder), "--lang", "en"]) == 0
    assert "indico.csv" not in "".join(capsys.readouterr())
    assert main(["export", str(folder), "--format", "indico-csv", "--lang", "en"]) == 0
    assert "indico.csv holds no rooms" in "".join(capsys.readouterr())
