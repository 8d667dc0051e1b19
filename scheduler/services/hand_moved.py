"""What was moved by hand since the programme was last searched, and whether it is pinned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.moving.blocks import blocks
from scheduler.services.current_programme import programme_in
from scheduler.services.movable import Placed
from scheduler.services.placed_items import item_of, position
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


def unpinned_moves(history: History, event: Event, programme: Programme) -> list[Placed]:
    """What was moved by hand since the programme was last searched, and is not pinned; the newest first, each once.

    What has come back to where the search had put it, by another move or where the rules were kept again, is not moved.
    """
    moves = list(_moves(history, programme))
    searched = programme_in(moves[-1][1], event) if moves else None
    moved = dict.fromkeys(item for item, _ in moves)
    return [item for item in moved if not is_pinned(event, programme, item) and not _is_back(item, programme, searched)]


def _is_back(item: Placed, programme: Programme, searched: Programme | None) -> bool:
    """True if the item, of a session each talk, is where the searched programme has it; None: not known any more."""
    if searched is None:
        return False
    if item.key is not None and item.key.kind == "session":
        talks = programme.session[item.key.id].talks
        return all(_is_back(Placed(talk=talk), programme, searched) for talk in talks)
    is_there = item.talk in searched.talk if item.talk is not None else item.key in blocks(searched)
    return is_there and position(searched, item) == position(programme, item)


def _moves(history: History, programme: Programme) -> Iterator[tuple[Placed, bytes | None]]:
    """The items that were moved, the newest move first, each with the schedule.json before that move."""
    for entry in reversed(history.done):
        if all(file.name != SCHEDULE for file in entry.files) or entry.command == PIN:
            continue
        if not is_move(entry.command):
            return
        parts = entry.command.removeprefix(MOVE).split()
        if len(parts) == 3:
            item = item_of(programme, parts[0], parts[1], date.fromisoformat(parts[2]))
            if item is not None:
                schedule = next(file.before for file in entry.files if file.name == SCHEDULE)
                yield item, schedule
