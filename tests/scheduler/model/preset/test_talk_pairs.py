"""Rules about two talks in models of preset sessions: what breaks them is one constraint for a slot of the first."""

from __future__ import annotations

import pytest

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement
from scheduler.model.base import Scope
from scheduler.model.preset import talk_pairs
from scheduler.model.preset.depth import SKETCH
from scheduler.model.preset.model import PresetModel
from scheduler.model.preset.talk_classes import close
from scheduler.search.solver import Limits, run


@pytest.mark.parametrize("setting", ["hard", 7, "dropped"])
def test_two_talks_are_in_no_slots_that_are_judged_to_break_a_rule(
    setting: str | int, congress: tuple[Event, Programme]
) -> None:
    event, _ = congress
    kept = {**event.settings, "not_with": "hard" if setting == "dropped" else setting}
    event = event.model_copy(update={"rules": tuple(kept.items())})
    requirement = Requirement("not_with", (event.talks[0].id, event.talks[1].id))
    scope = Scope(frozenset({requirement}) if setting == "dropped" else frozenset())
    talks, slots = (event.talks[0], event.talks[1]), [(one, other) for one in event.slots for other in event.slots]
    assert len(event.slots) > 1
    model = PresetModel(event, SKETCH, scope)
    before = len(model.cp.proto.constraints)
    talk_pairs.keep_apart(model, talks, slots, lambda first, second: "breaks", requirement)
    assert len(model.cp.proto.constraints) - before == (0 if setting == "dropped" else len(event.slots))
    closed = close(model)
    answer = run(closed.cp, Limits(20, 1, local=True), objective=model.cost)
    costs = {"hard": None, 7: 7, "dropped": 0}
    assert (answer.bound if answer.values else None) == costs[setting]
