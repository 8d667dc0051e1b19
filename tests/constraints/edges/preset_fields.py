"""Fields of tiny events with preset sessions."""

from __future__ import annotations

from typing import Any

ONE = {"am": {"hours": "09:00-09:30", "places": 1}}
TWO = {"am": {"hours": "09:00-10:00", "places": 2}}
APART = {"am": {"hours": "09:00-09:30", "places": 1}, "pm": {"hours": "14:00-14:30", "places": 1}}
TWO_AXES: dict[str, Any] = {"axes": "1 2", "rooms": "A B", "T2": {"axis": "2"}}
CHAIRED: dict[str, Any] = {"axes": {"1": {"chairs": "x"}, "2": {"chairs": "x"}}, "rooms": "A B", "T2": {"axis": "2"}}
EVERYWHERE = {"axis_not_parallel": "off", "one_place": "off"}


def one_after_another(second: str) -> dict[str, dict[str, Any]]:
    """Return a slot of room A from 9:00 to 9:30, and a slot of room B at the hours `second`."""
    return {"am": {**ONE["am"], "rooms": "A"}, "pm": {"hours": second, "places": 1, "rooms": "B"}}


def plenary(between: str, **fields: Any) -> dict[str, Any]:
    """Return fields of two talks in a slot from ten to eleven, and of a plenary of half an hour in its window."""
    return {"slots": {"am": {"hours": "10:00-11:00", "places": 2}}, "plenaries": {"p": {"between": between, **fields}}}
