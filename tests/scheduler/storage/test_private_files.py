"""What a stranger's folder has in the place of the program's own files leads nowhere and swells to nothing."""

from __future__ import annotations

import base64
import json
import os
import zlib
from pathlib import Path

import pytest

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message
from scheduler.releases.deliveries import Deliveries
from scheduler.storage import history
from scheduler.storage.history import read_history, state_at
from scheduler.storage.journal import PRIVATE
from scheduler.storage.lock import locked
from scheduler.storage.lock_holder import HOLDER, PROGRAM_FOLDER
from scheduler.storage.transaction import Transaction, commit

needs_links = pytest.mark.skipif(os.name == "nt", reason="links need a right that users of Windows lack")


def changed(before: str) -> bytes:
    file = {"name": "talks.csv", "before": before, "after": None}
    label = {"fr": "Un", "en": "One"}
    return json.dumps({"format": 1, "time": "", "command": "", "label": label, "files": [file]}).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "day" / PRIVATE).mkdir(parents=True)
    (tmp_path / "day/event.toml").write_text("")
    return tmp_path / "day"


@pytest.mark.parametrize("at", ["1e999", "NaN", '"1"', "1.5", "[]", "null"])
def test_a_state_that_is_no_number_is_told(folder: Path, at: str) -> None:
    (folder / PRIVATE / "state.json").write_text(f'{{"format": 1, "at": {at}}}')
    with pytest.raises(EnvironmentFailure, match="cannot be read"):
        read_history(folder)


@pytest.mark.parametrize("damage", ["cut off", "too large", "no text"])
def test_a_former_file_that_is_damaged_or_unfolds_without_end_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    monkeypatch.setattr(history, "LARGEST", 1000)
    packed = zlib.compress(b"x" * (1001 if damage == "too large" else 1000))
    packed = packed[:-6] if damage == "cut off" else packed
    before = "é" if damage == "no text" else base64.b64encode(packed).decode()
    (folder / PRIVATE / "000001.json").write_bytes(changed(before))
    with pytest.raises(EnvironmentFailure, match="cannot be read"):
        read_history(folder)


def test_a_former_file_as_large_as_a_file_may_be_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "LARGEST", 1000)
    (folder / PRIVATE / "000001.json").write_bytes(changed(base64.b64encode(zlib.compress(b"x" * 1000)).decode()))
    (folder / PRIVATE / "state.json").write_bytes(state_at(1)[f"{PRIVATE}/state.json"])
    assert read_history(folder).done[0].files[0].before == b"x" * 1000


@needs_links
def test_the_note_of_who_writes_is_written_through_no_link(folder: Path) -> None:
    (folder.parent / "theirs").write_text("precious")
    (folder / PROGRAM_FOLDER / HOLDER).symlink_to(folder.parent / "theirs")
    with locked(folder):
        assert json.loads((folder / PROGRAM_FOLDER / HOLDER).read_text())["pid"] == os.getpid()
    assert (folder.parent / "theirs").read_text() == "precious"


@needs_links
def test_the_note_of_who_writes_waits_for_no_pipe(folder: Path) -> None:
    os.mkfifo(folder / PROGRAM_FOLDER / HOLDER)
    with locked(folder):
        assert (folder / PROGRAM_FOLDER / HOLDER).is_file()


@needs_links
def test_the_history_is_written_into_no_other_folder(folder: Path) -> None:
    theirs = folder.parent / "theirs"
    theirs.mkdir(mode=0o755)
    (folder / PRIVATE).rmdir()
    (folder / PRIVATE).symlink_to(theirs)
    label = Message("Un", "One")
    with pytest.raises(EnvironmentFailure, match="a symbolic link"):
        commit(folder, Transaction("journee amend", label, {"event.toml": b"[event]"}))
    assert (folder / "event.toml").read_bytes() == b""
    assert list(theirs.iterdir()) == []
    assert theirs.stat().st_mode & 0o777 == 0o755


@needs_links
def test_what_was_sent_is_noted_in_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("precious")
    (tmp_path / "delivered.jsonl").symlink_to(tmp_path / "theirs")
    with pytest.raises(OSError, match="symbolic"), Deliveries(tmp_path / "delivered.jsonl").sending("<1@b.org>", "a"):
        raise AssertionError("sent without a note")
    assert (tmp_path / "theirs").read_text() == "precious"
