"""An instance of the track-based benchmark, as its file states it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.judged import WrongFile


@dataclass(frozen=True)
class Paper:
    """A talk of a track, presented by one person; the best papers of a track share a session."""

    track: int
    presenter: int
    best: bool


@dataclass(frozen=True)
class Instance:
    """Talks, people, tracks and rooms by their numbers, from 0.

    `away` has the blocks in which each person is absent; `audience` is the number of people whom a track attracts,
    `seats` that of places in a room. Of `chairs` and of `organisers` of a track, one attends each of its sessions.
    """

    blocks: int
    session_talks: int
    day_blocks: int
    papers: tuple[Paper, ...]
    away: tuple[frozenset[int], ...]
    audience: tuple[int, ...]
    seats: tuple[int, ...]
    chairs: tuple[tuple[int, ...], ...]
    organisers: tuple[tuple[int, ...], ...]

    @cached_property
    def papers_of(self) -> Mapping[int, tuple[int, ...]]:
        """The talks of each track that has any."""
        tracks: dict[int, list[int]] = {}
        for number, paper in enumerate(self.papers):
            tracks.setdefault(paper.track, []).append(number)
        return {track: tuple(tracks[track]) for track in sorted(tracks)}

    def sessions_of(self, track: int) -> int:
        """The number of sessions of a track: the fewest that hold its talks."""
        return -(-len(self.papers_of.get(track, ())) // self.session_talks)


def read_instance(path: Path) -> Instance:
    """The instance of a file. Raises WrongFile, and OSError where it cannot be read."""
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except OSError as error:
        raise WrongFile(f"{path.name} cannot be read: {error.strerror}") from error
    rows = _rows(path.name, lines)
    talks, people, blocks, rooms, tracks, session_talks, day_blocks = _exactly(path.name, next(rows, (0, ())), 7)
    sections = [[next(rows, (0, ())) for _ in range(size)] for size in (talks, people, tracks, rooms, tracks, tracks)]
    if next(rows, None) is not None:
        raise WrongFile(f"{path.name} has more lines than its first one announces")
    papers = [_exactly(path.name, row, 4)[1:] for row in _numbered(path.name, sections[0])]
    names = [{*row[1][1:]} for section in (sections[4], sections[5]) for row in _numbered(path.name, section)]
    away = [frozenset(row[1][1:]) for row in _numbered(path.name, sections[1])]
    _within(path.name, "a track", tracks, (paper[0] for paper in papers))
    _within(path.name, "a person", people, (paper[1] for paper in papers))
    _within(path.name, "a person", people, (person for each in names for person in each))
    _within(path.name, "a block", blocks, (block for each in away for block in each))
    if not session_talks or not all(names):
        raise WrongFile(f"{path.name}: a session has no talks, or a track nobody to chair or to organise it")
    return Instance(
        blocks=blocks,
        session_talks=session_talks,
        day_blocks=day_blocks or blocks,
        papers=tuple(Paper(track, presenter, bool(best)) for track, presenter, best in papers),
        away=tuple(away),
        audience=tuple(_exactly(path.name, row, 2)[1] for row in _numbered(path.name, sections[2])),
        seats=tuple(_exactly(path.name, row, 2)[1] for row in _numbered(path.name, sections[3])),
        chairs=tuple(tuple(sorted(each)) for each in names[:tracks]),
        organisers=tuple(tuple(sorted(each)) for each in names[tracks:]),
    )


Row = tuple[int, tuple[int, ...]]


def _rows(name: str, lines: list[str]) -> Iterator[Row]:
    """Yield the line number and the numbers of each line that is no comment and not empty."""
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            cells = line.split()
            if not all(cell.isascii() and cell.isdigit() and len(cell) < 7 for cell in cells):
                raise WrongFile(f"{name}, line {number}: whole numbers are expected, not “{line.strip()[:60]}”")
            yield number, tuple(int(cell) for cell in cells)


def _exactly(name: str, row: Row, count: int) -> tuple[int, ...]:
    if len(row[1]) != count:
        raise WrongFile(f"{name}, line {row[0] or 'missing'}: {count} numbers are expected, not {len(row[1])}")
    return row[1]


def _numbered(name: str, section: list[Row]) -> Iterator[Row]:
    """Yield the rows of a section, which are numbered from 0."""
    for number, row in enumerate(section):
        if not row[1] or row[1][0] != number:
            raise WrongFile(f"{name}, line {row[0] or 'missing'}: number {number} of its list is expected here")
        yield row


def _within(name: str, what: str, count: int, numbers: Iterator[int]) -> None:
    for number in numbers:
        if number >= count:
            raise WrongFile(f"{name}: {what} {number} is named, but they end at {count - 1}")
