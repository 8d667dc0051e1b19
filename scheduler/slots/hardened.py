"""The event that is left of one with preset sessions when nothing but what weighs much is asked: what a first
programme, or one that breaks nothing of some weight, is sought in.
"""

from __future__ import annotations

from scheduler.domain.settings import RuleSetting, Table
from scheduler.event import Event


def hardened(event: Event, cutoff: int | None = None) -> Event:
    """`event` without soft rules; what costs more than `cutoff` by one breach is forbidden. None: nothing of it is.

    Hours of the speakers' clocks keep their costs, since they differ from talk to talk: a model that has the same
    cutoff forbids them.
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
    """The table with those of its cells that forbid something, said as a "no"."""
    weight = event.setting(f"{table.name}_table")
    if not isinstance(weight, int):
        return table

    def forbids(row: str, cost: int | None) -> bool:
        if cost is None or cutoff is None:
            return cost is None
        places = event.talk[row].places if row in event.talk and table.name.startswith("talk_") else 1
        return weight * cost * places > cutoff

    kept = tuple((row, column, None) for row, column, cost in table.cells if forbids(row, cost))
    return table.model_copy(update={"cells": kept})
