"""What event.toml states of the columns of tables, as an edit of a table needs it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from types import MappingProxyType

from scheduler.domain.remembered import remembered
from scheduler.reading.columns.kinds import Stated
from scheduler.reading.columns.stated import read_stated_columns
from scheduler.reading.event_toml.event_file import FILE
from scheduler.reading.fields import Fields
from scheduler.reading.report import Place, Report, Spot
from scheduler.reading.sheets.files import decode_utf8

#: What is stated of the columns of each kind of table.
Columns = Mapping[str, Stated]
NOTHING: Columns = MappingProxyType({})


def columns_in(files: Mapping[str, bytes]) -> Columns:
    """What the event.toml among the files states; nothing where there is none, or where it cannot be read."""
    return _stated_in(files[FILE]) if FILE in files else NOTHING


@remembered
def _stated_in(data: bytes) -> Columns:
    """The same of the bytes of event.toml."""
    text = decode_utf8(data, Spot(FILE), Report())
    try:
        tree = tomllib.loads(text or "")
    except (ValueError, RecursionError):
        return NOTHING
    return read_stated_columns(Fields(tree, Place(FILE), Report()))
