"""A fingerprint of an event: a schedule.json carries it, so that its levels are trusted for that event alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from constraints import CATALOGUE
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event

#: The fields that every timetable depends on, whatever its rules.
TIMETABLE_FIELDS = (
    "id",
    "days",
    "step",
    "slots",
    "rules",
    "priorities",
    "begun",
    "late",
    "talk_settings",
    "session_settings.introduction",
    "session_settings.discussion",
    "axes.id",
    "rooms.id",
    "rooms.talks",
    "people.id",
    "plenaries.id",
    "plenaries.day",
    "plenaries.start",
    "plenaries.duration",
    "plenaries.slips",
    "plenaries.between_start",
    "plenaries.between_end",
    "breaks.id",
    "breaks.day",
    "breaks.duration",
    "breaks.between_start",
    "breaks.between_end",
    "breaks.min_duration",
    "breaks.at",
    "talks.id",
    "talks.axis",
    "talks.duration",
    "talks.places",
)
#: Fields that count even where the rules that read them are off, as in earlier fingerprints.
_ALWAYS_FIELDS = ("wishes",)
#: Fields that were added later, with their defaults: an event at the defaults keeps its earlier fingerprint, by which
#: schedules and releases are recognised.
_ADDED_FIELDS: dict[str, Any] = {
    "slots": [],
    "tables": [],
    "wishes": [],
    "zone_hours": None,
    "posters": [],
    "tags": [],
    "tag_relations": [],
}
#: Likewise for the settings of sessions.
_ADDED_SETTINGS: dict[str, Any] = {"introduction": 0, "person_pause": 0}
#: Likewise for the fields of items, by the field of the event that holds these.
_ADDED_ITEM_FIELDS: dict[str, dict[str, Any]] = {
    "axes": {"chair_from": [], "session_chairs": [], "session_discussants": []},
    "people": {"may_chair": False},
    "talks": {
        "places": 1,
        "order": 0,
        "timezone": None,
        "discussants": [],
        "together": [],
        "tags": [],
        "difficulty": None,
    },
    "rooms": {"talks": True},
    "plenaries": {
        "posters": False,
        "between_start": 0,
        "between_end": DAY,
        "ideal": None,
        "after": [],
        "position": None,
        "chairs": [],
    },
    "breaks": {"posters": False, "at": None},
    "late": {"aim": "people"},
    "slots": {"starts": []},
}
#: Levels of the default order that were added later: they count in events that have them.
_ADDED_LEVELS = ("chairs",)


def fingerprint(event: Event) -> str:
    """A digest that two events share if they allow the same programmes at the same costs, printed texts aside."""
    stated = _without(
        event.model_dump(mode="json", by_alias=True, include=_parts(decisive_fields(event))), _ADDED_FIELDS
    )
    stated["session_settings"] = _without(stated["session_settings"], _ADDED_SETTINGS)
    stated["priorities"] = [name for name in event.priorities if name not in _ADDED_LEVELS or name in event.levels]
    for part, usual in _ADDED_ITEM_FIELDS.items():
        if part in stated:
            stated[part] = [_without(item, usual) for item in stated[part]]
    return hashlib.sha256(json.dumps(stated, sort_keys=True).encode()).hexdigest()[:16]


def decisive_fields(event: Event) -> frozenset[str]:
    """The fields that decide the programmes of the event, named as in `Rule.reads`; all others are printed only.

    The fields of a rule that is off by default count where the event sets it. Those of every other rule count even
    where it is off, as in fingerprints made before rules stated what they read.
    """
    return frozenset((*TIMETABLE_FIELDS, *_ALWAYS_FIELDS, *_read(event)))


def _read(event: Event) -> Iterator[str]:
    for rule in CATALOGUE:
        if rule.kind != "adjustable" or not rule.default == event.setting(rule.name) == "off":
            yield from rule.reads


def _parts(fields: Iterable[str]) -> dict[str, Any]:
    """The fields as pydantic takes them: a list by the fields of its items."""
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
    """The entries of `stated` that differ from their default in `usual`."""
    return {key: value for key, value in stated.items() if key not in usual or value != usual[key]}
