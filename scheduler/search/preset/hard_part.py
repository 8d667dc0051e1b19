"""The hard part of an event with preset sessions: its hard rules, and the soft ones that weigh more than a cutoff.

The first programme is searched in it, and later a programme without heavy violations.
"""

from __future__ import annotations

from scheduler.domain.event import Event
from scheduler.domain.settings import RuleSetting, Table


def hard_part(event: Event, cutoff: int | None = None) -> Event:
    """`event` without soft rules, in which each violation that costs more than `cutoff` is forbidden.

    `cutoff` None: hard rules alone are kept. The rule on time zones keeps its costs, since these differ from talk to
    talk: a model with the same cutoff forbids them.
    """
    tables = (_table(event, table, cutoff) for table in event.tables)
    return event.model_copy(
        update={
            "rules": tuple((name, _setting(event, name, cutoff)) for name in event.settings),
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


def _table(event: Event, table: Table, cutoff: int | None) -> Table:
    """The table with its forbidding cells alone: those without a cost, and those that cost more than `cutoff`."""
    weight = event.setting(f"{table.name}_table")
    if not isinstance(weight, int):
        return table

    def forbids(row: str, cost: int | None) -> bool:
        if cost is None or cutoff is None:
            return cost is None
        places = event.talk[row].places if row in event.talk and table.name.startswith("talk_") else 1
        return weight * cost * places > cutoff

    forbidden = tuple((row, column, None) for row, column, cost in table.cells if forbids(row, cost))
    return table.model_copy(update={"cells": forbidden})
