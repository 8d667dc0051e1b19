"""What is kept of the history is that of the bytes of its files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message
from scheduler.storage.history import FileChange, files_for, read_history


def recorded(folder: Path, label: str) -> Path:
    """The file of one more change."""
    change = FileChange("talks.csv", b"id\n", label.encode())
    put, _ = files_for(folder, "journee serve", Message(label, label), [change], by_hand=False)
    for name, data in put.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder / next(iter(put))


def rewritten(file: Path, old: bytes, new: bytes) -> None:
    """Other bytes of the same length at the same time."""
    data, state = file.read_bytes(), file.stat()
    assert len(old) == len(new)
    assert old in data
    file.write_bytes(data.replace(old, new))
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))


def test_an_entry_is_read_again_only_where_its_bytes_are_others(tmp_path: Path) -> None:
    first, _ = recorded(tmp_path, "One"), recorded(tmp_path, "Two")
    before = read_history(tmp_path)
    again = read_history(tmp_path)
    assert [entry.label.en for entry in before.done] == ["One", "Two"]
    assert all(known is entry for known, entry in zip(again.done, before.done, strict=True))
    rewritten(first, b"One", b"Uno")
    now = read_history(tmp_path)
    assert [entry.label.en for entry in now.done] == ["Uno", "Two"]
    assert now.done[1] is before.done[1]


def test_a_damaged_entry_that_was_whole_is_told(tmp_path: Path) -> None:
    file = recorded(tmp_path, "One")
    assert read_history(tmp_path).done
    rewritten(file, b'"after"', b'"aftur"')
    with pytest.raises(EnvironmentFailure):
        read_history(tmp_path)


def test_the_same_bytes_under_another_number_are_another_change(tmp_path: Path) -> None:
    first, second = recorded(tmp_path, "One"), recorded(tmp_path, "Two")
    read_history(tmp_path)
    second.write_bytes(first.read_bytes())
    assert [(entry.number, entry.label.en) for entry in read_history(tmp_path).done] == [(1, "One"), (2, "One")]


def test_a_history_of_another_account_is_told_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(tmp_path, "One")

    def refused(path: Path) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refused)
    monkeypatch.setattr(Path, "owner", lambda _: "marie")
    with pytest.raises(EnvironmentFailure, match="only the account “marie”") as caught:
        read_history(tmp_path)
    assert "compte « marie »" in caught.value.text.fr.replace("\u202f", " ").replace("\u00a0", " ")
    monkeypatch.setattr(Path, "owner", lambda _: {}["unknown here"])
    with pytest.raises(EnvironmentFailure, match="only the account “"):
        read_history(tmp_path)
