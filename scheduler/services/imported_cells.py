"""Whether a new folder out of an import would be accepted, before anything of it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from scheduler.domain.errors import InputError, Problem
from scheduler.importing.imported import ImportedTalk
from scheduler.reading.columns.kinds import TALKS
from scheduler.reading.folder import read_folder
from scheduler.storage.event_folder import write_new

#: Columns whose values hang on the days of the event, which few sources know: they are judged once these are there.
_OF_DAYS = ("available", "preferred", "pin")


def refuse_cells(files: Mapping[str, bytes], talks: Sequence[ImportedTalk]) -> None:
    """Raises InputError with each cell of the table of talks that is a mistake, at its place in the source.

    So is what of axes and people would be a mistake: a text without end.

    Parameters
    ----------
    files : those of the new folder, by name.
    talks : those of the table, in its order.
    """
    try:
        with TemporaryDirectory() as place:
            write_new(Path(place) / "event", files)
            read_folder(Path(place) / "event")
    except InputError as error:
        spared = {name for key in _OF_DAYS for name in (key, TALKS.columns[key])}
        cells = [_at_source(mistake, talks) for mistake in error.mistakes if _is_cell(mistake, spared)]
        cells += [_of_source(mistake, talks) for mistake in error.mistakes if not mistake.file.startswith("talks.")]
        if cells:
            raise InputError(cells) from None


def _is_cell(mistake: Problem, spared: set[str]) -> bool:
    return mistake.file.startswith("talks.") and mistake.row is not None and mistake.column not in spared


def _of_source(mistake: Problem, talks: Sequence[ImportedTalk]) -> Problem:
    """The mistake in the source, which says it at more than one place or at none that is known."""
    return replace(mistake, file=talks[0].origin.file if talks else mistake.file, row=None)


def _at_source(mistake: Problem, talks: Sequence[ImportedTalk]) -> Problem:
    """The mistake where the source has that talk; the header is row 1 of our table."""
    index = (mistake.row or 0) - 2
    if not 0 <= index < len(talks):
        return mistake
    origin = talks[index].origin
    return replace(mistake, file=origin.file, row=origin.row)
