"""Files that somebody hands over, known by their bytes, on a disk that only this user can read while they are read."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Language, Message, message
from scheduler.language.text import is_device, name_slug
from scheduler.services.new_table import NO_TABLE, ending_of

#: What a file is called where its cells are told.
_CALLED = message("tableau", "table")
#: The most characters of a name that are kept.
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Handed:
    """A file by its bytes; `name` is made of letters, digits and hyphens, and ends as the bytes do."""

    data: bytes
    name: str

    @property
    def ending(self) -> str:
        """`.xlsx`, `.csv` …, by the bytes."""
        return PurePath(self.name).suffix


def handed(files: Sequence[tuple[str, bytes]], language: Language) -> tuple[Handed, ...]:
    """The files, each given by the name that it has elsewhere and its bytes. A file alone needs no name and has none of
    its own; several are told apart by what is plain in theirs.

    Raises EnvironmentFailure for what no importer reads.
    """
    named: dict[str, Handed] = {}
    for called, data in files:
        ending = ending_of(data)
        if ending is None:
            raise EnvironmentFailure(_unread(PurePath(called).name) if len(files) > 1 else NO_TABLE)
        stem = name_slug(PurePath(called).stem)[:_LONGEST].strip("-") if len(files) > 1 else ""
        stem = stem if stem and not is_device(stem) else _CALLED.to(language)
        numbers = (f"{stem}{f'-{number}' if number > 1 else ''}{ending}" for number in range(1, len(files) + 1))
        name = next(name for name in numbers if name not in named)
        named[name] = Handed(data, name)
    return tuple(named.values())


def _unread(name: str) -> Message:
    return message(
        "« {name} » n’est pas un tableau : enregistrez-le en .xlsx, .ods ou .csv, puis déposez-les ensemble",
        "“{name}” is no table: save it as .xlsx, .ods or .csv, then drop them together",
        name=name,
    )


@contextlib.contextmanager
def on_disk(files: Sequence[Handed]) -> Iterator[list[Path]]:
    """Inside the block the files lie in a folder of their own."""
    with tempfile.TemporaryDirectory(prefix="journee-") as folder:
        paths = [Path(folder) / file.name for file in files]
        for path, file in zip(paths, files, strict=True):
            path.touch(mode=0o600)
            path.write_bytes(file.data)
        yield paths
