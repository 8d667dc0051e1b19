"""The event folders that this user opened last, noted for that user alone; where nothing can be noted, none are."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from scheduler.board.standing import own_folder
from scheduler.storage.lock import EVENT
from scheduler.storage.regular_files import read_regular

#: The folders that are remembered, those that are looked at in a place, and the bytes of the note.
_MOST, _LOOKED_AT, _LONGEST = 12, 500, 64 * 1024


def recent() -> list[Path]:
    """The folders, the last first; those that are gone are left out."""
    try:
        said = json.loads(read_regular(own_folder() / "recent.json", _LONGEST))
        paths = [Path(text) for text in said if isinstance(text, str) and "\0" not in text][:_MOST]
        return [path for path in paths if path.is_absolute() and path.is_dir()]
    except (OSError, ValueError, TypeError, RecursionError):
        return []


def remember(folder: Path) -> None:
    """The folder is the last that was opened."""
    folder = Path(os.path.realpath(folder))
    paths = [folder, *(path for path in recent() if path != folder)][:_MOST]
    with contextlib.suppress(OSError, ValueError):
        note = own_folder() / "recent.json"
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = note.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(json.dumps([os.fspath(path) for path in paths]).encode())
        fresh.replace(note)


def events_in(place: Path) -> list[Path]:
    """The event folders in the place, and itself if it is one, by name."""
    try:
        names = sorted(os.listdir(place))[:_LOOKED_AT]
    except OSError:
        return []
    return [path for path in (place, *(place / name for name in names)) if (path / EVENT).is_file()]
