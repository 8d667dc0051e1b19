"""The rules about people and their clocks are read a second time, as plainly as possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone, tzinfo
from itertools import combinations
from zoneinfo import ZoneInfo

from breaches import Breach, overlap, talks
from plans import DAY, Plan, Run

from scheduler.domain.event import Event
from scheduler.domain.talks import Talk


def order(event: Event, plan: Plan) -> Iterator[Breach]:
    rooms = [room.id for room in event.rooms]
    for axis in event.axes:
        places = [
            (run.start, rooms.index(run.room), talk.start, talk)
            for talk, run in talks(plan)
            if event.talk[talk.id].axis == axis.id
        ]
        row = [place[-1] for place in sorted(places, key=lambda place: place[:3])]
        for number, talk in enumerate(row):
            if event.talk[talk.id].order and event.talk[talk.id].order != number + 1:
                yield Breach("order", (talk.id,))
        for earlier, later in combinations(row, 2):
            if event.talk[earlier.id].order and event.talk[later.id].order and overlap(earlier, later):
                yield Breach("order", (axis.id,), "parallel")


def time_zone(event: Event, plan: Plan) -> Iterator[Breach]:
    for placed, run in talks(plan):
        talk = event.talk[placed.id]
        zones = {talk.timezone} if talk.timezone else {event.person[speaker].timezone for speaker in talk.speakers}
        cost = max((_odd(event, run, zone) for zone in zones if zone), default=0)
        if cost:
            yield Breach("time_zone", (talk.id,), amount=cost)


def _odd(event: Event, run: Run, zone: str) -> int:
    """Return the cost of the run's hours on the clock of the zone."""
    hours = event.zone_hours
    if hours is None:
        return 0
    start, end = (_there(event, minute, run.start // DAY, zone) for minute in (run.start, run.end))
    if start < hours.possible[0] or end > hours.possible[1] or end < hours.possible[0]:
        return hours.big
    if hours.possible[0] <= start < hours.suitable[0] or hours.suitable[1] < end <= hours.possible[1]:
        return hours.small
    return 0


def _there(event: Event, minute: int, number: int, zone: str) -> int:
    """Return the minute of the day on the clock of the zone."""
    midnight = datetime.combine(event.days[number].date, datetime.min.time())
    here = (midnight + timedelta(minutes=minute - number * DAY)).replace(tzinfo=ZoneInfo(event.timezone))
    there = here.astimezone(_clock(zone))
    return there.hour * 60 + there.minute


def _clock(zone: str) -> tzinfo:
    if not zone.startswith("UTC+"):
        return ZoneInfo(zone)
    hours, _, minutes = zone.removeprefix("UTC+").partition(":")
    return timezone(timedelta(hours=int(hours), minutes=int(minutes or 0)))


def presenters_clash(event: Event, talk: Talk, other: Talk) -> bool:
    """True if the talks share a presenter, or a presenter of one chairs the axis of the other."""
    speakers, other_speakers = set(talk.speakers), set(other.speakers)
    return bool(
        speakers & other_speakers
        or speakers & _chairs(event, other, talk)
        or other_speakers & _chairs(event, talk, other)
    )


def attendees_clash(event: Event, talk: Talk, other: Talk) -> bool:
    """True if an attendee of one talk would like to hear the other, presents it or chairs its axis."""
    hearers, other_hearers = ({wish.person for wish in event.wishes if each.id in wish.talks} for each in (talk, other))
    busy = {*talk.speakers, *_chairs(event, talk, other)}, {*other.speakers, *_chairs(event, other, talk)}
    return bool(hearers & other_hearers or hearers & busy[1] or other_hearers & busy[0])


def _chairs(event: Event, talk: Talk, other: Talk) -> set[str]:
    """Return the chairs of the talk's axis, if the other talk is of another axis."""
    return set() if talk.axis == other.axis or talk.axis is None else set(event.axis[talk.axis].chairs)


def in_sessions(rule: str, clash: Callable[[Event, Talk, Talk], bool]) -> Callable[[Event, Plan], Iterator[Breach]]:
    """Return the reading of a rule that counts clashing talks in two sessions at the same time."""

    def breaches(event: Event, plan: Plan) -> Iterator[Breach]:
        run = {placed.id: run for placed, run in talks(plan)}
        for talk, other in combinations(event.talks, 2):
            if talk.id in run and other.id in run and run[talk.id] != run[other.id] and clash(event, talk, other):
                yield from [Breach(rule, (talk.id, other.id))] * overlap(run[talk.id], run[other.id])

    return breaches


def in_time(rule: str, clash: Callable[[Event, Talk, Talk], bool]) -> Callable[[Event, Plan], Iterator[Breach]]:
    """Return the reading of a rule that counts clashing talks at the same time."""

    def breaches(event: Event, plan: Plan) -> Iterator[Breach]:
        placed = {item.id: item for item, _ in talks(plan)}
        for talk, other in combinations(event.talks, 2):
            if talk.id in placed and other.id in placed and clash(event, talk, other):
                yield from [Breach(rule, (talk.id, other.id))] * overlap(placed[talk.id], placed[other.id])

    return breaches


def chair_sessions(event: Event, plan: Plan) -> Iterator[Breach]:
    for axis, other in combinations(event.axes, 2):
        if set(axis.chairs) & set(other.chairs):
            pairs = ((a, b) for a in plan.runs for b in plan.runs if (a.axis, b.axis) == (axis.id, other.id))
            yield from (Breach("chair_sessions", (axis.id, other.id)) for a, b in pairs if overlap(a, b))


CLASHING: dict[str, Callable[[Event, Plan], Iterator[Breach]]] = {
    "order": order,
    "time_zone": time_zone,
    "presenter_sessions": in_sessions("presenter_sessions", presenters_clash),
    "presenter_places": in_time("presenter_places", presenters_clash),
    "attendee_sessions": in_sessions("attendee_sessions", attendees_clash),
    "attendee_places": in_time("attendee_places", attendees_clash),
    "chair_sessions": chair_sessions,
}
