"""From a CoSPLib workbook to an `Instance`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from benchmarks.cosplib.instance import TERMS, Instance, Session, Talk, ZoneHours
from benchmarks.cosplib.sheets import Malformed, Sheet, read_sheets

_SHEETS = (
    "parameters", "submissions", "tracks", "sessions", "rooms", "tracks_sessions|penalty", "tracks_rooms|penalty",
    "sessions_rooms|penalty", "similar tracks",
)  # fmt: skip
#: The columns of the submissions before the penalties.
_COLUMNS = 7


def read_instance(path: Path) -> Instance:
    """The instance that a workbook holds. Raises Malformed with every mistake that was found."""
    mistakes: list[str] = []
    sheets = read_sheets(path, _SHEETS, mistakes)
    tracks, rooms = sheets["tracks"], tuple(sheets["rooms"].text(row, 0) for row in _rows(sheets["rooms"]))
    chairs = {tracks.text(row, 0): frozenset(tracks.listed(row, 1)) for row in _rows(tracks)}
    sessions = tuple(_sessions(sheets["sessions"]))
    names = tuple(session.name for session in sessions)
    parameters = sheets["parameters"]
    found = Instance(
        talks=tuple(_talks(sheets["submissions"], chairs, names, rooms)),
        chairs=chairs,
        sessions=sessions,
        rooms=rooms,
        weights={term: parameters.number(1 + place, 4) for place, term in enumerate(TERMS)},
        track_session=_table(sheets["tracks_sessions|penalty"], chairs, names),
        track_room=_table(sheets["tracks_rooms|penalty"], chairs, rooms),
        session_room=_table(sheets["sessions_rooms|penalty"], names, rooms),
        similar=_similar(sheets["similar tracks"], tuple(chairs)),
        zones=_zones(parameters),
    )
    if mistakes:
        raise Malformed("\n".join(f"{path}: {mistake}" for mistake in mistakes))
    return found


def _rows(sheet: Sheet) -> Iterator[int]:
    """The rows below the header that begin with a name."""
    return (row for row in range(1, len(sheet.rows)) if sheet.text(row, 0))


def _sessions(sheet: Sheet) -> Iterator[Session]:
    """The date is not read: sessions stand in their order."""
    for row in _rows(sheet):
        yield Session(sheet.text(row, 0), sheet.number(row, 1), sheet.minute(row, 3), sheet.minute(row, 4))


def _talks(sheet: Sheet, tracks: Collection[str], sessions: Collection[str], rooms: Collection[str]) -> Iterator[Talk]:
    head = {column: sheet.text(0, column) for column in range(_COLUMNS, len(sheet.rows[0]) if sheet.rows else 0)}
    seen: set[str] = set()
    for row in _rows(sheet):
        reference, places = sheet.text(row, 0), sheet.number(row, 2)
        if reference in seen:
            sheet.refuse(row, 0, "a reference that no other talk has")
        if places < 1:
            sheet.refuse(row, 2, "the number of time slots that the talk takes, at least 1")
        seen.add(reference)
        costs = {name: cost for column, name in head.items() if (cost := sheet.number(row, column))}
        yield Talk(
            reference=reference,
            track=sheet.known(row, 1, tracks, "track"),
            places=places,
            order=sheet.number(row, 3),
            offset=sheet.offset(row, 4),
            presenters=frozenset(sheet.listed(row, 5)),
            attendees=frozenset(sheet.listed(row, 6)),
            sessions={name: cost for name, cost in costs.items() if name in sessions},
            rooms={name: cost for name, cost in costs.items() if name in rooms},
        )


def _table(sheet: Sheet, rows: Collection[str], columns: Collection[str]) -> dict[tuple[str, str], int]:
    """Penalties by the names of row and column, in whatever order they stand; blank extra columns mean nothing."""
    width = len(sheet.rows[0]) if sheet.rows else 0
    named = {column: name for column in range(1, width) if (name := sheet.text(0, column)) in columns}
    return {
        (sheet.text(row, 0), name): cost
        for row in _rows(sheet)
        if sheet.text(row, 0) in rows
        for column, name in named.items()
        if (cost := sheet.number(row, column))
    }


def _similar(sheet: Sheet, tracks: tuple[str, ...]) -> dict[tuple[str, str], int]:
    """By position, as CoSPLib reads it: the triangle above the diagonal alone."""
    return {
        (one, other): cost
        for place, one in enumerate(tracks, start=1)
        for behind, other in enumerate(tracks[place:], start=place + 1)
        if (cost := sheet.number(place, behind))
    }


def _zones(sheet: Sheet) -> ZoneHours:
    return ZoneHours(
        local=sheet.offset(1, 1),
        suitable=(sheet.minute(3, 1), sheet.minute(4, 1)),
        less_suitable=(sheet.minute(6, 1), sheet.minute(7, 1)),
        small=sheet.number(8, 1),
        big=sheet.number(10, 1),
    )
