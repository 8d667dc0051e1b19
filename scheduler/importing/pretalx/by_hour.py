"""A programme as conferences publish it of pretalx: submissions by day, by hour and by room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_DAY, _CLOCK = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?")


def nested_items(value: Any) -> Iterator[Mapping[str, Any]]:
    """The submissions of `{day: {hour: {room: submission}}}`, each with its hour; none for anything else.

    The whole may stand under `schedule`. A speaker who is a name there, and no code, is an object with that name.
    """
    days = value.get("schedule", value) if isinstance(value, Mapping) else None
    for day, hours in _entries(days, _DAY):
        for hour, rooms in _entries(hours, _CLOCK):
            for room, item in _entries(rooms):
                if isinstance(item, Mapping) and "code" in item and "title" in item:
                    clock = _CLOCK.fullmatch(hour)
                    start = f"{day}T{int(clock[1]):02}:{clock[2]}:00" if clock else ""
                    yield {"slots": [{"start": start, "room": room}], **item, **_speakers(item)}


def _entries(value: Any, keys: re.Pattern[str] | None = None) -> list[tuple[str, Any]]:
    """The entries of an object all of whose keys are of that form; none of anything else."""
    entries = list(value.items()) if isinstance(value, Mapping) else []
    return entries if keys is None or all(keys.fullmatch(key) for key, _ in entries) else []


def _speakers(item: Mapping[str, Any]) -> dict[str, Any]:
    listed = item.get("speakers")
    if not isinstance(listed, list):
        return {}
    return {"speakers": [{"name": who} if isinstance(who, str) and " " in who.strip() else who for who in listed]}
