"""Another room is open as briefly and as early as it can be, whether or not counting bounds its time beforehand."""

from __future__ import annotations

from random import Random

import pytest
from small import DAY, small_event

from scheduler.domain.event import Event
from scheduler.domain.windows import Day
from scheduler.explanation import further_room
from scheduler.explanation.feasibility import FeasibilityOracle
from scheduler.explanation.relaxations import Sources
from scheduler.search.control import Budget


def crowded_event(random: Random) -> Event:
    """Four to six talks in one room whose day is too short for most choices of lengths."""
    event = small_event()
    lengths = random.choice(((30,), (30, 45), (15, 30)))
    axes = random.choice((("a", "b"), ("a", "a"), (None, None)))
    talks = tuple(
        talk.model_copy(update={"duration": random.choice(lengths), "axis": axes[n % 2], "preferred": ()})
        for n, talk in enumerate(event.talks[: random.randint(4, 6)])
    )
    size = {"min_talks": random.randint(1, 2), "max_talks": random.randint(2, 4)}
    return event.model_copy(
        update={
            "talks": talks,
            "axes": event.axes if axes[0] else (),
            "rooms": event.rooms[:1],
            "days": (Day(date=DAY, start=540, end=random.randint(41, 46) * 15),),
            "session_settings": event.session_settings.model_copy(update=size),
        }
    )


def hours(event: Event) -> tuple[object, bool]:
    """The windows of the further room, and whether its time is proved the shortest."""
    answer = further_room.further_room(FeasibilityOracle(Budget.of(60), 1), event, frozenset(), Sources())
    if answer is None:
        return None, True
    relaxation, proved = answer
    return relaxation.applied(event, 1).rooms[-1].available, proved


def test_a_bound_by_counting_does_not_change_the_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    events = [crowded_event(Random(seed)) for seed in range(15)]
    bounded = [hours(event) for event in events]
    assert all(proved for _, proved in bounded)
    monkeypatch.setattr(further_room, "most_talks_in_rooms", lambda *_: None)
    assert bounded == [hours(event) for event in events]
    assert 5 < sum(windows is not None for windows, _ in bounded) < 15
