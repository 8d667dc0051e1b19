"""Fields of tiny events with free hours."""

from __future__ import annotations

from typing import Any

HALF_HOUR = {"hours": "09:00-09:30"}


def at_once(pin: str, **fields: Any) -> dict[str, Any]:
    """Return fields by which T1 and T3 are a session from 9:00 to 10:00, and T2, of another axis, is at `pin`."""
    pinned = {"T1": {"pin": "09:00@A"}, "T3": {"pin": "09:30@A"}, "T2": {"axis": "2", "pin": pin}}
    talks = {name: {**values, **fields.pop(name, {})} for name, values in pinned.items()}
    return {"talks": "T1 T2 T3", "axes": "1 2", "rooms": "A B", "rules": {"one_place": "off"}, **talks, **fields}


def tea(between: str) -> dict[str, Any]:
    """Return fields of a break of a quarter of an hour in its window, on whose sides there may be nothing."""
    return {"breaks": {"tea": {"duration": 15, "between": between}}, "rules": {"break_between": "off"}}
