"""The time that people need to change rooms, as a requirement of the rules that keep it."""

from __future__ import annotations

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.language.message import Message, message

#: The part of the requirement.
_CHANGE = "room_change"


def requirements(event: Event, rule: str) -> tuple[Requirement, ...]:
    """Return the requirement of `rule`, if there are rooms to change and it takes time."""
    takes_time = len(event.rooms) > 1 and event.session_settings.room_change
    return (Requirement(rule, (), _CHANGE),) if takes_time else ()


def is_change(requirement: Requirement) -> bool:
    """True for the requirement of the time to change rooms."""
    return requirement.part == _CHANGE


def say(event: Event) -> Message:
    """Return the requirement as a sentence."""
    return message(
        "Changer de salle prend {minutes} (event.toml, [sessions] room_change).",
        "Changing rooms takes {minutes} (event.toml, [sessions] room_change).",
        minutes=phrases.minutes(event.session_settings.room_change),
    )
