"""What the page of the programme shows of a folder: the grid or another view, what is not in it, and its levels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exports.rows import SessionRow
from exports.timetable import timetable
from exports.vocabulary import labelled, usual_chair_label
from scheduler.board.ahead import ahead, inviting, unsaid
from scheduler.board.day_view import days_of
from scheduler.board.fit import fit
from scheduler.board.folder_view import FolderView
from scheduler.board.grid_view import hours_of, pins_of
from scheduler.board.level_view import levels_of
from scheduler.board.programme_views import Aside, asides, groups_of, mark_of
from scheduler.board.row_view import Act, acts_of, given_ids
from scheduler.board.sheet import sheets
from scheduler.board.view_words import VIEWS
from scheduler.domain.event import Event
from scheduler.language.message import Language
from scheduler.reading import Reading


def programme_parts(view: FolderView, shown: str, language: Language) -> dict[str, Any]:
    """What the template of the programme needs; `shown` is the view that is asked for, "" for the grid."""
    reading = view.reading
    nothing = {"days": [], "groups": [], "levels": [], "asides": [], "is_session": lambda _: False}
    if reading is None:
        return nothing
    if view.programme is None or view.report is None:
        before = {"ahead": ahead(reading.event, language), "fits": fit(reading.event)}
        return {**nothing, **before, **inviting(view), **unsaid(view)}
    event = reading.event
    table = timetable(event, view.programme)
    names = [name for name in ("axis", "person", "list") if name != "axis" or event.axes]
    chosen = shown if shown in names else ""
    return {
        "is_pinned": pins_of(event, view.programme),
        "event": event,
        "hours_of": hours_of(event),
        "days": days_of(table, [room.id for room in event.rooms]),
        "several_days": len(event.days) > 1,
        "several_rooms": table.several_rooms,
        "levels": levels_of(event, view.programme, language),
        "is_session": lambda block: isinstance(block, SessionRow),
        "led": leading(event, language),
        "mark_of": mark_of,
        "chosen": chosen,
        "view_links": {"": VIEWS["grid"], **{name: VIEWS[name] for name in names}},
        "v": {name: text.to(language) for name, text in VIEWS.items()},
        "groups": groups_of(chosen, event, table) if chosen else [],
        "asides": asides(event, view.programme, reading.stated),
        "bringing_back": _bringing_back(view, reading, language),
    }


def leading(event: Event, language: Language) -> Callable[[str], str]:
    """Gives who leads a session, behind the event's own word for it on pages of the event's language."""
    own = event.print_settings.chair_label if event.language == language else None
    return lambda names: labelled(own or usual_chair_label(language), names, language)


def _bringing_back(view: FolderView, reading: Reading, language: Language) -> Callable[[Aside], list[Act]]:
    """Gives what brings a talk back that is withdrawn in the table, or that an amendment cancels."""
    tables = sheets(view.sources, ()) if reading.event.left_out else []
    given = given_ids(view) if tables else {}

    def acts(aside: Aside) -> list[Act]:
        if aside.why == "no_place":
            return []
        return [
            act
            for table in tables
            for row in table.rows
            if aside.id and aside.id == (row.id or given.get((table.file, row.number)))
            for act in acts_of(view, given, table, row, language)
        ]

    return acts
