"""The files of out/ that people take home."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from scheduler.language.text import natural_key

#: The folders of out/ in the order in which people look for them; what is in none of these follows.
_ORDER = ("public", "print", "invitations", "cancellations")
File = tuple[str, int]


def out_files(folder: Path) -> list[File]:
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


def by_folder(files: Iterable[File]) -> list[tuple[str, list[File]]]:
    """The files under the first part of their names, "" for the rest: those of a folder before those of its folders."""

    def place(name: str) -> tuple[int, str]:
        first = name.partition("/")[0]
        return (_ORDER.index(first), first) if first in _ORDER else (len(_ORDER), "")

    ordered = sorted(files, key=lambda file: (place(file[0]), file[0].count("/"), natural_key(file[0])))
    return [(first, list(group)) for (_, first), group in groupby(ordered, key=lambda file: place(file[0]))]
