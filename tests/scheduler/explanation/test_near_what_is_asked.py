"""Why a what-if is impossible is sought in its own talks first, in models of few talks."""

from __future__ import annotations

from typing import Any

import pytest
from small_conference import DAY, conference

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Pin
from scheduler.domain.windows import Window
from scheduler.explanation import feasibility
from scheduler.explanation.conflicts import contradiction
from scheduler.explanation.what_if import at
from scheduler.search.control import Budget

#: The slots of the conference are from 9:00, 11:00 and 13:00; T00 is of axis a, as T04 and T08 are.
#: Two more axes have it to themselves where one talk of each is held then.
EARLIEST, LAST = Window(start=540, end=570, day=DAY), Window(start=780, end=870, day=DAY)

FIRST_A, FIRST_B = (Pin(day=DAY, start=540, room=room) for room in "AB")


def changed(**talks: dict[str, Any]) -> Event:
    """The conference with other values of some talks."""
    event = conference()
    return event.model_copy(
        update={"talks": tuple(talk.model_copy(update=talks.get(talk.id, {})) for talk in event.talks)}
    )


@pytest.mark.parametrize(
    ("event", "named", "most"),
    [
        (changed(T00={"available": (LAST,)}), {("talk_available", "T00")}, 1),
        (changed(T00={"after": ("T04",)}), {("after", "T00"), ("placed", "T04")}, 3),
        (
            changed(T07={"available": (EARLIEST,)}),
            {("talk_available", "T07"), ("placed", "T07"), ("one_place", "p0")},
            2,
        ),
        (changed(T01={"pin": FIRST_A}, T02={"pin": FIRST_B}), {("pin", "T01"), ("pin", "T02")}, 4),
        (
            changed(T01={"available": (EARLIEST,)}, T06={"available": (EARLIEST,)}),
            {("talk_available", "T01"), ("talk_available", "T06")},
            12,
        ),
    ],
    ids=["the talk alone", "its axis", "another talk of a speaker", "what is pinned beside it", "talks of any axes"],
)
def test_the_reason_is_minimal_and_found_in_few_talks(
    event: Event, named: set[tuple[str, str]], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, sizes = feasibility.possible, []

    def seen(part: Event, budget: Budget, *, workers: int | None, dropped: frozenset[Requirement]) -> Any:
        sizes.append(sum(Requirement("placed", (talk.id,)) not in dropped for talk in part.talks))
        return whole(part, budget, workers=workers, dropped=dropped)

    assert whole(event, Budget.of(30.0)) == "feasible"
    question = at(event, DAY, 540, event.talk["T00"], None)
    asked = event.model_copy(update={"what_ifs": (question,)})
    monkeypatch.setattr(feasibility, "possible", seen)
    found = contradiction(asked, Budget.of(30.0))
    assert found is not None
    only = found.sets[0]
    assert only.minimal
    assert {(r.rule, r.subjects[0]) for r in only.requirements} >= {("asked", "T00"), ("placed", "T00"), *named}
    assert max(sizes) == most
