"""A launcher of the board where the desktop looks for one: who has no terminal starts it there."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from scheduler.domain.errors import Refused
from scheduler.language.message import message
from scheduler.language.text import clean_line
from scheduler.storage.lock import EVENT
from scheduler.storage.output_folder import reporting_os_errors

#: What Python runs: the command line, whatever folder it is started in.
_CODE = "import sys; from scheduler.cli import main; sys.exit(main())"
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Launcher:
    """The file of a launcher: its path and bytes."""

    path: Path
    data: bytes


@dataclass(frozen=True, slots=True)
class Board:
    """What a launcher opens: the board of the event in `folder`, or there the page on which an event is chosen."""

    folder: Path
    chooses: bool = False

    def name(self, folder_name: str) -> str:
        """`Journée – colloque`; `Journée` alone where the event is chosen, or where nothing is left of its name."""
        return "Journée" if self.chooses or not folder_name else f"Journée – {folder_name}"


def make_launcher(folder: Path | None) -> Path:
    """The launcher of the board of `folder` is there, in the place of a former one; the path of its file.

    Without `folder` it is that of the event in the working folder; where there is none, the board opens the page on
    which an event is chosen or begun, in the working folder.

    Raises Refused where there is no folder, or where its name can stand in no launcher; EnvironmentFailure.
    """
    chooses = folder is None and not Path(EVENT).exists()
    folder = folder or Path()
    if not folder.is_dir():
        raise Refused(
            message("{folder} : il n’y a pas de tel dossier", "{folder}: there is no such folder", folder=folder)
        )
    place = Board(Path(os.path.realpath(folder)), chooses)
    made = launcher(sys.platform, place, Path.home(), os.environ, sys.executable)
    with reporting_os_errors():
        made.path.parent.mkdir(parents=True, exist_ok=True)
        if made.path.is_symlink():
            made.path.unlink()
        made.path.write_bytes(made.data)
        made.path.chmod(0o755)
    return made.path


def launcher(platform: str, board: Board, home: Path, environment: Mapping[str, str], python: str) -> Launcher:
    """The launcher for a platform as `sys.platform` names it.

    `python` is the interpreter that runs the board. Raises Refused for names that no launcher can hold.
    """
    folder = str(board.folder)
    words = (python, "-c", _CODE, "serve", *([] if board.chooses else [folder]))
    if any(_CONTROL.search(word) for word in (*words, folder)):
        text = message(
            "ce nom de dossier contient des caractères invisibles, qu’aucun raccourci ne peut porter : renommez-le",
            "the name of this folder has invisible characters, which no shortcut can bear: rename it",
        )
        raise Refused(text.capitalised())
    if platform == "win32":
        return Launcher(
            _desktop(home) / f"{board.name(_plain(PureWindowsPath(folder).name))}.cmd", _windows(words, board)
        )
    if platform == "darwin":
        script = f"#!/bin/sh\ncd -- {shlex.quote(folder)} && exec {shlex.join(words)}\n"
        return Launcher(_desktop(home) / f"{board.name(_plain(board.folder.name))}.command", script.encode())
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    number = hashlib.sha256(folder.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return Launcher(
        data / "applications" / f"journee{'' if board.chooses else f'-{number}'}.desktop", _linux(words, board)
    )


def _desktop(home: Path) -> Path:
    """The folder of the desktop, which Windows may keep in OneDrive."""
    places = (home / "Desktop", home / "OneDrive" / "Desktop", home / "Bureau")
    return next((place for place in places if place.is_dir()), home)


def _plain(folder: str) -> str:
    """The name of a folder, as it can stand in the name of a file: without what Windows forbids there."""
    return re.sub(r'[<>:"/\\|?*]', " ", clean_line(folder))[:80].strip(" .")


def _windows(words: tuple[str, ...], board: Board) -> bytes:
    """A script of the command processor, in UTF-8; it stays open where the board could not be started."""
    line, place = " ".join(map(_in_batch, words)), _in_batch(str(board.folder))
    return f"@echo off\r\nchcp 65001 >nul\r\ncd /d {place}\r\n{line}\r\nif errorlevel 1 pause\r\n".encode()


def _in_batch(word: str) -> str:
    return '"' + word.replace("%", "%%") + '"'


def _linux(words: tuple[str, ...], board: Board) -> bytes:
    """A desktop entry, after the specification of freedesktop.org: both levels of quoting."""
    quoted = [re.sub(r'(["`$\\])', r"\\\1", word).replace("%", "%%") for word in words]
    line = " ".join(f'"{word}"' for word in quoted)
    text = (
        "[Desktop Entry]\nType=Application\nVersion=1.0\n"
        f"Name={_value(board.name(clean_line(board.folder.name)))}\n"
        f"Path={_value(str(board.folder))}\nExec={_value(line)}\nTerminal=true\nCategories=Office;\n"
    )
    return text.encode("utf-8", "surrogateescape")


def _value(text: str) -> str:
    return text.replace("\\", "\\\\")
