"""Events written as folders, for benchmarks and tests; `journee import` writes them at once or not at all."""

from __future__ import annotations

from pathlib import Path

from scheduler.domain.event import Event
from scheduler.importing.folder import folder_files


def write_folder(event: Event, path: Path, *, as_json: bool = False) -> None:
    """The folder `path` holds the files of `folder_files`; other files in it stay."""
    for name, data in folder_files(event, as_json=as_json).items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
