"""What was moved by hand since the programme was last searched, and whether it is pinned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.message import Message
from scheduler.services.movable import Placed
from scheduler.services.placed_items import item_of
from scheduler.services.programme_files import MOVE, is_move
from scheduler.storage.history import History
from scheduler.storage.transaction import SCHEDULE

#: What the history calls a pin, which leaves the programme where it is.
PIN = "journee pin"


def is_pinned(event: Event, programme: Programme, item: Placed) -> bool:
    """True if the files say the minute of the item; of a session: of each of its talks."""
    if item.talk is not None:
        return item.talk in event.talk and event.talk[item.talk].pin is not None
    assert item.key is not None
    if item.key.kind == "session":
        return all(is_pinned(event, programme, Placed(talk=talk)) for talk in programme.session[item.key.id].talks)
    return any(pause.at is not None for pause in event.breaks if pause.id == item.key.id)


def unpinned_moves(history: History, event: Event, programme: Programme) -> list[tuple[Placed, Message]]:
    """What was moved by hand since the programme was last searched, and is not pinned; the newest first, with what the
    history says of the move. Each item once.
    """
    moves = {}
    for item, label in _moves(history, programme):
        if item not in moves and not is_pinned(event, programme, item):
            moves[item] = label
    return list(moves.items())


def _moves(history: History, programme: Programme) -> Iterator[tuple[Placed, Message]]:
    for entry in reversed(history.done):
        if all(file.name != SCHEDULE for file in entry.files) or entry.command == PIN:
            continue
        if not is_move(entry.command):
            return
        parts = entry.command.removeprefix(MOVE).split()
        if len(parts) == 3:
            item = item_of(programme, parts[0], parts[1], date.fromisoformat(parts[2]))
            if item is not None:
                yield item, entry.label
