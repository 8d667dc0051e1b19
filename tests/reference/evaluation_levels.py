"""The levels are read a second time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import combinations, pairwise, permutations, product

from breaches import overlap, talks
from commitments import as_duty, both_kept, may_be_at
from evaluation_rules import RULES
from evaluation_words import inside, words
from numbered import chairs
from plans import DAY, Plan, Run

from scheduler.domain.event import Event


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
