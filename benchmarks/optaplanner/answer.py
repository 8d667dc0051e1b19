"""A conference of OptaPlanner's example answered, and judged by the example's own score."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.judged import Effort
from benchmarks.optaplanner.convert import to_event
from benchmarks.optaplanner.instance import Conference
from benchmarks.optaplanner.judge import Plan, amounts, breaches, score
from scheduler import api
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme


@dataclass(frozen=True)
class Record:
    """An answered conference.

    `hard`, `medium` and `objective` (soft; the larger, the better) are the judge's, `parts` what each constraint gives
    to them. `said` and `bound` are the value and the bound of what the event asks, in points: less than the whole
    objective, so that `status` "optimal" is of the event alone. `cpu_seconds` are those of the processors.
    """

    name: str
    status: api.Status
    objective: int | None
    hard: int | None
    medium: int | None
    said: int | None
    bound: int | None
    seconds: float
    cpu_seconds: float
    parts: Mapping[str, int]


def answer(conference: Conference, effort: Effort) -> tuple[Record, list[str]]:
    """The record of a conference, and a sentence for each thing on which the solver and its judges disagree."""
    begun, worked = time.monotonic(), time.process_time()
    event = to_event(conference)
    result = api.solve(event, api.Budget.of(effort.seconds), workers=effort.workers, seed=effort.seed)
    spent = time.monotonic() - begun, time.process_time() - worked
    if result.programme is None:
        return Record(conference.name, result.status, None, None, None, None, None, *spent, {}), []
    plan = to_plan(conference, result.programme)
    hard, medium, soft = score(conference, plan)
    (level,) = result.programme.levels
    record = Record(
        conference.name, result.status, soft, hard, medium, level.value, level.bound, *spent, _parts(conference, plan)
    )
    return record, _doubts(conference, event, result.programme, plan)


def to_plan(conference: Conference, programme: Programme) -> Plan:
    """The timeslot and the room of each talk of a programme of `to_event`."""
    slots = {session.id: session.slot or "" for session in programme.sessions}
    placed = (programme.talk[f"talk-{number}"] for number in range(len(conference.talks)))
    return [(_number(slots[talk.session]), _number(talk.room)) for talk in placed]


def _number(name: str) -> int:
    return int(name.rpartition("-")[2])


def _parts(conference: Conference, plan: Plan) -> dict[str, int]:
    """The points of each constraint that counts anything, at its own level."""
    counted = amounts(conference, plan).items()
    return {name: amount * sum(conference.weight(name)) for name, amount in counted if amount}


def _doubts(conference: Conference, event: Event, programme: Programme, plan: Plan) -> list[str]:
    """What the check, or the judge, says against the programme."""
    report = api.check(event, programme)
    hard, _, _ = score(conference, plan)
    return [
        *(violation.text.en for violation in report.hard),
        *(each.text.en for each in report.disagreements),
        *breaches(conference, plan),
        *([f"the judge counts {hard} hard points"] if hard else []),
    ]
