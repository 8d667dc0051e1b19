"""Rules and levels of contract §3 and §4 are read a second time, as plainly as possible, to judge the measures.

The module shares only the names of requirements with `constraints`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, pairwise, permutations, product

from axes_and_tables import AXES_AND_TABLES
from breaches import Breach, is_hard, overlap, talks
from clashing import CLASHING
from numbered import breach, chairs, discussants
from plans import DAY, Held, Pause, Plan, Run

from scheduler.domain.event import Event
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Window

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


def hard_breaches(event: Event, plan: Plan) -> list[Breach]:
    """Return the breaches that a plan must not have."""
    return [b for reading in RULES.values() for b in reading(event, plan) if is_hard(event, b)]


def amount(event: Event, plan: Plan, rule: str) -> int:
    """Return the units by which a rule is broken, at any setting."""
    return sum(breach.amount for breach in RULES[rule](event, plan))


def vector(event: Event, plan: Plan) -> tuple[int, ...]:
    """Return the values of the event's levels, in their order."""
    return tuple(LEVELS[name](event, plan) for name in event.levels)


# ── small words ──────────────────────────────────────────────────────────────────────────────────────────────────────


def inside(event: Event, start: int, end: int, windows: Iterable[Window]) -> bool:
    """True if one window, or several that touch, hold all of `[start, end)`; an empty list holds everything."""
    number = start // DAY
    today = [w for w in windows if w.day is None or w.day == event.days[number].date]
    if not any(True for _ in windows):
        return True
    at = start - number * DAY
    while at < end - number * DAY:
        reach = max((w.end for w in today if w.start <= at < w.end), default=None)
        if reach is None:
            return False
        at = reach
    return True


def words(talk: Talk) -> set[str]:
    """Return the keywords, folded."""
    plain = (unicodedata.normalize("NFD", word.casefold()) for word in talk.keywords)
    return {"".join("".join(c for c in word if not unicodedata.combining(c)).split()) for word in plain}


#: Kind, item, start, end and room of a commitment.
Duty = tuple[str, object, int, int, str | None]


def duties(event: Event, plan: Plan, person: str) -> list[Duty]:
    """Return the commitments of a person."""
    commitments: list[Duty] = []
    for run in plan.runs:
        commitments += [("talk", t, t.start, t.end, run.room) for t in run.talks if person in event.talk[t.id].speakers]
        if person in chairs(event, plan, run):
            commitments.append(("run", run, run.start, run.end, run.room))
    wanted = {p.id for p in event.plenaries if person in p.speakers or person in p.chairs}
    spoken = [p for p in plan.pauses if p.kind == "plenary" and p.id in wanted]
    return [*commitments, *(("plenary", p, p.start, p.end, p.room) for p in spoken)]


def breaks(plan: Plan) -> list[Pause]:
    return sorted((p for p in plan.pauses if p.kind == "break"), key=lambda p: (p.start, p.end))


# ── fixed rules ──────────────────────────────────────────────────────────────────────────────────────────────────────


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
            first, last = number * DAY + listed.between_start, number * DAY + listed.between_end
            if listed.at is not None:
                first, last = number * DAY + listed.at, number * DAY + listed.at + listed.duration
            good = [p for p in copies if first <= p.start and p.end <= last and p.end - p.start == listed.duration]
            if len(copies) != 1 or not good:
                yield Breach("break_window", (listed.id,), today.date.isoformat() if several else "")


def plenary(event: Event, plan: Plan) -> Iterator[Breach]:
    number = {today.date: n for n, today in enumerate(event.days)}
    for listed in event.plenaries:
        zero = number[listed.day] * DAY
        copies = [p for p in plan.pauses if p.id == listed.id and p.kind == "plenary"]
        first, last = listed.between_start, listed.between_end
        if listed.start is not None:
            first, last = listed.start, listed.start + listed.duration
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
    exact |= {("plenary", plenary.id) for plenary in event.plenaries if plenary.start is not None}
    for pause in plan.pauses:
        if pause.start % 60 % event.step and (pause.kind, pause.id) not in exact:
            yield Breach("grid")


def _follows_pin(event: Event, run: Run) -> bool:
    return any(event.talk[t.id].pin is not None and keeps_pin(event, t, run) for t in run.talks)


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
    return placed.start == number * DAY + pinned.start and (pinned.room is None or pinned.room == run.room)


# ── adjustable rules ─────────────────────────────────────────────────────────────────────────────────────────────────


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


def poster_pauses(event: Event, plan: Plan, person: str) -> list[Pause]:
    """Return the pauses at one of which a person has to be for a poster: none for who speaks in one of them."""
    showing = [item for item in (*event.breaks, *event.plenaries) if item.posters]
    if not any(person in poster.speakers for poster in event.posters):
        return []
    if any(person in (*p.speakers, *p.chairs) for p in event.plenaries if p in showing):
        return []
    return [
        pause
        for pause in plan.pauses
        if any(item.id == pause.id and (item in event.breaks) == (pause.kind == "break") for item in showing)
    ]


