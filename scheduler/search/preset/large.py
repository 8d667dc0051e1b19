"""The first steps of the improvement of a large conference: few sessions at once, without rooms; then their rooms."""

from __future__ import annotations

from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import DEEPEST, SKETCH
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.preset.solution import programme_of
from scheduler.model.types import Term
from scheduler.search.control import Budget
from scheduler.search.preset.axes_alone import least_cost
from scheduler.search.preset.conflicting_axes import conflicting_axes
from scheduler.search.preset.few_sessions import few_sessions
from scheduler.search.preset.givens import slots_of
from scheduler.search.preset.heavy_first import heavy_first
from scheduler.search.preset.level_progress import LevelProgress
from scheduler.search.preset.near_sketch import near_sketch
from scheduler.search.preset.restriction import Restriction
from scheduler.search.preset.rooms_alone import least_room_cost
from scheduler.search.preset.state import SearchState
from scheduler.search.preset.whole_rooms import in_whole_rooms
from scheduler.search.solver import Limits

#: Shares (0 to 1) of the remaining time: the most for sketches below cutoffs, for those that are minimised, and for
#: better ones near them.
_CUTOFFS_SHARE, _SKETCHES_SHARE, _NEAR_SHARE = 0.2, 0.32, 0.25
#: The same for the choice of rooms, for a programme with them that breaks nothing, asked twice where it is not known,
#: and for the best in the same slots.
_CHOICE_SHARE, _ROOMS_SHARES, _FURNISHING_SHARE = 0.04, (0.125, 0.34), 0.34
#: The least time for better programmes in the same slots, as a multiple of that in which the slowest model was made.
_MODELS = 24
#: Share (0 to 1) of the time that is kept for the bound of `prove_axes_alone`.
ALONE_SHARE = 0.025


def begin_large(state: SearchState, number: int, budget: Budget) -> None:
    """Takes better programmes that sketches lead to, where they do.

    Raises Stopped where the budget is stopped meanwhile.
    """
    sketch, limits = few_sessions(state, number, budget.share(_CUTOFFS_SHARE))
    sketch = heavy_first(state, number, SKETCH, limits, sketch, budget.share(_SKETCHES_SHARE))
    if sketch is not None:
        sketch = near_sketch(state, number, sketch, budget.share(_NEAR_SHARE), limits.cutoff)
        furnish_well(state, number, sketch, budget)


def furnish_well(state: SearchState, number: int, sketch: Programme, budget: Budget) -> None:
    """Takes the programme of `furnish_large`, and where models are made soon enough a better one in the same slots.

    Raises Stopped where the budget is stopped meanwhile.
    """
    furnished = furnish_large(state, sketch, budget)
    if furnished is None or not _soon_made(state, budget):
        return
    share = budget.share(_FURNISHING_SHARE)
    best = heavy_first(state, number, DEEPEST, Restriction(slots_of(state.event, furnished)), furnished, share)
    if best is not None:
        state.take(best)


def furnish_large(state: SearchState, sketch: Programme, budget: Budget) -> Programme | None:
    """Takes a programme with good rooms for `sketch`, whose sessions stay in their slots; None: none is found.

    Rooms are chosen for all axes together; where models are made soon enough, as few sessions as can be have another,
    where a rule forbids that one. Where no rooms suit them, the axes that break a hard rule in `sketch` have other
    slots too.

    Raises Stopped where the budget is stopped meanwhile.
    """
    limits = Limits(budget.left * _CHOICE_SHARE, state.workers, state.seed, local=True)
    sketch = in_whole_rooms(state.event, sketch, limits, state.budget.stop)
    for in_other_slots in (False, True):
        if budget.over or state.budget.over:
            break
        free = conflicting_axes(state.event, sketch) if in_other_slots else frozenset[str | None]()
        model = state.hard_model(DEEPEST, given=slots_of(state.event, sketch, free))
        furnished = _any_programme(state, model, sketch, budget)
        if furnished is not None and _soon_made(state, budget):
            answer = state.solve(model, _moved(model, sketch), budget.left * _ROOMS_SHARES[0], furnished)
            furnished = programme_of(model, answer.values) or furnished
        if furnished is not None:
            state.take(furnished)
            return furnished
    return None


def _any_programme(state: SearchState, model: ClosedModel, near: Programme, budget: Budget) -> Programme | None:
    """A programme of the model, asked for without an objective; None: there is none, or none is found in two turns.

    With an objective the first takes twice as long, and where models are slow those that follow are no better in what
    counts later.
    """
    for share in _ROOMS_SHARES:
        answer = state.solve(model, None, budget.left * share, near)
        if answer.status != "unknown":
            break
    return programme_of(model, answer.values)


def _soon_made(state: SearchState, budget: Budget) -> bool:
    """True if models are made soon enough for better programmes in the same slots to be sought."""
    return budget.share(_FURNISHING_SHARE).left >= _MODELS * state.model_seconds


def _moved(model: ClosedModel, sketch: Programme) -> Term:
    """The number of sessions of the sketch that have another room in the model."""
    counts = (model.rooms.count.get((each.axis, each.slot or "", each.room)) for each in sketch.sessions)
    return sum(1 - count for count in counts if count is not None)


def prove_axes_alone(level: LevelProgress, budget: Budget) -> None:
    """Proves what the axes of a large conference cost at least, each by its slots and by its rooms, within the budget.

    Raises Stopped where the budget is stopped meanwhile.
    """
    state, counts = level.state, level.state.level_rules[level.number].name == "rules"
    if counts and state.large and state.programme is not None and not state.dropped:
        of_rooms = least_room_cost(state.event)
        level.prove(of_rooms + least_cost(state.event, state.programme, state.soft, budget))
