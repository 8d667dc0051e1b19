"""`check --fix`: what is certain is written, means the same, and can be taken back."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from scheduler.cli.program import main
from scheduler.domain.errors import EnvironmentFailure, FolderChanged
from scheduler.reading import Examination, examine, read_folder
from scheduler.reading.report import Guess
from scheduler.services import fixing
from scheduler.services.fixing import fix
from scheduler.services.undoing import history, undo
from tests.scheduler.reading.secretariats.secretariat import AXES, event
from tests.scheduler.reading.secretariats.written import as_xlsx

Captured = pytest.CaptureFixture[str]
HABITS = "id;titre;intervenants;durée;statut\r\nT1;Un;Ada;20 min;OK\r\nT2;Deux;Bob;1 h;\r\nT3;Trois;Cy;30;\r\n"


@pytest.fixture
def habits(folder) -> Path:
    (folder.path / "talks.csv").write_bytes(HABITS.encode())
    path: Path = folder.path
    return path


def test_what_was_understood_is_written_and_nothing_else(habits: Path) -> None:
    event = read_folder(habits).event
    fixed = fix(habits)
    assert (habits / "talks.csv").read_bytes() == (
        HABITS.replace("20 min", "20").replace("1 h", "60").replace("OK", "accepté").encode()
    )
    assert [(c.place.row, c.place.column, c.before, c.after) for c in fixed.changes] == [
        (2, "durée", "20 min", "20"),
        (2, "statut", "OK", "accepté"),
        (3, "durée", "1 h", "60"),
    ]
    after = read_folder(habits)
    assert after.event == event
    assert after.guesses == ()


def test_numbers_are_written_as_numbers_and_parted_cells_are_told(tmp_path: Path) -> None:
    import openpyxl

    rows = [
        ["id", "Titre", "Axe", "Intervenants", "Durée"],
        ["T1", "Un", "1 – Nommer", "Ada Mercier", "20 min"],
        ["T2", "Deux", None, "Bo Linde", time(0, 30)],
        ["T3", "Trois", "2", "Cy Roux", "une heure"],
    ]
    (tmp_path / "event.toml").write_bytes(event(AXES))
    (tmp_path / "talks.xlsx").write_bytes(as_xlsx({"F": rows}, ("C2:C3",)))
    before = read_folder(tmp_path).event
    fixed = fix(tmp_path)
    assert read_folder(tmp_path).event == before
    sheet = openpyxl.load_workbook(tmp_path / "talks.xlsx").active
    assert [sheet[cell].value for cell in ("E2", "E4", "C2", "C3")] == [20, 60, "1", "1"]
    assert [(remark.file, remark.found) for remark in fixed.inspection.remarks if "parted" in remark.text.en] == [
        ("talks.xlsx", "C2:C3")
    ]


def test_a_number_that_the_format_of_its_cell_would_make_an_hour_is_written_as_text(tmp_path: Path) -> None:
    import openpyxl

    rows = [["id", "Titre", "Axe", "Intervenants", "Durée"], ["T1", "Un", "1", "Ada Mercier", "20 min"]]
    (tmp_path / "event.toml").write_bytes(event(AXES))
    (tmp_path / "talks.xlsx").write_bytes(as_xlsx({"F": rows}))
    book = openpyxl.load_workbook(tmp_path / "talks.xlsx")
    book.active["E2"].number_format = "hh:mm"
    book.save(tmp_path / "talks.xlsx")
    fix(tmp_path)
    assert openpyxl.load_workbook(tmp_path / "talks.xlsx").active["E2"].value == "20"
    assert [talk.duration for talk in read_folder(tmp_path).event.talks] == [20]


def test_fixing_twice_writes_nothing_the_second_time(habits: Path) -> None:
    fix(habits)
    before = (habits / "talks.csv").read_bytes()
    assert fix(habits).changes == ()
    assert (habits / "talks.csv").read_bytes() == before
    assert len(history(habits).done) == 1


def test_one_step_of_undo_gives_the_bytes_back(habits: Path) -> None:
    fix(habits)
    undo(habits)
    assert (habits / "talks.csv").read_bytes() == HABITS.encode()
    assert undo(habits) is None


def test_where_there_is_nothing_to_write_nothing_is_written(folder) -> None:
    before = folder.files()
    assert fix(folder.path).changes == ()
    assert folder.files() == before
    assert not (folder.path / ".journee" / "history").exists()


def test_what_is_certain_is_written_though_mistakes_remain(habits: Path) -> None:
    table = habits / "talks.csv"
    table.write_bytes(HABITS.replace("Cy;30", "Cy;bientôt").encode())
    before = examine(habits)
    fixed = fix(habits)
    assert [mistake.found for mistake in fixed.inspection.mistakes] == ["bientôt"]
    assert before.mistakes == fixed.inspection.mistakes
    text = table.read_bytes().decode()
    assert "T1;Un;Ada;20;" in text
    assert "Cy;bientôt" in text


def test_a_question_to_a_person_is_not_answered_by_what_is_written(folder) -> None:
    """Two rows of one title, without ids: one talk of two people, or two talks."""
    table = "titre;intervenants;durée\nUn;Ada Mercier;20 min\nUn;Bo Linde;20 min\nDeux;Cy Roux;30\n"
    (folder.path / "talks.csv").write_text(table, encoding="utf-8")
    before = examine(folder.path).mistakes
    assert before
    fix(folder.path)
    assert (folder.path / "talks.csv").read_text(encoding="utf-8") == table.replace("20 min", "20")
    assert examine(folder.path).mistakes == before


def test_a_row_that_lacked_an_id_gets_one(folder) -> None:
    (folder.path / "talks.csv").write_text("id;titre;intervenants\nT1;Un;Ada\n;Deux;Bo\n", encoding="utf-8")
    assert [mistake.column for mistake in examine(folder.path).mistakes] == ["id"]
    fix(folder.path)
    assert [talk.id for talk in read_folder(folder.path).event.talks] == ["T1", "T2"]


def test_what_would_change_the_event_is_left_and_the_rest_is_written(
    habits: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A correction that says something else than what was read: the guard, not the reader, is tried here."""
    real = fixing.examine

    def misled(*args: Any, **options: Any) -> Examination:
        found = real(*args, **options)
        return replace(found, guesses=tuple(map(_misleading, found.guesses)))

    def _misleading(guess: Guess) -> Guess:
        wrong = tuple(replace(correction, value="45") for correction in guess.corrections)
        return replace(guess, corrections=wrong) if guess.found == "1 h" else guess

    monkeypatch.setattr(fixing, "examine", misled)
    event = read_folder(habits).event
    fix(habits)
    monkeypatch.undo()
    text = (habits / "talks.csv").read_bytes().decode()
    assert "OK" not in text
    assert "1 h" in text
    assert read_folder(habits).event == event


