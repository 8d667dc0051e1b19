"""What is answered: a programme, as the solver found it or as a schedule.json states it. Frozen data, no solver, no
files.

The four lists say the same thing from four sides (a session names its talks, a talk names its session); nothing here
makes them agree: a hand-edited file may contradict itself, and the check says so.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Literal

from scheduler.event import Frozen

Status = Literal["optimal", "feasible"]


class Level(Frozen):
    """A level of contract §4: the value reached, and the bound below which none can be (equal: proved best)."""

    name: str
    value: int
    bound: int


class PlacedTalk(Frozen):
    """Minutes of `day`, `[start, end)`."""

    id: str
    session: str
    room: str
    day: date
    start: int
    end: int


class PlacedSession(Frozen):
    """`talks` in their order in time; `end` includes the discussion; `chairs` are names; `slot`: the preset one."""

    id: str
    axis: str | None
    room: str
    day: date
    start: int
    end: int
    talks: tuple[str, ...]
    chairs: tuple[str, ...] = ()
    slot: str | None = None


class PlacedBreak(Frozen):
    id: str
    title: str
    day: date
    start: int
    end: int


class PlacedPlenary(Frozen):
    id: str
    title: str
    room: str | None
    day: date
    start: int
    end: int


class Programme(Frozen):
    """Sessions ascend by day, start and the rooms' order; talks follow their sessions; breaks and plenaries ascend.

    `input`: the `scheduler.fingerprint` of the event for which `status` and `levels` were proved; None: not known.
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
        """By id; of a talk that a faulty file places twice, the last."""
        return {talk.id: talk for talk in self.talks}

    @cached_property
    def session(self) -> dict[str, PlacedSession]:
        return {session.id: session for session in self.sessions}
