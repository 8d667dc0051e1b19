"""The levels of a stored programme, restated: measured values, and bounds that hold for the event as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scheduler.check import Report
from scheduler.domain.event import Event
from scheduler.domain.programme import Level, Programme
from scheduler.domain.remembered import remembered
from scheduler.fingerprint import fingerprint
from scheduler.search.control import Budget


def restated(event: Event, programme: Programme, report: Report) -> Programme:
    """The programme with its levels as `report` measured them and bounds that hold for `event`.

    A stated bound is kept where it was proved for this event; any other level has the bound of its model's domains. The
    programme stays "optimal" only if it states so of this event and no level differs.
    """
    event_fingerprint = fingerprint(event)
    stated = programme.levels if programme.input == event_fingerprint else ()
    levels = bounded(event, report.levels, stated)
    proved = levels == stated and all(level.value == level.bound for level in levels)
    status = "optimal" if proved and programme.status == "optimal" else "feasible"
    return programme.model_copy(update={"levels": levels, "status": status, "input": event_fingerprint})


def bounded(
    event: Event, values: Sequence[tuple[str, int]], proved: Sequence[Level], budget: Budget | None = None
) -> tuple[Level, ...]:
    """The levels of a programme that has these `values`, with bounds that hold for it.

    `proved`: the levels of another programme of the same event, whose bounds are taken over where they hold for this
    one. Raises Stopped where `budget` is stopped.
    """
    bounds = dict(_transferred(values, proved))
    if len(bounds) < len(values):
        bounds = {**(_of_domains(event) if budget is None else _in_time(event, budget)), **bounds}
    return tuple(Level(name=name, value=value, bound=bounds[name]) for name, value in values)


@remembered  # of many programmes of one event
def _of_domains(event: Event) -> Mapping[str, int]:
    return _in_time(event, None)


def _in_time(event: Event, budget: Budget | None) -> Mapping[str, int]:
    from scheduler.search.builder import level_bounds  # loads the solver, which verify and export seldom need

    return level_bounds(event, budget)


def _transferred(values: Sequence[tuple[str, int]], proved: Sequence[Level]) -> Iterable[tuple[str, int]]:
    """The bounds up to the first level that differs: a bound is proved among programmes equal on the levels before it.

    A bound above a value is false, and so are those after it.
    """
    for (name, value), level in zip(values, proved, strict=False):
        if name != level.name or level.bound > min(value, level.value):
            return
        yield name, level.bound
        if value != level.value:
            return
