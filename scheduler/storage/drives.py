"""What drives refuse that keep files all the same: memory sticks have no permissions, network drives flush no folder.

A file is written there as well as the drive can; every other failure is raised.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

#: Error codes by which a file system says that it does not know an operation, rather than that it failed.
UNKNOWN_THERE = (
    errno.EPERM,
    errno.EACCES,
    errno.EBADF,
    errno.EINVAL,
    errno.ENOLCK,
    errno.ENOSYS,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
)


def set_permissions(path: Path | str, mode: int) -> None:
    """The file has the permissions `mode`, where its drive keeps any. Raises OSError."""
    try:
        os.chmod(path, mode)
    except OSError as error:
        if error.errno not in UNKNOWN_THERE:
            raise


def flush(descriptor: int) -> None:
    """The disk has what was written, where the drive can be asked for it. Raises OSError."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in UNKNOWN_THERE:
            raise


def flush_folder(folder: Path) -> None:
    """The disk has the names in the folder, so that a power cut cannot undo an earlier step and keep a later one.

    Windows opens no folder, and keeps its names without. Raises OSError.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        flush(descriptor)
    finally:
        os.close(descriptor)
