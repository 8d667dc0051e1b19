"""The formats of the programme in out/, written again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.programme import Programme
from scheduler.language.message import message
from scheduler.reading import read_folder
from scheduler.services.current_programme import OUT, sound_programme
from scheduler.services.programme_files import EXPORT, Recording
from scheduler.services.writing import Output, Written, check_and_write
from scheduler.storage.lock import writing
from scheduler.storage.output_folder import claim

_RECORDING = Recording(
    EXPORT, message("Le programme changé à la main, contrôlé", "The programme changed by hand, checked")
)


@dataclass(frozen=True, slots=True)
class Exported:
    """The `programme` with its measured levels, and the files that were written."""

    programme: Programme
    written: Written


def export(folder: Path, formats: tuple[str, ...] = (), *, fold_marks: bool = False, creep: float = 0.0) -> Exported:
    """out/ has the named formats of its schedule.json anew (none: every format that need not be asked for).

    `fold_marks`, `creep` (millimetres): how the printed booklet is bound. Raises InputError, CheckFailed,
    EnvironmentFailure; then nothing was written.
    """
    binding = {"fold_marks": fold_marks, "creep": creep} if fold_marks or creep else None
    with writing(folder, _RECORDING.command):
        reading = read_folder(folder)
        programme = sound_programme(reading, folder)
        claim(folder / OUT, named=False)
        output = Output(formats=formats, binding=binding)
        return Exported(programme, check_and_write(folder, reading, programme, _RECORDING, output))
