"""Edits of what a page shows, which follow each other before the page is drawn anew.

Whoever writes in one field and then in the next is faster than the page: the second edit still speaks of the row or
table as it was shown, by a name that the first has just changed. While nothing but fields has changed since, and all of
it here, rows and tables are where the page shows them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

from scheduler.editing import Edit, contents
from scheduler.editing.present import digest
from scheduler.reading.sheets.table_names import file_of
from scheduler.services.mending import mend

#: The most changes that are remembered.
_STEPS = 500

_Field = tuple[str, int | None, str]


class Followed:
    """The changes of single fields of a folder's files: which bytes became which, and by what field.

    `command` is that of the changes in the history.
    """

    def __init__(self, folder: Path, command: str) -> None:
        self._folder, self._command = folder, command
        self._steps: OrderedDict[tuple[str, str], tuple[str, _Field]] = OrderedDict()

    def mend(self, sources: Mapping[str, bytes], edit: Edit, *, anyway: bool, is_field: bool = True) -> None:
        """The field has its new value, as by `mend`.

        Parameters
        ----------
        sources : the files as the page shows them.
        is_field : false for an edit after which rows or tables have other numbers than before.
        """
        before, after = mend(self._folder, self._as_left(sources, edit), edit, self._command, anyway=anyway)
        if is_field:
            name = file_of(edit.file)
            self._steps[name, digest(before)] = (digest(after), _field(edit))
            self._steps.move_to_end((name, digest(before)))
            while len(self._steps) > _STEPS:
                self._steps.popitem(last=False)

    def _as_left(self, sources: Mapping[str, bytes], edit: Edit) -> Mapping[str, bytes]:
        """The files with that of the edit as it is now, if fields alone were changed in it since, and not this one.

        Who wrote in a field that has changed since expects what the page shows, and is told.
        """
        name = file_of(edit.file)
        try:
            now = contents(self._folder, [name])[name]
        except OSError:
            return sources
        if name not in sources:
            return sources
        shown, present = digest(sources[name]), digest(now)
        for _ in range(_STEPS):
            if shown == present:
                return {**sources, name: now}
            step = self._steps.get((name, shown))
            if step is None or step[1] == _field(edit):
                return sources
            shown = step[0]
        return sources


def _field(edit: Edit) -> _Field:
    return edit.file, edit.row, edit.key
