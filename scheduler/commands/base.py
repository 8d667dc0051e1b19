"""The folder and a programme of it that is there already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.errors import EnvironmentFailure, InputError, Problem
from scheduler.saying import Saying, told

if TYPE_CHECKING:
    from scheduler.event import Event
    from scheduler.programme import Programme

SCHEDULE = "schedule.json"


def read_programme(event: Event, folder: Path, schedule: Path | None = None, *, strict: bool = True) -> Programme:
    """The programme in `schedule`, by default the one in out/. Not `strict`: it may name what the event no longer has.

    Raises InputError.
    """
    from exports.schedule import read_schedule
    from scheduler.output import settle

    settle(folder / "out")
    path = schedule or folder / "out" / SCHEDULE
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError([Problem(str(path), None, None, None, _unreadable(error, schedule is None))]) from error
    return read_schedule(data, event, str(path), strict=strict)


def is_there(folder: Path) -> bool:
    """True if out/ holds a programme."""
    from scheduler.output import settle

    settle(folder / "out")
    return (folder / "out" / SCHEDULE).is_file()


def _unreadable(error: OSError, default: bool) -> Saying:
    if isinstance(error, FileNotFoundError) and default:
        return told("Ce fichier manque ; lancez d’abord journee solve", "This file is missing; run journee solve first")
    return EnvironmentFailure.of(OSError(error.errno, error.strerror)).text
