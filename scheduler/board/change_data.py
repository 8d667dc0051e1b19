"""A programme after a move, as data for the page in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scheduler.board.move_words import people_and_talks
from scheduler.board.page_words import text_data
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.message import Message
from scheduler.search.repair import changed
from scheduler.services.hand_moves import whereabouts
from scheduler.services.movable import Placed
from scheduler.services.placed_items import item_of, named_data


def change_data(
    event: Event, base: Programme, programme: Programme, item: Placed, lines: Sequence[Message]
) -> dict[str, Any]:
    """Where the item would be, whom the change concerns, what it costs in `lines`, and where everything would go."""
    changes = changed(event, base, programme)
    return {
        "at": text_data(whereabouts(event, programme, item)),
        "who": text_data(people_and_talks(len(changes.told), len(changes.moved), len(changes.breaks))),
        "lines": [text_data(line) for line in lines],
        "moved": list(_moved(event, base, programme)),
    }


def _moved(event: Event, base: Programme, programme: Programme) -> Iterator[dict[str, Any]]:
    """Each talk and break that would lie elsewhere, with where that is."""
    for talk in base.talks:
        other = programme.talk.get(talk.id)
        if other is not None and (other.day, other.start, other.room) != (talk.day, talk.start, talk.room):
            item = Placed(talk=talk.id)
            yield {**named_data(base, item), "then": text_data(whereabouts(event, programme, item))}
    for pause in base.breaks:
        now = item_of(base, "break", pause.id, pause.day)
        then = item_of(programme, "break", pause.id, pause.day)
        if now and then and whereabouts(event, base, now) != whereabouts(event, programme, then):
            yield {**named_data(base, now), "then": text_data(whereabouts(event, programme, then))}
