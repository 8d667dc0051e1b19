"""What is held at some hour keeps pauses away from it, and no further."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.rooms import Room
from scheduler.domain.windows import Day
from scheduler.model.pauses import PauseModel, keep_free
from scheduler.search.solver import Limits, run

FIRST, SECOND = date(2027, 5, 20), date(2027, 5, 21)


def event() -> Event:
    """Two days with a break of 20 minutes each, and a plenary on the second."""
    return Event(
        id="e",
        title="E",
        timezone="Europe/Paris",
        rooms=(Room(id="a", name="a"),),
        talks=(),
        days=tuple(Day(date=day, start=540, end=720) for day in (FIRST, SECOND)),
        breaks=(Break(id="tea", title="Tea", duration=20, between_start=600, between_end=690),),
        plenaries=(Plenary(id="word", title="Word", day=SECOND, start=540, duration=30),),
    )


@pytest.mark.parametrize("day", [0, 1])
@pytest.mark.parametrize("length", [5, 30])
def test_pauses_may_be_wherever_they_overlap_nothing_that_is_held(day: int, length: int) -> None:
    for start in range(540, 720 - length, 15):
        model = PauseModel(event())
        held = model.cp.new_bool_var("held")
        keep_free(model, day * DAY + start, day * DAY + start + length, held)
        in_word = day == 1 and start < 570
        for pause in model.breaks:
            for minute in pause.starts:
                question = model.cp.clone()
                question.add(held == 1)
                question.add(pause.start == pause.day * DAY + minute)
                overlaps = pause.day == day and minute < start + length and start < minute + 20
                expected = "infeasible" if overlaps or in_word else "optimal"
                assert run(question, Limits(10, 1)).status == expected, (start, pause.day, minute)


def test_what_overlaps_every_hour_of_a_pause_is_not_held() -> None:
    model = PauseModel(event())
    held = model.cp.new_bool_var("held")
    keep_free(model, 0, 2 * DAY, held)
    assert run(model.cp, Limits(10, 1), objective=1 - held).bound == 1
