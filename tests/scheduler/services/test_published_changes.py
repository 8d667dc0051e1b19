"""Undo of what a release contains: told, asked for on a terminal, refused elsewhere; nothing else is asked for."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from scheduler.cli.program import main
from scheduler.domain.errors import FolderChanged
from scheduler.services.undoing import history, undo
from tests.scheduler.services.conftest import Folder


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that was repaired after its release v1, and the same folder with the repair in v2."""
    path = tmp_path_factory.mktemp("stages")
    repaired = Folder(path / "repaired")
    for command, *words in (("solve",), ("publish",), ("repair", "--cancel", "T2")):
        assert main([command, str(repaired.path), *words, "--quiet"]) == 0
    shutil.copytree(repaired.path, path / "published")
    assert main(["publish", str(path / "published"), "--quiet"]) == 0
    return path


@pytest.fixture
def repaired(stages: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(stages / "repaired", tmp_path / "event"))


@pytest.fixture
def published(stages: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(stages / "published", tmp_path / "event"))


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".journee" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    terminal = io.StringIO(answer)
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", terminal)


def test_what_no_release_contains_is_undone_without_a_word(repaired):
    moved = undo(repaired)
    assert moved is not None
    assert moved.remarks == ()


def test_ids_that_calendars_hang_on_are_not_taken_back_without_a_word(tmp_path):
    """Made anew from the order of the rows, they would be others' once the table is sorted."""
    folder = Folder(tmp_path / "event")
    (folder.path / "talks.csv").write_bytes(b"title;speakers\r\nUn;Ada\r\nDeux;Bob\r\n")
    for command, *words in (("check", "--fix"), ("solve",), ("publish",)):
        assert main([command, str(folder.path), *words, "--quiet"]) == 0
    before = folder.files()
    with pytest.raises(FolderChanged):
        undo(folder.path)
    assert folder.files() == before
    assert undo(folder.path, anyway=True) is not None


def test_without_a_terminal_it_is_refused_with_the_release_and_what_to_do(published, capsys):
    before = files(published)
    capsys.readouterr()
    assert main(["undo", str(published), "--quiet", "--lang", "en"]) == 1
    error = capsys.readouterr().err
    assert "Release v2, published on" in error
    assert "contains this change" in error
    assert "--yes" in error
    assert "publish" in error
    assert files(published) == before


def test_with_yes_it_is_done_and_what_remains_to_do_is_told(published, capsys):
    capsys.readouterr()
    assert main(["undo", str(published), "--yes", "--json", "--lang", "en"]) == 0
    (remark,) = json.loads(capsys.readouterr().out)["remarks"]
    assert "v2 still contains this change" in remark
    assert "journee publish" in remark


@pytest.mark.parametrize(("answer", "code", "done"), [("n\n", 130, 1), ("y\n", 0, 0)])
def test_on_a_terminal_it_is_asked(published, monkeypatch, capsys, answer, code, done):
    on_a_terminal(monkeypatch, answer)
    assert main(["undo", str(published), "--quiet", "--lang", "en"]) == code
    assert "Undo the change? [y/N]" in capsys.readouterr().err
    assert len(history(published).done) == done


def test_a_release_below_a_change_that_others_made_since_is_found_by_its_programme(published):
    (published / "talks.csv").write_bytes(files(published)["talks.csv"].replace(b"Un", b"Une"))
    with pytest.raises(FolderChanged, match="Nothing was undone"):
        undo(published)


def test_a_release_that_was_withdrawn_contains_nothing(published):
    assert main(["publish", str(published), "--withdraw", "--quiet"]) == 0
    assert undo(published) is not None


def test_what_changes_nothing_that_is_published_is_undone_without_a_word(published):
    table = published / "talks.csv"
    table.write_bytes(table.read_bytes().replace(b"09:00-10:00", b"9h-10h"))
    table.write_bytes(table.read_bytes().replace(b"9h-10h", b"de 9h \xc3\xa0 10h"))
    assert main(["check", str(published), "--fix", "--quiet"]) == 0
    assert history(published).done[-1].command == "journee check --fix"
    assert undo(published) is not None


def test_a_change_of_the_table_alone_is_found_by_what_it_makes_of_the_event(stages, tmp_path):
    folder = Folder(tmp_path / "event")
    shutil.copytree(stages / "published", folder.path, dirs_exist_ok=True)
    folder.set("talk", "T1", "title", "Neuf")
    assert undo(folder.path) is not None
    folder.set("talk", "T1", "title", "Neuf")
    assert main(["export", str(folder.path), "--quiet"]) == 0
    assert main(["publish", str(folder.path), "--quiet"]) == 0
    with pytest.raises(FolderChanged, match="Nothing was undone"):
        undo(folder.path)
