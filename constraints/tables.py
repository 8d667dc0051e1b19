"""What the rules of the six tables share: which cells ask for something, and how a breach of one is told.

For `requirements` and `measure` alone; `post` reads the table itself.
"""

from __future__ import annotations

from collections.abc import Container

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.settings import TableName
from scheduler.language.message import Message, message


def requirements(event: Event, table: TableName) -> tuple[Requirement, ...]:
    """One a cell that costs something or says "no", as far as the event has what it names."""
    rows, columns = (_known(event, kind) for kind in table.split("_"))
    return tuple(
        Requirement(f"{table}_table", (row, column), always=cost is None)
        for one in event.tables
        if one.name == table
        for row, column, cost in one.cells
        if cost != 0 and row in rows and column in columns
    )


def _known(event: Event, kind: str) -> Container[str | None]:
    known: dict[str, Container[str | None]] = {
        "axis": event.used_axes,
        "slot": event.slot,
        "room": event.room,
        "talk": event.talk,
    }
    return known[kind]


def breach(table: TableName, cost: int | None, subjects: tuple[str, ...], here: Message, times: int = 1) -> Violation:
    """What is found where a cell says `cost`, not 0, and applies `times`; `here` begins the sentence."""
    rule = f"{table}_table"
    if cost is None:
        text = message(
            "{here}, ce que la table {table} interdit.", "{here}, which table {table} forbids.", here=here, table=table
        )
        return Violation(rule, 1, subjects, text, always=True)
    text = message("{here}, ce qui coûte {amount}.", "{here}, which costs {amount}.", here=here, amount=cost * times)
    return Violation(rule, cost * times, subjects, text)
