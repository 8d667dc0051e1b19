"""An event folder that was copied without its hidden files, and so without the notes that say whose files out/ has."""

from __future__ import annotations

import contextlib
from pathlib import Path

from scheduler.domain.errors import CheckFailed, EnvironmentFailure, InputError
from scheduler.reading import Reading, read_folder
from scheduler.releases import edition_of, read_releases
from scheduler.services.current_programme import OUT, SCHEDULE, sound_programme
from scheduler.storage.lock import writing
from scheduler.storage.output_folder import claim, has_notes, recognise

_COMMAND = "journee"


def claim_out(folder: Path, reading: Reading) -> None:
    """out/ can be written, as by `claim`; where it came without its notes, what `reading` gives is known again.

    Raises Refused, EnvironmentFailure.
    """
    _recognise(folder, reading)
    claim(folder / OUT, named=False)


def recognise_copied(folder: Path) -> None:
    """The files of an out/ without notes are the program's again, as far as the folder gives the very bytes.

    Called before the folder is changed; nothing is done, and no failure told, where it cannot be.
    """
    if _is_without_notes(folder):
        with contextlib.suppress(InputError, EnvironmentFailure), writing(folder, _COMMAND):
            _recognise(folder, read_folder(folder))


def _recognise(folder: Path, reading: Reading) -> None:
    if not _is_without_notes(folder):
        return
    from exports import USUAL, render

    with contextlib.suppress(InputError, CheckFailed, EnvironmentFailure):
        programme = sound_programme(reading, folder)
        edition = edition_of(read_releases(folder), reading.event, programme)
        recognise(folder / OUT, render(reading.event, programme, None, edition, USUAL).files)


def _is_without_notes(folder: Path) -> bool:
    out = folder / OUT
    return (out / SCHEDULE).is_file() and not out.is_symlink() and not has_notes(out)
