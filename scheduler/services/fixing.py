"""`check --fix`: what was understood of a folder is written into its files in the contract's own form.

Whatever is written is read again first. An event stays the same; a folder with mistakes has none afterwards that it did
not have before. Where all corrections together would not keep to that, each kind of them is tried by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.domain.errors import FolderChanged, Problem
from scheduler.editing import contents
from scheduler.editing.workbook import parted_cells
from scheduler.language.message import Message, message
from scheduler.reading import Examination, examine
from scheduler.reading.report import Guess
from scheduler.reading.sheets.table_names import file_of
from scheduler.services.corrections import Correcting, Place, Rewriting, corrected, together
from scheduler.services.editing import reporting_failures
from scheduler.services.event_folder import Inspection, inspection_of
from scheduler.storage.lock import EVENT, writing
from scheduler.storage.transaction import Transaction, commit

COMMAND = "journee check --fix"
#: The number of times that the folder is read again: a correction may let more be understood.
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Fixed:
    """The values that were written, in the order of the files, and what there is to say of the folder now."""

    changes: tuple[Rewriting, ...]
    inspection: Inspection


@dataclass(frozen=True, slots=True)
class _State:
    """A folder as it would be: what is found in it, the files that differ from the disk, the values written."""

    found: Examination
    files: Mapping[str, bytes]
    changes: Mapping[Place, Rewriting]


def fix(folder: Path, *, anyway: bool = False) -> Fixed:
    """Everything that was guessed for certain stands in the files in the contract's own form; one step of `undo`.

    Parameters
    ----------
    anyway : files that a spreadsheet program holds open are written too.

    Raises FolderChanged where somebody wrote a file meanwhile; EnvironmentFailure.
    """
    with writing(folder, COMMAND), reporting_failures():
        before = examine(folder)
        if EVENT not in before.sources:
            return Fixed((), inspection_of(before, folder))
        state = _fixed(folder, _State(before, {}, {}))
        changes = tuple(change for change in state.changes.values() if change.before != change.after)
        if state.files:
            _must_be_as_read(folder, before, state.files)
            label, read = _label(len(changes)), before.sources
            commit(folder, Transaction(COMMAND, label, state.files, anyway=anyway, read=read))
        inspection = inspection_of(state.found, folder)
        parted = _parted(before.sources, state.files)
        return Fixed(_in_order(changes, before), replace(inspection, remarks=(*inspection.remarks, *parted)))


def _parted(before: Mapping[str, bytes], files: Mapping[str, bytes]) -> list[Problem]:
    """A remark for each workbook whose merged cells had to be parted."""
    text = message(
        "ces cellules fusionnées ont été séparées ; chaque ligne garde leur valeur",
        "these merged cells were parted; each row keeps their value",
    ).capitalised()
    workbooks = {name: data for name, data in files.items() if not name.casefold().endswith((".csv", ".json", ".toml"))}
    parted = {name: parted_cells(before[name], data) for name, data in workbooks.items()}
    return [Problem(name, None, None, ", ".join(cells), text) for name, cells in parted.items() if cells]


def _fixed(folder: Path, state: _State) -> _State:
    """The state after as many rounds of corrections as change anything."""
    for _ in range(_ROUNDS):
        groups = together(state.found.guesses)
        following = _with(folder, state, [guess for group in groups for guess in group])
        if following is None:
            following = state
            for group in groups:
                following = _with(folder, following, group) or following
        if following.files == state.files:
            return state
        state = following
    return state


def _with(folder: Path, state: _State, guesses: Sequence[Guess]) -> _State | None:
    """The state with what those guesses correct; None where the folder would not mean the same."""
    correcting = corrected(state.found.sources, guesses)
    if correcting is None:
        return None
    if not correcting.files:
        return state
    files = {**state.files, **correcting.files}
    found = examine(folder, files)
    if not keeps_meaning(state.found, found, [change.place for change in correcting.changes]):
        return None
    return _State(found, files, _merged(state.changes, correcting))


def _merged(changes: Mapping[Place, Rewriting], more: Correcting) -> dict[Place, Rewriting]:
    """The changes of each place, from its first value to its last."""
    merged = dict(changes)
    for change in more.changes:
        former = merged.get(change.place)
        merged[change.place] = Rewriting(change.place, former.before if former else change.before, change.after)
    return merged


def keeps_meaning(before: Examination, after: Examination, written: Sequence[Place]) -> bool:
    """True if the event is the same; where there were mistakes before, if none is new and none went away by itself.

    A mistake may go where its own place was `written`: a row that lacked an id. One that goes otherwise was a question
    to a person, which what was written would answer.
    """
    if before.reading is not None:
        same = after.reading is not None and after.reading.event == before.reading.event
        return same and after.reading is not None and after.reading.stated == before.reading.stated
    were, are = Counter(map(_kind, before.mistakes)), Counter(map(_kind, after.mistakes))
    gone, places = were - are, {(place.file, place.row, place.column) for place in written}
    answered = {_kind(mistake) for mistake in before.mistakes if (mistake.file, mistake.row, mistake.column) in places}
    return not are - were and gone.keys() <= answered


def _kind(mistake: Problem) -> tuple[str, int | None, str]:
    return mistake.file, mistake.row, mistake.text.kind


def _must_be_as_read(folder: Path, found: Examination, files: Iterable[str]) -> None:
    """Raises FolderChanged if a file that is to be written is no longer as it was read."""
    text = message(
        "quelqu'un a changé ce fichier depuis qu'il a été lu",
        "somebody has changed this file since it was read",
    ).capitalised()
    changed = [name for name, data in contents(folder, files).items() if data != found.sources[name]]
    if changed:
        raise FolderChanged([Problem(name, None, None, None, text) for name in changed])


def _in_order(changes: Sequence[Rewriting], found: Examination) -> tuple[Rewriting, ...]:
    """The changes by file, in the order in which files are read, and from top to bottom."""
    files = {name: at for at, name in enumerate(found.sources)}

    def order(change: Rewriting) -> tuple[int, str, int]:
        file = change.place.file
        return files.get(file_of(file), len(files)), file, change.place.row or 0

    return tuple(sorted(changes, key=order))


def _label(count: int) -> Message:
    return message(
        "{count} valeur{s} mise{s} en forme", "{count} value{s} put into form", count=count, s="s" * (count > 1)
    )
