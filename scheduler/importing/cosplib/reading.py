"""A CoSPLib xlsx read as an Instance, or every mistake in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from scheduler.domain.clock import DAY
from scheduler.domain.errors import InputError
from scheduler.importing.cosplib.cells import (
    Sheet,
    minutes,
    natural,
    offset,
    one_of,
    people,
    positive,
    read_sheets,
    whole,
)
from scheduler.importing.cosplib.instance import TERMS, Instance, Session, Talk, Track, Zone
from scheduler.language.message import message
from scheduler.reading.report import Report, Spot

_TRACK_SESSION, _TRACK_ROOM, _SESSION_ROOM = (
    "tracks_sessions|penalty",
    "tracks_rooms|penalty",
    "sessions_rooms|penalty",
)
SHEETS = (
    "parameters",
    "submissions",
    "tracks",
    "sessions",
    "rooms",
    _TRACK_SESSION,
    _TRACK_ROOM,
    "similar tracks",
    _SESSION_ROOM,
)
#: The number of columns of "submissions" before the penalties.
_FIXED = 7

Table = Mapping[tuple[str, str], int]


def read_instance(path: Path) -> Instance:
    """The conference that the file describes. Raises InputError with every mistake found."""
    report = Report()
    sheets = read_sheets(path, report)
    for name in SHEETS:
        if name not in sheets:
            text = message(
                "la feuille « {name} » manque : ajoutez-la, les feuilles sont {all}",
                "the sheet “{name}” is missing: add it, the sheets are {all}",
                name=name,
                all=", ".join(SHEETS),
            )
            report.mistake(Spot(path.name), None, text)
    if not report.mistakes:
        instance = _instance(sheets)
    if report.mistakes:
        raise InputError(report.mistakes)
    return instance


def _instance(sheets: Mapping[str, Sheet]) -> Instance:
    tracks, sessions = _tracks(sheets["tracks"]), _sessions(sheets["sessions"])
    rooms = tuple(name for _, name in _listed(sheets["rooms"]))
    named, timed = [track.name for track in tracks], [session.name for session in sessions]
    return Instance(
        talks=_talks(sheets["submissions"], named, timed, rooms),
        tracks=tracks,
        sessions=sessions,
        rooms=rooms,
        track_session=_table(sheets[_TRACK_SESSION], named, timed),
        track_room=_table(sheets[_TRACK_ROOM], named, rooms),
        session_room=_table(sheets[_SESSION_ROOM], timed, rooms),
        similar=_similar(sheets["similar tracks"], named),
        weights={term: sheets["parameters"].read(row, 5, whole, 0) for row, term in enumerate(TERMS, 2)},
        zone=_zone(sheets["parameters"]),
    )


def _listed(sheet: Sheet) -> list[tuple[int, str]]:
    items = list(sheet.items())
    if not items:
        text = message(
            "cette feuille est vide : il y faut au moins une ligne sous l'en-tête",
            "this sheet is empty: it needs a row or more below the header",
        )
        sheet.report.mistake(Spot(sheet.file), None, text)
    return items


def _zone(sheet: Sheet) -> Zone:
    """The hours; where no speaker's clock counts they may be blank, and every hour is suitable."""
    if sheet.cell(TERMS.index("TZ") + 2, 5) in ("", 0) and all(sheet.cell(row, 2) == "" for row in (4, 5, 7, 8)):
        return Zone(sheet.read(2, 2, offset, 0), (0, DAY), (0, DAY), 0, 0)
    suitable, less = ((sheet.read(row, 2, minutes, 0), sheet.read(row + 1, 2, minutes, 0)) for row in (4, 7))
    return Zone(sheet.read(2, 2, offset, 0), suitable, less, sheet.read(9, 2, whole, 0), sheet.read(11, 2, whole, 0))


def _tracks(sheet: Sheet) -> tuple[Track, ...]:
    return tuple(Track(name, sheet.read(row, 2, people, frozenset())) for row, name in _listed(sheet))


