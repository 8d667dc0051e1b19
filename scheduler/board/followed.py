"""Edits of what a page shows, which follow each other before the page is drawn anew.

Whoever writes in one field and then in the next is faster than the page: the second edit still speaks of the row or
table as it was shown, by a name that the first has just changed. While nothing but fields has changed since, and all of
it here, rows and tables are where the page shows them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path

from scheduler.board.readings import Left
from scheduler.editing import Edit, contents
from scheduler.editing.present import digest
from scheduler.reading.sheets.table_names import file_of
from scheduler.services.mending import Correction, mend

#: The most changes that are remembered.
_STEPS = 500

_Field = tuple[str, int | None, str]


class Followed:
    """The changes of fields of a folder's files: which bytes became which, and by what fields.

    `command` is that of the changes in the history.
    """

    def __init__(self, folder: Path, command: str) -> None:
        self._folder, self._command = folder, command
        self._steps: OrderedDict[tuple[str, str], tuple[str, frozenset[_Field]]] = OrderedDict()

    def mend(
        self, sources: Mapping[str, bytes], corrections: Sequence[Correction], *, anyway: bool, is_field: bool = True
    ) -> Left:
        """The fields have their new values, as by `mend`. Returns what their page shows by that.

        Parameters
        ----------
        sources : the files as the page shows them.
        is_field : false for an edit after which rows or tables have other numbers than before.
        """
        as_left = self._as_left(sources, corrections)
        written = mend(self._folder, as_left, corrections, self._command, anyway=anyway)
        if is_field:
            for name, (before, after) in written.items():
                fields = frozenset(_field(each.edit) for each in corrections if file_of(each.edit.file) == name)
                self._steps[name, digest(before)] = (digest(after), fields)
                self._steps.move_to_end((name, digest(before)))
            while len(self._steps) > _STEPS:
                self._steps.popitem(last=False)
        is_followed = is_field and all(as_left[name] == before for name, (before, _) in written.items())
        return Left({**as_left, **{name: after for name, (_, after) in written.items()}} if is_followed else None)

    def _as_left(self, sources: Mapping[str, bytes], corrections: Sequence[Correction]) -> Mapping[str, bytes]:
        """The files with those of the edits as they are now, if fields alone were changed in them since, and none of
        these.

        Who wrote in a field that has changed since expects what the page shows, and is told; unless it is known what is
        expected there.
        """
        files = dict(sources)
        for name in {file_of(each.edit.file) for each in corrections} & sources.keys():
            fields = {
                _field(each.edit) for each in corrections if each.expected is None and file_of(each.edit.file) == name
            }
            files[name] = self._file_as_left(name, sources[name], fields)
        return files

    def _file_as_left(self, name: str, data: bytes, fields: set[_Field]) -> bytes:
        try:
            now = contents(self._folder, [name])[name]
        except OSError:
            return data
        shown, present = digest(data), digest(now)
        for _ in range(_STEPS):
            if shown == present:
                return now
            step = self._steps.get((name, shown))
            if step is None or step[1] & fields:
                return data
            shown = step[0]
        return data


def _field(edit: Edit) -> _Field:
    return edit.file, edit.row, edit.key
