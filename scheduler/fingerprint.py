"""What a programme was made from, in a word: by it a schedule.json tells whether what it states is of this event."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from scheduler.event import Event

#: What is printed and nothing more: a corrected abstract makes no other event of it.
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
#: What events can say since larger conferences came: who says nothing of it has the fingerprint of before, by which
#: schedules and releases of then are known.
_LATER: dict[str, Any] = {"slots": [], "tables": [], "wishes": [], "zone_hours": None}
_LATER_OF_TALKS: dict[str, Any] = {"places": 1, "order": 0, "timezone": None}


def fingerprint(event: Event) -> str:
    """The same for events of which the same programmes are possible and equally good, whatever they print."""
    stated = _without(event.model_dump(mode="json", exclude=_PRINTED), _LATER)
    stated["talks"] = [_without(talk, _LATER_OF_TALKS) for talk in stated["talks"]]
    return hashlib.sha256(json.dumps(stated, sort_keys=True).encode()).hexdigest()[:16]


def _without(stated: dict[str, Any], usual: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in stated.items() if key not in usual or value != usual[key]}
