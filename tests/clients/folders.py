"""Event folders that have a programme, for a browser to be opened on."""

from __future__ import annotations

from pathlib import Path

from scheduler.search.control import Budget
from scheduler.services import solving
from scheduler.services.effort import Effort


def solved(folder: Path, event: str, talks: str) -> Path:
    """The folder with that event.toml and talks.csv, and a programme that one worker finds."""
    (folder / "event.toml").write_text(event, encoding="utf-8")
    (folder / "talks.csv").write_text(talks, encoding="utf-8")
    assert solving.solve(folder, None, Effort(Budget.of(20.0), workers=1)).written
    return folder
