"""Files of an event folder: reading them gives an event, or mistakes that can be shown, and nothing else."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from scheduler.domain.errors import InputError, Problem
from scheduler.reading import read_folder
from scheduler.workbooks.ods_sheets import CONTENT, ods_sheets
from scheduler.workbooks.xlsx_sheets import xlsx_sheets
from tests.fuzz.mutation import unpacked

EVENT = b"""
[event]
title = "x"
date = 2025-05-23
start = "9h"
end = "18h"
[[axes]]
id = "1"
title = "Nommer"
[[rooms]]
id = "A"
name = "A"
[[breaks]]
id = "midi"
title = "Midi"
duration = 60
between = ["12:00", "14:00"]
"""
TALKS = b"id,title,speakers,axis\nT1,a,Ada <a@b.org>,1\nT2,b,Bo,1\n"


def separated(data: bytes) -> None:
    reads({"event.toml": EVENT, "talks.csv": data, "speakers.csv": data})


def objects(data: bytes) -> None:
    reads({"event.toml": EVENT, "talks.json": data})


def settings(data: bytes) -> None:
    reads({"event.toml": data, "talks.csv": TALKS})


def amendments(data: bytes) -> None:
    reads({"event.toml": EVENT, "talks.csv": TALKS, "amendments.toml": data})


def workbook(ending: str, data: bytes) -> None:
    """A workbook is read in its process with limits; its marks in this one too, so that our lines lead the search."""
    with suppress(Exception), zipfile.ZipFile(io.BytesIO(data)) as archive:
        for _ in ods_sheets(archive) if CONTENT in archive.namelist() else xlsx_sheets(archive):
            pass
    reads({"event.toml": EVENT, f"talks.{ending}": data})


def folder(data: bytes) -> None:
    reads(unpacked(data))


def reads(files: Mapping[str, bytes]) -> None:
    """The folder reads as an event with talks and rooms, or each mistake can be shown; nothing beside it changed."""
    with tempfile.TemporaryDirectory() as name:
        lay(Path(name) / "event", files)
        try:
            reading = read_folder(Path(name) / "event")
            assert reading.event.talks, "an event without talks"
            assert reading.event.rooms, "an event without rooms"
            shown(reading.remarks)
        except InputError as error:
            refused(error)
        alone(Path(name))


def lay(place: Path, files: Mapping[str, bytes]) -> None:
    """The files stand in the folder `place`; those whose names lead out of it, or that cannot be, do not."""
    place.mkdir()
    for name, data in files.items():
        path = PurePosixPath(name)
        if not path.is_absolute() and ".." not in path.parts and "\\" not in name:
            with suppress(OSError, ValueError):
                (place / path).parent.mkdir(parents=True, exist_ok=True)
                (place / path).write_bytes(data)


def alone(above: Path) -> None:
    """Raises AssertionError where something was made beside the folder of the event."""
    assert [path.name for path in above.iterdir()] == ["event"], "written beside the folder"


def refused(error: InputError) -> None:
    """Raises where an error names no mistake, or one that cannot be told."""
    assert error.mistakes, "refused without a reason"
    shown((*error.mistakes, *error.remarks))


def shown(problems: Iterable[Problem]) -> None:
    """Raises where a problem cannot be told in one line of both languages."""
    for problem in problems:
        for text in (problem.file, problem.column or "", problem.found or "", problem.text.fr, problem.text.en):
            text.encode()
            assert "\n" not in text, "a problem of several lines"
        assert problem.text.fr, "a problem without a French sentence"
        assert problem.text.en, "a problem without an English sentence"