def _sessions(sheet: Sheet) -> tuple[Session, ...]:
    return tuple(
        Session(name, sheet.read(row, 2, positive, 1), sheet.read(row, 4, minutes, 0), sheet.read(row, 5, minutes, 0))
        for row, name in _listed(sheet)
    )


def _talks(sheet: Sheet, tracks: Collection[str], sessions: Sequence[str], rooms: Sequence[str]) -> tuple[Talk, ...]:
    header = list(enumerate(sheet.header(), 1))[_FIXED:]
    # A room may be called like a session: the sessions' columns come first.
    in_session = {name: column for column, name in reversed(header) if name in sessions}
    in_room = {name: column for column, name in header if name in rooms}
    _absent(sheet, sessions, in_session)
    _absent(sheet, rooms, in_room)
    items = _listed(sheet)
    for column, name in header:
        if name not in in_session and name not in in_room:
            _stray(sheet, [(row, column) for row, _ in items])
    return tuple(
        Talk(
            reference=reference,
            track=sheet.read(row, 2, one_of(tracks), ""),
            places=sheet.read(row, 3, positive, 1),
            order=sheet.read(row, 4, natural, 0),
            offset=sheet.read(row, 5, offset, 0),
            presenters=sheet.read(row, 6, people, frozenset()),
            attendees=sheet.read(row, 7, people, frozenset()),
            sessions=_penalties(sheet, row, in_session),
            rooms=_penalties(sheet, row, in_room),
        )
        for row, reference in items
    )


def _penalties(sheet: Sheet, row: int, columns: Mapping[str, int]) -> Mapping[str, int]:
    penalties = {name: sheet.read(row, column, whole, 0) for name, column in columns.items()}
    return {name: penalty for name, penalty in penalties.items() if penalty}


def _table(sheet: Sheet, rows: Sequence[str], columns: Sequence[str]) -> Table:
    """The penalties by the names in row 1 and column A, in any order."""
    below = {name: row for row, name in sheet.items()}
    beside = {name: column for column, name in list(enumerate(sheet.header(), 1))[1:] if name}
    _absent(sheet, rows, below)
    _absent(sheet, columns, beside)
    for name, row in below.items():
        if name not in rows:
            _stray(sheet, [(row, column) for column in beside.values()])
    for name, column in beside.items():
        if name not in columns:
            _stray(sheet, [(row, column) for row in below.values()])
    known = {name: column for name, column in beside.items() if name in columns}
    return {
        (name, other): penalty
        for name, row in below.items()
        if name in rows
        for other, penalty in _penalties(sheet, row, known).items()
    }


def _similar(sheet: Sheet, tracks: Sequence[str]) -> Mapping[frozenset[str], int]:
    """The penalties by position; cells on or below the diagonal are ignored."""
    penalties = {
        frozenset((track, other)): sheet.read(row, column, whole, 0)
        for row, track in enumerate(tracks, 2)
        for column, other in list(enumerate(tracks, 2))[row - 1 :]
    }
    return {pair: penalty for pair, penalty in penalties.items() if penalty}


def _absent(sheet: Sheet, names: Iterable[str], there: Collection[str]) -> None:
    """Every name without a row or column in the sheet is reported."""
    for name in (name for name in names if name not in there):
        text = message(
            "« {name} » n'a ni ligne ni colonne ici : ajoutez-la, vide si tout y vaut 0",
            "“{name}” has no row or column here: add it, blank if all is 0 there",
            name=name,
        )
        sheet.report.mistake(Spot(sheet.file), None, text)


def _stray(sheet: Sheet, cells: Iterable[tuple[int, int]]) -> None:
    """The first penalty under an unknown name is reported; blank columns are usual."""
    for row, column in cells:
        if sheet.cell(row, column) != "":
            text = message(
                "le nom de cette pénalité n'est dans aucune liste : corrigez-le, ou videz la cellule",
                "the name of this penalty is in no list: mend the name, or clear the cell",
            )
            sheet.report.mistake(sheet.spot(row, column), sheet.cell(row, column), text)
            return
