"""Rules of larger conferences about people and their clocks, a second time and in the plainest way."""

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
        held = [
            (run.start, rooms.index(run.room), talk.start, talk)
            for talk, run in talks(plan)
            if event.talk[talk.id].axis == axis.id
        ]
        row = [one[-1] for one in sorted(held, key=lambda one: one[:3])]
        for number, talk in enumerate(row):
            if event.talk[talk.id].order and event.talk[talk.id].order != number + 1:
                yield Breach("order", (talk.id,))
        for one, other in combinations(row, 2):
            if event.talk[one.id].order and event.talk[other.id].order and overlap(one, other):
                yield Breach("order", (axis.id,), "parallel")


def time_zone(event: Event, plan: Plan) -> Iterator[Breach]:
    for held, run in talks(plan):
        talk = event.talk[held.id]
        zones = {talk.timezone} if talk.timezone else {event.person[speaker].timezone for speaker in talk.speakers}
        cost = max((_odd(event, run, zone) for zone in zones if zone), default=0)
        if cost:
            yield Breach("time_zone", (talk.id,), amount=cost)


def _odd(event: Event, run: Run, zone: str) -> int:
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
    """The minute of the day by the clock of `zone`."""
    midnight = datetime.combine(event.days[number].date, datetime.min.time())
    here = (midnight + timedelta(minutes=minute - number * DAY)).replace(tzinfo=ZoneInfo(event.timezone))
    there = here.astimezone(_clock(zone))
    return there.hour * 60 + there.minute


def _clock(zone: str) -> tzinfo:
    if not zone.startswith("UTC+"):
        return ZoneInfo(zone)
    hours, _, minutes = zone.removeprefix("UTC+").partition(":")
    return timezone(timedelta(hours=int(hours), minutes=int(minutes or 0)))


def presenters_clash(event: Event, one: Talk, other: Talk) -> bool:
    ones, others = set(one.speakers), set(other.speakers)
    return bool(ones & others or ones & _chairs(event, other, one) or others & _chairs(event, one, other))


def attendees_clash(event: Event, one: Talk, other: Talk) -> bool:
    ones, others = ({wish.person for wish in event.wishes if talk.id in wish.talks} for talk in (one, other))
    busy = {*one.speakers, *_chairs(event, one, other)}, {*other.speakers, *_chairs(event, other, one)}
    return bool(ones & others or ones & busy[1] or others & busy[0])


def _chairs(event: Event, talk: Talk, other: Talk) -> set[str]:
    """Who chairs the talk's axis, unless the other talk has the same."""
    return set() if talk.axis == other.axis or talk.axis is None else set(event.axis[talk.axis].chairs)


def in_sessions(rule: str, clash: Callable[[Event, Talk, Talk], bool]) -> Callable[[Event, Plan], Iterator[Breach]]:
    def found(event: Event, plan: Plan) -> Iterator[Breach]:
        run = {talk.id: run for talk, run in talks(plan)}
        for one, other in combinations(event.talks, 2):
            if one.id in run and other.id in run and run[one.id] != run[other.id] and clash(event, one, other):
                yield from [Breach(rule, (one.id, other.id))] * overlap(run[one.id], run[other.id])

    return found


def in_time(rule: str, clash: Callable[[Event, Talk, Talk], bool]) -> Callable[[Event, Plan], Iterator[Breach]]:
    def found(event: Event, plan: Plan) -> Iterator[Breach]:
        held = {talk.id: talk for talk, _ in talks(plan)}
        for one, other in combinations(event.talks, 2):
            if one.id in held and other.id in held and clash(event, one, other):
                yield from [Breach(rule, (one.id, other.id))] * overlap(held[one.id], held[other.id])

    return found


def chair_sessions(event: Event, plan: Plan) -> Iterator[Breach]:
    for one, other in combinations(event.axes, 2):
        if set(one.chairs) & set(other.chairs):
            pairs = ((a, b) for a in plan.runs for b in plan.runs if (a.axis, b.axis) == (one.id, other.id))
            yield from (Breach("chair_sessions", (one.id, other.id)) for a, b in pairs if overlap(a, b))


CLASHING: dict[str, Callable[[Event, Plan], Iterator[Breach]]] = {
    "order": order,
    "time_zone": time_zone,
    "presenter_sessions": in_sessions("presenter_sessions", presenters_clash),
    "presenter_places": in_time("presenter_places", presenters_clash),
    "attendee_sessions": in_sessions("attendee_sessions", attendees_clash),
    "attendee_places": in_time("attendee_places", attendees_clash),
    "chair_sessions": chair_sessions,
}
