"""The cells of the six tables become requirements and violations; the rules of the tables share this.

Only `requirements` and `measure` use this module; `post` reads the table itself.
"""

from __future__ import annotations

from collections.abc import Container

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.settings import TableName
from scheduler.language.message import Message, message


def requirements(event: Event, table: TableName) -> tuple[Requirement, ...]:
    """Each cell with a cost or “no” has one requirement, if the event has its row and column."""
    rows, columns = (_known(event, kind) for kind in table.split("_"))
    return tuple(
        Requirement(f"{table}_table", (row, column), always=cost is None)
        for cost_table in event.tables
        if cost_table.name == table
        for row, column, cost in cost_table.cells
        if cost != 0 and row in rows and column in columns
    )


def _known(event: Event, kind: str) -> Container[str | None]:
    """Return the ids of the kind (axis, slot, room or talk) that the event has."""
    known: dict[str, Container[str | None]] = {
        "axis": event.used_axes,
        "slot": event.slot,
        "room": event.room,
        "talk": event.talk,
    }
    return known[kind]


def breach(table: TableName, cost: int | None, subjects: tuple[str, ...], clause: Message, times: int = 1) -> Violation:
    """Return the violation of a cell that applies to something in the programme.

    Parameters
    ----------
    table
        The name of the table.
    cost
        The cost of the cell, not 0; None for “no”.
    subjects
        The subjects of the violation.
    clause
        The beginning of the sentence.
    times
        How often the cell applies: the places of a talk.
    """
    rule = f"{table}_table"
    if cost is None:
        text = message(
            "{clause}, ce que la table {table} interdit.",
            "{clause}, which table {table} forbids.",
            clause=clause,
            table=table,
        )
        return Violation(rule, 1, subjects, text, always=True)
    text = message(
        "{clause}, ce qui coûte {amount}.", "{clause}, which costs {amount}.", clause=clause, amount=cost * times
    )
    return Violation(rule, cost * times, subjects, text)
