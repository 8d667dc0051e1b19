"""The item and the place that a question about a move names, in the programme as it is now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from scheduler.board.folder_view import examination_of
from scheduler.board.move_words import MOVE_WORDS
from scheduler.domain.errors import JourneeError
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.reading import without_mistakes
from scheduler.services.current_programme import read_programme
from scheduler.services.hand_moves import Place
from scheduler.services.movable import Placed
from scheduler.services.placed_items import item_of
from scheduler.services.placing import agreeing


class Gone(JourneeError):
    """What was asked about is no longer in the programme."""

    def __init__(self) -> None:
        super().__init__(MOVE_WORDS["gone"])


def asked(job: Mapping[str, Any]) -> tuple[Event, Programme, Placed]:
    """The event, its programme and the item that is asked about. Raises Gone."""
    folder = Path(job["folder"])
    event = without_mistakes(examination_of(folder)).event
    programme = agreeing(read_programme(event, folder))
    return event, programme, item_in(programme, job["item"])


def item_in(programme: Programme, named: Mapping[str, Any]) -> Placed:
    """The item of the programme that the page names by kind, id and day. Raises Gone."""
    day = date.fromisoformat(named["day"]) if named.get("day") else None
    item = item_of(programme, named["kind"], named["id"], day)
    if item is None:
        raise Gone
    return item


def place_in(programme: Programme, named: Mapping[str, Any]) -> Place:
    """The place that the page names: an hour in a room, or beside another item. Raises Gone."""
    if named["how"] == "at":
        return Place("at", None, date.fromisoformat(named["day"]), int(named["minute"]), named.get("room") or None)
    return Place(named["how"], item_in(programme, named))
