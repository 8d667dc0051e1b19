"""One writer for a folder, with flock and without it; a killed holder locks nobody out."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from holding import held_elsewhere

from scheduler.cli.program import main
from scheduler.storage import lock
from scheduler.storage.lock import locked
from scheduler.storage.lock_holder import HOLDER, LockHeld, read_holder

BOTH = pytest.mark.parametrize("with_flock", [True, False])


@pytest.fixture(autouse=True)
def _kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "with_flock" in request.fixturenames and not request.getfixturevalue("with_flock"):
        monkeypatch.setattr(lock, "fcntl", None)


@BOTH
def test_a_second_writer_is_told_who_writes(tmp_path: Path, with_flock: bool) -> None:
    with held_elsewhere(tmp_path, "journee repair"), pytest.raises(LockHeld) as caught, locked(tmp_path):
        pass
    assert re.search(
        rf"journee repair, process {os.getpid()}, since \d+\s\w+\s\d{{4}}, \d+:\d\d\)", caught.value.text.en
    )
    assert re.search(r"depuis \d+(ᵉʳ)?\s\w+\s\d{4}, \d+\s?h(\s\d\d)?\)", caught.value.text.fr)
    assert "journee repair, processus" in caught.value.text.fr
    with locked(tmp_path):
        pass


@BOTH
def test_a_thread_may_enter_again_and_leaves_nothing(tmp_path: Path, with_flock: bool) -> None:
    with locked(tmp_path), locked(tmp_path):
        assert (tmp_path / lock.PROGRAM_FOLDER / lock.LOCK).exists()
    assert list(tmp_path.iterdir()) == []


@BOTH
def test_an_inner_block_does_not_give_the_lock_back(tmp_path: Path, with_flock: bool) -> None:
    refused: list[LockHeld] = []

    def enter() -> None:
        try:
            with locked(tmp_path):
                pass
        except LockHeld as error:
            refused.append(error)

    with locked(tmp_path):
        with locked(tmp_path):
            pass
        thread = threading.Thread(target=enter)
        thread.start()
        thread.join()
    assert len(refused) == 1


@BOTH
def test_writers_never_overlap(tmp_path: Path, with_flock: bool) -> None:
    inside, overlaps, done = [0], [0], [0]

    def work() -> None:
        while done[0] < 200:
            try:
                with locked(tmp_path):
                    inside[0] += 1
                    overlaps[0] += inside[0] != 1
                    inside[0] -= 1
                    done[0] += 1
            except LockHeld:
                pass

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert overlaps == [0]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
@BOTH
def test_a_killed_holder_locks_nobody_out(tmp_path: Path, with_flock: bool) -> None:
    code = f"""
import os, signal, sys
from pathlib import Path
from scheduler.storage import lock
{"" if with_flock else "lock.fcntl = None"}
with lock.locked(Path(sys.argv[1])):
    os.kill(os.getpid(), signal.SIGKILL)
"""
    ran = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert ran.returncode == -signal.SIGKILL
    assert (tmp_path / lock.PROGRAM_FOLDER / lock.LOCK).exists()
    with locked(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_child_does_not_keep_its_parent_s_lock(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    with locked(tmp_path):
        child = os.fork()
        if child == 0:
            os.close(writing)
            os.read(reading, 1)  # lives on until the parent has let go
            os._exit(0)
    os.close(reading)
    with locked(tmp_path):
        assert os.waitpid(child, os.WNOHANG) == (0, 0)  # the child lives, and yet the lock was free
    os.close(writing)
    assert os.waitpid(child, 0) == (child, 0)


@pytest.mark.parametrize(
    "command",
    [
        ["solve"],
        ["repair", "--cancel", "T1"],
        ["explain", "--apply", "1"],
        ["export"],
        ["alternatives", "--take", "1"],
        ["publish"],
    ],
)
def test_commands_that_write_are_turned_away_and_readers_are_not(
    one_talk: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(one_talk.iterdir())
    with held_elsewhere(one_talk, "journee solve"):
        assert main([command[0], str(one_talk), *command[1:], "--lang", "en"]) == 1
        assert "Another journee command is writing into this folder (journee solve, process" in capsys.readouterr().err
        assert main(["check", str(one_talk), "--quiet"]) == 0
    assert sorted(one_talk.iterdir()) == before


@pytest.mark.parametrize(
    ("since", "french"),
    [("2026-11-29 19:29:01", "29 novembre 2026, 19 h 29"), ("hier", "hier"), ("a\x1b[31m\u202eb", "a[31mb")],
)
def test_the_time_of_a_note_is_told_as_people_read_it(tmp_path: Path, since: str, french: str) -> None:
    note = json.dumps({"pid": 1, "command": "journee\x1b]0;x\x07 solve\n", "since": since})
    (tmp_path / HOLDER).write_text(note, encoding="utf-8")
    holder = read_holder(tmp_path)
    assert holder is not None
    assert holder.told_since.fr.replace("\u202f", " ") == french
    assert holder.command == "journee]0;x solve"
