"""A fingerprint of an event: a schedule.json carries it, so that its levels are trusted for that event alone."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from scheduler.event import Event

#: Fields that are printed and that no rule reads: a corrected abstract keeps the fingerprint.
_PRINTED: dict[str, Any] = {
    **dict.fromkeys(("title", "subtitle", "language", "url", "venue", "organisers", "committees", "left_out"), True),
    **dict.fromkeys(("logos", "welcome", "invitations"), True),
    "axes": {"__all__": {"title"}},
    "rooms": {"__all__": {"name"}},
    "plenaries": {"__all__": {"title"}},
    "breaks": {"__all__": {"title"}},
    "people": {"__all__": {"name", "email", "affiliation", "biography", "pronunciation"}},
    "talks": {
        "__all__": {"title", "affiliations", "authors", "abstract", "biography", "language", "note", "confirmed",
                    "reference"}
    },
}
#: Fields added for larger conferences, with their defaults: an event that leaves them so keeps its older fingerprint,
#: by which earlier schedules and releases are recognised.
_LATER: dict[str, Any] = {"slots": [], "tables": [], "wishes": [], "zone_hours": None}
_LATER_OF_TALKS: dict[str, Any] = {"places": 1, "order": 0, "timezone": None}


def fingerprint(event: Event) -> str:
    """A digest that two events share if they allow the same programmes at the same costs, whatever they print."""
    stated = _without(event.model_dump(mode="json", exclude=_PRINTED), _LATER)
    stated["talks"] = [_without(talk, _LATER_OF_TALKS) for talk in stated["talks"]]
    return hashlib.sha256(json.dumps(stated, sort_keys=True).encode()).hexdigest()[:16]


def _without(stated: dict[str, Any], usual: dict[str, Any]) -> dict[str, Any]:
    """The entries of `stated` that differ from their default in `usual`."""
    return {key: value for key, value in stated.items() if key not in usual or value != usual[key]}
