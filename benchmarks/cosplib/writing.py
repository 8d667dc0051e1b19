"""The workbook of a conference, as `read_instance` reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from scheduler.domain.clock import DAY, plain_hour
from scheduler.importing.cosplib.instance import TERMS, Instance

Rows = Sequence[Sequence[object]]


def write_instance(path: Path, instance: Instance) -> None:
    """The file `path` holds the conference; reading it gives the same instance."""
    from openpyxl import Workbook

    book = Workbook()
    del book["Sheet"]
    for title, rows in sheets(instance).items():
        sheet = book.create_sheet(title)
        for row, cells in enumerate(rows, 1):
            for column, value in enumerate(cells, 1):
                cell = sheet.cell(row, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"  # a name that begins with "=" is no formula
    book.save(path)


def sheets(instance: Instance) -> Mapping[str, Rows]:
    """The rows of each sheet by its name."""
    tracks, sessions = [each.name for each in instance.tracks], [each.name for each in instance.sessions]
    similar = {(one, other): cost for one, other, cost in _similar(instance, tracks)}
    return {
        "parameters": _parameters(instance),
        "submissions": _submissions(instance, sessions),
        "tracks": [["Tracks", "Chairs"], *([each.name, _listed(each.chairs)] for each in instance.tracks)],
        "sessions": _sessions(instance),
        "rooms": [["Rooms"], *([room] for room in instance.rooms)],
        "tracks_sessions|penalty": _matrix(tracks, sessions, instance.track_session),
        "tracks_rooms|penalty": _matrix(tracks, instance.rooms, instance.track_room),
        "similar tracks": _matrix(tracks, tracks, similar),
        "sessions_rooms|penalty": _matrix(sessions, instance.rooms, instance.session_room),
    }


def _parameters(instance: Instance) -> Rows:
    zone = instance.zone
    (suitable_from, suitable_to), (less_from, less_to) = (_hours(hours) for hours in (zone.suitable, zone.less))
    left: list[list[object]] = [
        ["Sessions", None],
        ["Local time zone:", _offset(zone.local)],
        ["Suitable", None],
        ["From:", suitable_from],
        ["To:", suitable_to],
        ["Less suitable", None],
        ["From:", less_from],
        ["To:", less_to],
        ["Penalty:", zone.small],
        ["Unsuitable", None],
        ["Penalty:", zone.big],
    ]
    left += [[None, None]] * (len(TERMS) + 1 - len(left))
    right: Rows = [["Weights", None], *([term, instance.weights[term]] for term in TERMS)]
    return [[*first, None, *second] for first, second in zip(left, right, strict=True)]


def _hours(hours: tuple[int, int]) -> tuple[str | None, str | None]:
    """The first and the last hour; blank for a whole day, which is what blank ones mean."""
    start, end = hours
    return (None, None) if hours == (0, DAY) else (plain_hour(start), plain_hour(end))


def _sessions(instance: Instance) -> Rows:
    hours = ((each, plain_hour(each.start), plain_hour(each.end)) for each in instance.sessions)
    head = ["Sessions", "Max Number of Timeslots", "Date", "Start Time", "End Time"]
    return [[*head], *([each.name, each.places, None, start, end] for each, start, end in hours)]


def _submissions(instance: Instance, sessions: Sequence[str]) -> Rows:
    head = ["Reference", "Track", "Required Timeslots", "Order", "Time Zone", "Presenters", "Attendees"]
    rows: list[list[object]] = [[*head, *sessions, *instance.rooms]]
    for talk in instance.talks:
        people = (_listed(talk.presenters), _listed(talk.attendees))
        costs = [*(talk.sessions.get(name) for name in sessions), *(talk.rooms.get(name) for name in instance.rooms)]
        rows.append([talk.reference, talk.track, talk.places, talk.order, _offset(talk.offset), *people, *costs])
    return rows


def _similar(instance: Instance, tracks: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """The similar tracks, each pair in the order of the list: that is the half of the sheet that is read."""
    number = {name: place for place, name in enumerate(tracks)}
    for pair, cost in instance.similar.items():
        first, second = sorted(pair, key=number.__getitem__)
        yield first, second, cost


def _matrix(rows: Sequence[str], columns: Sequence[str], costs: Mapping[tuple[str, str], int]) -> Rows:
    return [[None, *columns], *([row, *(costs.get((row, column)) for column in columns)] for row in rows)]


def _listed(names: frozenset[str]) -> str | None:
    return ", ".join(sorted(names)) or None


def _offset(minutes: int) -> str:
    return f"GMT{'-' if minutes < 0 else '+'}{plain_hour(abs(minutes))}"
