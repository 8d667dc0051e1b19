"""The folder `releases/`: every release read and verified; `scheduler.releases.publishing` appends."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from scheduler.domain.errors import InputError, Problem
from scheduler.language.message import Message, message
from scheduler.releases.loss import refuse_loss
from scheduler.releases.release import ITEMS, SCHEDULE, STATEMENT, SUMS, Release, checksums, from_files
from scheduler.storage.output_folder import settle
from scheduler.storage.regular_files import read_regular

FOLDER = "releases"
_NUMBER = re.compile(r"v([1-9]\d{0,5})")


def read_releases(folder: Path) -> tuple[Release, ...]:
    """The releases of the event in `folder`, v1 first.

    An interrupted `publish` is undone first. Raises InputError if a release is missing, differs by a byte from what
    was published or is known elsewhere in the folder alone; EnvironmentFailure if the disk fails.
    """
    settle(folder)
    releases: list[Release] = []
    before: bytes | None = None
    for number in range(1, _last(folder) + 1):
        files = _files(folder, number)
        releases.append(_verified(number, tuple(files.items()), before))
        before = files[SUMS]
    refuse_loss(folder, releases)
    return tuple(releases)


def last_sums(folder: Path) -> bytes | None:
    """The checksums of the last release, on which the next one follows; None before the first."""
    number = _last(folder)
    return _files(folder, number)[SUMS] if number else None


def name_of(number: int, file: str) -> str:
    """`releases/v2/items.json`."""
    return f"{FOLDER}/v{number}/{file}"


def _last(folder: Path) -> int:
    """The highest number of a release in `releases/`; entries with other names are ignored."""
    try:
        names = [path.name for path in (folder / FOLDER).iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return 0
    return max((int(match.group(1)) for name in names if (match := _NUMBER.fullmatch(name))), default=0)


def _files(folder: Path, number: int) -> dict[str, bytes]:
    """The bytes of the files of a release; InputError if one cannot be read."""
    files = {}
    for file in (STATEMENT, SCHEDULE, ITEMS, SUMS):
        try:
            files[file] = read_regular(folder / name_of(number, file))
        except OSError as error:
            raise _damaged(
                number, file, message("ce fichier manque ou est illisible", "this file is missing or cannot be read")
            ) from error
    return files


@lru_cache(maxsize=32)  # a page wants them several times; the very same bytes are the same release
def _verified(number: int, contents: tuple[tuple[str, bytes], ...], before: bytes | None) -> Release:
    """The release, if its checksums hold and it follows on `before`; else InputError."""
    files = dict(contents)
    stated = files[SUMS].decode("ascii", "replace").splitlines()
    computed = checksums({file: data for file, data in files.items() if file != SUMS}).decode().splitlines()
    if stated != computed:
        file = next((line.split("  ")[-1] for line in computed if line not in stated), SUMS)
        raise _damaged(
            number,
            file,
            message("ce fichier n’est plus tel qu’il a été publié", "this file is no longer what was published"),
        )
    try:
        release = from_files(files, before)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        text = message(
            "cette version ne fait pas suite à la précédente", "this release does not follow on the one before"
        )
        raise _damaged(number, STATEMENT, text) from error
    if release.number != number:
        text = message("cette version porte un autre numéro", "this release has another number")
        raise _damaged(number, STATEMENT, text)
    return release


def _damaged(number: int, file: str, what: Message) -> InputError:
    text = message(
        "{what} ; remettez en place le dossier {folder} d’une sauvegarde",
        "{what}; put the folder {folder} back from a copy",
        what=what,
        folder=f"{FOLDER}/v{number}",
    )
    return InputError([Problem(name_of(number, file), None, None, None, text)])
