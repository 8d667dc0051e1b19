"""A programme: sessions, talks, breaks and plenaries with their hours, and the levels that it reaches.

Frozen data, without solver or files. The four lists state the same thing from four sides (a session names its talks, a
talk names its session), and nothing here makes them agree: a hand-edited file may contradict itself, and the check says
so. All minutes count from midnight of `day`, half-open `[start, end)`.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Literal

from scheduler.domain.frozen import Frozen

Status = Literal["optimal", "feasible"]


class Level(Frozen):
    """A level of contract §4: its value, and a lower bound of it; the value is proved best where the two are equal."""

    name: str
    value: int
    bound: int


class PlacedTalk(Frozen):
    """A talk in its session, with its room and its minutes `[start, end)` of `day`."""

    id: str
    session: str
    room: str
    day: date
    start: int
    end: int


class PlacedSession(Frozen):
    """A session with its talks in the order of time.

    `start` includes the introduction, `end` the discussion; `chairs` are names, not ids, which the event states or the
    solver has `proposed`; `slot` is the id of the preset slot, if there is one.
    """

    id: str
    axis: str | None
    room: str
    day: date
    start: int
    end: int
    talks: tuple[str, ...]
    chairs: tuple[str, ...] = ()
    proposed: bool = False
    slot: str | None = None


class PlacedBreak(Frozen):
    """A break with its minutes `[start, end)` of `day`."""

    id: str
    title: str
    day: date
    start: int
    end: int


class PlacedPlenary(Frozen):
    """A plenary with its minutes `[start, end)` of `day`."""

    id: str
    title: str
    room: str | None
    day: date
    start: int
    end: int


class Programme(Frozen):
    """A programme: sessions ascend by day, start and room, talks follow their sessions, the rest ascends by start.

    `input` is the `scheduler.fingerprint` of the event for which `status` and `levels` hold; None if it is unknown.
    """

    status: Status
    input: str | None = None
    levels: tuple[Level, ...] = ()
    sessions: tuple[PlacedSession, ...]
    talks: tuple[PlacedTalk, ...]
    breaks: tuple[PlacedBreak, ...] = ()
    plenaries: tuple[PlacedPlenary, ...] = ()

    @cached_property
    def talk(self) -> dict[str, PlacedTalk]:
        """The talks by id; the last talk counts where a faulty file repeats an id."""
        return {talk.id: talk for talk in self.talks}

    @cached_property
    def session(self) -> dict[str, PlacedSession]:
        """The sessions by id."""
        return {session.id: session for session in self.sessions}
