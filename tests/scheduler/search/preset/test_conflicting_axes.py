"""The axes of a programme that take part in violations of hard rules."""

from __future__ import annotations

from datetime import date

from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.search.preset.conflicting_axes import conflicting_axes

DAY = date(2025, 5, 23)


def conference() -> Event:
    """Talks of three axes in one slot, two of them by one speaker."""
    talks = (
        Talk(id="T1", title="One", axis="a", speakers=("ada",)),
        Talk(id="T2", title="Two", axis="b", speakers=("ada",), places=2),
        Talk(id="T3", title="Three", axis="c", speakers=()),
    )
    return Event(
        id="e",
        title="E",
        days=(Day(date=DAY, start=540, end=1080),),
        talks=talks,
        axes=tuple(Axis(id=name, title=name) for name in "abc"),
        rooms=(Room(id="A", name="A"), Room(id="B", name="B")),
        slots=(Slot(id="s", day=DAY, start=540, end=600, places=2),),
        people=(Person(id="ada", name="Ada"),),
    )


def test_axes_are_blamed_by_talk_session_and_person() -> None:
    def session(number: int, axis: str, room: str, talk: str) -> PlacedSession:
        return PlacedSession(
            id=f"S{number}", axis=axis, room=room, day=DAY, start=540, end=600, talks=(talk,), slot="s"
        )

    event = conference()
    programme = Programme(
        status="feasible",
        sessions=(session(1, "a", "A", "T1"), session(2, "b", "B", "T2")),
        talks=(
            PlacedTalk(id="T1", session="S1", room="A", day=DAY, start=540, end=570),
            PlacedTalk(id="T2", session="S2", room="B", day=DAY, start=540, end=600),
        ),
    )
    assert conflicting_axes(event, programme) == {"a", "b", "c"}  # Ada is wanted twice, and T3 is nowhere
