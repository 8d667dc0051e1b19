"""The fixed rules are read a second time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from breaches import Breach, overlap, talks
from evaluation_words import breaks, inside
from plans import DAY, Held, Plan, Run

from scheduler.domain.breaks import Break
from scheduler.domain.event import Event
from scheduler.domain.windows import Day

IDLE = 10

FIXED = (
    "placed",
    "day",
    "room_overlap",
    "pauses",
    "break_window",
    "plenary",
    "session_run",
    "session_idle",
    "grid",
    "preset",
    "asked",
)


def placed(event: Event, plan: Plan) -> Iterator[Breach]:
    for talk in event.talks:
        copies = [t for t, _ in talks(plan) if t.id == talk.id]
        if len(copies) != 1 or copies[0].end - copies[0].start != talk.duration:
            yield Breach("placed", (talk.id,))
    for talk, run in talks(plan):
        if not event.room[run.room].talks:
            yield Breach("placed", (talk.id,))


def day(event: Event, plan: Plan) -> Iterator[Breach]:
    for item in (*plan.runs, *plan.pauses, *(t for t, _ in talks(plan))):
        number = item.start // DAY
        today = event.days[number]
        if item.start - number * DAY < today.start or item.end - number * DAY > today.end:
            yield Breach("day", (today.date.isoformat(),))


def room_overlap(event: Event, plan: Plan) -> Iterator[Breach]:
    for run, other in combinations(plan.runs, 2):
        if run.room == other.room and overlap(run, other):
            yield Breach("room_overlap")
    for run in plan.runs:
        yield from (Breach("room_overlap") for talk, other in combinations(run.talks, 2) if overlap(talk, other))


def pauses(event: Event, plan: Plan) -> Iterator[Breach]:
    for pause, other in combinations(plan.pauses, 2):
        if overlap(pause, other):
            yield Breach("pauses")
    for run in plan.runs:
        yield from (Breach("pauses") for pause in plan.pauses if overlap(run, pause))


def break_window(event: Event, plan: Plan) -> Iterator[Breach]:
    several = len(event.days) > 1
    for number, today in enumerate(event.days):
        for listed in event.breaks:
            if listed.day not in (None, today.date):
                continue
            copies = [p for p in breaks(plan) if p.id == listed.id and p.start // DAY == number]
            first, last, shortest, longest = _limits(event, listed, today)
            within = [p for p in copies if number * DAY + first <= p.start and p.end <= number * DAY + last]
            good = [p for p in within if shortest <= p.end - p.start <= longest]
            if len(copies) != 1 or not good:
                yield Breach("break_window", (listed.id,), today.date.isoformat() if several else "")


def _limits(event: Event, listed: Break, today: Day) -> tuple[int, int, int, int]:
    """Return the minutes of the day between which the break lies, and the fewest and the most that it has.

    One that has begun keeps its minutes. On a day that runs late the others begin at the floor or later and may shrink;
    where everything slides, or the hour was stated, they end with the day.
    """
    first, last = listed.between_start, listed.between_end
    if listed.at is not None:
        first, last = listed.at, listed.at + listed.duration
    for begun in event.begun:
        if (begun.id, begun.day) == (listed.id, today.date):
            return begun.start, begun.end, begun.end - begun.start, begun.end - begun.start
    for late in event.late:
        if late.day == today.date:
            if listed.at is not None or (late.aim == "order" and last < today.end):
                last = today.end
            return max(first, late.floor), last, listed.min_duration or listed.duration, listed.duration
    return first, last, listed.duration, listed.duration


def plenary(event: Event, plan: Plan) -> Iterator[Breach]:
    number = {today.date: n for n, today in enumerate(event.days)}
    for listed in event.plenaries:
        zero = number[listed.day] * DAY
        copies = [p for p in plan.pauses if p.id == listed.id and p.kind == "plenary"]
        first, last = listed.between_start, listed.between_end
        if listed.start is not None:
            first, last = listed.start, listed.start + listed.duration
        if listed.slips:
            last = event.days[number[listed.day]].end
        good = [p for p in copies if zero + first <= p.start and p.end <= zero + last and p.room == listed.room]
        if len(copies) != 1 or not good or good[0].end - good[0].start != listed.duration:
            yield Breach("plenary", (listed.id,))


def session_run(event: Event, plan: Plan) -> Iterator[Breach]:
    for run in plan.runs:
        at = run.start + event.session_settings.introduction
        for talk in run.talks:
            if talk.start != at or event.talk[talk.id].axis != run.axis:
                yield Breach("session_run")
            at = talk.end + event.talk_settings.gap
        if at - event.talk_settings.gap + event.session_settings.discussion != run.end:
            yield Breach("session_run")


def session_apart(event: Event, plan: Plan) -> Iterator[Breach]:
    yield from (Breach("session_apart") for _ in neighbours(plan))


def session_idle(event: Event, plan: Plan) -> Iterator[Breach]:
    if event.setting("session_apart") != "hard":
        yield from (Breach("session_idle") for run, other in neighbours(plan) if other.start - run.end < IDLE)


def neighbours(plan: Plan) -> Iterator[tuple[Run, Run]]:
    """Yield the pairs of runs of an axis in a room between which there is nothing on their day."""
    for run, other in combinations(sorted(plan.runs, key=lambda r: (r.start, r.end)), 2):
        if (run.room, run.axis, run.start // DAY) != (other.room, other.axis, other.start // DAY):
            continue
        between = [r for r in plan.runs if r.room == run.room and r not in (run, other)]
        if not any(run.end <= x.start and x.end <= other.start for x in (*plan.pauses, *between)):
            yield run, other


def grid(event: Event, plan: Plan) -> Iterator[Breach]:
    for run in plan.runs:
        if run.start % 60 % event.step and not (event.setting("pin") != "off" and _follows_pin(event, run)):
            yield Breach("grid")
    exact = {("break", pause.id) for pause in event.breaks if pause.at is not None}
    exact |= {("break", begun.id) for begun in event.begun}
    exact |= {("plenary", plenary.id) for plenary in event.plenaries if plenary.start is not None}
    for pause in plan.pauses:
        if pause.start % 60 % event.step and (pause.kind, pause.id) not in exact:
            yield Breach("grid")


def _follows_pin(event: Event, run: Run) -> bool:
    pinned = [t for t in run.talks if event.talk[t.id].pin is not None]
    return any(keeps_pin(event, t, run) and starts_at_pin(event, t) for t in pinned)


def asked(event: Event, plan: Plan) -> Iterator[Breach]:
    for what_if in event.what_ifs:
        if what_if.kind == "sessions":
            if len([run for run in plan.runs if (run.axis or "") == what_if.subject]) > what_if.most:
                yield Breach("asked", (what_if.subject,), part="sessions")
            continue
        if what_if.kind == "idle":
            gaps = [(a, b) for a, b in _gaps(event, plan, what_if.subject) if b - a >= 15]
            inside_one = any(a < w.end and w.start < b for a, b in gaps for w in what_if.windows)
            if inside_one or sum(b - a for a, b in gaps) > what_if.most:
                yield Breach("asked", (what_if.subject,), part="idle")
            continue
        for talk, run in talks(plan):
            there = what_if.room is None or what_if.room == run.room
            if talk.id == what_if.subject and not (there and inside(event, talk.start, talk.end, what_if.windows)):
                yield Breach("asked", (talk.id,), part=what_if.kind)


def _gaps(event: Event, plan: Plan, day: str) -> Iterator[tuple[int, int]]:
    """Yield the latest end so far and each start of the day, in minutes of the day."""
    number = [each.date.isoformat() for each in event.days].index(day)
    spans = sorted((i.start, i.end) for i in (*plan.runs, *plan.pauses) if i.start // DAY == number)
    for place in range(1, len(spans)):
        yield max(end for _, end in spans[:place]) - number * DAY, spans[place][0] - number * DAY


def preset(event: Event, plan: Plan) -> Iterator[Breach]:
    """Yield nothing: a plan has no slots."""
    yield from ()


def keeps_pin(event: Event, placed: Held, run: Run) -> bool:
    pinned = event.talk[placed.id].pin
    assert pinned is not None
    number = [today.date for today in event.days].index(pinned.day)
    slipped = pinned.slips and number * DAY + pinned.start < placed.start < (number + 1) * DAY
    return (slipped or starts_at_pin(event, placed)) and (pinned.room is None or pinned.room == run.room)


def starts_at_pin(event: Event, placed: Held) -> bool:
    pinned = event.talk[placed.id].pin
    assert pinned is not None
    number = [today.date for today in event.days].index(pinned.day)
    return placed.start == number * DAY + pinned.start
