"""A morning of three talks, and what a user may see of its folder."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from scheduler.cli.program import main

Captured = pytest.CaptureFixture[str]

EVENT = """\
[event]
title = "One"
date = 2025-05-23
start = "09:00"
end = "12:00"
language = "en"
[[rooms]]
id = "here"
[[rooms]]
id = "there"
[sessions]
max_talks = 2
[[breaks]]
id = "tea"
title = "Tea"
duration = 20
min_duration = 10
between = ["09:45", "11:00"]
ideal = "10:00"
"""
TALKS = """\
id,title,speakers,emails,pin,room
T1,First,Ada Byron,ada@example.org,09:00,here
T2,Second,Bob,,,here
T3,Third,Cy; Bob,,10:20,here
"""
BASE = {"T1": "09:00-09:30 here", "T2": "09:30-10:00 here", "tea": "10:00-10:20", "T3": "10:20-10:50 here"}


def contents(folder: Path) -> dict[str, bytes]:
    """All files of the folder but its history."""
    result = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.parent.name != "history")
    return {str(path.relative_to(folder)): path.read_bytes() for path in result}


def placements(folder: Path) -> dict[str, str]:
    """What the programme in out/ holds when, and talks where."""
    schedule = json.loads((folder / "out/schedule.json").read_bytes())
    items = sorted([*schedule["talks"], *schedule["breaks"]], key=lambda item: item["start"])
    return {item["id"]: f"{item['start'][11:16]}-{item['end'][11:16]} {item.get('room', '')}".strip() for item in items}


def amendments(folder: Path) -> Any:
    path = folder / "amendments.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def repair(folder: Path, *words: str) -> int:
    return main(["repair", str(folder), "--lang", "en", *words])


def answer(capsys: Captured) -> Any:
    return json.loads(capsys.readouterr().out)


def repaired_result(folder: Path, capsys: Captured, *words: str) -> Any:
    """What `repair --json` says when all goes well."""
    capsys.readouterr()
    assert repair(folder, *words, "--json") == 0
    return answer(capsys)


def write_talks(folder: Path, text: str) -> None:
    (folder / "talks.csv").write_text(text)
