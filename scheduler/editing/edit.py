"""An edit: a new value for one field of a file; and values as people read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Value = str | int | float | list[str] | list[list[str]] | dict[str, object] | None


@dataclass(frozen=True, slots=True)
class Edit:
    """The new `value` of one field of a file; None removes the field.

    `file` names a sheet too where people stand beside the talks in one workbook: `talks.xlsx [People]`.
    `row` is the spreadsheet's own row (the header is row 1; for a JSON list the object number from 1; None in a .toml).
    `key` is the header as it stands in the file, or the name of the column to add where the table has none of that
    name; in a .toml the dotted path: `event.end`, `breaks[2].between` (numbered from 1), `rooms[3]` (a whole table,
    appended where the number is one more than there are).
    """

    file: str
    row: int | None
    key: str
    value: Value


def shown(value: object) -> str:
    """The value as people write it: `30`, `18:00`, `12:00, 14:00`; "" for none."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            return value.isoformat(" ", "minutes")
        case time():
            return value.isoformat("minutes")
        case timedelta() if timedelta(0) <= value < timedelta(days=1):
            return (datetime.min + value).time().isoformat("minutes")
        case date() | timedelta():
            return str(value)
        case list() | tuple():
            return ", ".join(shown(item) for item in value)
        case dict():
            return "; ".join(f"{key} = {shown(item)}" for key, item in value.items())
        case _:
            return str(value)


def cell_text(value: Value) -> str:
    """The value as the text of a cell, in which a list is written between semicolons."""
    if isinstance(value, dict):
        raise TypeError("a cell holds no table")
    return "; ".join(map(shown, value)) if isinstance(value, list) else shown(value)
