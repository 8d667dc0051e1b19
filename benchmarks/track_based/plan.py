"""A plan of an instance: its sessions, with who attends them."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.track_based.instance import Instance
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme


@dataclass(frozen=True)
class Session:
    """A session of a track in a block and a room; `papers` has a talk, or None, for each position.

    `attending` are the people who are there for all of it, be they chairs or organisers.
    """

    track: int
    block: int
    room: int
    papers: tuple[int | None, ...]
    attending: tuple[int, ...] = ()


Plan = tuple[Session, ...]


def to_plan(instance: Instance, event: Event, programme: Programme) -> Plan:
    """The sessions of a programme of `to_event`, by block and room."""
    blocks = {slot.id: slot for slot in event.slots}
    sessions = []
    for session in programme.sessions:
        slot = blocks[session.slot or ""]
        papers: list[int | None] = [None] * instance.session_talks
        for talk in session.talks:
            start = programme.talk[talk].start
            position = next(place for place in range(slot.places) if slot.minute(place) == start)
            papers[position] = _number(talk)
        where = _number(session.axis or ""), _number(slot.id), _number(session.room)
        sessions.append(Session(*where, tuple(papers), tuple(_number(name) for name in session.chairs)))
    return tuple(sorted(sessions, key=lambda each: (each.block, each.room)))


def _number(name: str) -> int:
    return int(name.rpartition("-")[2])
