"""Undo and redo of the last change of the folder; changes that others made since stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure, FolderChanged, InputError, Problem
from scheduler.editing import Differs
from scheduler.editing.reverting import Version, carried_over
from scheduler.language.message import Message, message
from scheduler.services.programme_files import is_same_programme
from scheduler.services.published_changes import agreed
from scheduler.storage.history import Entry, FileChange, History, read_history, state_at
from scheduler.storage.journal import SOURCES
from scheduler.storage.lock import EVENT, writing
from scheduler.storage.output_folder import SCHEDULE as PROGRAMME
from scheduler.storage.output_folder import is_checked, settle
from scheduler.storage.regular_files import read_regular
from scheduler.storage.transaction import OUT, SCHEDULE, Transaction, commit

__all__ = ["Entry", "History", "Moved", "history", "redo", "undo"]

_NEWER = message(
    "out/ a un autre programme depuis : il est resté ; lancez journee solve ou repair",
    "out/ has another programme since: it has stayed; run journee solve or repair",
)
_STALE = message(
    "out/schedule.json est remis ; pour les autres fichiers, lancez journee export",
    "out/schedule.json is back; for the other files run journee export",
)


@dataclass(frozen=True, slots=True)
class Moved:
    """The change that was undone or redone, the names of files that have changed, and remarks."""

    entry: Entry
    files: tuple[str, ...]
    remarks: tuple[Message, ...]


def history(folder: Path) -> History:
    """The changes of the folder that can be undone and redone. Raises EnvironmentFailure."""
    settle(folder)
    return read_history(folder)


def undo(folder: Path, *, anyway: bool = False, agree: Callable[[Message], None] | None = None) -> Moved | None:
    """The folder is as before its last change; None if there is none to take back.

    Parameters
    ----------
    anyway : where somebody else's changes are in the way, the files are put back whole, without those; a change that
        a release contains is taken back too.
    agree : called with what is to be known of a change that a release contains, before it is taken back; raises where
        it must not be. None: it is not taken back.

    Raises FolderChanged, where nothing was changed; EnvironmentFailure.
    """
    with writing(folder, "journee undo"):
        done = history(folder).done
        if not done:
            return None
        published = agreed(folder, done[-1], anyway, agree)
        at = done[-2].number if len(done) > 1 else 0
        back = tuple(FileChange(file.name, file.after, file.before) for file in done[-1].files)
        moved = _move(folder, done[-1], back, at, "journee undo", anyway)
        return replace(moved, remarks=(*moved.remarks, *published))


def redo(folder: Path, *, anyway: bool = False) -> Moved | None:
    """The change that was undone last is made again; None without one. Raises as `undo`."""
    with writing(folder, "journee redo"):
        undone = history(folder).undone
        if not undone:
            return None
        entry = undone[0]
        return _move(folder, entry, entry.files, entry.number, "journee redo", anyway)


def _move(folder: Path, entry: Entry, changes: tuple[FileChange, ...], at: int, command: str, anyway: bool) -> Moved:
    problems: list[Problem] = []
    settings = _settings(folder, changes)
    now = {name: _current(folder, name) for name in (*(change.name for change in changes), EVENT)}
    files = {c.name: _goal(now, c, settings, anyway, problems) for c in changes if c.name != SCHEDULE}
    schedule = next((change for change in changes if change.name == SCHEDULE), None)
    programme = _Programme()
    if schedule is not None:
        current = now[SCHEDULE]
        if anyway or any(is_same_programme(current, data) for data in (schedule.before, schedule.after)):
            by_hand = entry.by_hand and command == "journee undo"
            programme = _programme(folder, files, schedule.after, by_hand)
        elif files:
            programme = _Programme(remarks=(_NEWER,))
        elif is_checked(folder / OUT, PROGRAMME):  # as after a solve, which the history does not keep
            raise FolderChanged([Problem(SCHEDULE, None, None, None, _REPLACED)], _REFUSED_PROGRAMME, _ALL_THE_SAME)
        else:
            problems.append(_problem(SCHEDULE))
    if problems:
        raise FolderChanged(problems, anyway=_WHOLE)
    files |= programme.files
    before = {name: _current(folder, name) for name in (*files, SCHEDULE)}
    state = state_at(at)
    wanted = Transaction(command, entry.label, files, programme.out, state=state, anyway=anyway, read=now)
    commit(folder, wanted)
    shown = (item for item in before.items() if not item[0].startswith(f"{SOURCES}/"))
    touched = [name for name, data in shown if data != _current(folder, name)]
    return Moved(entry, tuple(touched), programme.remarks)


def _settings(folder: Path, changes: Sequence[FileChange]) -> FileChange:
    """The event.toml that states the columns before the change and after it: the present one if it did not change."""
    current = _current(folder, EVENT)
    return next((change for change in changes if change.name == EVENT), FileChange(EVENT, current, current))


def _goal(
    files: Mapping[str, bytes | None], change: FileChange, settings: FileChange, anyway: bool, problems: list[Problem]
) -> bytes | None:
    """The new bytes of one of `files`, the present ones: those after the change, or these with the change applied."""
    current = files[change.name]
    if current in (change.before, change.after):
        return change.after
    empty = b"" if change.name.endswith(".toml") else None  # that it is not there means the same
    before, after = (empty if data is None else data for data in (change.before, change.after))
    try:
        if current is None or before is None or after is None:
            raise Differs([_problem(change.name)])
        source, goal = Version(before, settings.before or b""), Version(after, settings.after or b"")
        now = Version(current, files[EVENT] or b"")
        return carried_over(change.name, source, goal, now) or change.after
    except Differs as error:
        if change.name.startswith(f"{SOURCES}/"):  # a later import knows better what it compared with
            return current
        if not anyway:
            problems += error.problems
        return change.after


@dataclass(frozen=True, slots=True)
class _Programme:
    """The change of out/.

    `files`: the programme as a file of the folder, where the program cannot vouch for it. `out`: files of the program.
    """

    files: dict[str, bytes | None] = field(default_factory=dict)
    out: dict[str, bytes] | None = None
    remarks: tuple[Message, ...] = ()


def _programme(folder: Path, files: Mapping[str, bytes | None], schedule: bytes | None, by_hand: bool) -> _Programme:
    """The change after which out/ has the programme `schedule` and, if it keeps the rules, its other files.

    One that was changed by hand counts as such again: the next `solve` keeps it, `publish` asks for `export`.
    """
    if schedule is None:
        return _Programme(out={})
    made = _outputs(folder, files, schedule)
    if made is None:
        return _Programme({SCHEDULE: schedule}, remarks=(_STALE,))
    if is_same_programme(made[PROGRAMME], schedule) and not by_hand:  # it may have been published since
        return _Programme(out=made)
    return _Programme({SCHEDULE: schedule}, {n: b for n, b in made.items() if n != PROGRAMME})


def _outputs(folder: Path, files: Mapping[str, bytes | None], schedule: bytes) -> dict[str, bytes] | None:
    """The files of out/ with that programme; None where it breaks a rule of the folder, or cannot be read."""
    from exports import render
    from exports.schedule import read_schedule
    from scheduler.check import check
    from scheduler.reading import read_folder
    from scheduler.releases import edition_of, read_releases

    try:
        event = read_folder(folder, files).event
        programme = read_schedule(schedule, event, SCHEDULE)
    except InputError:
        return None
    if check(event, programme).hard:
        return None
    return dict(render(event, programme, None, edition_of(read_releases(folder), event, programme)).files)


def _current(folder: Path, name: str) -> bytes | None:
    path = folder / name
    try:
        return read_regular(path) if path.exists() else None
    except OSError as error:
        raise EnvironmentFailure.of(error) from error


_WHOLE = message(
    "remet ces fichiers entiers, sans les changements des autres",
    "puts these files back whole, without others’ changes",
)


_REFUSED_PROGRAMME = message(
    "Ce n’est plus le programme de ce changement. Rien n’a été écrit",
    "The programme is no longer that of this change. Nothing was written",
)
_ALL_THE_SAME = message("annule ou refait le changement", "undoes or redoes the change")
_REPLACED = message(
    "Journée a écrit un autre programme depuis : il est resté", "Journée has written another programme since: it stayed"
)


def _problem(name: str) -> Problem:
    text = message(
        "Ce fichier a changé depuis : il est resté tel quel", "This file has changed since: it was left alone"
    )
    return Problem(name, None, None, None, text)
