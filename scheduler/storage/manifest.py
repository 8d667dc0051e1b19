"""The manifest of an output folder: the files there that the program wrote, each with its digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scheduler.storage import journal
from scheduler.storage.lock_holder import PROGRAM_FOLDER
from scheduler.storage.regular_files import read_regular

MANIFEST = f"{PROGRAM_FOLDER}/manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The `files` of the program with their digests, and that of the schedule.json of which the `others` are: "" where
    they are of none, None where that is not known.
    """

    files: Mapping[str, str]
    others: str | None = None

    @property
    def data(self) -> bytes:
        """The manifest as it is written."""
        content = {"format": 1, "files": self.files, **({} if self.others is None else {"others": self.others})}
        return (json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def manifest_of(folder: Path) -> Manifest:
    """The manifest of the folder; without one there are no files."""
    try:
        content = json.loads(read_regular(folder / MANIFEST))
        files = {str(name): str(digest) for name, digest in content["files"].items()}
        others = content.get("others")
    except (FileNotFoundError, AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return Manifest({})
    safe = {name: each for name, each in files.items() if journal.is_safe(name) and not name.startswith(PROGRAM_FOLDER)}
    return Manifest(safe, others if isinstance(others, str) else None)


def digest_of(data: bytes) -> str:
    """The SHA-256 of the bytes."""
    return hashlib.sha256(data).hexdigest()


def digest_at(folder: Path, name: str) -> str | None:
    """The digest of the file `name` in `folder` itself; None if there is no such regular file."""
    path = folder / name
    if journal.goes_astray(folder, name) or path.is_symlink() or not path.is_file():
        return None
    return digest_of(path.read_bytes())
