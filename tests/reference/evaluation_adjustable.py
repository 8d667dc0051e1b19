"""The adjustable rules are read a second time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from breaches import Breach, overlap, talks
from commitments import all_duties, as_duty, both_kept, discussed_by, duties, may_be_at, poster_pauses
from evaluation_fixed import IDLE, keeps_pin
from evaluation_words import breaks, inside
from numbered import breach
from plans import DAY, Plan, Run

from scheduler.domain.event import Event


def session_size(event: Event, plan: Plan) -> Iterator[Breach]:
    settings = event.session_settings
    for run in plan.runs:
        if len(run.talks) < settings.min_talks:
            yield Breach("session_size", (), "min", settings.min_talks - len(run.talks))
        if len(run.talks) > settings.max_talks:
            yield Breach("session_size", (), "max", len(run.talks) - settings.max_talks)


def talk_available(event: Event, plan: Plan) -> Iterator[Breach]:
    for talk, _ in talks(plan):
        if not inside(event, talk.start, talk.end, event.talk[talk.id].available):
            yield Breach("talk_available", (talk.id,))


def person_available(event: Event, plan: Plan) -> Iterator[Breach]:
    for person in event.people:
        for _, _, start, end, _ in duties(event, plan, person.id):
            if not inside(event, start, end, person.available):
                yield breach(event, "person_available", person.id)
        times = poster_pauses(event, plan, person.id)
        if times and not any(inside(event, pause.start, pause.end, person.available) for pause in times):
            yield breach(event, "person_available", person.id)


def room_available(event: Event, plan: Plan) -> Iterator[Breach]:
    for talk, run in talks(plan):
        if not inside(event, talk.start, talk.end, event.room[run.room].available):
            yield Breach("room_available", (run.room,))


def one_place(event: Event, plan: Plan) -> Iterator[Breach]:
    for person in event.people:
        for duty, other in combinations(all_duties(event, plan, person.id), 2):
            if not both_kept(event, duty, other):
                yield breach(event, "one_place", person.id)


def discussant_available(event: Event, plan: Plan) -> Iterator[Breach]:
    for person in event.people:
        discussed = discussed_by(event, plan, person.id)
        elsewhere = [*all_duties(event, plan, person.id), *discussed]
        for duty in discussed:
            there = inside(event, duty[2], duty[3], person.available)
            if not there or not all(both_kept(event, duty, other) for other in elsewhere if other[:2] != duty[:2]):
                yield breach(event, "discussant_available", person.id)


def person_pause(event: Event, plan: Plan) -> Iterator[Breach]:
    least = event.session_settings.person_pause
    for person in event.people:
        given = sorted((t.start, t.end) for t, _ in talks(plan) if person.id in event.talk[t.id].speakers)
        for first, second in combinations(given, 2):
            if least and second[0] < first[1] + least:
                yield Breach("person_pause", (person.id,))


def pin(event: Event, plan: Plan) -> Iterator[Breach]:
    for talk, run in talks(plan):
        if event.talk[talk.id].pin is not None and not keeps_pin(event, talk, run):
            yield Breach("pin", (talk.id,))


def talk_room(event: Event, plan: Plan) -> Iterator[Breach]:
    for talk, run in talks(plan):
        if event.talk[talk.id].room not in (None, run.room):
            yield Breach("talk_room", (talk.id,))


def needs(event: Event, plan: Plan) -> Iterator[Breach]:
    for talk, run in talks(plan):
        if not set(event.talk[talk.id].needs) <= set(event.room[run.room].features):
            yield Breach("needs", (talk.id,))


def capacity(event: Event, plan: Plan) -> Iterator[Breach]:
    for talk, run in talks(plan):
        expected, seats = event.talk[talk.id].audience, event.room[run.room].capacity
        if expected is not None and seats is not None and expected > seats:
            yield Breach("capacity", (talk.id,))


def after(event: Event, plan: Plan) -> Iterator[Breach]:
    placed = {talk.id: talk for talk, _ in talks(plan)}
    for talk in placed.values():
        for before in event.talk[talk.id].after:
            if before in placed and talk.start < placed[before].end:
                yield Breach("after", (talk.id, before))


def not_with(event: Event, plan: Plan) -> Iterator[Breach]:
    for talk, other in combinations(list(event.talks), 2):
        if talk.id in other.not_with or other.id in talk.not_with:
            pair = [t for t, _ in talks(plan) if t.id in (talk.id, other.id)]
            if len(pair) == 2 and overlap(*pair):
                yield Breach("not_with", (talk.id, other.id))


def together(event: Event, plan: Plan) -> Iterator[Breach]:
    for talk, other in combinations(list(event.talks), 2):
        if talk.id in other.together or other.id in talk.together:
            runs = [run for placed, run in talks(plan) if placed.id in (talk.id, other.id)]
            if len(runs) == 2 and runs[0] != runs[1]:
                yield Breach("together", (talk.id, other.id))


def axis_not_parallel(event: Event, plan: Plan) -> Iterator[Breach]:
    for run, other in combinations(plan.runs, 2):
        if run.axis is not None and run.axis == other.axis and overlap(run, other):
            yield Breach("axis_not_parallel", (run.axis,))


def break_between(event: Event, plan: Plan) -> Iterator[Breach]:
    busy = [*(t for t, _ in talks(plan)), *(p for p in plan.pauses if p.kind == "plenary")]
    for number in range(len(event.days)):
        pauses_of_day = [p for p in breaks(plan) if p.start // DAY == number]
        edges = [number * DAY, *(minute for p in pauses_of_day for minute in (p.start, p.end)), (number + 1) * DAY]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            if pauses_of_day and not any(start <= item.start and item.end <= end for item in busy):
                yield Breach("break_between")


def max_stretch(event: Event, plan: Plan) -> Iterator[Breach]:
    upper_bound = event.session_settings.max_stretch
    if upper_bound is None:
        return
    for room in event.rooms:
        runs = sorted((r for r in plan.runs if r.room == room.id), key=lambda r: r.start)
        stretches: list[list[Run]] = []
        for run in runs:
            last = max(r.end for r in stretches[-1]) if stretches else -DAY
            if run.start - last >= IDLE or _paused(plan, last, run.start):
                stretches.append([])
            stretches[-1].append(run)
        for stretch in stretches:
            over = max(r.end for r in stretch) - stretch[0].start - upper_bound
            if over > 0:
                yield Breach("max_stretch", amount=over)


def _paused(plan: Plan, start: int, end: int) -> bool:
    return any(start <= pause.start and pause.end <= end for pause in plan.pauses)


def framing(event: Event, plan: Plan) -> Iterator[Breach]:
    busy = [*(t for t, _ in talks(plan)), *(p for p in plan.pauses if p.kind == "plenary")]
    for pause in plan.pauses:
        position = event.plenary[pause.id].position if pause.kind == "plenary" else None
        others = [item for item in busy if item != pause and item.start // DAY == pause.start // DAY]
        for item in others:
            wrong = {"first": item.start < pause.start, "last": item.start > pause.start, None: False}[position]
            if wrong:
                yield Breach("framing", (pause.id,))


def plenary_after(event: Event, plan: Plan) -> Iterator[Breach]:
    for pause in plan.pauses:
        for name in event.plenary[pause.id].after if pause.kind == "plenary" else ():
            kind, _, axis = name.partition(":")
            if axis:
                before = [t for t, run in talks(plan) if kind == "axis" and run.axis == axis]
            else:
                before = [item for item in (*plan.pauses, *(t for t, _ in talks(plan))) if item.id == name]
                same = [b for b in before if b in breaks(plan) and b.start // DAY == pause.start // DAY]
                before = same or before
            yield from (Breach("plenary_after", (pause.id, name)) for item in before if item.end > pause.start)


def chair_from(event: Event, plan: Plan) -> Iterator[Breach]:
    """Yield what is missing where people are chosen from the lists of axes so that as little as can be is missing."""
    places = [
        (run, str(number), people)
        for run in plan.runs
        for number, people in enumerate(event.axis[run.axis].chair_from if run.axis else (), start=1)
    ]
    options = [[None, *(p for p in people if may_be_at(event, plan, p, run))] for run, _, people in places]
    best: list[Breach] | None = None
    for chosen in product(*options):
        pairs = {(run, person) for (run, _, _), person in zip(places, chosen, strict=True) if person is not None}
        if any(a == b and not both_kept(event, as_duty(r), as_duty(s)) for (r, a), (s, b) in combinations(pairs, 2)):
            continue
        lists = zip(places, chosen, strict=True)
        missing = [Breach("chair_from", (str(run.axis),), part) for (run, part, _), person in lists if person is None]
        if best is None or len(missing) < len(best):
            best = missing
    yield from best or ()
