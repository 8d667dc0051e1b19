"""A break of every day that one day has no time for may be held on another day alone: the file states that day."""

from __future__ import annotations

from pathlib import Path

import pytest

from constraints import rule
from scheduler.api import Budget, possible
from scheduler.domain.event import Event
from scheduler.explanation.relaxations import Relaxation, Sources, relaxations
from scheduler.explanation.way_out import AppliedRelaxation, way_of
from scheduler.reading import read_folder
from scheduler.services.effort import Effort
from scheduler.services.ways_in_files import apply_way, explanation

EVENT = """\
[event]
title = "Two days"
language = "en"
[[days]]
date = 2025-05-22
start = "09:00"
end = "14:00"
[[days]]
date = 2025-05-23
start = "12:00"
end = "13:15"
[[rooms]]
id = "here"
[[plenaries]]
id = "round-table"
title = "Round table"
start = "2025-05-23 12:00"
duration = 75
[[breaks]]
id = "lunch"
title = "Lunch"
duration = 60
HOURS
"""
TALKS = "id,title,speakers,duration\nT1,One,Ada,30\nT2,Two,Bob,30\nT3,Three,Cy,30\n"


@pytest.fixture(params=['between = ["12:00", "13:00"]', 'at = "12:10"'])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    (tmp_path / "event.toml").write_text(EVENT.replace("HOURS", request.param))
    (tmp_path / "talks.csv").write_text(TALKS)
    return tmp_path


def test_the_way_out_is_told_written_and_read(folder: Path) -> None:
    reading = read_folder(folder)
    before = reading.event.breaks[0]
    explained = explanation(reading, Effort(Budget.of(60), workers=1))
    assert explained is not None
    [way] = explained.ways
    assert " ".join(way.way.text.en.split()) == "Hold break “Lunch” only on 22 May 2025"
    assert " ".join(way.way.text.fr.split()) == "Ne tenir la pause « Lunch » que le 22 mai 2025"
    apply_way(folder, way, 1)
    event = read_folder(folder).event
    after = event.breaks[0]
    assert after == before.model_copy(update={"day": event.days[0].date})
    assert possible(event, Budget.of(60), workers=1) in ("optimal", "feasible")


def offered(event: Event) -> dict[str, Relaxation]:
    """By their names, the relaxations of the break on the day that has no time for it."""
    missed = [each for each in rule("break_window").requirements(event) if each.part == "2025-05-23"]
    return {each.name: each for each in relaxations(event, missed, Sources())}


def on_one_day(event: Event) -> list[Relaxation]:
    return [relaxation for name, relaxation in offered(event).items() if ".day." in name]


def test_only_the_other_days_are_offered_and_a_break_of_one_day_has_none(folder: Path) -> None:
    event = read_folder(folder).event
    assert [each.name for each in on_one_day(event)] == ["breaks.lunch.day.2025-05-22"]
    fixed = event.model_copy(update={"breaks": (event.breaks[0].model_copy(update={"day": event.days[1].date}),)})
    assert on_one_day(fixed) == []


def test_another_hour_on_that_day_keeps_the_day(folder: Path) -> None:
    """Two changes of one key: the second states what both leave."""
    event = read_folder(folder).event
    [day] = on_one_day(event)
    [other] = [each for name, each in offered(event).items() if name.endswith((".between_end", ".at+"))]
    way = way_of(event, [AppliedRelaxation(day, 1), AppliedRelaxation(other, other.amounts[0])])
    [change] = way.changes
    hour = change.value[0] if isinstance(change.value, list) else change.value
    assert str(hour).startswith("2025-05-22 12:")
