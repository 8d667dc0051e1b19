"""Edits of a folder: found again, checked, locked, never through a spreadsheet's back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from scheduler.cli.program import main
from scheduler.domain.errors import EnvironmentFailure, FolderChanged, InputError
from scheduler.editing import Edit, planned
from scheduler.language.message import Message
from scheduler.reading import read_folder
from scheduler.search.control import Budget
from scheduler.services import ways_in_files
from scheduler.services.editing import apply_plans
from scheduler.services.effort import Effort
from scheduler.services.undoing import history, undo
from scheduler.storage.transaction import Transaction, commit

SAMPLE = Path(__file__).parents[3] / "samples" / "impossible"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def impossible(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "impossible"))


def racing(monkeypatch: pytest.MonkeyPatch, change: Any) -> None:
    """`change` happens after the ways out were found and before one is written."""
    real = ways_in_files.explanation

    def slow(*args: Any, **options: Any) -> Any:
        explanation = real(*args, **options)
        change()
        return explanation

    monkeypatch.setattr(ways_in_files, "explanation", slow)


def test_a_way_out_goes_to_the_talk_it_is_for_though_rows_were_inserted(
    impossible: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    table = impossible / "talks.csv"
    lines = table.read_bytes().split(b"\n")
    new = b"N1;1;Nouveau;Zo\xc3\xa9 Invent\xc3\xa9e;;"
    racing(monkeypatch, lambda: table.write_bytes(b"\n".join([lines[0], new, *lines[1:]])))
    assert main(["explain", str(impossible), "--apply", "1", "--lang", "en"]) == 0
    assert "talks.csv:3, disponibilités: 09:30-10:00 → 09:30-10:30" in capsys.readouterr().out
    after = table.read_bytes().split(b"\n")
    assert after[:2] == [lines[0], new]
    assert [line for line in after[2:] if line not in lines] == [lines[1].replace(b"09:30-10:00", b"09:30-10:30")]
    assert len(after) == len(lines) + 1


@pytest.mark.long
def test_another_process_may_save_the_table_while_ways_out_are_searched(impossible: Path) -> None:
    """As a spreadsheet does: the table is replaced by a second process once the search has begun."""
    table = impossible / "talks.csv"
    lines = table.read_bytes().split(b"\n")
    new = b"N1;1;Nouveau;Zo\xc3\xa9 Invent\xc3\xa9e;;"
    (impossible.parent / "saved.csv").write_bytes(b"\n".join([lines[0], new, *lines[1:]]))
    code = "import os, sys; os.replace(*sys.argv[1:])"
    saves = [lambda: subprocess.run([sys.executable, "-c", code, impossible.parent / "saved.csv", table], check=True)]

    def save_once(_: object) -> None:
        while saves:
            saves.pop()()

    way = ways_in_files.find_and_apply(impossible, 1, Effort(Budget.of(60), progress=save_once))
    assert not saves
    assert [(change.file, change.row, change.new) for change in way.changes] == [("talks.csv", 3, "09:30-10:30")]
    after = table.read_bytes().split(b"\n")
    assert after == [lines[0], new, lines[1].replace(b"09:30-10:00", b"09:30-10:30"), *lines[2:]]


@pytest.mark.long
def test_a_value_that_somebody_changed_meanwhile_is_not_written_over(
    impossible: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    table = impossible / "talks.csv"
    theirs = table.read_bytes().replace(b"09:30-10:00", b"09:30-11:00", 1)
    racing(monkeypatch, lambda: table.write_bytes(theirs))
    assert main(["explain", str(impossible), "--apply", "1", "--json", "--lang", "en"]) == 1
    (told,) = json.loads(capsys.readouterr().out)["differences"]
    assert (told["file"], told["row"], told["column"], told["found"]) == (
        "talks.csv",
        2,
        "disponibilités",
        "09:30-11:00",
    )
    assert "09:30-10:00" in told["text"]
    assert table.read_bytes() == theirs
    assert not (impossible / ".journee").exists()


@pytest.mark.long
def test_a_talk_that_is_gone_meanwhile_is_told(
    impossible: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    table = impossible / "talks.csv"
    lines = table.read_bytes().split(b"\n")
    racing(monkeypatch, lambda: table.write_bytes(b"\n".join([lines[0], *lines[2:]])))
    assert main(["explain", str(impossible), "--apply", "1", "--lang", "fr"]) == 1
    stderr = capsys.readouterr().err
    assert "Cette ligne n’est plus là depuis que le fichier a été lu" in stderr
    assert "Rien n’a été écrit" in stderr


def test_a_change_that_makes_the_folder_wrong_is_not_written(folder) -> None:
    before = folder.files()
    with pytest.raises(InputError):
        folder.set("talk", "T1", "available", "hier")
    assert folder.files() == before
    assert not (folder.path / ".journee").exists()


@pytest.mark.parametrize(("table", "lock"), [("talks.csv", ".~lock.talks.csv#"), ("talks.csv", "~$talks.csv")])
def test_a_file_that_a_spreadsheet_holds_is_written_only_when_told_to(folder, table: str, lock: str) -> None:
    (folder.path / lock).write_bytes(b",Ada,pc,23.05.2025 09:00,file:///;")
    before = folder.files()
    with pytest.raises(EnvironmentFailure, match="is open in a spreadsheet program"):
        folder.set("talk", "T1", "title", "Neuf")
    assert folder.files() == before
    reading = read_folder(folder.path)
    plans = planned(reading.sources, [Edit(table, 2, "title", "Neuf")])
    apply_plans(folder.path, plans, "journee trial", Message(fr="a", en="b"), anyway=True)
    assert "T1;Neuf;" in folder.text("talks.csv")
    assert [str(remark) for remark in reading.remarks if lock in str(remark)] == []


def test_the_locks_of_spreadsheets_are_no_tables(folder, capsys: Captured) -> None:
    (folder.path / "talks.csv").rename(folder.path / "talks.txt")
    for lock in ("~$talks.xlsx", ".~lock.talks.ods#"):
        (folder.path / lock).write_bytes(b"x")
    assert main(["check", str(folder.path)]) == 3
    stderr = capsys.readouterr().err
    assert "talks.txt" in stderr
    assert "~" not in stderr


def test_what_a_symbolic_link_points_to_is_left_alone(folder, tmp_path: Path) -> None:
    shutil.move(folder.path / "talks.csv", tmp_path / "elsewhere.csv")
    (folder.path / "talks.csv").symlink_to(tmp_path / "elsewhere.csv")
    with pytest.raises(EnvironmentFailure, match="a symbolic link stands here"):
        folder.set("talk", "T1", "title", "Neuf")
    assert (folder.path / "talks.csv").is_symlink()


def test_a_symbolic_link_of_the_folder_itself_is_followed_and_stays(folder) -> None:
    (folder.path / "tables").mkdir()
    shutil.move(folder.path / "talks.csv", folder.path / "tables/programme.csv")
    (folder.path / "talks.csv").symlink_to("tables/programme.csv")
    folder.set("talk", "T1", "title", "Neuf")
    assert (folder.path / "talks.csv").is_symlink()
    assert "T1;Neuf;" in folder.text("tables/programme.csv")
    assert undo(folder.path) is not None
    assert (folder.path / "talks.csv").is_symlink()
    assert "T1;Neuf;" not in folder.text("tables/programme.csv")


@pytest.mark.parametrize("target", [".journee/x.csv", "out/x.csv"])
def test_a_symbolic_link_to_what_is_not_the_user_s_is_left_alone(folder, target: str) -> None:
    data = (folder.path / "talks.csv").read_bytes()
    (folder.path / "talks.csv").unlink()
    (folder.path / target).parent.mkdir(exist_ok=True)
    (folder.path / target).write_bytes(b"ours")
    (folder.path / "talks.csv").symlink_to(target)
    with pytest.raises(EnvironmentFailure, match="a symbolic link stands here"):
        commit(folder.path, Transaction("journee trial", Message(fr="a", en="b"), {"talks.csv": data}))
    assert (folder.path / target).read_bytes() == b"ours"


def test_the_rights_of_a_file_stay(folder) -> None:
    os.chmod(folder.path / "talks.csv", 0o640)
    folder.set("talk", "T1", "title", "Neuf")
    assert (folder.path / "talks.csv").stat().st_mode & 0o777 == 0o640
    room = folder.path / ".journee" / "history"
    assert room.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in room.iterdir()} == {0o600}


def test_two_edits_at_once_are_both_there_or_one_is_told(folder) -> None:
    """Each thread changes its own talk; whoever is turned away tries again."""

    def change(name: str, title: str) -> None:
        for _ in range(2000):
            try:
                folder.set("talk", name, "title", title)
            except FolderChanged:
                raise
            except EnvironmentFailure:
                continue
            return

    threads = [threading.Thread(target=change, args=args) for args in (("T1", "Neuf"), ("T2", "Dix"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [line[:8] for line in folder.text("talks.csv").splitlines()[1:]] == ["T1;Neuf;", "T2;Dix;B"]
    assert len(history(folder.path).done) == 2


def test_two_repairs_at_once_lose_nothing(folder, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """The second is told while the first computes; told again afterwards, both cancellations are kept."""
    import scheduler.search.repair

    (folder.path / "talks.csv").write_bytes(b"id;title;speakers\nT1;Un;Ada\nT2;Deux;Bob\nT3;Trois;Cy\n")
    assert main(["solve", str(folder.path), "--quiet"]) == 0
    real = scheduler.search.repair.repair
    codes: list[int] = []

    def slow(*args: Any, **options: Any) -> Any:
        if not codes:
            codes.append(-1)
            second = threading.Thread(target=lambda: codes.append(main(["repair", str(folder.path), "--cancel", "T2"])))
            second.start()
            second.join()
        return real(*args, **options)

    monkeypatch.setattr(scheduler.search.repair, "repair", slow)
    assert main(["repair", str(folder.path), "--cancel", "T1", "--quiet"]) == 0
    assert codes == [-1, 1]
    assert "journee repair" in capsys.readouterr().err
    assert main(["repair", str(folder.path), "--cancel", "T2", "--quiet"]) == 0
    assert read_folder(folder.path).amendments.cancelled == ("T1", "T2")
