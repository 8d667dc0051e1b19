"""The edits of event.toml by which it states what a column of one of the folder's tables is."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.editing import Edit
from scheduler.reading.columns.kinds import IGNORE, Stated
from scheduler.storage.lock import EVENT


def column_edits(kind: str, stated: Stated, column: str, field: str) -> Sequence[Edit]:
    """The edits by which that column alone is the field, and it is nothing else; none where event.toml says so.

    Parameters
    ----------
    kind : the name of the kind of table.
    stated : what event.toml states of its columns.
    column : the header of the column.
    field : our name of the field, `IGNORE` for a column that is not to be read, "" for what the header says.
    """
    before = {**stated.fields, IGNORE: stated.ignored}
    after = {name: tuple(label for label in labels if label != column) for name, labels in before.items()}
    if field == IGNORE:
        after[IGNORE] = (*after[IGNORE], column)
    elif field:
        after[field] = (column,)
    return [
        Edit(EVENT, None, f"columns.{kind}.{name}", list(labels) or None)
        for name, labels in after.items()
        if labels != before.get(name, ())
    ]
