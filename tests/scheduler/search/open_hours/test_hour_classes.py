"""Every way to set the pauses is in one class, whose parts are no longer than it says."""

from __future__ import annotations

from itertools import product

import pytest

from benchmarks.generate import generate
from scheduler.domain.event import Event
from scheduler.model.pauses import PauseModel
from scheduler.search.open_hours import hour_classes as classes_of_hours
from scheduler.search.open_hours.hour_classes import ALL_HOURS, hour_classes


def one_day() -> Event:
    return generate(1, talks=16, axes=4, rooms=2).event


def ways(event: Event) -> list[tuple[int, ...]]:
    """The hours of the pauses, which are in order and do not overlap."""
    pauses = sorted(PauseModel(event).pauses, key=lambda pause: pause.starts)
    every = product(*(pause.starts for pause in pauses))
    ends = [pause.shortest for pause in pauses]
    return [way for way in every if all(a + end <= b for a, end, b in zip(way, ends, way[1:], strict=False))]


def test_every_way_is_in_one_class_or_more() -> None:
    event = one_day()
    keys = [(p.kind, p.id, p.day) for p in sorted(PauseModel(event).pauses, key=lambda pause: pause.starts)]
    classes = hour_classes(event)
    assert len(classes) > 1
    for way in ways(event):
        assert any(all(minute in each.hours[key] for key, minute in zip(keys, way, strict=True)) for each in classes)


def test_a_class_names_the_longest_that_its_parts_can_be() -> None:
    event = one_day()
    for each in hour_classes(event):
        starts = [minutes for _, minutes in sorted(each.hours.items(), key=lambda item: item[1])]
        day = event.days[0]
        assert len(each.longest) == len(starts) + 1
        assert each.longest[0] <= max(starts[0]) - day.start
        assert each.longest[-1] <= day.end - min(starts[-1])


def test_classes_with_time_for_more_talks_come_first() -> None:
    event = one_day()
    shortest = min(talk.duration for talk in event.talks)
    counts = [sum(minutes // shortest for minutes in each.longest) for each in hour_classes(event)]
    assert counts == sorted(counts, reverse=True)


def test_days_with_too_many_ways_are_one_class(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classes_of_hours, "_MOST_WAYS", 10)
    assert hour_classes(one_day()) == [ALL_HOURS]


def test_too_many_classes_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classes_of_hours, "_MOST_CLASSES", 3)
    assert hour_classes(one_day()) == [ALL_HOURS]


def test_two_days_have_a_class_of_both() -> None:
    event = generate(1, talks=18, axes=4, rooms=2, days=2, breaks=1).event
    classes = hour_classes(event)
    assert len(classes) > 1
    pauses = PauseModel(event).pauses
    assert all(len(each.hours) == len(pauses) for each in classes)
    assert all(len(each.longest) == len(pauses) + 2 for each in classes)
