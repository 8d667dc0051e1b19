"""On the day itself the page says what is on in each room and what comes next."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from scheduler.board.today_view import people_of, talks_of, today_of
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.family_name import family_key, indexed_name
from tests.scheduler.board.asking import Visitor


def test_a_room_has_what_is_on_and_what_comes_next(congress: tuple[Event, Programme]) -> None:
    event, programme = congress
    placed = sorted((t for t in programme.talks if t.room == "A" and t.day == date(2027, 6, 10)), key=lambda t: t.start)
    first, second = placed[0], placed[1]
    midnight = datetime(2027, 6, 10, tzinfo=ZoneInfo(event.timezone))
    today = today_of(event, programme, (midnight + timedelta(minutes=first.start + 1)).astimezone(UTC))
    room = today.rooms[0]
    assert (today.day, today.minute) == (date(2027, 6, 10), first.start + 1)
    assert room.now is not None
    assert room.now.id == first.id
    assert room.next is not None
    assert room.next.id == second.id
    over = today_of(event, programme, midnight + timedelta(minutes=first.end))
    assert over.rooms[0].now is None, "a talk ends before its last minute is over"


def test_before_and_after_the_event_no_day_is_today(congress: tuple[Event, Programme]) -> None:
    event, programme = congress
    for year, day in ((2020, date(2027, 6, 9)), (2030, date(2027, 6, 11))):
        today = today_of(event, programme, datetime(year, 1, 1, tzinfo=UTC))
        assert (today.day, today.minute) == (day, None)
        assert {room.now for room in today.rooms} == {None}
        assert all(room.next for room in today.rooms)


def test_who_may_be_away_is_listed_as_indexes_have_it(congress: tuple[Event, Programme]) -> None:
    event, _ = congress
    listed = [name for _, name in people_of(event)]
    names = {indexed_name(person.name, person.family_name): person for person in event.people}
    assert sorted(listed) == sorted(names)
    assert listed == sorted(listed, key=lambda name: family_key(names[name].name, names[name].family_name))


def test_a_day_that_is_not_today_begins_and_has_nothing_next(made: Path, tmp_path: Path) -> None:
    page = Visitor(Path(shutil.copytree(made, tmp_path / "event")), "fr").see("/today")
    assert "La journée n’est pas aujourd’hui" in page
    assert "Pour commencer" in page
    assert "Ensuite" not in page


def test_talks_are_told_by_hour_in_the_order_in_which_they_are_held(congress: tuple[Event, Programme]) -> None:
    event, programme = congress
    told = talks_of(event, programme, "en")
    start = {talk.id: (talk.day, talk.start) for talk in programme.talks}
    order = [start[talk] for talk, _ in told if talk in start]
    assert len(told) == len(event.contributions)
    assert order == sorted(order)
    first = event.talk[told[0][0]]
    assert first.title in told[0][1]
    assert all(event.person[person].name in told[0][1] for person in first.speakers)
    assert "June" in told[0][1], "of several days"


def test_a_plenary_of_another_room_names_it(congress: tuple[Event, Programme]) -> None:
    event, programme = congress
    plenary = next(placed for placed in programme.plenaries if placed.room)
    known = event.plenary[plenary.id]
    midnight = datetime.combine(plenary.day, datetime.min.time(), ZoneInfo(event.timezone))
    today = today_of(event, programme, midnight + timedelta(minutes=plenary.start))
    held = event.room[plenary.room or ""].name
    on = {room.room: room.now.elsewhere for room in today.rooms if room.now and room.now.id == known.id}
    assert on[held] == ""
    assert {place for room, place in on.items() if room != held} == {held}
