"""Lower bounds on the levels in the relaxation with open hours, as costs of its model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from ortools.sat.python.cp_model import IntVar

from constraints import breaks
from scheduler.model.counting.room_days import RoomDays
from scheduler.model.types import Term
from scheduler.search.allotting.session_costs import balance, coherence
from scheduler.search.near.counted import laid_out
from scheduler.search.open_hours.model import OpenHours


def compactness(model: OpenHours) -> Term:
    """The minutes of the days, and the idle ones of rooms, whose layouts hold the sessions of each part by size."""
    every = laid_out(model.hours.model, model.hours.parts)
    if every is None:
        return 0
    needed, laid = every
    rooms = RoomDays(model.hours.model, laid, needed)
    held: dict[tuple[int, int], list[IntVar]] = defaultdict(list)
    for session, literal in model.chosen.items():
        held[session.part, session.talks].append(literal)
    for part, by_size in enumerate(rooms.by_part):
        for talks, number in by_size.items():
            model.cp.add(number == sum(held[part, talks]))
    return rooms.spans + rooms.idle(model.sessions)


#: By the name of a level, its cost; some are posted to the model.
COSTS: Mapping[str, Callable[[OpenHours], Term]] = {
    "sessions": lambda model: model.sessions,
    "preferences": lambda model: model.missed,
    "axis_order": lambda model: model.axis_order(),
    "balance": lambda model: balance(model.cp, model.event, model.chosen),
    "coherence": lambda model: coherence(model.event, model.chosen),
    "compactness": compactness,
    "breaks": lambda model: breaks.post(model.hours.model)(),
}
