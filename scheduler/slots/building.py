"""Models of an event with preset sessions and all its rules, at any depth."""

from __future__ import annotations

from constraints import CATALOGUE, rule
from scheduler.event import Event
from scheduler.extract import least
from scheduler.frame import WHOLE, Scope
from scheduler.slots.classes import close
from scheduler.slots.depth import DEEPEST, SKETCH, Depth
from scheduler.slots.model import SlotModel
from scheduler.slots.sessions import Given


def build(event: Event, depth: Depth = DEEPEST, scope: Scope = WHOLE, given: Given | None = None) -> SlotModel:
    """The model of `event` with every rule that is not a level and not switched off; it is still to be closed."""
    model = SlotModel(event, depth, scope, given)
    for posted in CATALOGUE:
        active = posted.applies(event) and event.setting(posted.name) != "off"
        if posted.kind != "level" and active and posted.post_slots:
            posted.post_slots(model)
    return model


def least_levels(event: Event) -> dict[str, int]:
    """For each level of the event, a lower bound of any programme, from the model's domains alone."""
    model = build(event, SKETCH)
    costs = {name: post(model) for name in event.levels if (post := rule(name).post_slots) is not None}
    close(model)
    return {name: least(model, cost()) for name, cost in costs.items()}
