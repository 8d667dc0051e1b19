"""The levels of a programme as its page shows them: value, bound, and what each of them counts, with its card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from constraints import rule
from scheduler.board.page_words import plain
from scheduler.board.programme_views import mark_of
from scheduler.domain.event import Event
from scheduler.domain.programme import Level, Programme
from scheduler.domain.remembered import remembered
from scheduler.domain.requirement import Violation
from scheduler.language.level_amounts import amount, plain_amount
from scheduler.language.message import Language

#: The most things that a level counts which are named one by one.
_MOST = 60
#: The levels whose subjects are sessions before they are anything else of that id.
_OF_SESSIONS = ("sessions", "parallel", "chairs")


@remembered
def levels_of(event: Event, programme: Programme, language: Language) -> list[dict[str, Any]]:
    """Each level with title, value and bound, whether they meet, and what it counts in the order of the check."""
    return [_level(event, programme, level, language) for level in programme.levels]


def _level(event: Event, programme: Programme, level: Level, language: Language) -> dict[str, Any]:
    listed = rule(level.name)
    counted = [each for each in listed.measure(event, programme) if each.amount]
    marks = _marks(programme, level.name)
    return {
        "title": listed.title.to(language),
        "meaning": plain(listed.meaning).to(language),
        "value": amount(level.name, level.value, language),
        "bound": plain_amount(level.name, level.bound),
        "proved": level.value == level.bound,
        "name": level.name,
        "count": len(counted),
        "counted": [(each.text.to(language), _mark(each, marks)) for each in counted[:_MOST]],
    }


def _mark(counted: Violation, marks: Mapping[str, str]) -> str:
    """The card of the first subject that has one; "" where none has: a room, a day."""
    return next((marks[subject] for subject in counted.subjects if subject in marks), "")


def _marks(programme: Programme, level: str) -> Mapping[str, str]:
    """The cards by the names of subjects; an axis has that of its first session."""
    talks = {each.id: mark_of("talk", each.id, each.day) for each in programme.talks}
    sessions = {each.id: mark_of("session", each.id, each.day) for each in programme.sessions}
    breaks = {each.id: mark_of("break", each.id, each.day) for each in reversed(programme.breaks)}
    plenaries = {each.id: mark_of("plenary", each.id, each.day) for each in programme.plenaries}
    axes = {each.axis: sessions[each.id] for each in reversed(programme.sessions) if each.axis is not None}
    first, second = (talks, sessions) if level in _OF_SESSIONS else (sessions, talks)
    return {**axes, **breaks, **plenaries, **first, **second}
