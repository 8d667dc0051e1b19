"""Planned edits, which find their item again in files that have changed since they were read.

A plan has the names of the item, the field, and the value that it expects to find. If the bytes have changed, the row
is searched by the names; if there is not exactly one such row, or if it has another value, the difference is reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scheduler.domain.errors import Problem, Unwritable
from scheduler.editing.anchors import anchors, key_of, paths_now
from scheduler.editing.edit import Edit, Value, shown
from scheduler.editing.folder import edited
from scheduler.editing.present import PresentFile, PresentFiles
from scheduler.editing.rows import Names, Row, with_row, without_row
from scheduler.editing.toml_value import path_of
from scheduler.editing.under_headings import refuse_below_headings
from scheduler.language.message import Message, message
from scheduler.reading.sheets.table_names import file_of


@dataclass(frozen=True, slots=True)
class PlannedEdit:
    """An edit, placed in the file as it was read (`digest`: its SHA-256).

    `names`: the names of the item, in a .toml of each table on the path. `expected`: the value that was read.
    """

    edit: Edit
    names: Names
    expected: object
    digest: str


@dataclass(frozen=True, slots=True)
class AddedRow:
    """A row to add to a table; `values` by header or column name."""

    file: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class WithdrawnRow:
    """A row to remove from a table: the names of its item, and its cells as they were read, by header."""

    file: str
    row: int
    names: Names
    expected: Mapping[str, object]
    digest: str


Plan = PlannedEdit | AddedRow | WithdrawnRow


class Differs(Exception):
    """The files are no longer what the edits were planned for; `problems` has each difference, in both languages."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.text.en for problem in problems))
        self.problems = tuple(problems)


def planned(sources: Mapping[str, bytes], edits: Sequence[Edit]) -> tuple[PlannedEdit, ...]:
    """The edits as plans: with the names and values that `sources` (files by name, as they were read) have now.

    Raises LookupError for a row that is not there.
    """
    present = PresentFiles(sources)
    files = ((edit, present.file(edit.file)) for edit in edits)
    return tuple(PlannedEdit(edit, _names(file, edit), file.value(edit), file.digest) for edit, file in files)


def withdrawal(sources: Mapping[str, bytes], file: str, row: int) -> WithdrawnRow:
    """The plan to withdraw that row of the table as it was read. Raises LookupError if there is none."""
    present = PresentFiles(sources).file(file)
    withdrawn = present.row.get(row)
    if withdrawn is None:
        raise Unwritable.no_row(file, row)
    return WithdrawnRow(file, row, withdrawn.names, withdrawn.cells, present.digest)


def applied(files: Mapping[str, bytes], plans: Sequence[Plan]) -> dict[str, bytes]:
    """The new bytes of each file that a plan names, made from `files` as they are now.

    Raises Differs if any plan meets something else than it expects; then none is to be written. Unwritable for what
    the file does not let be done.
    """
    problems: list[Problem] = []
    present = PresentFiles(files)
    edits = [edit for plan in plans if isinstance(plan, PlannedEdit) and (edit := _placed(present, plan, problems))]
    gone = [
        target for plan in plans if isinstance(plan, WithdrawnRow) and (target := _withdrawn(present, plan, problems))
    ]
    if problems:
        raise Differs(problems)
    columns = present.columns
    changed = edited(files, edits)
    for file, row in sorted(gone, key=lambda target: target[1], reverse=True):  # from below: numbers stay true
        name = file_of(file)
        changed[name] = without_row(changed.get(name, files[name]), file, row, columns)
    added = [plan for plan in plans if isinstance(plan, AddedRow)]
    before = {**files, **changed}
    for plan in added:
        name = file_of(plan.file)
        changed[name] = with_row(changed.get(name, files[name]), plan.file, plan.values, columns)
    for file in dict.fromkeys(plan.file for plan in added):
        refuse_below_headings(before[file_of(file)], changed[file_of(file)], file, columns)
    return changed


def places_now(files: Mapping[str, bytes], plans: Sequence[Plan]) -> tuple[Edit, ...]:
    """The edits of values with their present rows and keys; called after `applied` has not raised Differs."""
    present = PresentFiles(files)
    return tuple(edit for plan in plans if isinstance(plan, PlannedEdit) and (edit := _placed(present, plan, [])))


# ── where an edit stands now ─────────────────────────────────────────────────────────────────────────────────────────


