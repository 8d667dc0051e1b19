"""Why an axis is in several sessions: where counting says it, no search is made, however large the conference."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler import api
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Room
from scheduler.domain.settings import SessionSettings
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.explanation import unmet_wishes

DAY = date(2027, 5, 20)


def split(sizes: tuple[int, ...], most: int) -> tuple[Event, Programme]:
    """An axis whose sessions have so many talks; a session may have `most`."""
    talks, placed, sessions, start = [], [], [], 540
    for number, size in enumerate(sizes, 1):
        first, own = start, []
        for _ in range(size):
            name = f"T{len(talks)}"
            talks.append(Talk(id=name, title=name, axis="x", duration=20, speakers=()))
            placed.append(PlacedTalk(id=name, session=f"S{number}", day=DAY, room="a", start=start, end=start + 20))
            own.append(name)
            start += 20
        sessions.append(
            PlacedSession(id=f"S{number}", axis="x", talks=tuple(own), day=DAY, room="a", start=first, end=start)
        )
        start += 20
    event = Event(
        id="e",
        title="E",
        timezone="Europe/Paris",
        days=(Day(date=DAY, start=540, end=1140),),
        axes=(Axis(id="x", title="Landes & « bruyères »"),),
        rooms=(Room(id="a", name="A"),),
        talks=tuple(talks),
        session_settings=SessionSettings(max_talks=most),
    )
    return event, Programme(status="feasible", talks=tuple(placed), sessions=tuple(sessions))


@pytest.mark.parametrize(("sizes", "most"), [((3, 3, 1), 3), ((2, 2), 3), ((1, 1, 1), 1)])
def test_as_many_sessions_as_the_talks_fill_need_no_search(
    sizes: tuple[int, ...], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def search(*arguments: object, **named: object) -> None:
        raise AssertionError("counting is enough")

    monkeypatch.setattr(unmet_wishes, "what_if", search)
    (reason,) = api.unmet_wishes(*split(sizes, most), api.Budget.of(10), workers=1)
    assert f"{sum(sizes)} talks, at most {most} in a session" in reason.because.en
    assert f"{sum(sizes)} exposés, {most} au plus par session" in reason.because.fr
    assert reason.consequence is None
    assert reason.text.fr.startswith("L’axe x «")


def test_more_sessions_than_the_talks_fill_are_asked_about() -> None:
    (reason,) = api.unmet_wishes(*split((2, 1), 3), api.Budget.of(20), workers=1)
    assert reason.consequence is not None
    assert reason.consequence.programme is not None
