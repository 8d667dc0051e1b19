"""A command whose message names `--yes` has that option, and does what it refused once it is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.cli.commands import COMMANDS
from scheduler.cli.program import main

EVENT = """\
[event]
title = "One"
date = 2025-05-23
start = "09:00"
end = "12:00"
language = "en"
[[event.organisers]]
name = "Zoe"
email = "zoe@example.org"
[[rooms]]
id = "here"
"""
TALKS = "id,title,speakers,available\nT1,One,Ada,\nT2,Two,Bob,\n"
#: What follows the folder on the command line of each command that may write something.
WORDS = {
    "check": ("--fix",),
    "solve": (),
    "export": (),
    "explain": ("--apply", "1"),
    "repair": ("--cancel", "T1"),
    "alternatives": ("-k", "2", "--take", "2"),
    "move": ("T1", "--at", "10:00"),
    "undo": (),
    "redo": (),
    "publish": (),
    "mail": (),
}
READERS = {"init", "verify", "why", "diff", "import", "serve", "shortcut"}


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A published folder with a change to undo or redo, for `explain` with a talk that is too long for its hours."""
    command = request.getfixturevalue("command")
    (tmp_path / "event.toml").write_text(EVENT)
    (tmp_path / "talks.csv").write_text(TALKS)
    assert main(["solve", str(tmp_path), "--quiet"]) == 0
    if command in ("undo", "redo", "mail"):
        assert main(["repair", str(tmp_path), "--cancel", "T2", "--quiet"]) == 0
    if command == "redo":
        assert main(["undo", str(tmp_path), "--quiet"]) == 0
    if command == "mail":
        assert main(["publish", str(tmp_path), "--quiet"]) == 0
    if command == "check":
        (tmp_path / "talks.csv").write_text("id,title,speakers,duration\nT1,One,Ada,20 min\nT2,Two,Bob,\n")
    if command == "explain":
        (tmp_path / "talks.csv").write_text(TALKS.replace("Ada,", "Ada,09:00-09:10"))
    return tmp_path


def hold_open(folder: Path) -> None:
    """A spreadsheet program holds every file of the folder open."""
    for path in [folder / "amendments.toml", *folder.rglob("*.*")]:
        if ".journee" not in path.parts:
            (path.parent / f".~lock.{path.name}#").write_bytes(b",Ada,pc,23.05.2025 09:00,file:///;")


@pytest.mark.long
@pytest.mark.parametrize("command", WORDS)
def test_what_a_message_advises_can_be_done(command: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hold_open(folder)
    words = [command, str(folder), *WORDS[command], "--quiet", "--lang", "en"]
    code, stderr = main(words), capsys.readouterr().err
    assert ("--yes" in stderr) == (command in ("check", "explain", "repair", "undo", "redo")), stderr
    assert code == (1 if "--yes" in stderr else 0), stderr
    if "--yes" in stderr:
        assert main([*words, "--yes"]) == 0, capsys.readouterr().err


def test_every_command_is_tried() -> None:
    assert WORDS.keys() | READERS == COMMANDS.keys()
