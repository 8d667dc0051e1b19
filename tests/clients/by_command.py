"""What the commands make of the same folder, and what is the same but for names that hold a date or a number."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from scheduler.cli.program import main

#: What the board keeps of its own: undo, and what an import compares with.
_OWN = ".journee"
#: What an id of an event has by chance, of which each beginning has another.
_CHANCE = re.compile(r'(?m)^(id +=.*-)[0-9a-f]{6}"')
#: How often a copy is begun again.
_TRIES = 50
#: Moments, however they are written, and the marks of contents, of which both folders have others.
_MOMENTS = re.compile(r"\d{4}-?\d\d-?\d\d[T ]?\d\d:?\d\d(:?\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?|\b[0-9a-f]{16,64}\b")


def copied(folder: Path, copy: Path) -> None:
    """The copy is the folder as it is now, though the board may be writing the files behind a move."""
    for _ in range(_TRIES):
        shutil.rmtree(copy, ignore_errors=True)
        with contextlib.suppress(OSError, shutil.Error):
            shutil.copytree(folder, copy)
            return
    raise AssertionError("the folder is never at rest")


def done(folder: Path, language: str, *commands: Sequence[str]) -> None:
    """The commands were run in the folder, and none failed."""
    for name, *rest in commands:
        assert main([name, str(folder), *rest, "--quiet", "--lang", language]) == 0, (name, *rest)


def tables(folder: Path) -> dict[str, Any]:
    """What the organisers' own files say: event.toml by its text, the tables by their cells."""
    sheets = (openpyxl.load_workbook(path).active for path in sorted(folder.glob("*.xlsx")))
    cells = [[tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in sheets]
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.[tc][os][mv]*"))}
    return {"cells": cells, **{name: _CHANCE.sub(r'\1…"', text) for name, text in texts.items()}}


def names(folder: Path) -> set[str]:
    """Every file, by its path, but for what is the board's own."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {_MOMENTS.sub("…", path) for path in paths if not path.startswith(_OWN)}


def programme(folder: Path) -> dict[str, Any]:
    """Who is where when, and what it is worth."""
    data = json.loads((folder / "out" / "schedule.json").read_text(encoding="utf-8"))
    placed = sorted((talk["id"], talk["start"], talk["room"]) for talk in data["talks"])
    return {"talks": placed, "levels": data["levels"], "status": data["status"]}


def texts(folder: Path) -> dict[str, str]:
    """What the public and the press read, without its moments."""
    files = [path for path in sorted((folder / "out").rglob("*")) if path.suffix in (".html", ".csv", ".md", ".txt")]
    return {path.name: _MOMENTS.sub("…", path.read_text(encoding="utf-8")) for path in files}
