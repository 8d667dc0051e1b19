"""Timings of the questions: conflicts, ways out, the price of a wish, repairs."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product

from benchmarks.breaking import bank
from benchmarks.generate import instance
from scheduler.check import check
from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.event import Event
from scheduler.domain.late_day import delay
from scheduler.domain.programme import Programme
from scheduler.domain.talks import TalkAndRoom
from scheduler.domain.windows import Window
from scheduler.explanation.conflicts import conflicts
from scheduler.explanation.relaxations import Sources
from scheduler.explanation.ways_out import ways_out
from scheduler.explanation.what_if import at, starts, what_if
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.repair import Repaired, repair

#: Time limits of the conflicts and of the ways out of an event, in seconds.
LIMITS = (60.0, 120.0)


@dataclass
class _Kind:
    """The slowest question of one kind, or of one size, in the bank."""

    events: int = 0
    minimal: int = 0
    slowest: dict[str, tuple[float, int]] = field(default_factory=dict)

    def took(self, what: str, seconds: float, talks: int) -> None:
        """Keeps the time if it is the longest up to now."""
        self.slowest[what] = max(self.slowest.get(what, (0.0, 0)), (seconds, talks))


#: The largest numbers of talks of the size groups.
SIZES = (14, 31, 60)


def impossible() -> None:
    """The slowest conflicts and ways out of the bank, by kind and by size."""
    kinds: dict[str, _Kind] = {}
    for broken in bank():
        size = next(size for size in SIZES if len(broken.event.talks) <= size)
        both = [kinds.setdefault(name, _Kind()) for name in (broken.name.partition("/")[0], f"up to {size} talks")]
        begun = time.perf_counter()
        answer = conflicts(broken.event, Budget.of(LIMITS[0]))
        if not answer.contradictions:
            raise SystemExit(f"{broken.name}: no contradiction found")
        talks = len(broken.event.talks)
        seconds = time.perf_counter() - begun
        begun = time.perf_counter()
        ways_out(broken.event, answer.contradictions, Budget.of(LIMITS[1]), sources=Sources())
        for kind in both:
            kind.took("contradictions", seconds, talks)
            kind.took("ways out", time.perf_counter() - begun, talks)
            kind.events += 1
            kind.minimal += all(answer.minimal)
    print("| kind | events | minimal | slowest contradiction s (talks) | slowest ways out s (talks) |")
    print("| --- | --- | --- | --- | --- |")
    for name, kind in kinds.items():
        slowest = [f"{kind.slowest[w][0]:.1f} ({kind.slowest[w][1]})" for w in ("contradictions", "ways out")]
        print(f"| {name} | {kind.events} | {kind.minimal} |", " | ".join(slowest), "|", flush=True)
    print()


def changes(name: str, event: Event) -> None:
    """The times of each repair of a programme, of one what-if and of the strip of a talk."""
    base = solve(event, Budget.of(120)).programme
    assert base is not None
    talk = event.talks[3]
    placed = base.talk[talk.id]
    away = ((talk.speakers[0], (Window(start=placed.start, end=placed.end, day=placed.day),)),)
    wished = [at(event, placed.day, 840, talk, None)]
    late = delay(base, event.days[0].date, 11 * 60, 20, event.days[0].end + 30, None)
    fewest = late.model_copy(update={"aim": "people"})
    cases: dict[str, Callable[[], str]] = {
        "nothing": lambda: _repaired(event, base),
        "a talk cancelled": lambda: _repaired(amended(event, Amendments(cancelled=(talk.id,))), base),
        "a speaker away": lambda: _repaired(amended(event, Amendments(absent=away)), base),
        "20 minutes late": lambda: _repaired(amended(event, Amendments(delays=(fewest,))), base),
        "20 minutes late, in order": lambda: _repaired(amended(event, Amendments(delays=(late,))), base),
        "why, one hour": lambda: what_if(event, base, wished).status,
    }
    if len(event.talks) < 20:
        cases["why, the strip"] = lambda: str(len(list(starts(event, base, TalkAndRoom(talk.id), Budget.of(60)))))
    for what, question in cases.items():
        begun = time.perf_counter()
        answer = question()
        print(f"| {name} | {what} | {time.perf_counter() - begun:.1f} | {answer} |", flush=True)


#: Seconds: enough for the proof of a base under any load, which takes some 50 s of the processor.
_BASE_SECONDS = 3600
#: The minute at which the delay is known, the minutes of delay, and the minutes by which the day may be extended.
DELAYS = ((580, 15, 30), (660, 10, 30), (660, 20, 30), (660, 30, 30), (660, 20, 60))


def late_days() -> None:
    """The times of a repair of each delay with each aim, on days of 60 talks in five rooms."""
    print("| event | aim | said at | minutes late | minutes more | CPU s | answer |\n|", " | ".join(["---"] * 7), "|")
    for name in ("day-60", "day-60-a", "day-60-b"):
        event = instance(name).event
        base, day = _best(event), event.days[0]
        for aim, (now, minutes, more) in product(("order", "people"), DELAYS):
            late = delay(base, day.date, now, minutes, day.end + more, None).model_copy(update={"aim": aim})
            begun = time.process_time()
            answer = _repaired(amended(event, Amendments(delays=(late,))), base)
            hour, seconds = f"{now // 60}:{now % 60:02d}", time.process_time() - begun
            row = [name, aim, hour, minutes, more, f"{seconds:.1f}", answer]
            print("|", " | ".join(map(str, row)), "|", flush=True)
    print()


def _best(event: Event) -> Programme:
    """The proved best programme, the same under any load; raises SystemExit where an hour is too short for it."""
    base = solve(event, Budget.of(_BASE_SECONDS)).programme
    if base is None or base.status != "optimal":
        raise SystemExit(f"{event.id}: the base is not proved")
    return base


def _repaired(event: Event, base: Programme) -> str:
    repaired: Repaired = repair(event, base, Budget.of(120))
    if repaired.programme is None:
        return repaired.result.status
    if check(event, repaired.programme).hard:
        raise SystemExit("the check disagrees")
    values = {level.name: level.value for level in repaired.levels}
    notified = ", ".join(f"{name} {values[name]}" for name in ("told", "moved", "minutes"))
    return f"{repaired.result.status}: {notified}"


def questions() -> None:
    """Print both tables: the bank of impossible events and the late days."""
    from benchmarks.bench import SAMPLE
    from scheduler.reading import read_folder

    impossible()
    print("| event | question | s | answer |\n| --- | --- | --- | --- |")
    changes("sample", read_folder(SAMPLE).event)
    for name in ("day-31", "day-60", "day-60-a"):
        changes(name, instance(name).event)
    print()
