"""Parts of an event with preset sessions, which smaller models know: what must be kept, and what weighs much.

The first programme is searched in the hard part, and later a programme without heavy violations; in the heavy part, one
with as few of these as can be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scheduler.domain.event import Event
from scheduler.domain.remembered import remembering
from scheduler.domain.settings import RuleSetting, Table

#: What the first heavy part leaves out costs at most the heaviest violation divided by this; and by how much less what
#: each further part leaves out.
_FIRST_DIVISOR, _DIVISOR = 5, 10
#: Parts that are kept, each of which several models are made of.
_PARTS = 3


@remembering(_PARTS)
def hard_part(event: Event, cutoff: int | None = None) -> Event:
    """`event` without soft rules, in which each violation that costs more than `cutoff` is forbidden.

    `cutoff` None: hard rules alone are kept. The rule on time zones keeps its costs, since these differ from talk to
    talk: a model with the same cutoff forbids them.
    """
    tables = (_forbidding(event, table, cutoff) for table in event.tables)
    return _part(event, lambda name: _setting(event, name, cutoff), tables)


@remembering(_PARTS)
def heavy_part(event: Event, cutoff: int) -> Event:
    """`event` without the violations that cost `cutoff` or less; the others cost what they do, time zones as well."""

    def setting(name: str) -> RuleSetting:
        weight = event.setting(name)
        light = isinstance(weight, int) and weight <= cutoff
        return "off" if light and not name.endswith("_table") and name != "time_zone" else weight

    tables = (_weighing(event, table, cutoff) for table in event.tables)
    return _part(event, setting, tables)


def heavy_cutoffs(event: Event) -> Iterator[int]:
    """The cutoffs of the heavy parts that are worth a model of their own, each much lower than the one before."""
    costs = _costs(event)
    cutoff, known = max(costs, default=0) // _FIRST_DIVISOR, 0
    while cutoff:
        heavy = sum(cost > cutoff for cost in costs)
        if known < heavy < len(costs):
            yield cutoff
        cutoff, known = cutoff // _DIVISOR, heavy


def next_cutoff(event: Event, cutoff: int) -> int:
    """A tenth of the cutoff; or less, as far as needed to forbid more than the cutoff does; 0 where nothing is left."""
    lower, costs = cutoff // 10, [cost for cost in _costs(event) if cost <= cutoff]
    if event.zone_hours is not None and event.setting("time_zone") != "off":  # its costs are not listed
        return lower
    return min(lower, max(costs, default=1) - 1)


def _costs(event: Event) -> set[int]:
    """What one violation of each soft rule costs, and each cell of a table."""
    settings = ((name, event.setting(name)) for name in event.settings if not name.endswith("_table"))
    costs = {setting for _, setting in settings if isinstance(setting, int)}
    for table in event.tables:
        costs |= {cost for row, _, cell in table.cells if (cost := _cost(event, table, row, cell))}
    return costs


def _part(event: Event, setting: Callable[[str], RuleSetting], tables: Iterator[Table]) -> Event:
    """`event` with other settings and tables; a table without cells is left out."""
    return event.model_copy(
        update={
            "rules": tuple((name, setting(name)) for name in event.settings),
            "tables": tuple(table for table in tables if table.cells),
        }
    )


def _setting(event: Event, name: str, cutoff: int | None) -> RuleSetting:
    setting = event.setting(name)
    if not isinstance(setting, int) or name.endswith("_table"):
        return setting
    if name == "time_zone":
        return "off" if cutoff is None else setting
    return "hard" if cutoff is not None and setting > cutoff else "off"


def _forbidding(event: Event, table: Table, cutoff: int | None) -> Table:
    """The table with its forbidding cells alone: those without a cost, and those that cost more than `cutoff`."""
    if not isinstance(event.setting(f"{table.name}_table"), int):
        return table

    def forbids(row: str, cell: int | None) -> bool:
        cost = _cost(event, table, row, cell)
        return cost is None or (cutoff is not None and cost > cutoff)

    return table.model_copy(
        update={"cells": tuple((row, column, None) for row, column, cell in table.cells if forbids(row, cell))}
    )


def _weighing(event: Event, table: Table, cutoff: int) -> Table:
    """The table with the cells that have no cost or cost more than `cutoff`."""
    cells = ((row, column, cell, _cost(event, table, row, cell)) for row, column, cell in table.cells)
    kept = tuple((row, column, cell) for row, column, cell, cost in cells if cost is None or cost > cutoff)
    return table.model_copy(update={"cells": kept})


def _cost(event: Event, table: Table, row: str, cell: int | None) -> int | None:
    """What the cell costs in all, by its weight and the places of a talk; None: it forbids, at any cost."""
    weight = event.setting(f"{table.name}_table")
    if cell is None or not isinstance(weight, int):
        return None
    places = event.talk[row].places if row in event.talk and table.name.startswith("talk_") else 1
    return weight * cell * places
