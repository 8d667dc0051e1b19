"""The blocks of a programme: its sessions with their talks, breaks and plenaries, moved as wholes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import Literal

from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.remembered import remembered, remembering

Kind = Literal["session", "break", "plenary"]


#: When a session or a pause begins: its day and its minute.
BEGIN = attrgetter("day", "start")


@dataclass(frozen=True, slots=True)
class Key:
    """The name of a block; `day` tells apart the breaks of one id on several days."""

    kind: Kind
    id: str
    day: date


@dataclass(frozen=True, slots=True)
class Block:
    """A block with its minutes `[start, end)` of `day`; `room` is a session's, None: nothing else is on meanwhile."""

    key: Key
    day: date
    start: int
    end: int
    room: str | None = None

    @property
    def length(self) -> int:
        """Its minutes."""
        return self.end - self.start

    def at(self, start: int) -> Block:
        """The block, as long, at another minute."""
        return replace(self, start=start, end=start + self.length)

    def meets(self, other: Block) -> bool:
        """True if the two cannot be at the same time: neither is a session, or both are sessions of one room."""
        return self.day == other.day and (None in (self.room, other.room) or self.room == other.room)

    def overlaps(self, other: Block) -> bool:
        """True if the two meet at some minute."""
        return self.meets(other) and self.start < other.end and other.start < self.end


@remembering(2)  # a move asks again and again for those before and after it
def blocks(programme: Programme) -> Mapping[Key, Block]:
    """The blocks of the programme by their names."""
    every = [
        *(Block(Key("session", s.id, s.day), s.day, s.start, s.end, s.room) for s in programme.sessions),
        *(Block(Key("break", b.id, b.day), b.day, b.start, b.end) for b in programme.breaks),
        *(Block(Key("plenary", p.id, p.day), p.day, p.start, p.end) for p in programme.plenaries),
    ]
    return MappingProxyType({block.key: block for block in every})


def with_blocks(programme: Programme, moved: Mapping[Key, Block]) -> Programme:
    """The programme with the blocks at their new places, the talks of sessions with them; lists are in order again."""
    sessions = {key.id: block for key, block in moved.items() if key.kind == "session"}
    shift = {s.id: sessions[s.id].start - s.start for s in programme.sessions if s.id in sessions}
    pauses = {
        kind: tuple(
            item.model_copy(update={"day": block.day, "start": block.start, "end": block.end})
            if (block := moved.get(Key(kind, item.id, item.day)))
            else item
            for item in (programme.breaks if kind == "break" else programme.plenaries)
        )
        for kind in ("break", "plenary")
    }
    return in_order(
        programme.model_copy(
            update={
                "sessions": tuple(_session(s, sessions[s.id]) if s.id in sessions else s for s in programme.sessions),
                "talks": tuple(
                    _talk(t, sessions[t.session], shift[t.session]) if t.session in shift else t
                    for t in programme.talks
                ),
                "breaks": pauses["break"],
                "plenaries": pauses["plenary"],
            }
        )
    )


def _session(session: PlacedSession, block: Block) -> PlacedSession:
    place = {"day": block.day, "start": block.start, "end": block.end, "room": block.room}
    return session.model_copy(update=place)


def _talk(talk: PlacedTalk, block: Block, shift: int) -> PlacedTalk:
    place = {"day": block.day, "start": talk.start + shift, "end": talk.end + shift, "room": block.room}
    return talk.model_copy(update=place)


def in_order(programme: Programme) -> Programme:
    """The programme with its lists as `Programme` promises them; what begins together stays as it was."""
    sessions = tuple(sorted(programme.sessions, key=BEGIN))
    rank = {session.id: number for number, session in enumerate(sessions)}
    talks = sorted(programme.talks, key=lambda t: (rank.get(t.session, len(rank)), t.start))
    breaks, plenaries = sorted(programme.breaks, key=BEGIN), sorted(programme.plenaries, key=BEGIN)
    parts = {"sessions": sessions, "talks": tuple(talks), "breaks": tuple(breaks), "plenaries": tuple(plenaries)}
    return programme.model_copy(update=parts)


@remembered  # of many moves of one programme
def is_in_order(programme: Programme) -> bool:
    """True if the lists of the programme are as `in_order` leaves them."""
    ordered = in_order(programme)
    return all(
        each is other
        for before, after in ((programme.sessions, ordered.sessions), (programme.talks, ordered.talks))
        for each, other in zip(before, after, strict=True)
    )