def room_available(event: Event, plan: Plan) -> Iterator[Breach]:
    for talk, run in talks(plan):
        if not inside(event, talk.start, talk.end, event.room[run.room].available):
            yield Breach("room_available", (run.room,))


def one_place(event: Event, plan: Plan) -> Iterator[Breach]:
    for person in event.people:
        for duty, other in combinations(all_duties(event, plan, person.id), 2):
            if not both_kept(event, duty, other):
                yield breach(event, "one_place", person.id)


def all_duties(event: Event, plan: Plan, person: str) -> list[Duty]:
    """Return the commitments of a person, and the only time at which his or her posters are shown."""
    every = duties(event, plan, person)
    if poster_count(event) == 1:
        every += [("pause", p, p.start, p.end, p.room) for p in poster_pauses(event, plan, person)]
    return every


def both_kept(event: Event, duty: Duty, other: Duty) -> bool:
    """True if one person can be at both: a talk and the session that holds it are in one place."""
    if {duty[0], other[0]} == {"talk", "run"}:
        run, talk = (duty[1], other[1]) if duty[0] == "run" else (other[1], duty[1])
        if isinstance(run, Run) and talk in run.talks:
            return True
    moves = duty[4] is not None and other[4] is not None and duty[4] != other[4]
    needed = event.session_settings.room_change if moves else 0
    first, second = sorted((duty[2:4], other[2:4]))
    return second[0] - first[1] >= needed


def discussed_by(event: Event, plan: Plan, person: str) -> list[Duty]:
    """Return the talks and runs that a person discusses."""
    discussed: list[Duty] = []
    for run in plan.runs:
        held = [t for t in run.talks if person in event.talk[t.id].discussants]
        discussed += [("talk", t, t.start, t.end, run.room) for t in held]
        if person in discussants(event, plan, run):
            discussed.append(("run", run, run.start, run.end, run.room))
    return discussed


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


def poster_count(event: Event) -> int:
    """Return how often posters are shown on all days."""
    breaks = [item for item in event.breaks if item.posters]
    daily = sum(1 if item.day else len(event.days) for item in breaks)
    return daily + sum(item.posters for item in event.plenaries)


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


RULES: dict[str, Callable[[Event, Plan], Iterator[Breach]]] = {
    "placed": placed,
    "day": day,
    "room_overlap": room_overlap,
    "pauses": pauses,
    "break_window": break_window,
    "plenary": plenary,
    "session_run": session_run,
    "session_idle": session_idle,
    "grid": grid,
    "preset": preset,
    "asked": asked,
    "session_size": session_size,
    "talk_available": talk_available,
    "person_available": person_available,
    "room_available": room_available,
    "one_place": one_place,
    "person_pause": person_pause,
    "pin": pin,
    "talk_room": talk_room,
    "needs": needs,
    "capacity": capacity,
    "after": after,
    "not_with": not_with,
    "together": together,
    "axis_not_parallel": axis_not_parallel,
    "break_between": break_between,
    "max_stretch": max_stretch,
    "session_apart": session_apart,
    "framing": framing,
    "plenary_after": plenary_after,
    "discussant_available": discussant_available,
    "chair_from": chair_from,
    **AXES_AND_TABLES,
    **CLASHING,
}


# ── levels ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def weighted_rules(event: Event, plan: Plan) -> int:
    weights = {rule: s for rule in RULES if isinstance(s := event.setting(rule), int)}
    return sum(s * b.amount for rule, s in weights.items() for b in RULES[rule](event, plan) if not b.always)


def sessions(event: Event, plan: Plan) -> int:
    return len(plan.runs)


def preferences(event: Event, plan: Plan) -> int:
    missed = 0
    for placed, _ in talks(plan):
        talk = event.talk[placed.id]
        wishes = [talk.preferred, *(event.person[p].preferred for p in talk.speakers)]
        missed += not all(inside(event, placed.start, placed.end, wish) for wish in wishes)
    return missed


def least_chairs(event: Event, plan: Plan) -> int:
    """Return the least cost of chairs that can be proposed for the runs of the plan."""
    return best_chairs(event, plan)[0]