@pytest.mark.parametrize("lock", [".~lock.talks.csv#", "~$talks.csv"])
def test_a_table_that_a_spreadsheet_holds_is_written_only_when_told_to(habits: Path, lock: str) -> None:
    (habits / lock).write_bytes(b",Ada,pc,23.05.2025 09:00,file:///;")
    with pytest.raises(EnvironmentFailure, match="is open in a spreadsheet program"):
        fix(habits)
    assert (habits / "talks.csv").read_bytes() == HABITS.encode()
    assert fix(habits, anyway=True).changes


def test_a_table_that_is_saved_meanwhile_is_not_written_over(habits: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = fixing.keeps_meaning
    theirs = HABITS.replace("Un", "Neuf").encode()

    def saved(*args: Any) -> bool:
        (habits / "talks.csv").write_bytes(theirs)
        return real(*args)

    monkeypatch.setattr(fixing, "keeps_meaning", saved)
    with pytest.raises(FolderChanged) as caught:
        fix(habits)
    assert [problem.file for problem in caught.value.differences] == ["talks.csv"]
    assert (habits / "talks.csv").read_bytes() == theirs
    assert history(habits).done == ()


def test_a_link_or_a_pipe_is_left_alone(habits: Path, tmp_path: Path) -> None:
    (habits / "talks.csv").rename(tmp_path / "elsewhere.csv")
    (habits / "talks.csv").symlink_to(tmp_path / "elsewhere.csv")
    with pytest.raises(EnvironmentFailure, match="a symbolic link stands here"):
        fix(habits)
    (habits / "talks.csv").unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(habits / "talks.csv")
        assert fix(habits).inspection.mistakes


def test_a_folder_without_event_is_told_and_left(tmp_path: Path) -> None:
    (tmp_path / "talks.csv").write_bytes(HABITS.encode())
    assert fix(tmp_path).inspection.mistakes
    assert [path.name for path in tmp_path.iterdir()] == ["talks.csv"]


def test_the_command_shows_each_change_and_how_to_take_it_back(habits: Path, capsys: Captured) -> None:
    assert main(["check", str(habits), "--fix", "--lang", "fr"]) == 0
    out = capsys.readouterr().out
    assert "talks.csv, ligne 2, durée\u202f: «\u202f20 min\u202f» → 20\n" in out
    assert f"3 valeurs écrites\u202f; pour revenir en arrière\u202f: journee undo {habits}" in out
    assert main(["check", str(habits), "--fix", "--lang", "en"]) == 0
    assert "Nothing to write" in capsys.readouterr().out


def test_programs_get_the_changes_with_mistakes_and_remarks(habits: Path, capsys: Captured) -> None:
    assert main(["check", str(habits), "--fix", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"file": "talks.csv", "row": 3, "key": "durée", "from": "1 h", "to": "60"} in told["changes"]
    assert told["mistakes"] == []
    assert isinstance(told["remarks"], list)


def test_check_says_how_to_write_what_was_understood(habits: Path, capsys: Captured) -> None:
    assert main(["check", str(habits), "--lang", "en"]) == 0
    assert f"journee check --fix {habits}" in capsys.readouterr().err
    fix(habits)
    assert main(["check", str(habits), "--lang", "en"]) == 0
    assert "--fix" not in capsys.readouterr().err
