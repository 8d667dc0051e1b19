"""How long the questions take: why there is no programme, what would help, what a wish costs, what changes least."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.breaking import bank
from benchmarks.generate import instance
from scheduler.amendments import Amendments, amended, delay
from scheduler.check import check
from scheduler.control import Budget
from scheduler.event import Event, Window
from scheduler.explain import conflicts
from scheduler.knobs import Sources
from scheduler.programme import Programme
from scheduler.repair import Repaired, repair
from scheduler.search import solve
from scheduler.ways_out import ways_out
from scheduler.why import at, starts, what_if

LIMITS = (60.0, 120.0)


@dataclass
class _Kind:
    """The slowest of one kind in the bank, or of one size."""

    events: int = 0
    minimal: int = 0
    slowest: dict[str, tuple[float, int]] = field(default_factory=dict)

    def took(self, what: str, seconds: float, talks: int) -> None:
        self.slowest[what] = max(self.slowest.get(what, (0.0, 0)), (seconds, talks))


#: Days of so many talks and no more are told of together.
SIZES = (14, 31, 60)


def impossible() -> None:
    """The bank of impossible events, kind by kind and size by size: the slowest contradictions, and ways out, all of
    them.
    """
    kinds: dict[str, _Kind] = {}
    for broken in bank():
        size = next(size for size in SIZES if len(broken.event.talks) <= size)
        both = [kinds.setdefault(name, _Kind()) for name in (broken.name.partition("/")[0], f"up to {size} talks")]
        begun = time.perf_counter()
        found = conflicts(broken.event, Budget.of(LIMITS[0]))
        if not found.contradictions:
            raise SystemExit(f"{broken.name}: no contradiction found")
        talks = len(broken.event.talks)
        seconds = time.perf_counter() - begun
        begun = time.perf_counter()
        ways_out(broken.event, found.contradictions, Budget.of(LIMITS[1]), sources=Sources())
        for kind in both:
            kind.took("contradictions", seconds, talks)
            kind.took("ways out", time.perf_counter() - begun, talks)
            kind.events += 1
            kind.minimal += all(found.minimal)
    print("| kind | events | minimal | slowest contradiction s (talks) | slowest ways out s (talks) |")
    print("| --- | --- | --- | --- | --- |")
    for name, kind in kinds.items():
        slowest = [f"{kind.slowest[w][0]:.1f} ({kind.slowest[w][1]})" for w in ("contradictions", "ways out")]
        print(f"| {name} | {kind.events} | {kind.minimal} |", " | ".join(slowest), "|", flush=True)
    print()


def changes(name: str, event: Event) -> None:
    """One programme, and what happens to it: each repair, one answer of `why`, and the strip of a talk."""
    base = solve(event, Budget.of(120)).programme
    assert base is not None
    talk = event.talks[3]
    placed = base.talk[talk.id]
    away = ((talk.speakers[0], (Window(start=placed.start, end=placed.end, day=placed.day),)),)
    asked = [at(event, placed.day, 840, talk, None)]
    late = delay(base, event.days[0].date, 11 * 60, 20, event.days[0].end + 30, None)
    cases: dict[str, Callable[[], str]] = {
        "nothing": lambda: _repaired(event, base),
        "a talk cancelled": lambda: _repaired(amended(event, Amendments(cancelled=(talk.id,))), base),
        "a speaker away": lambda: _repaired(amended(event, Amendments(absent=away)), base),
        "20 minutes late": lambda: _repaired(amended(event, Amendments(delays=(late,))), base),
        "why, one hour": lambda: what_if(event, base, asked).status,
    }
    if len(event.talks) < 20:
        cases["why, the strip"] = lambda: str(len(list(starts(event, base, talk, None, Budget.of(60), workers=None))))
    for what, ask in cases.items():
        begun = time.perf_counter()
        answer = ask()
        print(f"| {name} | {what} | {time.perf_counter() - begun:.1f} | {answer} |", flush=True)


#: The minute at which it is said that the day runs late, by how many minutes, and how many more it may take.
DELAYS = ((580, 15, 30), (660, 10, 30), (660, 20, 30), (660, 30, 30), (660, 20, 60))


def late_days() -> None:
    """How long a repair of each delay takes on the days of 60 talks in five rooms."""
    print("| event | said at | minutes late | minutes more | s | answer |\n| --- | --- | --- | --- | --- | --- |")
    for name in ("day-60", "day-60-a", "day-60-b"):
        event = instance(name).event
        base = solve(event, Budget.of(120)).programme
        assert base is not None
        day = event.days[0]
        for now, minutes, more in DELAYS:
            late = delay(base, day.date, now, minutes, day.end + more, None)
            begun = time.perf_counter()
            answer = _repaired(amended(event, Amendments(delays=(late,))), base)
            row = [name, f"{now // 60}:{now % 60:02d}", minutes, more, f"{time.perf_counter() - begun:.1f}", answer]
            print("|", " | ".join(map(str, row)), "|", flush=True)
    print()


def _repaired(event: Event, base: Programme) -> str:
    found: Repaired = repair(event, base, Budget.of(120))
    if found.programme is None:
        return found.result.status
    if check(event, found.programme).hard:
        raise SystemExit("the check disagrees")
    values = {level.name: level.value for level in found.levels}
    told = ", ".join(f"{name} {values[name]}" for name in ("told", "moved", "minutes"))
    return f"{found.result.status}: {told}"


def questions() -> None:
    """Both tables."""
    from benchmarks.bench import SAMPLE
    from scheduler.reading import read_folder

    impossible()
    print("| event | question | s | answer |\n| --- | --- | --- | --- |")
    changes("sample", read_folder(SAMPLE).event)
    for name in ("day-31", "day-60", "day-60-a"):
        changes(name, instance(name).event)
    print()
