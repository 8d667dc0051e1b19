"""Tables of a .toml found again by what names them, when others were added or removed before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scheduler.editing.toml_value import at

#: The keys that may name a table of a .toml among its siblings; the first that it has does.
_NAMING = ("id", "title", "name", "date")


def anchors(tree: object, path: tuple[str | int, ...]) -> list[tuple[str, str]]:
    """For each numbered table on the path, the path of its list and the text that names it there."""
    named = []
    for index, step in enumerate(path):
        table = at(tree, path[: index + 1])
        if isinstance(step, int) and isinstance(table, dict):
            siblings = at(tree, path[:index])
            named.append((key_of(path[:index]), _anchor(table, siblings)))
    return named


def _anchor(table: dict[str, Any], siblings: Sequence[object]) -> str:
    """`id=…` or the like if that names the table alone among its siblings; else the whole table as text."""
    key = next((key for key in _NAMING if key in table), None)
    texts = [f"{key}={sibling[key]!r}" for sibling in siblings if isinstance(sibling, dict) and key in sibling]
    text = f"{key}={table.get(key or '')!r}"
    return text if key and texts.count(text) == 1 else repr(table)


def paths_now(
    tree: object, path: tuple[str | int, ...], names: Mapping[str, str], done: int = 0
) -> list[tuple[str | int, ...]]:
    """The paths in the present tree whose tables have those names; steps before `done` are found already."""
    for index in range(done, len(path)):
        key = key_of(path[:index])
        if not isinstance(path[index], int) or key not in names:
            continue
        siblings = at(tree, path[:index])
        paths = []
        for number, table in enumerate(siblings if isinstance(siblings, list) else [], start=1):
            if isinstance(table, dict) and names[key] in (_anchor(table, siblings), repr(table)):
                moved = (*path[:index], number, *path[index + 1 :])
                inner = {_renumbered(name, key, number): text for name, text in names.items()}
                paths += paths_now(tree, moved, inner, index + 1)
        return paths
    last = path[-1]
    if isinstance(last, int) and done < len(path):  # an item that is appended comes behind those that are there by now
        siblings = at(tree, path[:-1])
        if isinstance(siblings, list) and last > len(siblings):
            return [(*path[:-1], len(siblings) + 1)]
        return [path] if not isinstance(siblings, list) or not isinstance(siblings[last - 1], dict) else []
    return [path]


def _renumbered(name: str, key: str, number: int) -> str:
    """The path `rooms[3].x` as `rooms[5].x`, where `key` is `rooms`."""
    rest = name[len(key) :]
    return f"{key}[{number}]{rest.partition(']')[2]}" if name.startswith(f"{key}[") else name


def key_of(path: tuple[str | int, ...]) -> str:
    """`("breaks", 2, "between")` as `breaks[2].between`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