def _placed(present: PresentFiles, plan: PlannedEdit, problems: list[Problem]) -> Edit | None:
    """The edit with its present row or key; None, with a problem, where the item or value has changed."""
    edit = plan.edit
    if not present.has(edit.file):
        problems.append(_problem(edit, edit.row, None, _GONE))
        return None
    try:
        return _placed_in(present.file(edit.file), plan, problems)
    except LookupError:
        problems.append(_problem(edit, edit.row, None, _UNREADABLE))
        return None


def _placed_in(file: PresentFile, plan: PlannedEdit, problems: list[Problem]) -> Edit | None:
    edit = plan.edit
    if file.digest != plan.digest:
        places = _places(file, plan)
        if len(places) != 1:
            problems.append(_problem(edit, None, _text_of(plan.names), _TWICE if places else _MISSING))
            return None
        edit = places[0]
    now = file.value(edit)
    if not _same(now, plan.expected, edit.file):
        text = message(
            "quelqu’un a changé cette valeur depuis qu’elle a été lue ({expected})",
            "somebody has changed this value since it was read ({expected})",
            expected=_quoted(plan.expected),
        )
        problems.append(_problem(edit, edit.row, shown(now), text))
        return None
    return edit


def _withdrawn(present: PresentFiles, plan: WithdrawnRow, problems: list[Problem]) -> tuple[str, int] | None:
    """The file and present row of the row to remove; None, with a problem, where the row has changed."""
    edit = Edit(plan.file, plan.row, "", None)
    try:
        file = present.file(plan.file)
        numbers = (plan.row,) if file.digest == plan.digest else file.positions(plan.names)
        rows = file.row
    except LookupError:
        problems.append(_problem(edit, None, None, _UNREADABLE))
        return None
    if len(numbers) != 1:
        problems.append(_problem(edit, None, _text_of(plan.names), _TWICE if numbers else _MISSING))
        return None
    row = rows[numbers[0]]
    changed_key = next((key for key in {*row.cells, *plan.expected} if not _same_cell(row, plan.expected, key)), None)
    if changed_key is not None:
        text = message(
            "quelqu’un a changé cette ligne depuis qu’elle a été lue",
            "somebody has changed this row since it was read",
        )
        cell = Edit(plan.file, row.number, changed_key, None)
        problems.append(_problem(cell, row.number, shown(row.cells.get(changed_key)), text))
        return None
    return plan.file, row.number


def _same_cell(row: Row, expected: Mapping[str, object], key: str) -> bool:
    return shown(row.cells.get(key)).strip() == shown(expected.get(key)).strip()


def _names(file: PresentFile, edit: Edit) -> Names:
    if edit.row is None:
        return tuple(anchors(file.tree, path_of(edit.key)))
    return file.row[edit.row].names if edit.row in file.row else ()


def _places(file: PresentFile, plan: PlannedEdit) -> list[Edit]:
    """The edit with each row or key where the item stands in the present bytes."""
    edit = plan.edit
    if edit.row is None:
        return [replace(edit, key=key_of(path)) for path in paths_now(file.tree, path_of(edit.key), dict(plan.names))]
    return [replace(edit, row=number) for number in file.positions(plan.names)]


def _same(now: object, expected: object, file: str) -> bool:
    """True if the values are equal; in tables as texts, since a spreadsheet may save a cell in another type."""
    return now == expected if file.casefold().endswith(".toml") else shown(now).strip() == shown(expected).strip()


# ── messages ────────────────────────────────────────────────────────────────────────────────────────────────────────

_GONE = message("ce fichier n’est plus là", "this file is gone")
_UNREADABLE = message("ce fichier ne se lit plus", "this file can no longer be read")
_MISSING = message(
    "cette ligne n’est plus là depuis que le fichier a été lu",
    "this row is gone since the file was read",
)
_TWICE = message(
    "plusieurs lignes portent ce nom depuis que le fichier a été lu : n’en gardez qu’une",
    "several rows have this name since the file was read: keep one",
)


def _problem(edit: Edit, row: int | None, value: str | None, text: Message) -> Problem:
    return Problem(edit.file, row, edit.key or None, value, text.capitalised())


def _text_of(names: Names) -> str | None:
    return ", ".join(text for _, text in names) or None


def _quoted(value: object) -> Message:
    text = shown(value)
    if not text:
        return Message(fr="vide", en="empty")
    return message("« {text} »", "“{text}”", text=text)
