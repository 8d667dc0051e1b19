"""An event folder with a table that is changed, and what of it a user may see."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.editing import Edit, planned
from scheduler.language.message import Message
from scheduler.reading import read_folder
from scheduler.services.editing import apply_plans

EVENT = """\
# Ma journée
[event]
title = "One"
date = 2025-05-23
start = "09:00"
end = "12:00"
language = "en"
[[rooms]]
id = "here"
"""
TALKS = "id;title;speakers;available\r\nT1;Un;Ada;09:00-10:00\r\nT2;Deux;Bob;\r\n"
LABEL = Message(fr="Essai", en="Trial")


class Folder:
    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(exist_ok=True)
        (path / "event.toml").write_text(EVENT, encoding="utf-8")
        (path / "talks.csv").write_bytes(TALKS.encode())

    def set(self, kind: str, name: str, key: str, value: str | int) -> None:
        """One value of one item is changed, as a command does."""
        reading = read_folder(self.path)
        spot = reading.spot(kind, name, key)
        assert spot is not None
        assert spot.column is not None
        plans = planned(reading.sources, [Edit(spot.file, spot.row, spot.column, value)])
        apply_plans(self.path, plans, "journee trial", LABEL)

    def text(self, name: str) -> str:
        return (self.path / name).read_bytes().decode()

    def write(self, name: str, old: str, new: str) -> None:
        """Somebody else changes the file."""
        assert old in self.text(name)
        (self.path / name).write_bytes(self.text(name).replace(old, new).encode())

    def files(self) -> dict[str, bytes]:
        """All but what is the program's own."""
        paths = (path for path in sorted(self.path.rglob("*")) if path.is_file() and ".journee" not in path.parts)
        return {path.relative_to(self.path).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "event")
