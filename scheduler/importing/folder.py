"""A checked event written as an event folder, which `scheduler.reading.read_folder` reads back as the same event."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.domain.event import Event
from scheduler.importing.event_text import event_toml
from scheduler.importing.matrices import matrix_rows
from scheduler.importing.rows import (
    PARTICIPANT_COLUMNS,
    WISH_COLUMNS,
    participant_rows,
    speaker_columns,
    speaker_rows,
    talk_columns,
    talk_rows,
    wish_rows,
)
from scheduler.importing.written import Row, json_text, separated, table_file

#: The first bytes of a picture with the ending of its file; any other picture is SVG.
_PICTURES = ((b"\x89PNG", ".png"), (b"\xff\xd8\xff", ".jpg"))


def folder_files(event: Event, *, separator: str = ",", as_json: bool = False) -> dict[str, bytes]:
    """The files of the folder by name, event.toml last, without the amendments of the event.

    A table is JSON instead of CSV with `as_json`, or if CSV could not hold it: a text in a list has a semicolon, or a
    spreadsheet would take a text for a formula.
    """
    files: dict[str, bytes] = {}
    kinds: tuple[tuple[str, Sequence[str], Sequence[Row]], ...] = (
        ("talks", talk_columns(event), talk_rows(event)),
        ("speakers", speaker_columns(event), speaker_rows(event)),
        ("participants", PARTICIPANT_COLUMNS, participant_rows(event)),
        ("wishes", WISH_COLUMNS, wish_rows(event)),
    )
    for name, columns, rows in kinds:
        if rows or name in ("talks", "speakers"):
            as_text = {f"{name}.json": json_text(rows).encode()}
            files |= as_text if as_json else table_file(name, columns, rows, separator)
    for table in event.tables:
        if table.cells:
            files[f"{table.name}.csv"] = separated(matrix_rows(event, table), separator).encode()
    files |= _printed(event)
    return {**files, "event.toml": event_toml(event).encode()}


def _printed(event: Event) -> dict[str, bytes]:
    """The welcome of the booklet, and the logos with numbers that keep their order."""
    files = {"booklet.md": event.welcome.encode()} if event.welcome else {}
    for number, logo in enumerate(event.logos, 1):
        ending = next((ending for begins, ending in _PICTURES if logo.data.startswith(begins)), ".svg")
        files[f"logos/{number:02d}-{logo.name.replace('/', ' ')}{ending}"] = logo.data
    return files
