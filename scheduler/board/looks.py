"""How the files of a folder look from outside, without reading them: what is looked at often, and told to each page."""

from __future__ import annotations

import hashlib
from pathlib import Path

#: The header that says it of the folder after a change.
LOOK = "x-journee-look"


def look_of(folder: Path) -> str:
    """A name for what the board shows of the folder: another one once a file that it shows was written."""
    looks = sorted(_looks(folder))
    return hashlib.sha256(repr(looks).encode()).hexdigest()[:32]


def _looks(folder: Path) -> set[tuple[str, int, int, int]]:
    """Name, size, time and number of each file that the board shows."""
    looks = set()
    for place in (folder, folder / "out", folder / "releases", folder / "proposals"):
        try:
            for path in place.iterdir():
                state = path.lstat()
                looks.add((f"{place.name}/{path.name}", state.st_size, state.st_mtime_ns, state.st_ino))
        except OSError:
            continue
    return looks
