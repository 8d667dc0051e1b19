"""The folder `releases/`: every release read and verified; appending is for `scheduler.releases.publishing`."""

from __future__ import annotations

import re
from pathlib import Path

from scheduler.errors import InputError, Problem
from scheduler.output import settle
from scheduler.releases.release import ITEMS, SCHEDULE, STATEMENT, SUMS, Release, checksums, from_files
from scheduler.saying import Saying, told

FOLDER = "releases"
_NUMBER = re.compile(r"v([1-9]\d{0,5})")


def read_releases(folder: Path) -> tuple[Release, ...]:
    """What was published of the event in `folder`, in order: v1 first. () if nothing was.

    What a `publish` that was cut off had begun is put back first. Raises InputError if a release is missing or is not,
    to the byte, what was published; EnvironmentFailure.
    """
    settle(folder)
    releases: list[Release] = []
    before: bytes | None = None
    for number in range(1, _last(folder) + 1):
        files = _files(folder, number)
        releases.append(_verified(number, files, before))
        before = files[SUMS]
    return tuple(releases)


def last_sums(folder: Path) -> bytes | None:
    """The checksums of the last release, on which the next one follows."""
    number = _last(folder)
    return _files(folder, number)[SUMS] if number else None


def name_of(number: int, file: str) -> str:
    """`releases/v2/items.json`."""
    return f"{FOLDER}/v{number}/{file}"


def _last(folder: Path) -> int:
    """The highest number that anything in `releases/` bears; what has another name is not ours."""
    try:
        names = [path.name for path in (folder / FOLDER).iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return 0
    return max((int(found.group(1)) for name in names if (found := _NUMBER.fullmatch(name))), default=0)


def _files(folder: Path, number: int) -> dict[str, bytes]:
    found = {}
    for file in (STATEMENT, SCHEDULE, ITEMS, SUMS):
        try:
            found[file] = (folder / name_of(number, file)).read_bytes()
        except OSError as error:
            raise _damaged(number, file, told("ce fichier manque ou est illisible", "this file is missing or cannot be "
                           "read")) from error  # fmt: skip
    return found


def _verified(number: int, files: dict[str, bytes], before: bytes | None) -> Release:
    stated = files[SUMS].decode("ascii", "replace").splitlines()
    made = checksums({file: data for file, data in files.items() if file != SUMS}).decode().splitlines()
    if stated != made:
        file = next((line.split("  ")[-1] for line in made if line not in stated), SUMS)
        raise _damaged(number, file, told("ce fichier n’est plus tel qu’il a été publié", "this file is no longer what "
                       "was published"))  # fmt: skip
    try:
        release = from_files(files, before)
    except (KeyError, TypeError, ValueError) as error:
        text = told("cette version ne fait pas suite à la précédente", "this release does not follow on the one before")
        raise _damaged(number, STATEMENT, text) from error
    if release.number != number:
        text = told("cette version porte un autre numéro", "this release has another number")
        raise _damaged(number, STATEMENT, text)
    return release


def _damaged(number: int, file: str, what: Saying) -> InputError:
    text = told(
        "{what} ; remettez en place le dossier {folder} d’une sauvegarde",
        "{what}; put the folder {folder} back from a copy",
        what=what, folder=f"{FOLDER}/v{number}",
    )  # fmt: skip
    return InputError([Problem(name_of(number, file), None, None, None, text)])
