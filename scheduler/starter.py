"""`journee init`: a commented event folder to begin with, which solves as it is."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from types import ModuleType

from scheduler.errors import EnvironmentFailure, InputError, Problem
from scheduler.saying import Language, Saying, told
from scheduler.text import is_device, slug

_NAMELESS = "journee"
_NOTHING = Saying(fr="Rien n'a été créé", en="Nothing was created")


def write_starter(folder: Path, language: Language) -> None:
    """`folder` holds event.toml, talks.csv and speakers.csv in `language`; it and its parents are made where missing.

    All three files are written or none. Raises InputError if `folder` holds anything or is no folder,
    EnvironmentFailure if it cannot be written.
    """
    _refuse_occupied(folder)
    made = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in starter_files(folder.resolve().name, language).items():
            written.append(folder / name)
            with open(folder / name, "xb") as file:
                file.write(data)
    except BaseException as error:
        _undo(written, made)
        if isinstance(error, OSError):
            raise EnvironmentFailure.of(error, _NOTHING) from error
        raise


def starter_files(name: str, language: Language) -> dict[str, bytes]:
    """The files by name, event.toml last; the event's id comes from `name`, that of the folder."""
    from scheduler import starter_en, starter_fr

    texts: ModuleType = starter_en if language == "en" else starter_fr
    separator = "," if language == "en" else ";"
    wanted = slug(name)
    event_id = wanted if wanted and not is_device(wanted) else _NAMELESS
    return {
        "talks.csv": _csv(texts.TALKS, separator),
        "speakers.csv": _csv(texts.SPEAKERS, separator),
        "event.toml": texts.EVENT.replace("@ID@", event_id).encode(),
    }


def _csv(rows: tuple[tuple[str, ...], ...], separator: str) -> bytes:
    """With a BOM, without which spreadsheets take the accents for something else."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _refuse_occupied(folder: Path) -> None:
    text: Saying | None = None
    found: str | None = None
    try:
        if folder.is_dir():
            found = next(iter(sorted(entry.name for entry in folder.iterdir())), None)
            if found is not None:
                text = told(
                    "le dossier n'est pas vide : donnez-en un vide ou nouveau",
                    "the folder is not empty: give an empty or a new one",
                )
        elif folder.exists() or folder.is_symlink():
            text = told("c'est un fichier : donnez un dossier", "this is a file: give a folder")
    except OSError as error:
        raise EnvironmentFailure.of(error, _NOTHING) from error
    if text is not None:
        capital = Saying(fr=text.fr[:1].upper() + text.fr[1:], en=text.en[:1].upper() + text.en[1:])
        raise InputError([Problem(str(folder), None, None, found, capital)])


def _undo(written: list[Path], made: list[Path]) -> None:
    """Takes away what was written; what cannot be taken away is left, and the first failure is the one to tell."""
    for path in written:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            continue
    for path in made:
        try:
            path.rmdir()
        except OSError:
            break
