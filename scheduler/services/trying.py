"""A way out tried: the programme that there would be with it, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from scheduler.api import Result, solve
from scheduler.domain.event import Event
from scheduler.editing import applied, contents
from scheduler.reading import read_folder
from scheduler.services.editing import reporting_failures
from scheduler.services.effort import Effort
from scheduler.services.ways_in_files import WayInFiles
from scheduler.storage.lock import EVENT


class Tried(NamedTuple):
    """The event as it would be, and how the search for its programme ended."""

    event: Event
    result: Result


def try_way(folder: Path, way: WayInFiles, effort: Effort) -> Tried:
    """The programme of the folder as it would be with the way out; the folder stays as it is.

    Raises FolderChanged where a file no longer has what the way out expects; InputError where the folder would have
    mistakes; EnvironmentFailure.
    """
    with reporting_failures():
        now = contents(folder, [EVENT, *(plan.edit.file for plan in way.plans)])
        event = read_folder(folder, applied(now, way.plans)).event
    return Tried(event, solve(event, effort.budget, workers=effort.workers, progress=effort.progress))
