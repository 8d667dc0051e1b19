"""What commands wrote is undone with all of out/; a programme that was changed by hand is kept."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from scheduler.cli.program import main
from scheduler.services.undoing import undo
from scheduler.storage.output_folder import is_checked

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def solved(folder) -> Any:
    (folder.path / "talks.csv").write_bytes(b"id;title;speakers\nT1;Un;Ada\nT2;Deux;Bob\nT3;Trois;Cy\n")
    assert main(["solve", str(folder.path), "--quiet"]) == 0
    return folder


def test_a_repair_is_undone_with_all_of_out_and_done_again(solved, capsys: Captured) -> None:
    before = solved.files()
    assert main(["repair", str(solved.path), "--cancel", "T2", "--quiet"]) == 0
    after = solved.files()
    assert {name for name in before | after if before.get(name) != after.get(name)} > {"amendments.toml"}
    capsys.readouterr()
    assert main(["undo", str(solved.path), "--json", "--lang", "en"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["files"] == ["amendments.toml", "out/schedule.json"]
    assert answer["undone"]["command"] == "journee repair"
    assert solved.files() == before
    assert main(["redo", str(solved.path), "--lang", "fr"]) == 0
    assert "Refait" in capsys.readouterr().out
    assert solved.files() == after


def test_an_amendment_of_others_stays_when_ours_is_undone(solved) -> None:
    assert main(["repair", str(solved.path), "--cancel", "T2", "--quiet"]) == 0
    path = solved.path / "amendments.toml"
    path.write_text(path.read_text("utf-8") + '\n[[absent]]\nperson = "Cy"\nhours = "09:00-09:30"\n', "utf-8")
    assert main(["undo", str(solved.path), "--quiet"]) == 0
    assert "cancelled" not in path.read_text("utf-8")
    assert '[[absent]]\nperson = "Cy"' in path.read_text("utf-8")


def test_solve_keeps_a_programme_that_was_changed_by_hand(solved, capsys: Captured) -> None:
    path = solved.path / "out/schedule.json"
    mine = path.read_bytes().replace(b'"status": "optimal"', b'"status": "feasible"')
    assert mine != path.read_bytes()
    path.write_bytes(mine)
    assert main(["solve", str(solved.path), "--lang", "en"]) == 0
    assert "had been changed by hand: it is kept, journee undo" in capsys.readouterr().err
    assert path.read_bytes() != mine
    assert main(["undo", str(solved.path), "--lang", "en"]) == 0
    assert path.read_bytes() == mine
    assert main(["publish", str(solved.path), "--quiet"]) == 5
    assert main(["solve", str(solved.path), "--quiet"]) == 0  # and again: it is still a programme changed by hand
    assert main(["undo", str(solved.path), "--quiet"]) == 0
    assert path.read_bytes() == mine


@pytest.mark.long
@pytest.mark.parametrize("indent", [None, 2], ids=["otherwise laid out", "as the program writes it"])
def test_solve_keeps_a_programme_that_was_changed_by_hand_and_exported(
    solved, capsys: Captured, indent: int | None
) -> None:
    path = solved.path / "out/schedule.json"
    mine = path.read_bytes().replace(b'"T1"', b'"T0"').replace(b'"T3"', b'"T1"').replace(b'"T0"', b'"T3"')
    mine = json.dumps(json.loads(mine), indent=indent, ensure_ascii=False).encode() + b"\n"
    path.write_bytes(mine)
    assert main(["export", str(solved.path), "--quiet"]) == 0
    exported = solved.files()
    capsys.readouterr()
    assert main(["solve", str(solved.path), "--lang", "en"]) == 0
    assert "had been changed by hand: it is kept, journee undo" in capsys.readouterr().err
    assert main(["solve", str(solved.path), "--lang", "en"]) == 0
    assert "by hand" not in capsys.readouterr().err
    assert main(["undo", str(solved.path), "--quiet"]) == 0
    assert solved.files() == exported
    assert main(["undo", str(solved.path), "--quiet"]) == 0
    assert path.read_bytes() == mine


@pytest.mark.long
@pytest.mark.parametrize("indent", [None, 2], ids=["otherwise laid out", "as the program writes it"])
@pytest.mark.parametrize("broken", [False, True], ids=["keeps the rules", "breaks one by now"])
def test_an_export_that_is_undone_leaves_a_programme_changed_by_hand(solved, indent: int | None, broken: bool) -> None:
    """The next `solve` keeps it, and `publish` asks for `export`, as before the export."""
    path = solved.path / "out/schedule.json"
    mine = path.read_bytes().replace(b'"T1"', b'"T0"').replace(b'"T3"', b'"T1"').replace(b'"T0"', b'"T3"')
    mine = json.dumps(json.loads(mine), indent=indent, ensure_ascii=False).encode() + b"\n"
    path.write_bytes(mine)
    assert main(["export", str(solved.path), "--quiet"]) == 0
    if broken:
        (solved.path / "talks.csv").write_bytes(b"id;title;speakers;duration\nT1;Un;Ada;45\nT2;Deux;Bob\nT3;Trois;Cy\n")
    assert main(["undo", str(solved.path), "--quiet"]) == 0
    assert path.read_bytes() == mine
    assert not is_checked(solved.path / "out", "schedule.json")
    assert main(["publish", str(solved.path), "--quiet"]) == 5
    assert main(["redo", str(solved.path), "--quiet"]) == 0
    assert is_checked(solved.path / "out", "schedule.json") is not broken
    assert main(["undo", str(solved.path), "--quiet"]) == 0
    assert main(["solve", str(solved.path), "--quiet"]) == 0
    assert main(["undo", str(solved.path), "--quiet"]) == 0
    assert path.read_bytes() == mine


def test_undo_says_that_the_program_wrote_another_programme_since(solved, capsys: Captured) -> None:
    shutil.rmtree(solved.path / "out")
    before = solved.files()
    assert main(["alternatives", str(solved.path), "-k", "2", "--take", "2", "--quiet"]) == 0
    assert main(["solve", str(solved.path), "--quiet"]) == 0
    since = solved.files()
    capsys.readouterr()
    assert main(["undo", str(solved.path), "--lang", "en"]) == 1
    refusal = capsys.readouterr().err
    assert "Journée has written another programme since" in refusal
    assert "others" not in refusal  # nobody else has changed anything
    assert solved.files() == since
    assert main(["undo", str(solved.path), "--yes", "--quiet"]) == 0
    assert solved.files() == before


def test_no_file_of_a_release_stays_beside_an_older_programme_changed_by_hand(solved) -> None:
    path = solved.path / "out/schedule.json"
    mine = path.read_bytes().replace(b'"T1"', b'"T0"').replace(b'"T3"', b'"T1"').replace(b'"T0"', b'"T3"')
    path.write_bytes(mine)
    assert main(["solve", str(solved.path), "--quiet"]) == 0
    assert main(["publish", str(solved.path), "--quiet"]) == 0
    assert [name for name in solved.files() if name.startswith("out/print/doors")]
    assert main(["undo", str(solved.path), "--yes", "--quiet"]) == 0
    assert path.read_bytes() == mine
    assert not [name for name in solved.files() if name.startswith("out/print/doors")]
    assert main(["publish", str(solved.path), "--quiet"]) == 5  # it still counts as changed by hand


@pytest.mark.long
def test_a_repair_that_was_published_is_undone_with_all_of_out(solved) -> None:
    assert main(["publish", str(solved.path), "--quiet"]) == 0
    published = json.loads(solved.files()["out/schedule.json"])
    assert main(["repair", str(solved.path), "--cancel", "T2", "--quiet"]) == 0
    assert main(["publish", str(solved.path), "--quiet"]) == 0
    assert main(["undo", str(solved.path), "--yes", "--quiet"]) == 0
    now = solved.files()
    assert json.loads(now["out/schedule.json"]) == {**published, "release": None}
    assert not [name for name in now if name.startswith("out/print/doors")]  # a draft after v2 has no door signs
    assert main(["publish", str(solved.path), "--quiet"]) == 0  # nothing of it was changed by hand
    assert main(["redo", str(solved.path), "--quiet"]) == 0
    assert "T2" not in [talk["id"] for talk in json.loads(solved.files()["out/schedule.json"])["talks"]]


def test_solve_names_repair_where_a_release_exists(solved, capsys: Captured) -> None:
    assert "journee repair" not in capsys.readouterr().err
    assert main(["publish", str(solved.path), "--quiet"]) == 0
    assert main(["solve", str(solved.path), "--lang", "en"]) == 0
    assert "A release is published: to change it as little as possible, journee repair" in capsys.readouterr().err


def test_an_event_folder_with_a_history_is_no_output_folder(solved) -> None:
    solved.set("talk", "T1", "title", "Neuf")
    before = solved.files()
    assert main(["solve", str(solved.path), "--out", str(solved.path), "--quiet"]) == 2
    assert solved.files() == before


def test_solve_over_its_own_programme_keeps_nothing(solved, capsys: Captured) -> None:
    assert main(["solve", str(solved.path), "--lang", "en"]) == 0
    assert "by hand" not in capsys.readouterr().err
    assert not (solved.path / ".journee").exists()
    assert main(["undo", str(solved.path), "--lang", "en"]) == 0
    assert "There is nothing to undo" in capsys.readouterr().out


def test_the_changes_are_listed_in_both_languages(folder, capsys: Captured) -> None:
    folder.set("talk", "T1", "title", "A")
    folder.set("talk", "T1", "title", "B")
    undo(folder.path)
    assert main(["undo", str(folder.path), "--list", "--lang", "fr"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("(annulé) Essai (journee trial, 20")
    assert second.startswith("Essai (journee trial, 20")
    assert main(["undo", str(folder.path), "--list", "--json", "--lang", "en"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [[entry["text"] for entry in answer[key]] for key in ("done", "undone")] == [["Trial"], ["Trial"]]


def test_what_is_no_event_folder_is_told(tmp_path: Path) -> None:
    for name in ("undo", "redo"):
        assert main([name, str(tmp_path), "--quiet"]) == 3
    assert list(tmp_path.iterdir()) == []
