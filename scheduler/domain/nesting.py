"""How deep lists and objects lie in one another in what was read."""

from __future__ import annotations

from collections.abc import Iterable

#: The largest number of lists and objects in one another: no event needs ten, and every reader bears a hundred.
DEEPEST = 100


def is_too_deep(value: object) -> bool:
    """True if more than `DEEPEST` lists and objects lie in one another; no depth makes this fail."""
    layer: list[object] = [value]
    for _ in range(DEEPEST + 1):
        layer = [inner for outer in layer for inner in _inside(outer)]
        if not layer:
            return False
    return True


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
