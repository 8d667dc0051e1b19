"""Event folders, for a browser to be opened on."""

from __future__ import annotations

from pathlib import Path

from scheduler.search.control import Budget
from scheduler.services import solving
from scheduler.services.effort import Effort

#: The event.toml of one morning, to which rooms and all else are added.
MORNING = '[event]\ntitle = "Une journée"\ndate = 2025-05-23\nstart = "09:00"\nend = "12:00"\nlanguage = "fr"\n'
#: A room of it.
HERE = '[[rooms]]\nid = "ici"\nname = "Ici"\n'


def written(folder: Path, event: str, talks: str) -> Path:
    """The folder, made where there is none, with that event.toml and talks.csv."""
    folder.mkdir(exist_ok=True)
    (folder / "event.toml").write_text(event, encoding="utf-8")
    (folder / "talks.csv").write_text(talks, encoding="utf-8")
    return folder


def solved(folder: Path, event: str, talks: str) -> Path:
    """The folder with that event.toml and talks.csv, and a programme that one worker finds."""
    written(folder, event, talks)
    assert solving.solve(folder, None, Effort(Budget.of(20.0), workers=1)).written
    return folder
