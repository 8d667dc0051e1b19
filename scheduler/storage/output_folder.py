"""The output folder: which files belong to the program, and their replacement, all or none.

A manifest in `out/.journee/` lists the files that the program wrote, with their SHA-256. Listed files are overwritten
(a schedule.json edited by hand included: the next `solve` makes a new one; but no document that somebody has written
in) and removed when no longer produced, unless
somebody edited them since. All other files stay; where one stands in the way, nothing is written. It also says of which
schedule.json the other files are, which may follow later.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure, JourneeError, Refused
from scheduler.language.message import Message, message
from scheduler.storage import journal
from scheduler.storage.lock import locked
from scheduler.storage.lock_holder import PROGRAM_FOLDER, LockHeld
from scheduler.storage.manifest import MANIFEST, Manifest, digest_at, digest_of, manifest_of

#: The programme; it belongs to the program even without a manifest, since users bring one from elsewhere.
SCHEDULE = "schedule.json"

_UNTOUCHED = Message(fr="Rien n’a été écrit", en="Nothing was written")
#: The seconds for which a reader waits while a writer renames files, and those between two attempts.
_PATIENCE, _PAUSE = 2.0, 0.02


def claim(folder: Path, *, named: bool) -> None:
    """Returns if `folder` can be written or made; called before a search, so that its result is not lost.

    With `named`, the user gave it (`--out`), so it must be empty, absent or the program's. Raises Refused or
    EnvironmentFailure.
    """
    settle(folder)
    with reporting_os_errors():
        if folder.is_dir():
            is_foreign = (named or folder.is_symlink()) and not has_notes(folder) and any(folder.iterdir())
            if is_foreign:
                raise Refused(_not_ours(folder))
        existing = next(parent for parent in (folder, *folder.absolute().parents) if os.path.lexists(parent))
        if not existing.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "", str(existing))
        if not os.access(existing, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "", str(existing))
        if folder.is_dir() and not folder.is_symlink():
            with locked(folder):  # somebody else who writes there is told now, not after the search
                pass


def settle(folder: Path) -> None:
    """Undoes an interrupted write in `folder`; called before files are read.

    Raises EnvironmentFailure if files may be mixed and cannot be put back now.
    """
    deadline = time.monotonic() + _PATIENCE
    while not (folder / PROGRAM_FOLDER).is_symlink() and journal.has_leftovers(folder):
        try:
            with reporting_os_errors(), locked(folder):
                journal.undo(folder)
        except EnvironmentFailure as error:
            if not journal.is_cut_off(folder):
                return  # only waste is left, or somebody is preparing new files: what stands there is whole
            if not isinstance(error, LockHeld) or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE)


def write_output(folder: Path, files: Mapping[str, bytes], *, complete: bool) -> tuple[str, ...]:
    """`folder` holds all of `files` (by relative path with `/`), or none of them if it raises.

    With `complete`, they are the whole output: other files of the program are removed. Returns the names of files that
    were kept because somebody edited them. Raises EnvironmentFailure.
    """
    if not all(journal.is_safe(name) and not name.startswith(PROGRAM_FOLDER) for name in files):
        raise ValueError("a file name leads out of the folder")
    fresh = not folder.exists()
    with reporting_os_errors():
        folder.mkdir(parents=True, exist_ok=True)
    try:
        with reporting_os_errors(), locked(folder):
            journal.undo(folder)
            return _replace(folder, files, complete)
    except JourneeError:
        _unmake(folder, fresh)
        if journal.is_cut_off(folder):
            raise EnvironmentFailure(interrupted(folder)) from None
        raise


def has_notes(folder: Path) -> bool:
    """True for a folder with a manifest; a copy without hidden files has none, and an event folder another."""
    return (folder / MANIFEST).is_file() and not (folder / PROGRAM_FOLDER).is_symlink()


def recognise(folder: Path, files: Mapping[str, bytes]) -> None:
    """Those of `files` that stand in `folder`, byte for byte, are the program's from now on.

    Raises EnvironmentFailure.
    """
    same = {name: data for name, data in files.items() if digest_at(folder, name) == digest_of(data)}
    if same:
        write_output(folder, same, complete=False)


def _replace(folder: Path, files: Mapping[str, bytes], complete: bool) -> tuple[str, ...]:
    plan = planned(folder, files, complete=complete)
    if plan.put or plan.drop:
        journal.replace_together(folder, plan.put, plan.drop)
    return plan.left


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to write (`put`), to remove (`drop`), and to leave because they were edited (`left`)."""

    put: dict[str, bytes]
    drop: list[str]
    left: tuple[str, ...]


def planned(folder: Path, files: Mapping[str, bytes], *, complete: bool, foreign: Collection[str] = ()) -> Plan:
    """The changes after which `folder` holds `files`; nothing is written. Raises EnvironmentFailure or OSError.

    `foreign`: the names of files that are not the program's any more, whatever their bytes; they stay as they are.
    """
    manifest = manifest_of(folder)
    stated = manifest.files
    ours = {name: digest for name, digest in stated.items() if name not in foreign}
    for name in files:
        _refuse_obstacle(folder, name, files[name], ours)
    written_in = [name for name in files if _is_written_in(folder, name, ours)]
    files = {name: data for name, data in files.items() if name not in written_in}
    stale = {name: digest for name, digest in ours.items() if complete and name not in files}
    drop = [name for name, digest in stale.items() if digest_at(folder, name) == digest]
    edited = [name for name in stale if name not in drop and (folder / name).is_file()]
    edited += [name for name in written_in if name not in edited]
    listed = {n: d for n, d in ours.items() if n not in stale or n in edited} | {
        n: digest_of(b) for n, b in files.items()
    }
    put = {name: data for name, data in files.items() if digest_at(folder, name) != listed[name]}
    others = listed.get(SCHEDULE) if complete else manifest.others
    if others is None and not complete and SCHEDULE in put:
        others = ""
    if put or drop or (listed, others) != (stated, manifest.others):
        put[MANIFEST] = Manifest(listed, others).data
    return Plan(put, drop, tuple(edited))


