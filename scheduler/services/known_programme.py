"""The programme that people know, as the news are measured against it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from exports.schedule import read_schedule
from scheduler.domain.calendar_item import Record, held
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.releases import read_releases
from scheduler.releases.store import name_of
from scheduler.services.current_programme import SCHEDULE, read_programme


def known_programme(event: Event, folder: Path, file: Path | None = None) -> Programme:
    """The programme that people know: the last release, else the one in out/; or the one in `file`.

    It may name what the event no longer has; rooms among it have the names that were published, as nothing else knows
    them. Raises InputError.
    """
    releases = read_releases(folder) if file is None else ()
    if not releases:
        return read_programme(event, folder, file, strict=False)
    last = releases[-1]
    programme = read_schedule(last.schedule, event, name_of(last.number, SCHEDULE), strict=False)
    return _with_lost_rooms(event, programme, last.records)


def _with_lost_rooms(event: Event, programme: Programme, records: Iterable[Record]) -> Programme:
    """The programme with the published name of each room that the event lacks, unless that is the id of another."""
    published = {record.item.key: record.item.named_room for record in held(records)}
    placed = [(item.room, published.get(("talk", item.id))) for item in programme.talks]
    placed += [(item.room, published.get(("plenary", item.id))) for item in programme.plenaries if item.room]
    names = {room: name for room, name in placed if name and room not in event.room and name not in event.room}
    if not names:
        return programme
    parts = {
        part: tuple(
            item.model_copy(update={"room": names.get(item.room, item.room)}) for item in getattr(programme, part)
        )
        for part in ("sessions", "talks", "plenaries")
    }
    return programme.model_copy(update=parts)
