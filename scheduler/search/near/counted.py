"""Bounds of levels by counting sessions by size: which talks, axes and rooms these are is left open.

The model has some hundred variables whatever the number of talks, and proves at once what the rooms of the whole day
have to do with each other, which larger models do not: how far breaks must be from their ideal hours so that all talks
fit in so few sessions, and how idle rooms must be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from constraints import breaks
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Level
from scheduler.domain.requirement import Requirement
from scheduler.model.base import WHOLE, Hours, TimetableBase
from scheduler.model.counting.layouts import Layout, Lengths, layouts, lengths, sizes
from scheduler.model.counting.parts import Part, parts
from scheduler.model.counting.room_days import RoomDays
from scheduler.model.counting.session_sizes import SessionSizes
from scheduler.model.pauses import PauseModel
from scheduler.model.types import Term
from scheduler.search.control import Budget, Workers
from scheduler.search.solver import Limits, run

#: More than any value of a level.
REFUSED = 1 << 40
#: The levels that are counted.
COUNTED = ("sessions", "balance", "compactness", "breaks")
#: Deterministic seconds of the solver: the most for one bound; and seconds of the clock, where the time is over.
_EFFORT, _LEAST_SECONDS = 1.0, 0.3
#: Layouts of a part: with more, nothing is counted.
_MAX_LAYOUTS = 200


def counted_bound(
    event: Event,
    done: Sequence[tuple[Rule, Level]],
    level: Rule,
    budget: Budget,
    threads: Workers,
    *,
    hours: Hours | None = None,
) -> int | None:
    """A lower bound of `level` where those that are `done` have at most their values; None: counting has none.

    `hours`: the minutes at which pauses may start; None: those of their windows. What counting refuses has the bound
    `REFUSED`. Days that run late are not counted, nor parts of days with more than 200 layouts.
    """
    if level.name not in COUNTED or event.late or event.slots:
        return None
    model = PauseModel(event, replace(WHOLE, hours=hours))
    costs = _costs(model)
    if not costs:
        return None
    for before, reached in done:
        if before.name in costs:
            model.cp.add(costs[before.name] <= reached.value)
    limits = Limits(budget.at_least(_LEAST_SECONDS).left, threads.number, threads.seed, effort=_EFFORT)
    answer = run(model.cp, limits, objective=costs[level.name], stop=budget.stop)
    return REFUSED if answer.status == "infeasible" else answer.bound


def _costs(model: PauseModel) -> dict[str, Term]:
    """Lower bounds on the levels that are counted, by name, in the model, to which counting is added; empty: there are
    too many layouts.
    """
    every = laid_out(model, [*parts(model)])
    if every is None:
        return {}
    needed, laid = every
    cut, rooms = SessionSizes(model, needed.sizes), RoomDays(model, laid, needed)
    for size in needed.sizes:
        model.cp.add(cut.by_size[size] == rooms.of_size(size))
    compactness = rooms.spans + rooms.idle(cut.sessions)
    return dict(zip(COUNTED, (cut.sessions, cut.balance, compactness, breaks.post(model)()), strict=True))


def laid_out(model: TimetableBase, every: Sequence[Part]) -> tuple[Lengths, list[tuple[Part, list[Layout]]]] | None:
    """The lengths of sessions, and the parts of the days with their layouts; None: there are too many of these."""
    least, most = (model.binds(Requirement("session_size", (), end)) for end in ("min", "max"))
    needed = lengths(model.event, sizes(model.event, min_talks=least, max_talks=most))
    laid = [(part, _layouts(part, needed)) for part in every]
    return None if any(len(each) > _MAX_LAYOUTS for _, each in laid) else (needed, laid)


def _layouts(part: Part, needed: Lengths) -> list[Layout]:
    """The layouts that fit into the part at its longest, one more than there may be at the most."""
    return [*islice(layouts(part.last - part.first, needed), _MAX_LAYOUTS + 1)]
