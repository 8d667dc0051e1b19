"""The edits of event.toml by which it states what columns of one of the folder's tables are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scheduler.editing import Edit
from scheduler.reading.columns.kinds import IGNORE, Stated
from scheduler.storage.lock import EVENT


def column_edits(kind: str, stated: Stated, chosen: Mapping[str, str]) -> Sequence[Edit]:
    """The edits by which each column alone is its field, and it is nothing else; none where event.toml says so.

    Parameters
    ----------
    kind : the name of the kind of table.
    stated : what event.toml states of its columns.
    chosen : by the header of a column our name of its field, `IGNORE` if it is not to be read, "" for what the header
        says.
    """
    before = {**stated.fields, IGNORE: stated.ignored}
    after = {name: tuple(label for label in labels if label not in chosen) for name, labels in before.items()}
    for label, field in chosen.items():
        if field:
            after[field] = (*(after[IGNORE] if field == IGNORE else ()), label)
    return [
        Edit(EVENT, None, f"columns.{kind}.{name}", list(labels) or None)
        for name, labels in after.items()
        if labels != before.get(name, ())
    ]
