"""How a folder reads what an import says: whether it accepts a new folder, and which hours it understands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from scheduler.domain.errors import InputError, Problem
from scheduler.importing.imported import ImportedTalk
from scheduler.importing.legible import OF_DAYS
from scheduler.reading.assembly import setting_of
from scheduler.reading.columns.kinds import TALKS
from scheduler.reading.event_toml.event_file import read_event_file
from scheduler.reading.folder import read_folder
from scheduler.reading.report import Report
from scheduler.reading.talks import Setting
from scheduler.storage.event_folder import write_new
from scheduler.storage.lock import EVENT

#: The key of event.toml that an import marks where its source does not say the day.
_DATE = "event.date"


def setting_in(files: Mapping[str, bytes]) -> tuple[Setting, bool]:
    """What the event.toml among the files of a new folder says of days and rooms, as `setting_at`."""
    folder = Path()
    return _setting(folder, Report({folder / EVENT: files[EVENT]}))


def setting_at(folder: Path) -> tuple[Setting, bool]:
    """What the event.toml of the folder says of days and rooms; False where the day is still to be completed."""
    return _setting(folder, Report())


def _setting(folder: Path, report: Report) -> tuple[Setting, bool]:
    setting = setting_of(read_event_file(folder, report))
    return setting, not any(remark.column == _DATE for remark in report.remarks)


def refuse_cells(files: Mapping[str, bytes], talks: Sequence[ImportedTalk], *, hours: bool = True) -> None:
    """Raises InputError with each cell of the table of talks that is a mistake, at its place in the source.

    So is what of axes and people would be a mistake: a text without end.

    Parameters
    ----------
    files : those of the new folder, by name.
    talks : those of the table, in its order.
    hours : False where mistakes of `OF_DAYS` are mended in the folder.
    """
    spared = set() if hours else {name for key in OF_DAYS for name in (key, TALKS.columns.get(key, key))}
    try:
        with TemporaryDirectory() as place:
            write_new(Path(place) / "event", files)
            read_folder(Path(place) / "event")
    except InputError as error:
        cells = [at_source(mistake, talks) for mistake in error.mistakes if _is_cell(mistake, spared)]
        cells += [_of_source(mistake, talks) for mistake in error.mistakes if not mistake.file.startswith("talks.")]
        if cells:
            raise InputError(cells) from None


def _is_cell(mistake: Problem, spared: Collection[str]) -> bool:
    return mistake.file.startswith("talks.") and mistake.row is not None and mistake.column not in spared


def _of_source(mistake: Problem, talks: Sequence[ImportedTalk]) -> Problem:
    """The mistake in the source, which says it at more than one place or at none that is known."""
    return replace(mistake, file=talks[0].origin.file if talks else mistake.file, row=None)


def at_source(mistake: Problem, talks: Sequence[ImportedTalk]) -> Problem:
    """The mistake of a row of our table where the source has that talk; the header is row 1, and JSON has none. Itself
    for other rows.
    """
    index = (mistake.row or 0) - (1 if mistake.file.endswith(".json") else 2)
    if not 0 <= index < len(talks):
        return mistake
    origin = talks[index].origin
    return replace(mistake, file=origin.file, row=origin.row)
