"""What the grid needs beyond the timetable: what is pinned, and what was moved by hand without a pin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from scheduler.board.move_words import moved_label
from scheduler.domain.clock import grid, plain_hour
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.message import Language
from scheduler.services.hand_moved import is_pinned, unpinned_moves
from scheduler.services.hand_moves import whereabouts
from scheduler.services.placed_items import item_of, named_data
from scheduler.storage.history import History

#: The minutes between two hours that are offered: with each start of a fine grid nobody finds one in the list.
_APART = 15


def pins_of(event: Event, programme: Programme) -> Callable[[str, str, date], bool]:
    """Tells of kind, id and day whether that item is pinned."""

    def pinned(kind: str, name: str, day: date) -> bool:
        item = item_of(programme, kind, name, day)
        return item is not None and kind != "plenary" and is_pinned(event, programme, item)

    return pinned


def moves_of(history: History, event: Event, programme: Programme, language: Language) -> list[dict[str, Any]]:
    """What was moved by hand and is not pinned: kind, id, day and where it is now."""
    return [
        {
            **named_data(programme, item),
            "label": moved_label(event, item, whereabouts(event, programme, item)).to(language),
        }
        for item in unpinned_moves(history, event, programme)
    ]


def hours_of(event: Event) -> list[str]:
    """The hours of the grid of starts that are offered on any day, some `_APART` minutes from each other, ascending;
    any other can be typed.
    """
    apart = event.step * -(-_APART // event.step)
    minutes = {minute for day in event.days for minute in grid(day.start, day.end, apart)}
    return [plain_hour(minute) for minute in sorted(minutes)]
