"""Where in a programme an item cannot be, for the hours of its talks and of their speakers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedTalk, Programme
from scheduler.domain.windows import Window, spans_on
from scheduler.services.movable import Placed


def talks_outside(event: Event, programme: Programme, item: Placed) -> tuple[str, ...]:
    """The talks of the programme, the item's own aside, whose hours are none of the item's talks and speakers.

    A break has no hours of its own: ().
    """
    own = tuple(_talks(programme, item))
    stated = [windows for id in own for windows in _windows(event, id) if windows]
    return tuple(
        talk.id
        for talk in programme.talks
        if talk.id not in own and not all(_is_inside(talk, windows) for windows in stated)
    )


def _talks(programme: Programme, item: Placed) -> Iterable[str]:
    if item.talk is not None:
        return (item.talk,)
    key = item.key
    return programme.session[key.id].talks if key is not None and key.kind == "session" else ()


def _windows(event: Event, talk: str) -> Iterator[tuple[Window, ...]]:
    yield event.talk[talk].available
    for person in event.talk[talk].speakers:
        yield event.person[person].available


def _is_inside(talk: PlacedTalk, windows: tuple[Window, ...]) -> bool:
    return any(start <= talk.start and talk.end <= end for start, end in spans_on(windows, talk.day))
