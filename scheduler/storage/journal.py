"""Several files of one folder replaced together: after any failure or kill all of them are new or all are old.

How: the new files are staged in `.journee/new`, what they replace is kept in `.journee/old` (hard links), then a
journal that names both is written. From then until the journal is removed the files are renamed into place one by one.
Removing the journal is the moment of success; wherever one finds it, its run was cut off, and `undo` puts the old files
back. `undo` may itself be cut off and be repeated. Whose the files are is known to `scheduler.storage.output_folder`
alone.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from scheduler.storage.drives import flush, flush_folder, set_permissions
from scheduler.storage.lock_holder import PROGRAM_FOLDER
from scheduler.storage.regular_files import read_regular

_JOURNAL, _NEW, _OLD = "journal.json", "new", "old"
#: The folder whose files only the user may read: mode 0600, and 0700 for the folder.
PRIVATE = f"{PROGRAM_FOLDER}/history"
#: The folder of what was last imported from each source, private likewise.
SOURCES = f"{PROGRAM_FOLDER}/sources"
#: Error codes of names that no file can have: there is no such file, and none can be put back.
_IMPOSSIBLE = (errno.ENAMETOOLONG, errno.ENOTDIR, errno.EINVAL, errno.ENOENT)
#: Those of them that no file in the way can cause: whatever the journal says, no file of that name was ever there.
_NAMELESS = (errno.ENAMETOOLONG, errno.EINVAL)
#: Signs by which a name leads elsewhere; on Windows a colon names a drive, or a stream behind a file.
_ASTRAY = ("\\", "\0", *((":",) if os.name == "nt" else ()))


class DamagedJournal(ValueError):
    """No run of the program wrote the journal, or what it names; the message is the name of the file."""


def is_safe(name: str) -> bool:
    """True for a relative path that leads to no other folder: `a/b`, not `../b`, `/b`, `a//b` or `a\\b`."""
    parts = name.split("/")
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return False
    return not any(part in ("", ".", "..") or any(sign in part for sign in _ASTRAY) for part in parts)


def real_parents(folder: Path, name: str) -> Iterator[Path]:
    """The folders between `folder` and the file `name`, outermost first."""
    for parent in reversed(PurePosixPath(name).parents[:-1]):
        yield folder / parent


def goes_astray(folder: Path, name: str) -> bool:
    """True if a symbolic link on the way would lead the file `name` out of `folder`."""
    return any(os.path.islink(parent) for parent in real_parents(folder, name))


def is_cut_off(folder: Path) -> bool:
    """True if a run ended while it was renaming: the folder may hold old and new files until `undo`."""
    return os.path.lexists(folder / PROGRAM_FOLDER / _JOURNAL)


def has_leftovers(folder: Path) -> bool:
    """True if a run left files that `undo` removes or puts back."""
    return any(os.path.lexists(folder / PROGRAM_FOLDER / name) for name in (_JOURNAL, _NEW, _OLD))


#: Raises where the file with the first name, whose bytes lie at the path, must not be replaced.
Check = Callable[[str, Path], None]


def _agree(name: str, place: Path) -> None:
    """Nothing stands in the way."""


def replace_together(folder: Path, put: Mapping[str, bytes], drop: Collection[str], check: Check = _agree) -> None:
    """The files `put` have their new bytes and the files `drop` are gone; if it raises, all are as they were.

    `check` is called for each name once all is ready, and for what has been replaced: somebody may have written into it
    meanwhile. Nothing is replaced where it raises.

    The lock is held, nothing is left over, and no symbolic link or folder stands where a file of `put` shall be.
    Raises OSError. If even putting back failed, `is_cut_off` is true and the next `undo` does it.
    """
    try:
        _refuse_link(folder)
        _stage(folder, put)
        names = [*put, *sorted(drop)]
        had = _keep(folder, names)
        parents = {parent for name in put for parent in real_parents(folder, name)}
        made = sorted(parent.relative_to(folder).as_posix() for parent in parents if not parent.exists())
        _open_journal(folder / PROGRAM_FOLDER, {"names": had, "made": made})
        for name in names:
            check(name, folder / name)
        _move(folder, list(put), drop)
        for index, name in enumerate(names):
            check(name, folder / PROGRAM_FOLDER / _OLD / str(index))
        (folder / PROGRAM_FOLDER / _JOURNAL).unlink()
    except BaseException:
        with contextlib.suppress(OSError):
            undo(folder)
        raise
    with contextlib.suppress(OSError):
        # before the old files go: a journal that came back without them would do harm
        flush_folder(folder / PROGRAM_FOLDER)
        _tidy(folder / PROGRAM_FOLDER)


def undo(folder: Path) -> None:
    """The files are as before the run that was cut off.

    Raises OSError; DamagedJournal, naming the file, where no run of the program wrote the journal.
    """
    journal = folder / PROGRAM_FOLDER / _JOURNAL
    if journal.exists():
        names, made = _read_journal(journal)
        for index, (name, had) in enumerate(names):
            _put_back(folder, name, folder / PROGRAM_FOLDER / _OLD / str(index), had)
        for name in reversed(made):
            with contextlib.suppress(OSError):  # somebody else's file is in it by now: it stays
                (folder / name).rmdir()
        for parent in _touched(folder, [name for name, _ in names]):
            if os.path.isdir(parent):
                flush_folder(parent)
        journal.unlink()
    _tidy(folder / PROGRAM_FOLDER)


def _refuse_link(folder: Path) -> None:
    """Raises OSError where the history would be written into another folder."""
    for private in (PRIVATE, SOURCES):
        if (folder / private).is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder / private))


def _stage(folder: Path, put: Mapping[str, bytes]) -> None:
    """Writes the new files, each with the permissions of the file that it will replace."""
    new = folder / PROGRAM_FOLDER / _NEW
    new.mkdir()
    for index, (name, data) in enumerate(put.items()):
        _write(new / str(index), data)
        if name.startswith((f"{PRIVATE}/", f"{SOURCES}/")):
            set_permissions(new / str(index), 0o600)
        elif (folder / name).is_file():
            set_permissions(new / str(index), (folder / name).stat().st_mode & 0o777)


def _keep(folder: Path, names: list[str]) -> list[tuple[str, bool]]:
    """Keeps the present files in `old` under their index; returns each name with whether it has a file."""
    old = folder / PROGRAM_FOLDER / _OLD
    old.mkdir()
    had = []
    for index, name in enumerate(names):
        had.append((name, os.path.lexists(folder / name)))
        if had[-1][1]:
            try:
                os.link(folder / name, old / str(index), follow_symlinks=False)
            except OSError:  # a file system without hard links
                _write(old / str(index), (folder / name).read_bytes())
    flush_folder(old)
    return had


def _open_journal(room: Path, content: object) -> None:
    _write(room / _NEW / _JOURNAL, json.dumps(content).encode())
    flush_folder(room / _NEW)
    os.replace(room / _NEW / _JOURNAL, room / _JOURNAL)
    flush_folder(room)


def _read_journal(journal: Path) -> tuple[list[tuple[str, bool]], list[str]]:
    try:
        content = json.loads(read_regular(journal))
        names = [(str(name), bool(had)) for name, had in content["names"]]
        made = [str(name) for name in content["made"]]
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise DamagedJournal(journal) from error
    if not all(map(is_safe, [*(name for name, _ in names), *made])):
        raise DamagedJournal(journal)
    return names, made


def _move(folder: Path, put: list[str], drop: Collection[str]) -> None:
    for index, name in enumerate(put):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        for private in (PRIVATE, SOURCES):
            if name.startswith(f"{private}/"):
                set_permissions(folder / private, 0o700)
        os.replace(folder / PROGRAM_FOLDER / _NEW / str(index), folder / name)
    for name in drop:
        (folder / name).unlink()
    for parent in _touched(folder, [*put, *drop]):
        flush_folder(parent)
        if parent != folder and not any(parent.iterdir()):
            parent.rmdir()


def _touched(folder: Path, names: list[str]) -> list[Path]:
    """The folders that hold the files `names`, innermost first."""
    return sorted({parent for name in names for parent in (folder, *real_parents(folder, name))}, reverse=True)


def _put_back(folder: Path, name: str, kept: Path, had: bool) -> None:
    if goes_astray(folder, name):
        raise DamagedJournal(name)
    try:
        if had and os.path.lexists(kept):  # else it is back already: an earlier undo was cut off
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(kept, folder / name)
        elif not had:
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        if error.errno not in (_NAMELESS if had else _IMPOSSIBLE):
            raise


def _tidy(room: Path) -> None:
    for name in (_NEW, _OLD):
        if (room / name).is_symlink():
            (room / name).unlink()
        elif (room / name).exists():
            shutil.rmtree(room / name)


def _write(path: Path, data: bytes) -> None:
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        flush(file.fileno())
