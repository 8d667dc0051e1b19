"""Items of a programme by kind and id, and where they are."""

from __future__ import annotations

from datetime import date

from scheduler.domain.programme import Programme
from scheduler.moving.blocks import Block, Key, blocks
from scheduler.services.movable import Placed


def item_of(programme: Programme, kind: str, name: str, day: date | None = None) -> Placed | None:
    """The item of the programme; `day` tells apart the breaks of several days. None if it has none of that name."""
    if kind == "talk":
        return Placed(talk=name) if name in programme.talk else None
    keys = [key for key in blocks(programme) if (key.kind, key.id) == (kind, name) and day in (None, key.day)]
    return Placed(key=keys[0]) if len(keys) == 1 else None


def named_data(programme: Programme, item: Placed) -> dict[str, str]:
    """Kind, id and day of the item, by which `item_of` has it again."""
    if item.talk is not None:
        return {"kind": "talk", "id": item.talk, "day": programme.talk[item.talk].day.isoformat()}
    assert item.key is not None
    return {"kind": item.key.kind, "id": item.key.id, "day": item.key.day.isoformat()}


def mention(programme: Programme, item: Placed) -> str:
    """`talk T1 2025-05-23`: what moved, in the history's command."""
    return " ".join(named_data(programme, item).values())


def position(programme: Programme, item: Placed) -> tuple[date, int, str | None]:
    """Day, minute and room of the item; a session has its own minute on whatever day it is."""
    if item.talk is not None:
        talk = programme.talk[item.talk]
        return talk.day, talk.start, talk.room
    assert item.key is not None
    block = _block(programme, item.key)
    return block.day, block.start, block.room


def places(programme: Programme) -> frozenset[tuple[object, ...]]:
    """Where everything is: the same of two programmes in which nobody finds anything elsewhere."""
    sessions = ((each.talks, each.room, each.day, each.start) for each in programme.sessions)
    talks = ((each.id, each.room, each.day, each.start) for each in programme.talks)
    breaks = ((each.id, each.day, each.start) for each in programme.breaks)
    plenaries = ((each.id, each.day, each.start) for each in programme.plenaries)
    return frozenset((*sessions, *talks, *breaks, *plenaries))


def _block(programme: Programme, key: Key) -> Block:
    every = blocks(programme)
    return every.get(key) or next(b for k, b in every.items() if (k.kind, k.id) == (key.kind, key.id))
