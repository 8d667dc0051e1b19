"""The files of out/ that people take home."""

from __future__ import annotations

import contextlib
from pathlib import Path


def out_files(folder: Path) -> list[tuple[str, int]]:
    """Name and bytes of each file of out/, in the order of their names.

    Links and hidden files are left out, and what goes while this looks: a search may be writing there.
    """
    out, files = folder / "out", []
    for path in sorted(out.rglob("*")) if out.is_dir() and not out.is_symlink() else ():
        name = path.relative_to(out).as_posix()
        with contextlib.suppress(FileNotFoundError):
            if path.is_file() and not path.is_symlink() and not any(part.startswith(".") for part in name.split("/")):
                files.append((name, path.stat().st_size))
    return files
