"""Tables of costs as matrices, with a row and a column for each item of their kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scheduler.domain.event import Event
from scheduler.domain.settings import Table, TableName

#: The items that the rows and the columns of each table name.
_SIDES: Mapping[TableName, tuple[str, str]] = {
    "axis_slot": ("axis", "slot"),
    "axis_room": ("axis", "room"),
    "slot_room": ("slot", "room"),
    "talk_slot": ("talk", "slot"),
    "talk_room": ("talk", "room"),
    "axis_axis": ("axis", "axis"),
}


def matrix_rows(event: Event, table: Table) -> list[list[str | int]]:
    """The ids of the columns, then each row after its id: costs, "no" for a forbidden pair, "" for a free one."""
    ids: Mapping[str, Sequence[str]] = {
        "axis": [axis.id for axis in event.axes],
        "slot": [slot.id for slot in event.slots],
        "room": [room.id for room in event.rooms],
        "talk": [talk.id for talk in event.talks],
    }
    below, beside = (ids[side] for side in _SIDES[table.name])
    cells = {(row, column): "no" if cost is None else cost for row, column, cost in table.cells}
    return [["", *beside], *([row, *(cells.get((row, column), "") for column in beside)] for row in below)]
