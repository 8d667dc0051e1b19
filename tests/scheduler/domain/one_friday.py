"""Events of one Friday, whose hours are written as people write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from scheduler.domain.amendments import Amendments
from scheduler.domain.clock import parse_hour, plain_hour
from scheduler.domain.event import Event
from scheduler.domain.late_day import Delay, Held
from scheduler.domain.people import Person
from scheduler.domain.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Day, Window

FRIDAY, SATURDAY, SUNDAY = date(2025, 5, 23), date(2025, 5, 24), date(2025, 5, 25)


def at(hour: str) -> int:
    minute = parse_hour(hour)
    assert minute is not None
    return minute


def window(hours: str, day: date | None = None) -> Window:
    start, end = map(at, hours.split("-"))
    return Window(start=start, end=end, day=day)


def windows(hours: str, day: date | None = None) -> tuple[Window, ...]:
    return tuple(window(span, day) for span in hours.split())


def talk(name: str, speakers: str = "", **more: Any) -> Talk:
    return Talk(id=name, title=f"Title of {name}", speakers=tuple((speakers or f"of-{name}").split()), **more)


def event(*talks: Talk, days: Iterable[date] = (FRIDAY,), hours: str = "09:00-12:00", **more: Any) -> Event:
    """Everybody who is named is there at all hours, unless `people` says more."""
    start, end = map(at, hours.split("-"))
    named = {p for item in talks for p in item.speakers} | {p for item in more.get("axes", ()) for p in item.chairs}
    named |= {p for item in more.get("plenaries", ()) for p in item.speakers}
    usual: dict[str, Any] = {
        "id": "e",
        "title": "E",
        "days": tuple(Day(date=day, start=start, end=end) for day in days),
        "rooms": (Room(id="a", name="A"),),
        "people": tuple(Person(id=name, name=name.title()) for name in sorted(named)),
        "talks": talks,
    }
    return Event(**{**usual, **more})


def placed(*lines: str, day: date = FRIDAY) -> Programme:
    """`T1 a 09:00-09:30` a talk, a session of its own; `tea 10:00-10:20` a break; `end! 11:30-12:00` a plenary."""
    talks, sessions, breaks, plenaries = [], [], [], []
    for number, (name, *room, hours) in enumerate((line.split() for line in lines), start=1):
        start, end = map(at, hours.split("-"))
        span: dict[str, Any] = {"day": day, "start": start, "end": end}
        if room:
            talks.append(PlacedTalk(id=name, session=f"S{number}", room=room[0], **span))
            sessions.append(PlacedSession(id=f"S{number}", axis=None, room=room[0], talks=(name,), **span))
        elif name.endswith("!"):
            plenaries.append(PlacedPlenary(id=name[:-1], title="P", room=None, **span))
        else:
            breaks.append(PlacedBreak(id=name, title="B", **span))
    return Programme(
        status="optimal",
        sessions=tuple(sessions),
        talks=tuple(talks),
        breaks=tuple(breaks),
        plenaries=tuple(plenaries),
    )


def late(*begun: Held, resumes: str = "10:00", day: date = FRIDAY, until: int | None = None) -> Amendments:
    told = Delay(day=day, now=at("09:10"), minutes=20, resumes=at(resumes), begun=begun, until=until, aim="people")
    return Amendments(delays=(told,))


def running(name: str, hours: str, day: date = FRIDAY) -> Held:
    start, end = map(at, hours.split("-"))
    return Held(kind="talk", id=name, day=day, start=start, end=end, room="a")


def hours(programme: Programme | None) -> list[str]:
    assert programme is not None
    items = [*programme.talks, *programme.breaks, *programme.plenaries]
    return [
        f"{item.id} {plain_hour(item.start)}-{plain_hour(item.end)}"
        for item in sorted(items, key=lambda item: (item.day, item.start))
    ]
