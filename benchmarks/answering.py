"""How soon ordinary conferences (`benchmarks.ordinary`) have a first programme, or the proof that there is none."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.ordinary import SEEDS, SEEDS_WITH_AXES, ordinary, ordinary_with_axes
from scheduler.domain.event import Event
from scheduler.search.control import Budget
from scheduler.search.first_solution import possible

#: Seconds for each event.
LIMIT = 20.0
#: The upper ends of the classes of sizes, in talks.
_CLASSES = (30, 60, 100, 150, 200)


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer for the event of a seed, and the seconds that it took: of the wall's clock and of the processor."""

    seed: int
    talks: int
    status: str
    seconds: float
    processor: float


def answering(seeds: Iterable[int] = range(SEEDS), drawn: Callable[[int], Event] = ordinary) -> list[Answered]:
    """Prints a row for each class of sizes, and the events without an answer; returns all answers."""
    answers = [_answer(seed, drawn(seed)) for seed in seeds]
    print("| talks | events | answered | impossible | median s | slowest s | slowest CPU s |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for low, high in zip((0, *_CLASSES), _CLASSES, strict=False):
        rows = [answer for answer in answers if low < answer.talks <= high]
        if rows:
            print(f"| up to {high} | {' | '.join(_cells(rows))} |")
    for answer in answers:
        if answer.status == "unknown":
            print(f"\nno answer: seed {answer.seed}, {answer.talks} talks")
    print()
    return answers


def answering_with_axes() -> list[Answered]:
    """As `answering`, for the conferences that all have axes."""
    return answering(range(SEEDS_WITH_AXES), ordinary_with_axes)


def _answer(seed: int, event: Event) -> Answered:
    begun, processor = time.monotonic(), time.process_time()
    status = possible(event, Budget.of(LIMIT))
    return Answered(seed, len(event.talks), status, time.monotonic() - begun, time.process_time() - processor)


def _cells(rows: Sequence[Answered]) -> list[str]:
    seconds = sorted(row.seconds for row in rows)
    return [
        str(len(rows)),
        str(sum(row.status != "unknown" for row in rows)),
        str(sum(row.status == "infeasible" for row in rows)),
        f"{seconds[len(seconds) // 2]:.2f}",
        f"{seconds[-1]:.2f}",
        f"{max(row.processor for row in rows):.2f}",
    ]
