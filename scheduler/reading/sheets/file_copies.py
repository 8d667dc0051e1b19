"""Copies of the files that are read, as online storage and file managers leave them: told, and never read."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from scheduler.domain.errors import Weight
from scheduler.language.message import message
from scheduler.language.text import fold
from scheduler.reading.report import Report, Spot

#: What the name of a copy has behind that of the file, folded: words, a number, or the name of a computer.
_COPY = re.compile(
    r"[ ._(\[~-].*\b(?:conflict(?:ed)?|conflits?|cop(?:y|ie|ia)|kopie|copie|sync-conflict|duplicate|doublon)\b.*"
    r"|\s*\(\d{1,3}\)|\s\d{1,3}|-(?:desktop|laptop|pc|macbook|imac)\b.*|-[^ ]*(?:-pc|macbook|imac)\b.*"
)


def report_copies(path: Path, names: Sequence[str], read: Iterable[Path], report: Report) -> None:
    """Each file of the folder `path` that is a copy of one that was read, and has other bytes, is remarked.

    Parameters
    ----------
    names : of the files in the folder.
    read : the files that were read.
    """
    files = [file for file in read if file.parent == path]
    known = {file.name for file in files}
    for name in names:
        if name in known:
            continue
        original = next((file.name for file in files if is_copy(Path(name), Path(file.name))), None)
        if original is not None and not _same(path / name, path / original):
            text = message(
                "ce fichier n'est pas lu : c'est une copie de {original}, comme en laissent deux ordinateurs qui "
                "écrivent à la fois ; si elle dit autre chose, reportez-le dans {original}, puis supprimez-la",
                "this file is not read: it is a copy of {original}, as two computers leave that write at once; if it "
                "says something else, write that into {original}, then delete it",
                original=original,
            )
            report.remark(Spot(name), None, text, Weight.GRAVE)


def is_copy(other: Path, file: Path) -> bool:
    """True if the name of the one is that of a copy of the other."""
    stem, whole = fold(file.stem), fold(other.stem)
    if fold(other.suffix) != fold(file.suffix):
        return False
    before = re.fullmatch(r"(?:copie de|copy of|copie|kopie von)\s+(.*)", whole)
    if before is not None and before[1].startswith(stem):
        return True
    return whole.startswith(stem) and _COPY.fullmatch(whole[len(stem) :]) is not None


def _same(one: Path, other: Path) -> bool:
    """True if both have the same bytes, also where one cannot be read."""
    with contextlib.suppress(OSError):
        return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
    return True
