"""Folders on memory sticks and network drives, which keep files and little else."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from holding import held_elsewhere

from scheduler.cli.program import main
from scheduler.storage import lock, lock_holder
from scheduler.storage.drives import flush, flush_folder, set_permissions
from scheduler.storage.lock import locked, writer_of
from scheduler.storage.lock_holder import HOLDER, PROGRAM_FOLDER, LockHeld

needs_locks = pytest.mark.skipif(lock.fcntl is None, reason="no flock")


def _refusing(code: int) -> Any:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return refuse


def _refuse(monkeypatch: pytest.MonkeyPatch, what: str, code: int) -> None:
    """The drive refuses an operation: of folders alone, where it is their flushing."""
    if what == "flock":
        monkeypatch.setattr(lock.fcntl, "flock", _refusing(code))
    elif what == "fsync":
        real = os.fsync

        def fsync(descriptor: int) -> None:
            if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                raise OSError(code, os.strerror(code))
            real(descriptor)

        monkeypatch.setattr(os, "fsync", fsync)
    else:
        monkeypatch.setattr(os, what, _refusing(code))


@needs_locks
@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("chmod", errno.EPERM),  # FAT, exFAT
        ("chmod", errno.ENOTSUP),  # the network folders of GNOME
        ("fsync", errno.EINVAL),
        ("fsync", errno.EBADF),
        ("link", errno.EPERM),
        ("flock", errno.ENOLCK),  # NFS without its daemon of locks
        ("flock", errno.ENOSYS),
    ],
)
def test_a_folder_on_a_drive_that_refuses_it_is_written_and_undone(
    one_talk: Path, monkeypatch: pytest.MonkeyPatch, what: str, code: int
) -> None:
    _refuse(monkeypatch, what, code)
    (one_talk / "talks.csv").write_bytes(b"id,title,speakers,available\nT1,Only,Mme X,matin\n")
    before = (one_talk / "talks.csv").read_bytes()
    folder = str(one_talk)
    assert main(["check", folder, "--fix", "--quiet"]) == 0
    assert (one_talk / "talks.csv").read_bytes() != before
    assert main(["solve", folder, "--quiet", "--workers", "1"]) == 0
    assert main(["publish", folder, "--quiet"]) == 0
    assert (one_talk / "releases" / "v1" / "schedule.json").is_file()
    assert main(["undo", folder, "--quiet"]) == 0
    assert (one_talk / "talks.csv").read_bytes() == before
    assert list((one_talk / PROGRAM_FOLDER).glob("lock*")) == []


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP])
def test_an_import_onto_a_drive_without_permissions_is_made_and_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    _refuse(monkeypatch, "chmod", code)
    answers, folder = tmp_path / "answers.csv", tmp_path / "event"
    answers.write_text("Title,Speaker,Email\nOn water,Ann Lee,ann@example.org\n", encoding="utf-8")
    assert main(["import", "table", str(answers), str(folder), "--quiet"]) == 0
    answers.write_text("Title,Speaker,Email\nOn rivers,Ann Lee,ann@example.org\n", encoding="utf-8")
    assert main(["import", "table", str(answers), str(folder), "--quiet", "--yes"]) == 0
    assert (folder / ".journee" / "sources" / "table.json").is_file()


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_a_drive_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(os, "fsync", _refusing(code))
    monkeypatch.setattr(os, "chmod", _refusing(code))
    with open(tmp_path / "file", "wb") as file, pytest.raises(OSError, match=os.strerror(code)):
        flush(file.fileno())
    with pytest.raises(OSError, match=os.strerror(code)):
        set_permissions(tmp_path / "file", 0o600)
    if os.name != "nt":
        with pytest.raises(OSError, match=os.strerror(code)):
            flush_folder(tmp_path)


@needs_locks
def test_a_drive_without_locks_admits_one_writer_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _refuse(monkeypatch, "flock", errno.ENOLCK)
    with held_elsewhere(tmp_path, "journee repair"), pytest.raises(LockHeld, match="journee repair"), locked(tmp_path):
        pass
    with locked(tmp_path), locked(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


@needs_locks
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
def test_a_killed_holder_on_a_drive_without_locks_locks_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = """
import errno, os, signal, sys
from pathlib import Path
from scheduler.storage import lock
def flock(*_): raise OSError(errno.ENOLCK, "")
lock.fcntl.flock = flock
with lock.locked(Path(sys.argv[1])):
    os.kill(os.getpid(), signal.SIGKILL)
"""
    ran = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert ran.returncode == -signal.SIGKILL
    assert (tmp_path / PROGRAM_FOLDER / "lock.pid").exists()
    _refuse(monkeypatch, "flock", errno.ENOLCK)
    with locked(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


@needs_locks
def test_who_writes_on_another_computer_is_told_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _refuse(monkeypatch, "flock", errno.ENOLCK)
    with held_elsewhere(tmp_path, "journee solve"):
        monkeypatch.setattr(lock_holder.platform, "node", lambda: "pc-of-marie")
        with pytest.raises(LockHeld) as caught, locked(tmp_path):
            pass
        told = caught.value
        assert told.holder is not None
        assert told.holder.pid == 0
        monkeypatch.undo()
        left = tmp_path / PROGRAM_FOLDER / "lock.pid"
        assert f"(journee solve, computer “{os.uname().nodename}”, since" in told.text.en
        assert f"stopped meanwhile, remove {left}" in told.text.en
        assert f"supprimez {left}" in told.text.fr


def test_a_process_of_another_computer_is_not_looked_for_on_this_one(tmp_path: Path) -> None:
    note = {"pid": os.getpid(), "command": "journee solve", "since": "2027-01-01 10:00:00", "computer": "elsewhere"}
    (tmp_path / PROGRAM_FOLDER).mkdir()
    (tmp_path / PROGRAM_FOLDER / HOLDER).write_text(json.dumps(note), encoding="utf-8")
    writer = writer_of(tmp_path)
    assert writer is not None
    assert (writer.pid, writer.computer) == (0, "elsewhere")
