"""Values as TOML text, and their paths in the tree that tomllib reads."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from scheduler.domain.errors import Unwritable
from scheduler.editing.toml_text import Path
from scheduler.language.message import message

_STEP = re.compile(r"([A-Za-z0-9_-]+)((?:\[\d{1,6}\])*)")


def path_of(key: str) -> Path:
    """`rooms[2].id` as ("rooms", 2, "id"); LookupError if it is no such path."""
    path: Path = ()
    for step in key.split("."):
        match = _STEP.fullmatch(step)
        if match is None:
            raise Unwritable(message("« {key} » ne peut pas être une clé", "no key can be “{key}”", key=key))
        path = (*path, match.group(1), *(int(number) for number in re.findall(r"\d+", match.group(2))))
    return path


def at(tree: object, path: Path) -> Any:
    """The value at the path; None without one."""
    for step in path:
        if isinstance(step, int):
            tree = tree[step - 1] if isinstance(tree, list) and 0 < step <= len(tree) else None
        else:
            tree = tree.get(step) if isinstance(tree, dict) else None
    return tree


def put(tree: Any, path: Path, value: object) -> None:
    """Sets the value at the path or, with None, removes it; missing tables and lists on the way are made.

    Raises LookupError where the way leads through something else or to nothing.
    """
    for step, following in pairwise(path):
        if isinstance(step, str) and isinstance(tree, dict) and value is not None:
            tree = tree.setdefault(step, [] if isinstance(following, int) else {})
        else:
            tree = at(tree, (step,))
    last = path[-1]
    if isinstance(last, str) and isinstance(tree, dict):
        if value is None:
            del tree[last]
        else:
            tree[last] = value
    elif isinstance(last, int) and isinstance(tree, list) and 0 < last <= len(tree) + (value is not None):
        tree[last - 1 : last] = [] if value is None else [value]
    else:
        raise Unwritable(message("il n'y a pas de « {last} »", "there is no “{last}”", last=last))


def without_empty(tree: object) -> object:
    """The tree without empty tables and lists: whether they stand there or not makes no difference to the event."""
    if isinstance(tree, dict):
        return {key: inner for key, value in tree.items() if (inner := without_empty(value)) not in ({}, [])}
    return [without_empty(value) for value in tree] if isinstance(tree, list) else tree


def written(value: object) -> str:
    """The value on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
        case Mapping():
            return "{ " + ", ".join(f"{name(key)} = {written(inner)}" for key, inner in value.items()) + " }"
        case _:
            raise TypeError(f"no value of an event.toml: {type(value).__name__}")


def name(key: object) -> str:
    """The key, in quotes where it needs them."""
    text = str(key)
    return text if re.fullmatch(r"[A-Za-z0-9_-]+", text) else written(text)
