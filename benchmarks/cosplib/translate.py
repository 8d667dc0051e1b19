"""Solutions of CoSPLib as programmes, and back: the same cells, with the ids of `to_event`."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.cosplib.solution import Solution
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Slot
from scheduler.importing.cosplib.convert import ids_of
from scheduler.importing.cosplib.instance import Instance


def to_programme(instance: Instance, event: Event, solution: Solution) -> Programme:
    """The sessions and talks of a valid solution; a cell with a track and no talk becomes an empty session."""
    ids = ids_of(instance)
    sessions: list[PlacedSession] = []
    talks: list[PlacedTalk] = []
    for number, (session, room, track) in enumerate(solution.cells(), 1):
        slot, where, name = event.slots[session], event.rooms[room].id, f"S{number}"
        firsts: dict[str, int] = {}
        for place, reference in enumerate(solution.talks[session][room]):
            if reference is not None:
                firsts.setdefault(reference, place)
        for reference, place in firsts.items():
            end = slot.minute(place + instance.talk[reference].places)
            talks.append(
                PlacedTalk(
                    id=ids.talks[reference], session=name, room=where, day=slot.day, start=slot.minute(place), end=end
                )
            )
        sessions.append(
            PlacedSession(
                id=name,
                axis=ids.tracks[track],
                room=where,
                day=slot.day,
                start=slot.start,
                end=slot.end,
                talks=tuple(ids.talks[reference] for reference in firsts),
                slot=slot.id,
                chairs=tuple(event.person[chair].name for chair in event.axis[ids.tracks[track]].chairs),
            )
        )
    return Programme(status="feasible", sessions=tuple(sessions), talks=tuple(talks))


def to_solution(instance: Instance, event: Event, programme: Programme) -> Solution:
    """The grids of a programme that keeps the preset sessions."""
    ids = ids_of(instance)
    references, tracks = ({new_id: name for name, new_id in names.items()} for names in (ids.talks, ids.tracks))
    row = {slot.id: number for number, slot in enumerate(event.slots)}
    column = {room.id: number for number, room in enumerate(event.rooms)}
    carried: list[list[str | None]] = [[None] * len(event.rooms) for _ in event.slots]
    placed: list[list[list[str | None]]] = [[[None] * slot.places for _ in event.rooms] for slot in event.slots]
    for session in programme.sessions:
        at, room = row[session.slot or ""], column[session.room]
        carried[at][room] = tracks[session.axis or ""]
        for talk in session.talks:
            first = _places(event.slots[at])[programme.talk[talk].start]
            for place in range(first, first + event.talk[talk].places):
                placed[at][room][place] = references[talk]
    return Solution(
        tracks=tuple(tuple(cells) for cells in carried),
        talks=tuple(tuple(tuple(cell) for cell in cells) for cells in placed),
    )


def _places(slot: Slot) -> Mapping[int, int]:
    """The position that begins at each minute."""
    return {slot.minute(place): place for place in range(slot.places)}
