"""Each change of an event folder is taken back and made again; what others wrote since stays."""

from __future__ import annotations

import pytest

from scheduler.domain.errors import EnvironmentFailure, FolderChanged
from scheduler.services.undoing import history, redo, undo
from scheduler.storage import history as storage
from scheduler.storage import journal


def test_each_change_is_taken_back_and_made_again_in_its_order(folder) -> None:
    states = [folder.files()]
    for number in range(4):
        folder.set("talk", "T1", "title", f"Titre {number}")
        folder.set("event", "", "event.end", f"1{number + 3}:00")
        states.append(folder.files())
    for state in reversed(states[:-1]):
        assert undo(folder.path) is not None
        assert undo(folder.path) is not None
        assert folder.files() == state
    assert undo(folder.path) is None
    for state in states[1:]:
        redo(folder.path)
        redo(folder.path)
        assert folder.files() == state
    assert redo(folder.path) is None


def test_a_new_change_forgets_what_was_undone(folder) -> None:
    folder.set("talk", "T1", "title", "A")
    undo(folder.path)
    folder.set("talk", "T2", "title", "B")
    kept = history(folder.path)
    assert (len(kept.done), kept.undone) == (1, ())
    assert redo(folder.path) is None
    undo(folder.path)
    assert b"Un" in folder.files()["talks.csv"]


def test_two_hundred_changes_are_kept(folder, monkeypatch: pytest.MonkeyPatch) -> None:
    assert storage.DEPTH == 200
    monkeypatch.setattr(storage, "DEPTH", 3)
    for number in range(5):
        folder.set("talk", "T1", "title", f"Titre {number}")
    while undo(folder.path):
        pass
    assert "T1;Titre 1;" in folder.text("talks.csv")
    assert len(list((folder.path / journal.PRIVATE).glob("0*.json"))) == 3


def test_other_people_s_cells_stay(folder) -> None:
    folder.set("talk", "T1", "title", "Neuf")
    folder.write("talks.csv", "T2;Deux;Bob;", "T3;Trois;Cy;\r\nT2;Deux;Bob;11:00-12:00")
    assert undo(folder.path) is not None
    head, first, *rest = folder.text("talks.csv").splitlines()
    assert first == "T1;Un;Ada;09:00-10:00"
    assert rest == ["T3;Trois;Cy;", "T2;Deux;Bob;11:00-12:00"]
    assert redo(folder.path) is not None
    assert folder.text("talks.csv").splitlines() == [head, "T1;Neuf;Ada;09:00-10:00", *rest]


def test_a_cell_that_others_changed_is_told_and_kept_but_with_yes(folder) -> None:
    before = folder.files()
    folder.set("talk", "T1", "title", "Neuf")
    folder.write("talks.csv", "Neuf", "Dix")
    theirs = folder.files()
    with pytest.raises(FolderChanged) as caught:
        undo(folder.path)
    (problem,) = caught.value.differences
    assert (problem.file, problem.row, problem.column, problem.found) == ("talks.csv", 2, "title", "Dix")
    assert folder.files() == theirs
    assert len(history(folder.path).done) == 1
    undo(folder.path, anyway=True)
    assert folder.files() == before


def test_other_people_s_lines_of_a_setting_file_stay(folder) -> None:
    folder.set("event", "", "event.end", "18:00")
    folder.write("event.toml", "# Ma journée", "# Ma belle journée")
    folder.write("event.toml", 'id = "here"', 'id = "here"\n[[rooms]]\nid = "there"')
    undo(folder.path)
    said = folder.text("event.toml")
    assert 'end = "12:00"' in said
    assert "belle" in said
    assert "there" in said
    folder.write("event.toml", 'end = "12:00"', 'end = "13:00"')
    theirs = folder.files()
    with pytest.raises(FolderChanged):
        redo(folder.path)
    assert folder.files() == theirs


def test_a_file_that_is_gone_is_told(folder) -> None:
    folder.set("event", "", "event.end", "18:00")
    (folder.path / "talks.csv").unlink()
    undo(folder.path)
    (folder.path / "talks.csv").write_bytes(b"id;title;speakers\nT1;a;Ada\n")
    folder.set("talk", "T1", "title", "b")
    (folder.path / "talks.csv").unlink()
    with pytest.raises(FolderChanged):
        undo(folder.path)


def test_a_damaged_history_is_told_and_harms_nothing(folder) -> None:
    folder.set("talk", "T1", "title", "Neuf")
    astray = b'{"format": 1, "files": [{"name": "../x", "before": null}]}'
    for damage in (b"", b"{}", b'{"format": 1, "at": "x"}', astray):
        for path in (folder.path / journal.PRIVATE).iterdir():
            kept = path.read_bytes()
            path.write_bytes(damage)
            with pytest.raises(EnvironmentFailure, match="history cannot be read"):
                undo(folder.path)
            path.write_bytes(kept)
    undo(folder.path)
    assert "T1;Un;" in folder.text("talks.csv")
