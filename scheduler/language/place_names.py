"""Folders as messages name them."""

from __future__ import annotations

import os
from pathlib import Path


def place_name(path: os.PathLike[str]) -> str:
    """The path as it was given; the real name of the folder for one that only points to it: `.`, `..`."""
    path = Path(path)
    if path.name not in ("", ".."):
        return str(path)
    try:
        real = path.resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links, a null byte, a working folder that is gone
        return str(path)
    return real.name or str(real)