def best_chairs(event: Event, plan: Plan) -> tuple[int, dict[Run, str | None]]:
    """Return the cost and the person for each run without a stated chair: the cheapest that everybody can keep."""
    able = [person.id for person in event.people if person.may_chair]
    given = {run: chairs(event, plan, run) for run in plan.runs}
    open_runs = [run for run in plan.runs if not given[run]]
    options = [[None, *(p for p in able if may_be_at(event, plan, p, run))] for run in open_runs]
    best: tuple[int, dict[Run, str | None]] | None = None
    for chosen in product(*options):
        pairs = [(run, person) for run, person in zip(open_runs, chosen, strict=True) if person is not None]
        if any(a == b and not both_kept(event, as_duty(r), as_duty(s)) for (r, a), (s, b) in combinations(pairs, 2)):
            continue
        leading = [(run, person) for run, people in given.items() for person in people] + pairs
        counts = Counter(person for _, person in leading)
        own = sum(any(person in event.talk[t.id].speakers for t in run.talks) for run, person in leading)
        cost = 10_000 * chosen.count(None) + 100 * sum(count - 1 for count in counts.values()) + own
        if best is None or cost < best[0]:
            best = cost, dict(zip(open_runs, chosen, strict=True))
    assert best is not None
    return best


def as_duty(run: Run) -> Duty:
    return ("run", run, run.start, run.end, run.room)


def may_be_at(event: Event, plan: Plan, person: str, run: Run) -> bool:
    """True if the person is there for the whole run, and in one place."""
    elsewhere = [*all_duties(event, plan, person), *discussed_by(event, plan, person)]
    free = all(both_kept(event, as_duty(run), other) for other in elsewhere if other[1] != run)
    return free and inside(event, run.start, run.end, event.person[person].available)


def axis_order(event: Event, plan: Plan) -> int:
    firsts = [min((r.start for r in plan.runs if r.axis == axis.id), default=None) for axis in event.axes]
    opened = [first for first in firsts if first is not None]
    return sum(second < first for first, second in combinations(opened, 2))


def balance(event: Event, plan: Plan) -> int:
    counts = [[len(r.talks) for r in plan.runs if r.axis == axis.id] for axis in event.axes]
    return sum(max(of_axis) - min(of_axis) for of_axis in counts if of_axis)


def coherence(event: Event, plan: Plan) -> int:
    pairs = (pair for run in plan.runs for pair in pairwise(run.talks))
    return -sum(len(words(event.talk[talk.id]) & words(event.talk[other.id])) for talk, other in pairs)


def compactness(event: Event, plan: Plan) -> int:
    total = 0
    for number in range(len(event.days)):
        runs = [r for r in plan.runs if r.start // DAY == number]
        pauses_of_day = [p for p in plan.pauses if p.start // DAY == number]
        if runs or pauses_of_day:
            total += max(x.end for x in (*runs, *pauses_of_day)) - min(x.start for x in (*runs, *pauses_of_day))
        for room in event.rooms:
            runs_of_room = [r for r in runs if r.room == room.id]
            if runs_of_room:
                last = max(t.end for r in runs_of_room for t in r.talks)
                total += _idle(
                    sorted((x.start, x.end) for x in (*runs_of_room, *pauses_of_day)),
                    min(r.start for r in runs_of_room),
                    last,
                )
    return total


def _idle(spans: list[tuple[int, int]], at: int, end: int) -> int:
    """Return the minutes of `[at, end)` that no span covers."""
    idle = 0
    for start, stop in spans:
        idle += max(0, min(start, end) - at)
        at = max(at, stop)
    return idle + max(0, end - at)


def ideal_breaks(event: Event, plan: Plan) -> int:
    ideal = {("break", b.id): b.ideal for b in event.breaks}
    ideal |= {("plenary", p.id): p.ideal for p in event.plenaries}
    return sum(abs(p.start % DAY - wish) for p in plan.pauses if (wish := ideal[p.kind, p.id]) is not None)


def rooms(event: Event, plan: Plan) -> int:
    return len({(run.start // DAY, run.room) for run in plan.runs})


def parallel(event: Event, plan: Plan) -> int:
    return sum(overlap(run, other) for run, other in combinations(plan.runs, 2))


def progression(event: Event, plan: Plan) -> int:
    count = 0
    for (talk, run), (other, there) in permutations(list(talks(plan)), 2):
        level, below = (event.talk[each.id].difficulty for each in (talk, other))
        if level is not None and below is not None and run.axis == there.axis:
            count += level > below and talk.start < other.start
    return count


def crowding(event: Event, plan: Plan) -> int:
    pairs = [(event.talk[talk.id].audience, event.room[run.room].capacity) for talk, run in talks(plan)]
    return sum(max(0, people - seats) for people, seats in pairs if people is not None and seats is not None)


LEVELS: dict[str, Callable[[Event, Plan], int]] = {
    "rules": weighted_rules,
    "sessions": sessions,
    "preferences": preferences,
    "chairs": least_chairs,
    "axis_order": axis_order,
    "balance": balance,
    "coherence": coherence,
    "compactness": compactness,
    "breaks": ideal_breaks,
    "rooms": rooms,
    "parallel": parallel,
    "progression": progression,
    "crowding": crowding,
}
