"""The formats of the programme in out/, written again."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from exports import USUAL, Options
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


@dataclass(frozen=True, slots=True)
class Binding:
    """How the printed booklet is bound: with marks where to fold, its inner pages `creep` millimetres nearer to it."""

    fold_marks: bool = False
    creep: float = 0.0


def export(
    folder: Path, formats: tuple[str, ...] = (), binding: Binding | None = None, options: Options = USUAL
) -> Exported:
    """out/ has the named formats of its schedule.json anew (none: every format that need not be asked for).

    Raises InputError, CheckFailed, EnvironmentFailure; then nothing was written.
    """
    bound = asdict(binding) if binding and binding != Binding() else None
    with writing(folder, _RECORDING.command):
        reading = read_folder(folder)
        programme = sound_programme(reading, folder)
        claim(folder / OUT, named=False)
        output = Output(formats=formats, binding=bound, options=options)
        return Exported(programme, check_and_write(folder, reading, programme, _RECORDING, output))
