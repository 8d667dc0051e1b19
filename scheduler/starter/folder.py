"""The folder that `journee init` writes: a commented event that `journee solve` can solve unchanged."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from types import ModuleType

from scheduler.language.message import Language
from scheduler.language.text import is_device, slug
from scheduler.storage.event_folder import write_new

_NAMELESS = "journee"


def write_starter(folder: Path, language: Language) -> None:
    """`folder` holds event.toml, talks.csv and speakers.csv in `language`; missing parents are made.

    All three files are written or none. Raises InputError if `folder` is not an empty folder, EnvironmentFailure if it
    cannot be written.
    """
    write_new(folder, starter_files(folder.resolve().name, language))


def starter_files(name: str, language: Language) -> dict[str, bytes]:
    """The files by name, event.toml last; the id of the event comes from `name`, that of the folder."""
    from scheduler.starter import en as starter_en
    from scheduler.starter import fr as starter_fr

    texts: ModuleType = starter_en if language == "en" else starter_fr
    separator = "," if language == "en" else ";"
    wanted = slug(name)
    event_id = wanted if wanted and not is_device(wanted) else _NAMELESS
    return {
        "talks.csv": _csv(texts.TALKS, separator),
        "speakers.csv": _csv(texts.SPEAKERS, separator),
        "event.toml": texts.EVENT.replace("@ID@", event_id).encode(),
    }


def event_file(name: str, language: Language) -> bytes:
    """The event.toml of the starter without its axes: for tables that there are already, and that know nothing of them.

    The lines of the axes stay as settings that are switched off.
    """
    off, lines = False, []
    for line in starter_files(name, language)["event.toml"].decode().splitlines():
        off = line.startswith("[[axes]]") or (off and bool(line) and not line.startswith("["))
        lines.append(f"#{line}" if off and not line.startswith("#") else line)
    return ("\n".join(lines) + "\n").encode()


def _csv(rows: tuple[tuple[str, ...], ...], separator: str) -> bytes:
    """The rows as CSV with a BOM, without which spreadsheets misread the accents."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode("utf-8-sig")
