"""News of the day as a page tells them, and as the worker gets them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scheduler.board.bodies import text_in
from scheduler.board.refusals import NotUnderstood


def news_of(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The news in the request of a page, as data for `scheduler.services.amending.News`. Raises NotUnderstood."""
    match asked.get("what"):
        case "late":
            minutes = text_in(asked, "minutes")
            if not (minutes.isascii() and minutes.isdecimal() and 0 < int(minutes[:4]) <= 600 and len(minutes) < 4):
                raise NotUnderstood
            return {"late": {"minutes": int(minutes), "now": _moment(asked, "now"), "until": text_in(asked, "until")}}
        case "cancel":
            return {"cancelled": [text_in(asked, "talk")]}
        case "away":
            return {"away": [[text_in(asked, "person"), _hours(asked)]]}
    raise NotUnderstood


def _moment(asked: Mapping[str, Any], key: str) -> str:
    """An hour of the day that the request names."""
    return f"{text_in(asked, 'day')} {text_in(asked, key)}".strip()


def _hours(asked: Mapping[str, Any]) -> str:
    """The hours from and to, each of which may be left out; "" for always."""
    start, end = text_in(asked, "from"), text_in(asked, "to")
    if not (start or end):
        return ""
    return f"{text_in(asked, 'day')} {start or '00:00'}-{end or '24:00'}".strip()
