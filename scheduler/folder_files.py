"""Files of the event folder, replaced: all of them or, if it fails, none."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scheduler.errors import EnvironmentFailure
from scheduler.saying import Saying, told

_UNTOUCHED = Saying(fr="Rien n’a été changé", en="Nothing was changed")


def replace_files(folder: Path, files: Mapping[str, bytes | None]) -> dict[str, bytes | None]:
    """The files of `folder` have these bytes (None: are not there); returns what they had, to be put back.

    Raises EnvironmentFailure, and then all is as it was.
    """
    former = {name: _read(folder / name) for name in files}
    staged: dict[str, str] = {}
    try:
        for name, data in files.items():
            if data is not None:
                staged[name] = _stage(folder / name, data)
        for name in files:
            if name in staged:
                os.replace(staged.pop(name), folder / name)
            else:
                (folder / name).unlink(missing_ok=True)
    except OSError as error:
        for name in files.keys() - staged.keys():
            _restore(folder / name, former[name])
        raise EnvironmentFailure.of(error, _UNTOUCHED) from error
    finally:
        for left in staged.values():
            with contextlib.suppress(OSError):
                os.unlink(left)
    return former


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _stage(path: Path, data: bytes) -> str:
    """A file beside `path` that holds `data`, on the disk, with the rights of the one that it will replace."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    with open(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
    return name


def _restore(path: Path, data: bytes | None) -> None:
    with contextlib.suppress(OSError):
        if data is None:
            path.unlink(missing_ok=True)
        else:
            os.replace(_stage(path, data), path)


def write_page(path: Path, data: bytes) -> None:
    """The file has these bytes. Raises EnvironmentFailure if it is somebody else's: no page that the program made."""
    mark = b'<meta name="generator" content="Journ\xc3\xa9e">'
    try:
        if path.exists() and mark not in path.read_bytes():
            text = told(
                "{place} : ce fichier n’est pas une page écrite par journee ; choisissez un autre nom",
                "{place}: this file is no page that journee wrote; choose another name",
                place=path,
            )
            raise EnvironmentFailure(text)
        os.replace(_stage(path, data), path)
    except OSError as error:
        raise EnvironmentFailure.of(error, _UNTOUCHED) from error
