"""Files of the event folder, written or replaced: all of them or, if it fails, none."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure, InputError, Problem
from scheduler.language.message import Message, message
from scheduler.language.place_names import place_name
from scheduler.storage.drives import flush, set_permissions
from scheduler.storage.regular_files import read_regular

_UNTOUCHED = Message(fr="Rien n’a été changé", en="Nothing was changed")
_NOTHING = Message(fr="Rien n’a été créé", en="Nothing was created")


def write_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """`folder`, which was empty or missing, holds `files`; missing parents are made.

    All are written or none. Raises InputError if `folder` holds anything or is no folder, EnvironmentFailure if it
    cannot be written.
    """
    refuse_occupied(folder)
    parents = {folder, *folder.parents, *(parent for name in files for parent in (folder / name).parents)}
    made = sorted((parent for parent in parents if not parent.exists()), reverse=True)
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            written.append(folder / name)
            with open(folder / name, "xb") as file:
                file.write(data)
    except BaseException as error:
        _undo(written, made)
        if isinstance(error, OSError):
            raise EnvironmentFailure.of(error, _NOTHING) from error
        raise


def _stage(path: Path, data: bytes) -> str:
    """The name of a new file beside `path` that holds `data`, with the permissions of the file that it will replace."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    with open(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        flush(stream.fileno())
    set_permissions(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
    return name


def refuse_occupied(folder: Path) -> None:
    """Raises InputError if `folder` holds anything or is no folder."""
    text: Message | None = None
    entry: str | None = None
    try:
        if folder.is_dir():
            entry = next(iter(sorted(path.name for path in folder.iterdir())), None)
            if entry is not None:
                text = message(
                    "le dossier n'est pas vide : donnez-en un vide ou nouveau",
                    "the folder is not empty: give an empty or a new one",
                )
        elif folder.exists() or folder.is_symlink():
            text = message("c'est un fichier : donnez un dossier", "this is a file: give a folder")
    except OSError as error:
        raise EnvironmentFailure.of(error, _NOTHING) from error
    if text is not None:
        raise InputError([Problem(place_name(folder), None, None, entry, text.capitalised())])


def _undo(written: list[Path], made: list[Path]) -> None:
    """Removes the files and folders that were made, as far as possible; the first failure is to be reported."""
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


def write_page(path: Path, data: bytes) -> None:
    """The file holds `data`. Raises EnvironmentFailure if it is no page that the program wrote."""
    mark = b'<meta name="generator" content="Journ\xc3\xa9e">'
    try:
        if path.exists() and mark not in read_regular(path):
            text = message(
                "{place} : ce fichier n’est pas une page écrite par Journée ; choisissez un autre nom",
                "{place}: this file is no page that journee wrote; choose another name",
                place=path,
            )
            raise EnvironmentFailure(text)
        if not path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))
        os.replace(_stage(path, data), path)
    except OSError as error:
        raise EnvironmentFailure.of(error, _UNTOUCHED) from error
