"""The order in which an event keeps its items, so that the order in which they were given has no effect."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from scheduler.domain.breaks import Plenary
from scheduler.domain.event import Event
from scheduler.domain.people import Wish
from scheduler.domain.settings import Table
from scheduler.domain.talks import Talk
from scheduler.language.text import natural_key
from scheduler.validation.affiliations import affiliated, aligned


def ordered(event: Event) -> Event:
    """The event with every item in the order that `Event` promises; `event` itself where nothing moves.

    Talks lose the conditions that have no effect: on talks that are left out, on posters, and on themselves; plenaries
    likewise.
    Affiliations are as a folder states them. An item that names an unknown one keeps its relative position.
    """
    left_out = {talk.id for talk in event.left_out} | set(event.poster)
    ranks = {talk: rank for rank, talk in enumerate(sorted(event.talk, key=natural_key))}
    update = {
        "days": tuple(sorted(event.days, key=lambda day: day.date)),
        "people": tuple(sorted(affiliated(event), key=lambda person: person.id)),
        "talks": tuple(
            aligned(_effective(talk, left_out)) for talk in sorted(event.talks, key=lambda t: natural_key(t.id))
        ),
        "plenaries": tuple(_unhindered(plenary, left_out) for plenary in event.plenaries),
        "posters": tuple(aligned(poster) for poster in sorted(event.posters, key=lambda p: natural_key(p.id))),
        "slots": tuple(sorted(event.slots, key=lambda s: (s.day, s.start, s.end, natural_key(s.id)))),
        "wishes": tuple(_ranked(wish, ranks) for wish in sorted(event.wishes, key=lambda wish: wish.person)),
        "left_out": tuple(sorted(event.left_out, key=lambda talk: natural_key(talk.id))),
    }
    moved = {key: items for key, items in update.items() if items != getattr(event, key)}
    if moved:
        event = event.model_copy(update=moved)
    tables = tuple(_sorted_cells(table, event) for table in event.tables)
    return event.model_copy(update={"tables": tables}) if tables != event.tables else event


def _effective(talk: Talk, left_out: Collection[str]) -> Talk:
    """The talk without its conditions on talks that are in no session, and on itself."""
    without_effect = {*left_out, talk.id}
    named = {*talk.after, *talk.not_with, *talk.together}
    return talk if named.isdisjoint(without_effect) else talk.freed_from(without_effect)


def _unhindered(plenary: Plenary, left_out: Collection[str]) -> Plenary:
    """The plenary, which waits for each thing once, and for no talk that is in no session."""
    after = tuple(dict.fromkeys(name for name in plenary.after if name not in left_out))
    return plenary if after == plenary.after else plenary.model_copy(update={"after": after})


def _ranked(wish: Wish, ranks: Mapping[str, int]) -> Wish:
    """The wish with its talks in the event's order, each once."""
    talks = tuple(sorted(dict.fromkeys(wish.talks), key=lambda name: ranks.get(name, len(ranks))))
    return wish if talks == wish.talks else wish.model_copy(update={"talks": talks})


def _sorted_cells(table: Table, event: Event) -> Table:
    """The table without cells that cost nothing, the others by row and column in the order of the event's items.

    A pair of axes is turned so that the first axis of the event stands first.
    """
    rows, columns = ({name: rank for rank, name in enumerate(_items(event, part))} for part in table.name.split("_"))
    cells = [cell for cell in table.cells if cell[2] != 0]
    if table.name == "axis_axis":
        cells = [(*_turned(row, column, rows), cost) for row, column, cost in cells]
    ranked = sorted(cells, key=lambda cell: (rows.get(cell[0], len(rows)), columns.get(cell[1], len(columns))))
    return table if tuple(ranked) == table.cells else table.model_copy(update={"cells": tuple(ranked)})


def _turned(first: str, second: str, ranks: Mapping[str, int]) -> tuple[str, str]:
    """The two axes in the order of their ranks; unknown axes come last."""
    return (second, first) if ranks.get(second, len(ranks)) < ranks.get(first, len(ranks)) else (first, second)


def _items(event: Event, kind: str) -> Collection[str]:
    """The ids of the items of `kind` ("axis", "slot", "room" or "talk") in the event's order."""
    items: Mapping[str, Collection[str]] = {
        "axis": event.axis,
        "slot": event.slot,
        "room": event.room,
        "talk": event.talk,
    }
    return items[kind]
