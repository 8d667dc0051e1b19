"""Hours of the pauses leave sessions as many minutes as can be: brute force over all hours of small days."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from scheduler.constructing.blocks import Strictness
from scheduler.constructing.preparation import Preparation
from scheduler.constructing.promising_hours import promising_hours
from scheduler.domain.breaks import Break
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room
from scheduler.domain.settings import SessionSettings, TalkSettings
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day

START, END, STEP = 540, 780, 10
#: Identity, minutes and window of each break.
COFFEE, LUNCH = ("cafe", 20, (570, 660)), ("midi", 40, (640, 740))

#: Durations of the talks, the gap between two, the fewest and the most talks of a session, minutes of discussion.
SHAPES = ((30,), 0, 1, 4, 0), ((30,), 0, 2, 3, 0), ((25, 40), 5, 1, 3, 10), ((20, 50), 0, 2, 2, 0), ((35,), 10, 1, 2, 5)


def event_of(shape: tuple[tuple[int, ...], int, int, int, int]) -> Event:
    durations, gap, fewest, most, discussion = shape
    names = [f"T{number}" for number in range(8)]
    return Event(
        id="small",
        title="Small",
        days=(Day(date=date(2026, 9, 7), start=START, end=END),),
        step=STEP,
        talk_settings=TalkSettings(gap=gap),
        session_settings=SessionSettings(min_talks=fewest, max_talks=most, discussion=discussion),
        axes=(Axis(id="A", title="Axis"),),
        rooms=(Room(id="R", name="Room"),),
        breaks=tuple(
            Break(id=name, title=name, duration=minutes, between_start=hours[0], between_end=hours[1])
            for name, minutes, hours in (COFFEE, LUNCH)
        ),
        people=tuple(Person(id=name, name=name) for name in names),
        talks=tuple(
            Talk(id=name, title=name, axis="A", speakers=(name,), duration=durations[number % len(durations)])
            for number, name in enumerate(names)
        ),
    )


def most_minutes(shape: tuple[tuple[int, ...], int, int, int, int], minutes: int) -> int:
    """The most minutes that sessions fill, one after the other, tried one by one."""
    durations, gap, fewest, most, discussion = shape
    best = 0
    for number in range(fewest, most + 1):
        for talks in product(durations, repeat=number):
            length = sum(talks) + gap * (number - 1) + discussion
            if length <= minutes:
                best = max(best, length + most_minutes(shape, minutes - length))
    return best


@pytest.mark.parametrize("shape", SHAPES)
def test_no_other_hours_leave_more(shape: tuple[tuple[int, ...], int, int, int, int]) -> None:
    event = event_of(shape)
    prepared = Preparation(Strictness(event, strict=False))
    filled = [most_minutes(shape, minutes) for minutes in range(END - START + 1)]
    starts = {name: range(hours[0], hours[1] - minutes + 1, STEP) for name, minutes, hours in (COFFEE, LUNCH)}
    least = min(talk.duration for talk in event.talks)
    best = max(
        filled[coffee - START] + filled[lunch - coffee - COFFEE[1]] + filled[END - lunch - LUNCH[1]]
        for coffee, lunch in product(starts["cafe"], starts["midi"])
        if lunch - coffee - COFFEE[1] >= least and coffee - START >= least
    )
    values = []
    for chosen in promising_hours(prepared, 0, 5):
        at = {pause.id: start for pause, start in chosen.items()}
        assert at["cafe"] in starts["cafe"]
        assert at["midi"] in starts["midi"]
        between = at["cafe"] - START, at["midi"] - at["cafe"] - COFFEE[1], END - at["midi"] - LUNCH[1]
        assert min(between) >= 0
        values.append(sum(filled[minutes] for minutes in between))
    assert values == sorted(values, reverse=True)
    assert values[0] == best
