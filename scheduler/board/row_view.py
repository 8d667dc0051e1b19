"""Rows as the page of data lets people add them, withdraw them and bring them back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scheduler.board.day_strip import STRIPS
from scheduler.board.folder_view import FolderView
from scheduler.board.row_words import HINTS, ROWS
from scheduler.board.sheet import Sheet, SheetRow
from scheduler.domain.event import Event
from scheduler.domain.talks import Axis
from scheduler.editing.headings import Heading
from scheduler.language.message import Language
from scheduler.language.text import slug
from scheduler.reading.columns.kinds import PARTICIPANTS, SPEAKERS, TALKS
from scheduler.reading.spoken.status_words import WITHDRAWN
from scheduler.services.new_rows import next_id
from scheduler.services.uncancelling import is_cancelled

#: The tables to which the page adds rows.
_KINDS = (TALKS.name, SPEAKERS.name, PARTICIPANTS.name)
_LONG = ("abstract", "biography")
_NEEDED: Mapping[str, tuple[str, ...]] = {TALKS.name: ("id", "title"), SPEAKERS.name: ("name",)}


@dataclass(frozen=True, slots=True)
class Act:
    """What a button of a row does: its label, the request, and its body as JSON."""

    label: str
    method: str
    address: str
    body: str


@dataclass(frozen=True, slots=True)
class NewCell:
    """A field of the form for a new row; `choices` are values with what people call them.

    `strip` is its field if its hours can be painted, as long as the `zone`, the number of another field, is empty.
    """

    column: str
    value: str
    hint: str
    is_long: bool
    is_needed: bool
    choices: tuple[tuple[str, str], ...] = ()
    strip: str = ""
    zone: int | None = None


def acts_of(
    view: FolderView, given: Mapping[tuple[str, int | None], str], sheet: Sheet, row: SheetRow, language: Language
) -> Iterator[Act]:
    """What can be done with the row as a whole; a row that several talks are written in has nothing.

    `given` are the ids of talks, by table and row, for those of a table that has none: none while it has mistakes.
    """
    if sheet.kind == TALKS.name:
        if any(sheet.ids):
            if row.id and sheet.ids.count(row.id) == 1:
                yield _talk_act(view, sheet, (row, row.id), language)
        elif (id := given.get((sheet.file, row.number))) != "":
            yield _talk_act(view, sheet, (row, id or ""), language)
    elif sheet.kind in _KINDS:
        body = {"file": sheet.file, "id": row.names, "row": row.number}
        yield Act(ROWS["remove_row"].to(language), "DELETE", f"/api/sheet/{sheet.kind}/rows", json.dumps(body))


def given_ids(view: FolderView) -> Mapping[tuple[str, int | None], str]:
    """The ids that the talks of the folder have, by table and row; of a row that several are in, ""."""
    given: dict[tuple[str, int | None], str] = {}
    for (kind, id), place in view.reading.places.items() if view.reading is not None else ():
        if kind == "talk":
            given[place.file, place.row] = "" if (place.file, place.row) in given else id
    return given


def _talk_act(view: FolderView, sheet: Sheet, talk: tuple[SheetRow, str], language: Language) -> Act:
    """Withdraws the talk of the row, from the programme too where it has it; or brings back what was withdrawn or
    cancelled.
    """
    event, (row, id) = _event(view), talk
    if view.reading is not None and is_cancelled(view.reading, id):
        return Act(ROWS["bring_back"].to(language), "DELETE", "/api/cancelled", json.dumps({"talk": id}))
    tongue = event.language if event is not None else language
    if id in {talk.id for talk in event.left_out} if event is not None and id else _says_withdrawn(sheet, row):
        return Act(
            ROWS["bring_back"].to(language), "PATCH", f"/api/sheet/{sheet.kind}", _status(sheet, row, "", tongue)
        )
    label = ROWS["withdraw_row"].to(language)
    if view.state != "mistakes" and view.programme is not None and id in view.programme.talk:
        item = {"subject": {"kind": "talk", "id": id, "day": ""}}
        return Act(label, "POST", "/api/withdrawn", json.dumps(item))
    word = WITHDRAWN.french if tongue == "fr" else WITHDRAWN.english
    return Act(label, "PATCH", f"/api/sheet/{sheet.kind}", _status(sheet, row, word, tongue))


def _says_withdrawn(sheet: Sheet, row: SheetRow) -> bool:
    """True if the row has the status that the button writes, while the folder has mistakes and is no event."""
    column = sheet.label("status")
    return any(cell.column == column and cell.value in (WITHDRAWN.french, WITHDRAWN.english) for cell in row.cells)


def _status(sheet: Sheet, row: SheetRow, value: str, tongue: str) -> str:
    column = sheet.label("status") or ("statut" if tongue == "fr" else "status")
    expected = next((cell.value for cell in row.cells if cell.column == column), "")
    edit = {"file": sheet.file, "id": row.names, "row": row.number}
    return json.dumps([{**edit, "key": column, "expected": expected, "value": value}])


def new_cells(view: FolderView, sheet: Sheet, language: Language) -> list[NewCell]:
    """The fields of the form for a new row of the table, in the order of its columns; none for other tables."""
    if sheet.kind not in _KINDS:
        return []
    needed = _NEEDED.get(sheet.kind, ())
    event = _event(view)
    return [
        NewCell(
            heading.label,
            next_id(filter(None, sheet.ids)) if heading.field == "id" and sheet.kind == TALKS.name else "",
            HINTS[heading.field].to(language) if heading.field in HINTS else "",
            heading.field in _LONG,
            heading.field in needed,
            _choices(event, sheet.kind, heading.field),
            heading.field if heading.field in STRIPS else "",
            next((number for number, other in enumerate(sheet.headings, 1) if other.field == "timezone"), None),
        )
        for heading in sheet.headings
        if heading.label != sheet.further
    ]


def axis_label(axis: Axis) -> str:
    """The axis as one chooses it: its title, with the id before it where that does not say it already."""
    words = slug(axis.title)
    is_said = f"-{slug(axis.id)}-" in f"-{words}-" if slug(axis.id) else False
    return axis.title if is_said else f"{axis.id} – {axis.title}"


def _choices(event: Event | None, kind: str, field: str) -> tuple[tuple[str, str], ...]:
    if event is None or kind != TALKS.name:
        return ()
    if field == "axis":
        return tuple((axis.id, axis_label(axis)) for axis in event.axes)
    return tuple((room.id, room.name) for room in event.rooms) if field == "room" else ()


def strips_of(kind: str, headings: Sequence[Heading], row: SheetRow) -> list[str]:
    """By cell of a row its field if its hours can be painted, else "": not in a time zone of its own."""
    zones = {heading.label for heading in headings if heading.field == "timezone"}
    elsewhere = any(cell.column in zones and cell.value.strip() for cell in row.cells)
    return [
        heading.field if heading.field in STRIPS and kind in _KINDS and not elsewhere else "" for heading in headings
    ]


def row_parts(view: FolderView, language: Language) -> dict[str, Any]:
    """What the page of data needs besides the tables and their rows."""
    return {
        "new_cells": lambda sheet: new_cells(view, sheet, language),
        "add_labels": {kind: ROWS[f"add_{kind}"].to(language) for kind in _KINDS},
        "r": {name: text.to(language) for name, text in ROWS.items()},
    }


def _event(view: FolderView) -> Event | None:
    return view.reading.event if view.reading is not None else None
