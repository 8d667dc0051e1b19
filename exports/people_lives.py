"""The biographies that are printed with a talk, a poster or a plenary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.rows import PosterRow, TalkRow, Who
from scheduler.domain.event import Event


def biographies(event: Event, row: TalkRow | PosterRow) -> Iterator[tuple[str, str]]:
    """Name and biography of each speaker, then the biography of the talk itself (without a name)."""
    yield from lives(event, row.people)
    if row.talk.biography:
        yield "", row.talk.biography


def lives(event: Event, people: Iterable[Who]) -> Iterator[tuple[str, str]]:
    """Name and biography of each of the people who has one."""
    for who in people:
        if event.person[who.id].biography:
            yield who.name, event.person[who.id].biography
