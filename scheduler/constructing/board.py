"""The board on which blocks are placed: the cells of one attempt, and where everybody is by then."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scheduler.constructing.cells import Cell, Run
from scheduler.constructing.grounds import Grounds
from scheduler.constructing.minute_sets import ascending, span
from scheduler.constructing.pause_starts import Part

#: Minutes that lie at least between two sessions of one axis with nothing between them (contract §3, `session_idle`).
IDLE = 10
#: The most starts of one run that are tried.
_MOST_STARTS = 40


@dataclass(frozen=True, slots=True)
class Stay:
    """The time at which somebody is at a talk, session or plenary; `room` is None where it has none."""

    start: int
    end: int
    room: str | None


class Board:
    """The cells of one attempt.

    Parameters
    ----------
    fixed
        By person, the stays at plenaries.
    deadlines
        By talk, the minute at which it is over at the latest, since a plenary waits for it.
    """

    def __init__(
        self,
        grounds: Grounds,
        parts: Sequence[Part],
        fixed: Mapping[str, Sequence[Stay]],
        deadlines: Mapping[str, int],
    ) -> None:
        self.grounds, self.event, self.relations = grounds, grounds.kept.event, grounds.relations
        self.parts, self.deadlines = parts, deadlines
        rooms = [room.id for room in self.event.talk_rooms]
        places = [(part, room) for part in parts for room in rooms]
        self.cells = [Cell(n, room, part, part.end - part.start) for n, (part, room) in enumerate(places)]
        #: By person and cell (-1: the plenaries), the stays there.
        self._stays: dict[str, dict[int, list[Stay]]] = defaultdict(dict)
        for person, stays in fixed.items():
            self._stays[person][-1] = list(stays)
        #: By talk, its cell, start and end.
        self._talks: dict[str, tuple[int, int, int]] = {}
        #: By axis and cell, the sessions there as starts and ends.
        self._sessions: dict[str | None, dict[int, list[tuple[int, int]]]] = defaultdict(dict)
        #: By stretch between two breaks, the runs there.
        self.filled: Counter[tuple[int, int]] = Counter()

    # ── changes ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def place(self, cell: Cell, runs: tuple[Run, ...]) -> bool:
        """Gives the cell these runs, if each of them has an hour; False if not, and nothing is changed."""
        starts = self._settled(cell, runs)
        if starts is not None:
            settings = self.event.session_settings
            used = sum(run.length + settings.introduction + settings.discussion for run in runs)
            self.put(replace(cell, free=cell.part.end - cell.part.start - used, runs=runs, starts=starts))
        return starts is not None

    def put(self, cell: Cell) -> None:
        """Puts the cell in the place of the one with its number; it has to agree with all others."""
        self._forget(self.cells[cell.number])
        self.cells[cell.number] = cell
        self._note(cell)

    def restore(self, cells: Sequence[Cell]) -> None:
        """Puts cells back in their places, which together agree with all others there."""
        changed = [cell for cell in cells if cell is not self.cells[cell.number]]
        for cell in changed:
            self.place(cell, ())
        for cell in changed:
            self.put(cell)

    def of_part(self, number: int) -> list[Cell]:
        """The cells of the part of that number, by room."""
        rooms = len(self.event.talk_rooms)
        return self.cells[number * rooms : (number + 1) * rooms]

    def wanting(self, axis: str | None) -> int:
        """The talks that the sessions of the axis need besides, to have as many as they must."""
        runs = (run for number in self._sessions[axis] for run in self.cells[number].runs if run.axis == axis)
        return sum(max(0, self.grounds.smallest - run.size) for run in runs)

    def _forget(self, cell: Cell) -> None:
        self.filled[cell.part.stretch] -= len(cell.runs)
        for run in cell.runs:
            self._sessions[run.axis].pop(cell.number, None)
            for person in self._people(run):
                self._stays[person].pop(cell.number, None)
            for block in run.blocks:
                for talk in block.talks:
                    self._talks.pop(talk.id, None)

    def _note(self, cell: Cell) -> None:
        self.filled[cell.part.stretch] += len(cell.runs)
        for run, start in zip(cell.runs, cell.starts, strict=True):
            begin, end = self._session(run, start)
            self._sessions[run.axis].setdefault(cell.number, []).append((begin, end))
            for person in self.relations.leading[run.axis]:
                self._stays[person].setdefault(cell.number, []).append(Stay(begin, end, cell.room))
            for talk, at, over in _times(run, start):
                self._talks[talk] = (cell.number, at, over)
                for person in self.relations.attending[talk]:
                    self._stays[person].setdefault(cell.number, []).append(Stay(at, over, cell.room))

    def _people(self, run: Run) -> set[str]:
        attending = (person for block in run.blocks for t in block.talks for person in self.relations.attending[t.id])
        return {*self.relations.leading[run.axis], *attending}

    # ── hours ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _session(self, run: Run, start: int) -> tuple[int, int]:
        """The minutes of the session whose first talk starts at `start`."""
        settings = self.event.session_settings
        return start - settings.introduction, start + run.length + settings.discussion

    def _settled(self, cell: Cell, runs: Sequence[Run]) -> tuple[int, ...] | None:
        """The earliest starts of the first talks of the runs, one run after the other; None if they do not fit."""
        settings, placed = self.event.session_settings, dict[str, tuple[int, int]]()
        after = [run.length + settings.introduction + settings.discussion for run in runs]
        minute, left, starts = cell.part.start, sum(after), list[int]()
        for number, run in enumerate(runs):
            idle = IDLE if number and runs[number - 1].axis == run.axis else 0
            low, high = minute + idle + settings.introduction, cell.part.end - left + settings.introduction
            start = self._first_start(cell, run, (low, high), placed)
            if start is None:
                return None
            starts.append(start)
            placed |= _by_talk(run, start)
            minute, left = start + run.length + settings.discussion, left - after[number]
        return tuple(starts) if self._rests(runs, starts) else None

    def _first_start(
        self, cell: Cell, run: Run, between: tuple[int, int], placed: Mapping[str, tuple[int, int]]
    ) -> int | None:
        low, high = between
        minutes = run.hours & span(low, high + 1)
        if not run.pinned:
            minutes &= self.grounds.grid << self.event.session_settings.introduction
        for number, start in enumerate(ascending(minutes)):
            if number == _MOST_STARTS:
                return None
            if self._fits(cell, run, start, placed):
                return start
        return None

    def _rests(self, runs: Sequence[Run], starts: Sequence[int]) -> bool:
        """True if no stretch of sessions in the cell is longer than `max_stretch`."""
        limit = self.event.session_settings.max_stretch
        if limit is None or not self.grounds.kept.keeps("max_stretch"):
            return True
        begun, last = -IDLE, -IDLE
        for run, start in zip(runs, starts, strict=True):
            begin, end = self._session(run, start)
            begun = begin if begin - last >= IDLE else begun
            if end - begun > limit:
                return False
            last = end
        return True

    # ── what has to agree with all that is placed ────────────────────────────────────────────────────────────────────

    def _fits(self, cell: Cell, run: Run, start: int, placed: Mapping[str, tuple[int, int]]) -> bool:
        """True if the run may start then: nobody has to be in two places, and talks keep their distances."""
        begin, end = self._session(run, start)
        return (
            self._led(run, begin, end)
            and self._alone(cell, run, begin, end)
            and all(self._free(person, cell, begin, end) for person in self.relations.leading[run.axis])
            and self._talks_fit(cell, _by_talk(run, start), placed)
        )

    def _led(self, run: Run, begin: int, end: int) -> bool:
        minutes = span(begin, end)
        return self.relations.led[run.axis] & minutes == minutes

    def _alone(self, cell: Cell, run: Run, begin: int, end: int) -> bool:
        """True if no session of a rival axis overlaps."""
        return not any(
            first < end and begin < last
            for axis in self.relations.rivals[run.axis]
            for number, sessions in self._sessions[axis].items()
            if number != cell.number
            for first, last in sessions
        )

    def _free(self, person: str, cell: Cell, start: int, end: int) -> bool:
        """True if the person can be in the room of the cell from `start` to `end`."""
        change = self.event.session_settings.room_change
        for number, stays in self._stays[person].items():
            for stay in stays if number != cell.number else ():
                needed = change if stay.room not in (None, cell.room) else 0
                if stay.start < end + needed and start < stay.end + needed:
                    return False
        return True

    def _talks_fit(
        self, cell: Cell, times: Mapping[str, tuple[int, int]], placed: Mapping[str, tuple[int, int]]
    ) -> bool:
        """True if the talks at these `times` agree with each other and with all that is placed."""
        together = {**placed, **times}
        return all(self._talk_fits(cell, talk, together) for talk in times)

    def _talk_fits(self, cell: Cell, talk: str, placed: Mapping[str, tuple[int, int]]) -> bool:
        start, end = placed[talk]
        if end > self.deadlines.get(talk, end):
            return False
        for other in self._times_of(self.relations.before.get(talk, ()), cell, placed):
            if other[1] > start:
                return False
        for other in self._times_of(self.relations.following.get(talk, ()), cell, placed):
            if other[0] < end:
                return False
        for name, minutes in self.relations.apart.get(talk, ()):
            for first, last in self._times_of((name,), cell, placed):
                if first < end + minutes and start < last + minutes:
                    return False
        return all(self._free(person, cell, start, end) for person in self.relations.attending[talk])

    def _times_of(
        self, talks: Iterable[str], cell: Cell, placed: Mapping[str, tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """The starts and ends of those of the talks that are placed, in this cell as `placed` has them."""
        for talk in talks:
            if talk in placed:
                yield placed[talk]
            elif talk in self._talks and self._talks[talk][0] != cell.number:
                yield self._talks[talk][1:]


def _times(run: Run, start: int) -> Iterator[tuple[str, int, int]]:
    """Each talk of a run whose first talk starts at `start`, with its own start and end."""
    for block, offset in zip(run.blocks, run.offsets, strict=True):
        for talk, within in zip(block.talks, block.offsets, strict=True):
            yield talk.id, start + offset + within, start + offset + within + talk.duration


def _by_talk(run: Run, start: int) -> dict[str, tuple[int, int]]:
    """The start and end of each talk of a run whose first talk starts at `start`."""
    return {talk: (at, over) for talk, at, over in _times(run, start)}
