"""Circles of items that wait for each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any


def circles_of(graph: Mapping[str, Sequence[str]], order: Callable[[str], Any]) -> Iterator[list[str]]:
    """Circles of a graph that share no item, until it has none; each begins with its first item in that order.

    `graph`: by item, those that it comes after. In a circle each item comes after the next one.
    """
    while any(graph.values()) and (circle := _circle(graph)):
        start = circle.index(min(circle, key=order))
        yield [*circle[start:], *circle[:start]]
        graph = {
            name: [other for other in after if other not in circle]
            for name, after in graph.items()
            if name not in circle
        }


def _circle(graph: Mapping[str, Sequence[str]]) -> list[str]:
    """Items that each come after the next one, and the last after the first; [] without a circle."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # graphlib lists each node before the one that depends on it, with the first repeated at the end.
        nodes: list[str] = error.args[1]
        return nodes[:0:-1]
    return []
