"""A launcher starts the board of its folder on each system, whatever the folder is called."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from scheduler.cli.program import main
from scheduler.domain.errors import Refused
from scheduler.services.launching import Board, launcher

NAMES = ["colloque", "Journée d'étude", 'a"b', "100 %", "$HOME `id`", "a\\b", "%U", "a;b&c", "-x", "[x]"]


def line_of(data: bytes) -> list[str]:
    """The words of the Exec key, read as the specification says."""
    line = next(line for line in data.decode().splitlines() if line.startswith("Exec=")).removeprefix("Exec=")
    unescaped = line.replace("\\\\", "\\")
    told = subprocess.run(["sh", "-c", f"printf '%s\\n' {unescaped}"], capture_output=True, text=True, check=True)
    return [word.replace("%%", "%") for word in told.stdout.splitlines()]


@pytest.mark.parametrize("name", NAMES)
def test_on_linux_an_entry_of_the_menu(name: str) -> None:
    made = launcher("linux", Board(Path("/events") / name), Path("/home/x"), {}, "/usr/bin/python3")
    assert made.path.parent == Path("/home/x/.local/share/applications")
    assert made.path.suffix == ".desktop"
    words = line_of(made.data)
    assert (words[0], words[-2], words[-1]) == ("/usr/bin/python3", "serve", f"/events/{name}")
    assert made.data.decode().count("\n[") == 0, "a name opens no group of its own"


@pytest.mark.parametrize("name", NAMES)
def test_on_macos_a_script_on_the_desktop(tmp_path: Path, name: str) -> None:
    (tmp_path / "Desktop").mkdir()
    folder = tmp_path / name
    folder.mkdir()
    made = launcher("darwin", Board(folder), tmp_path, {}, "echo")
    assert made.path.parent == tmp_path / "Desktop"
    assert made.path.suffix == ".command"
    script = made.data.decode().replace("exec echo -c", "exec printf '%s\\n'")
    shown = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True).stdout.splitlines()
    assert shown[-1] == str(folder)


def test_on_windows_a_script_on_the_desktop(tmp_path: Path) -> None:
    (tmp_path / "OneDrive" / "Desktop").mkdir(parents=True)
    made = launcher("win32", Board(Path(r"C:\Mes événements\100 %")), tmp_path, {}, r"C:\Python\python.exe")
    assert made.path.parent == tmp_path / "OneDrive" / "Desktop"
    assert made.path.suffix == ".cmd"
    lines = made.data.decode().split("\r\n")
    assert lines[1].startswith("chcp 65001")
    assert lines[2] == r'cd /d "C:\Mes événements\100 %%"'
    assert lines[3].startswith(r'"C:\Python\python.exe" "-c" ')
    assert lines[3].endswith(r'"serve" "C:\Mes événements\100 %%"')


@pytest.mark.parametrize("chooses", [False, True])
@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_name_with_a_line_of_its_own_is_refused(platform: str, chooses: bool) -> None:
    with pytest.raises(Refused):
        launcher(platform, Board(Path("/events/a\nExec=evil"), chooses), Path("/home/x"), {}, "python")


def test_the_command_makes_it_anew_and_says_where(
    one_talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("sys.platform", "linux")
    for _ in range(2):
        assert main(["shortcut", str(one_talk)]) == 0
    (made,) = (tmp_path / "data" / "applications").iterdir()
    assert str(made) in capsys.readouterr().out
    assert line_of(made.read_bytes())[-1] == str(one_talk.resolve())
    assert main(["shortcut", str(tmp_path / "nowhere")]) == 2


def test_without_a_folder_it_opens_the_event_that_is_here_or_lets_one_choose(
    one_talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("sys.platform", "linux")
    documents = tmp_path / "Documents"
    documents.mkdir()
    monkeypatch.chdir(documents)
    assert main(["shortcut"]) == 0
    (made,) = (tmp_path / "data" / "applications").iterdir()
    assert line_of(made.read_bytes())[-1] == "serve"
    entry = made.read_text().splitlines()
    assert {"Name=Journée", f"Path={documents}"} <= set(entry)
    monkeypatch.chdir(one_talk)
    assert main(["shortcut"]) == 0
    (event,) = set((tmp_path / "data" / "applications").iterdir()) - {made}
    assert line_of(event.read_bytes())[-1] == str(one_talk.resolve())
