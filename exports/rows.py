"""The neutral rows of a programme, as all exports share them: talks, sessions, pauses, posters, days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from scheduler.domain.rooms import Room
from scheduler.domain.talks import Axis, Talk
from scheduler.language.typography import introduced


@dataclass(frozen=True, slots=True)
class Who:
    """A person as printed: name, and affiliation ("" if unknown)."""

    id: str
    name: str
    affiliation: str

    @property
    def introduced(self) -> str:
        """The name with the affiliation in brackets, as `introduced` has it."""
        return introduced(self.name, self.affiliation)


@dataclass(frozen=True, slots=True)
class TalkRow:
    """A talk with its session, room and minutes `[start, end)` of `day`."""

    talk: Talk
    session: str
    day: date
    start: int
    end: int
    room: Room
    axis: Axis | None
    people: tuple[Who, ...]
    discussants: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session with its talks; its first minutes are its `introduction`, its last the common `discussion`.

    `chairs` are names.

    `number` is its position among the sessions of its axis, from 0. `title` is its own, or that of its axis, with its
    number in brackets where the axis has several sessions; "" without an axis. `leaders` are the people of `chairs`,
    as far as they are known, whom the solver has `proposed` or the event states. Where sessions are preset, positions
    may be free, so gaps may lie before, between and after its talks.
    """

    id: str
    day: date
    start: int
    end: int
    room: Room
    axis: Axis | None
    chairs: tuple[str, ...]
    introduction: int
    discussion: int
    talks: tuple[TalkRow, ...]
    number: int = 0
    title: str = ""
    leaders: tuple[Who, ...] = ()
    proposed: bool = False
    discussants: tuple[Who, ...] = ()

    @property
    def presiding(self) -> tuple[str, ...]:
        """The names of the chairs, with the affiliations of those that are known."""
        known = {who.name: who.introduced for who in self.leaders}
        return tuple(known.get(name, name) for name in self.chairs)


@dataclass(frozen=True, slots=True)
class PosterRow:
    """A poster with its presenters; nobody discusses it."""

    talk: Talk
    axis: Axis | None
    people: tuple[Who, ...]
    discussants: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class PauseRow:
    """A break or a plenary, which everybody attends, with the posters that are shown meanwhile.

    `people` speak in a plenary, `chairs` lead it. Its room needs naming where `names_room`. With `described`, there is
    more to tell of it than its line in the programme: an abstract, keywords or the biography of somebody who presents
    nothing and has no part in an earlier plenary.
    """

    kind: Literal["break", "plenary"]
    id: str
    day: date
    start: int
    end: int
    title: str
    room: Room | None = None
    people: tuple[Who, ...] = ()
    posters: tuple[PosterRow, ...] = ()
    chairs: tuple[Who, ...] = ()
    note: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    names_room: bool = False
    described: bool = False

    @property
    def everybody(self) -> tuple[Who, ...]:
        """Speakers, then chairs, each once."""
        speaking = {who.id for who in self.people}
        return (*self.people, *(who for who in self.chairs if who.id not in speaking))


Block = SessionRow | PauseRow


@dataclass(frozen=True, slots=True)
class DayTable:
    """The blocks of a day by start, then plenaries and breaks before sessions, then by room."""

    day: date
    blocks: tuple[Block, ...]

    @property
    def start(self) -> int:
        """The minute at which the first block starts."""
        return min(block.start for block in self.blocks)

    @property
    def end(self) -> int:
        """The minute at which the last block ends."""
        return max(block.end for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Timetable:
    """The days on which something takes place; `several_rooms` and `several_days` tell whether rooms and days need
    naming, the latter also where the event has days on which nothing does.

    `posters` are all of the event, in the natural order of their ids, whether something shows them or not.
    """

    days: tuple[DayTable, ...]
    several_rooms: bool
    several_days: bool = False
    posters: tuple[PosterRow, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """Every block, day by day."""
        for day in self.days:
            yield from day.blocks

    def shown(self) -> Iterator[PauseRow]:
        """Every break and plenary that shows posters, in the order of time."""
        yield from (block for block in self.blocks() if isinstance(block, PauseRow) and block.posters)

    def contributions(self) -> Iterator[TalkRow | PosterRow]:
        """Every talk in the order of the sessions, then every poster."""
        yield from self.talks()
        yield from self.posters

    def talks(self) -> Iterator[TalkRow]:
        """Every talk in the order of the sessions."""
        for block in self.blocks():
            if isinstance(block, SessionRow):
                yield from block.talks
