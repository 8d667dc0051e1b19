"""The fingerprint of what decides a programme: by it a schedule.json tells whether what it states is of this event."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from constraints import CATALOGUE
from scheduler.event import Event

#: The fields that every timetable depends on, whatever its rules.
GROUND = (
    "id", "days", "step", "slots", "rules", "priorities", "begun", "late", "talk_settings",
    "session_settings.discussion", "axes.id", "rooms.id", "people.id",
    "plenaries.id", "plenaries.day", "plenaries.start", "plenaries.duration", "plenaries.slips",
    "breaks.id", "breaks.day", "breaks.duration", "breaks.between_start", "breaks.between_end", "breaks.min_duration",
    "talks.id", "talks.axis", "talks.duration", "talks.places",
)  # fmt: skip
#: Fields that were stated when only rules that are off read them: schedules of then stay known.
_EVER = ("wishes",)
#: What events can say since larger conferences came: who says nothing of it has the fingerprint of before, by which
#: schedules and releases of then are known.
_LATER: dict[str, Any] = {"slots": [], "tables": [], "wishes": [], "zone_hours": None}
_LATER_OF_TALKS: dict[str, Any] = {"places": 1, "order": 0, "timezone": None}


def fingerprint(event: Event) -> str:
    """The same for events of which the same programmes are possible and equally good, whatever they print."""
    stated = _without(event.model_dump(mode="json", include=_parts(decisive(event))), _LATER)
    stated["talks"] = [_without(talk, _LATER_OF_TALKS) for talk in stated["talks"]]
    return hashlib.sha256(json.dumps(stated, sort_keys=True).encode()).hexdigest()[:16]


def decisive(event: Event) -> frozenset[str]:
    """The fields on which programmes of the event depend, as `Rule.reads` names them; all others are printed only.

    A rule that is off by default has a say where the event sets it. All others have one even where they are off, as
    they had before rules said what they read.
    """
    return frozenset((*GROUND, *_EVER, *_read(event)))


def _read(event: Event) -> Iterator[str]:
    for rule in CATALOGUE:
        if rule.kind != "adjustable" or not rule.default == event.setting(rule.name) == "off":
            yield from rule.reads


def _parts(fields: Iterable[str]) -> dict[str, Any]:
    """The fields as pydantic takes them: of each list the fields of its items."""
    parts: dict[str, Any] = {}
    for name in fields:
        part, _, field = name.partition(".")
        if not field:
            parts[part] = True
        elif part.endswith("_settings"):
            parts.setdefault(part, set()).add(field)
        else:
            parts.setdefault(part, {"__all__": set()})["__all__"].add(field)
    return parts


def _without(stated: dict[str, Any], usual: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in stated.items() if key not in usual or value != usual[key]}
