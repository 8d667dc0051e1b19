"""The files that an import was given, read whole, and what each of them is by its first bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import message
from scheduler.language.place_names import place_name
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.files import LOCKS
from scheduler.reading.sheets.grids import read_content

Form = Literal["workbook", "old workbook", "workbook xml", "xml", "web page", "json", "text"]

#: The largest number of files of a folder that are read.
_MOST_FILES = 500
#: The bytes from the beginning by which the form is told.
_LOOKED_AT = 2048
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the source by its name, with its bytes."""

    name: str
    data: bytes

    @property
    def form(self) -> Form:
        """What the file is, whatever its name says."""
        if self.data.startswith(b"PK\x03\x04"):
            return "workbook"
        if self.data.startswith(b"\xd0\xcf\x11\xe0"):
            return "old workbook"
        head = self.data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip()
        if self.data.startswith(_UTF16):
            head = self.data[:_LOOKED_AT].decode("utf-16", "ignore").lstrip("\ufeff \r\n\t").encode()
        return _form_of(head.lower())


def _form_of(head: bytes) -> Form:
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<table", b"<meta")):
        return "web page"
    if head.startswith(b"<"):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
            return "workbook xml"
        return "web page" if b"<html" in head else "xml"
    return "json" if head.startswith((b"{", b"[", b"/*")) else "text"


def source_files(sources: Sequence[Path], report: Report) -> tuple[SourceFile, ...]:
    """The files, a folder's in the order of their names; each that cannot be read is reported.

    Raises EnvironmentFailure where a folder cannot be listed.
    """
    files: list[SourceFile] = []
    for path in source_paths(sources, report):
        data = read_content(path, report)
        if data is not None:
            files.append(SourceFile(path.name, data))
    return tuple(files)


def source_paths(sources: Sequence[Path], report: Report) -> Iterator[Path]:
    """The files that were given, or that stand in the folders that were; what is not there is reported."""
    for source in sources:
        if source.is_dir():
            yield from _inside(source, report)
        elif source.exists():
            yield source
        else:
            text = message(
                "ce fichier n'existe pas : vérifiez son nom et son dossier",
                "there is no such file: check its name and its folder",
            )
            report.mistake(Spot(place_name(source)), None, text)


def _inside(folder: Path, report: Report) -> list[Path]:
    """The files of a folder, without hidden ones and the locks of spreadsheets."""
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith((".", *LOCKS)))
    except OSError as error:
        raise EnvironmentFailure.of(error) from error
    paths = [path for name in names if (path := folder / name).is_file()]
    if len(paths) > _MOST_FILES:
        text = message(
            "ce dossier a {count} fichiers : donnez seulement ceux de l'export",
            "this folder has {count} files: give those of the export alone",
            count=len(paths),
        )
        report.mistake(Spot(place_name(folder)), None, text)
    elif not paths:
        text = message(
            "ce dossier est vide : mettez-y les fichiers de l'export",
            "this folder is empty: put the export’s files there",
        )
        report.mistake(Spot(place_name(folder)), None, text)
    return paths[:_MOST_FILES]
