"""The files of a folder for print besides the tables: booklet.md, and pictures in logos/."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scheduler.domain.presentation import Logo
from scheduler.language.message import message
from scheduler.language.text import clean_block, clean_line
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.files import decode_utf8, read_bytes
from scheduler.storage.regular_files import leads_out

WELCOME, LOGOS = "booklet.md", "logos"
_BEGINNINGS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
_SVG = re.compile(rb"<svg[\s>]")
#: The largest size of a logo, in bytes.
_MOST = 8 * 1024 * 1024
#: A prefix such as `01-` sorts the logos and is no part of a name.
_ORDER = re.compile(r"\d+[\s._-]+(?=\S)")


def read_printed(folder: Path, names: Sequence[str], report: Report) -> dict[str, Any]:
    """The event's `welcome` and `logos` (in the order of the files' names), as far as the folder has them."""
    update: dict[str, Any] = {}
    if WELCOME in names and not _leads_out(folder, WELCOME, report):
        data = read_bytes(folder / WELCOME, report)
        text = None if data is None else decode_utf8(data, Spot(WELCOME), report)
        update["welcome"] = _kept_apart(text or "")
    if LOGOS in names and (folder / LOGOS).is_dir() and not _leads_out(folder, LOGOS, report):
        listed = [name for name in sorted(os.listdir(folder / LOGOS)) if not name.startswith(".")]
        inside = [name for name in listed if not _leads_out(folder, f"{LOGOS}/{name}", report)]
        pictures = [_logo(folder / LOGOS / name, report) for name in inside]
        update["logos"] = tuple(logo for logo in pictures if logo)
    return update


def _leads_out(folder: Path, name: str, report: Report) -> bool:
    """True, reported, if the file is a symbolic link out of the folder: what lies there was not meant to be printed."""
    if not leads_out(folder, name):
        return False
    text = message(
        "ce lien mène hors du dossier, il est laissé de côté : mettez-y le fichier lui-même",
        "this link leads out of the folder and is left out: put the file itself there",
    )
    report.remark(Spot(name), None, text)
    return True


def _kept_apart(text: str) -> str:
    """The text cleaned like other long texts, with tabs expanded: indentation has a meaning in CommonMark."""
    return clean_block(text.expandtabs(4)) + "\n" if text.strip() else ""


def _logo(path: Path, report: Report) -> Logo | None:
    """The picture; None, reported, if it cannot be printed. Hidden files are ignored."""
    ending, spot = path.suffix.lower(), Spot(f"{LOGOS}/{path.name}")
    if path.name.startswith(".") or path.name.lower() in ("thumbs.db", "readme.md", "readme.txt"):
        return None
    if ending != ".svg" and ending not in _BEGINNINGS:
        text = message(
            "ce fichier n'est pas imprimé : enregistrez le logo en PNG, JPEG ou SVG",
            "this file is not printed: save the logo as PNG, JPEG or SVG",
        )
        report.remark(spot, None, text)
        return None
    data = read_bytes(path, report)
    if data is None:
        return None
    if len(data) > _MOST:
        text = message("le logo dépasse 8 Mo : réduisez-le", "the logo is over 8 MB: make it smaller")
        report.mistake(spot, None, text)
        return None
    right = bool(_SVG.search(data)) if ending == ".svg" else data.startswith(_BEGINNINGS[ending])
    if not right:
        text = message(
            "ce fichier n'est pas ce que dit son nom ({kind}) : enregistrez le logo en PNG, JPEG ou SVG",
            "this file is not what its name says ({kind}): save the logo as PNG, JPEG or SVG",
            kind=ending[1:].upper(),
        )
        report.mistake(spot, None, text)
        return None
    name = _ORDER.sub("", path.stem, count=1)
    return Logo(name=clean_line(re.sub(r"[-_]+", " ", name)) or path.stem, data=data)
