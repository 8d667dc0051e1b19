"""The files of an output folder before and after."""

from __future__ import annotations

from pathlib import Path

from scheduler.storage import lock

OLD = {"schedule.json": b"old", "public/index.html": b"old page", "public/talks/T1.ics": b"gone", "same.txt": b"same"}
NEW = {"schedule.json": b"new", "public/index.html": b"new page", "print/sheet/T2.ics": b"come", "same.txt": b"same"}


def files_of(folder: Path) -> dict[str, bytes]:
    """What stands in the folder, our own notes aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and lock.PROGRAM_FOLDER not in path.parts
    }


def folders(folder: Path) -> set[str]:
    return {
        p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_dir() and lock.PROGRAM_FOLDER not in p.parts
    }