def is_behind(folder: Path) -> bool:
    """True if the program wrote its programme into `folder` and has not written the other files of it since."""
    manifest = manifest_of(folder)
    schedule = manifest.files.get(SCHEDULE)
    return manifest.others is not None and schedule not in (None, manifest.others) and is_checked(folder, SCHEDULE)


def is_document(name: str) -> bool:
    """True for a file that people go on writing in; once they have, it is theirs."""
    return name.startswith("exchange/") and name.endswith((".docx", ".xlsx"))


def _is_written_in(folder: Path, name: str, ours: Mapping[str, str]) -> bool:
    """True for a document that somebody has edited since the program wrote it."""
    return is_document(name) and name in ours and digest_at(folder, name) not in (None, ours[name])


def _refuse_obstacle(folder: Path, name: str, data: bytes, ours: Mapping[str, str]) -> None:
    """Raises EnvironmentFailure if a foreign file or folder stands where `name` shall be written."""
    for path in (*journal.real_parents(folder, name), folder / name):
        if path.is_symlink():
            raise EnvironmentFailure(_in_the_way(path, Message(fr="un lien symbolique", en="a symbolic link")))
        if path == folder / name or not path.exists():
            continue
        if not path.is_dir():
            raise EnvironmentFailure(_in_the_way(path, Message(fr="un fichier", en="a file")))
        if not os.access(path, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "", str(path))
    path = folder / name
    if path.exists() and not path.is_file():
        raise EnvironmentFailure(_in_the_way(path, Message(fr="un dossier", en="a folder")))
    if path.exists() and name not in ours and name != SCHEDULE and path.read_bytes() != data:
        if not has_notes(folder) and (folder / SCHEDULE).is_file():
            raise EnvironmentFailure(_copied(folder, path))
        what = Message(fr="un fichier que le programme n’a pas écrit", en="a file that the program did not write")
        raise EnvironmentFailure(_in_the_way(path, what))


def _unmake(folder: Path, fresh: bool) -> None:
    """Removes a folder that is `fresh` and has no manifest after a failure."""
    if (folder / MANIFEST).exists() or journal.has_leftovers(folder):
        return
    if fresh:
        with contextlib.suppress(OSError):
            folder.rmdir()


def is_checked(folder: Path, name: str) -> bool:
    """True if the file `name` is unchanged since the program wrote it."""
    return manifest_of(folder).files.get(name) == digest_at(folder, name) is not None


def is_untouched(folder: Path) -> bool:
    """True if every file that the program wrote is there and unchanged; false where it is not known what it wrote."""
    files = manifest_of(folder).files
    return bool(files) and all(digest_at(folder, name) == digest for name, digest in files.items())


@contextlib.contextmanager
def reporting_os_errors() -> Iterator[None]:
    """An OSError inside the block is raised as EnvironmentFailure, as is a journal that cannot be read."""
    try:
        yield
    except OSError as error:
        raise EnvironmentFailure.of(error, _UNTOUCHED) from error
    except journal.DamagedJournal as error:
        raise EnvironmentFailure(
            message(
                "Le journal {name} est illisible ; supprimez le dossier {room} qui le contient",
                "The journal {name} cannot be read; remove the folder {room} that holds it",
                name=error,
                room=PROGRAM_FOLDER,
            )
        ) from error


def _not_ours(folder: Path) -> Message:
    return message(
        "{folder} : ce dossier n’est ni vide ni écrit par Journée ; choisissez-en un autre",
        "{folder}: this folder is neither empty nor one that journee wrote; choose another",
        folder=folder,
    )


def _in_the_way(place: Path, what: Message) -> Message:
    return message(
        "{place} : {what} occupe cette place ; déplacez-le ou supprimez-le. Rien n’a été écrit",
        "{place}: {what} stands in the way; move or remove it. Nothing was written",
        place=place,
        what=what,
    )


def _copied(folder: Path, place: Path) -> Message:
    return message(
        "{place} : rien ne dit plus si ce fichier est de Journée ou de vous ; une copie sans fichiers cachés perd ses "
        "notes. Renommez {folder}, puis recommencez : rien n’est perdu. Rien n’a été écrit",
        "{place}: nothing says any more whether this file is Journée’s or yours; a copy without hidden files loses its "
        "notes. Rename {folder}, then do it again: nothing is lost. Nothing was written",
        place=place,
        folder=folder,
    )


def interrupted(folder: Path) -> Message:
    """The message about a folder whose former files could not be put back."""
    return message(
        "{folder} : l’écriture a échoué ; la prochaine commande remettra l’ancien contenu en place",
        "{folder}: writing failed; the next command will put the former content back",
        folder=folder,
    )
