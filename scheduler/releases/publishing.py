"""Appends a release to `releases/` and writes its out/, both or neither."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator, Mapping
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import message
from scheduler.releases.loss import memory
from scheduler.releases.release import Release, to_files
from scheduler.releases.store import FOLDER, last_sums, name_of
from scheduler.storage import journal
from scheduler.storage import output_folder as output
from scheduler.storage.lock import locked

_OUT = "out"


@contextlib.contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """This thread alone publishes from `folder` and writes its out/ inside the block.

    Raises EnvironmentFailure at once if somebody else does.
    """
    with contextlib.ExitStack() as stack:
        with output.reporting_os_errors():
            stack.enter_context(locked(folder, "journee publish"))
            journal.undo(folder)
            if (folder / _OUT).is_dir():  # else there is nothing to publish
                stack.enter_context(locked(folder / _OUT, "journee publish"))
                journal.undo(folder / _OUT)
        yield


def append(folder: Path, release: Release, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """`releases/` holds the release, and out/ holds `files`; both are unchanged if it raises or is killed.

    Called inside `sole_writer`. Earlier releases are never touched. Returns the names of files of out/ that were kept
    because somebody edited them. Raises EnvironmentFailure.
    """
    _must_be_ours(folder)
    with output.reporting_os_errors():
        plan = output.planned(folder / _OUT, files, complete=True)
        ours = {name_of(release.number, name): data for name, data in to_files(release, last_sums(folder)).items()}
        if any((folder / name).exists() for name in ours):
            raise FileExistsError(errno.EEXIST, "", str(folder / FOLDER / f"v{release.number}"))
        put = {f"{_OUT}/{name}": data for name, data in plan.put.items()}
        journal.replace_together(folder, put | ours | memory(release), [f"{_OUT}/{name}" for name in plan.drop])
    return plan.left


def _must_be_ours(folder: Path) -> None:
    """Raises EnvironmentFailure if out/ or releases/ is a symbolic link: they must change together."""
    for name in (_OUT, FOLDER):
        if (folder / name).is_symlink():
            text = message(
                "{place} : un lien symbolique occupe cette place ; remplacez-le par un dossier. Rien n’a été publié",
                "{place}: a symbolic link stands here; put a folder in its place. Nothing was published",
                place=folder / name,
            )
            raise EnvironmentFailure(text)
