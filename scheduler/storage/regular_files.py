"""Files as they are read: no pipe that is waited for, no device that never ends, no way out of the folder."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

#: The largest size of a file that is read whole, in bytes.
LARGEST = 64 * 1024 * 1024


def read_regular(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of the file. Raises OSError; ENXIO for a pipe, socket or device, EFBIG beyond `largest` bytes."""
    mode = os.stat(path)
    if not (stat.S_ISREG(mode.st_mode) or stat.S_ISDIR(mode.st_mode)):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    if mode.st_size > largest:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return path.read_bytes()


def target_within(folder: Path, name: str) -> str | None:
    """The name in the folder of the file that `name` is, or that it is a symbolic link to; None outside the folder."""
    root, place = os.path.realpath(folder), os.path.realpath(folder / name)
    if os.path.commonpath([root, place]) != root or place == root:
        return None
    return Path(os.path.relpath(place, root)).as_posix()


def leads_out(folder: Path, name: str) -> bool:
    """True if a symbolic link on the way makes `name` a file of another folder."""
    try:
        return target_within(folder, name) is None
    except (OSError, ValueError):  # ValueError: another drive
        return True
