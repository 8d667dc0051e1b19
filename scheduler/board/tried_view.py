"""What the page of ways out shows of one that was tried: the programme that there would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from constraints import rule
from exports.timetable import timetable
from scheduler.board.page_words import text_data
from scheduler.board.programme_views import as_list
from scheduler.language.level_amounts import amount
from scheduler.language.message import Message

if TYPE_CHECKING:  # only the worker tries: the solver is there
    from scheduler.services.trying import Tried


def tried_data(tried: Tried) -> dict[str, Any]:
    """The programme as a list and its levels, as data that goes from process to process; no days without one."""
    event, programme = tried.event, tried.result.programme
    if programme is None:
        return {"status": "tried", "days": [], "levels": []}
    table = timetable(event, programme)
    return {
        "status": "tried",
        "proved": programme.status == "optimal",
        "several_rooms": table.several_rooms,
        "days": [
            {"day": str(group.day), "lines": [{**asdict(line), "day": str(line.day)} for line in group.lines]}
            for group in as_list(table)
        ],
        "levels": [
            {"title": text_data(rule(each.name).title), "value": text_data(_amount(each.name, each.value))}
            for each in programme.levels
        ],
    }


def _amount(level: str, value: int) -> Message:
    return Message(amount(level, value, "fr"), amount(level, value, "en"))


def tried_parts(answer: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the template needs besides the answer: the days of the programme that was tried, each with its lines."""
    tried = (answer or {}).get("tried")
    days = tried["days"] if tried else []
    return {"tried": tried, "tried_days": [(date.fromisoformat(each["day"]), each["lines"]) for each in days]}
