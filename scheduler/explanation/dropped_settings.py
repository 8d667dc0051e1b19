"""Minutes of event.toml that need not be kept, given up by a changed event."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement

#: The settings whose minutes can be lowered without making a programme impossible.
_MONOTONE = ("discussion", "room_change")


def without_settings(event: Event, kept: Collection[Requirement], lost: Collection[Requirement]) -> tuple[Event, ...]:
    """The events of which one has a programme if and only if `event` has one without the `lost` minutes.

    Introduction and gap are 0 or as stated: with fewer minutes talks begin earlier, which the `kept` requirements may
    forbid. The likeliest event is the first.
    """
    parts = [requirement.part for requirement in lost if rule(requirement.rule).stated_once(requirement)]
    if not parts:
        return (event,)
    alone = all(rule(requirement.rule).crowding for requirement in kept)  # nothing asks at what hour a talk begins
    open_settings = [part for part in parts if part not in _MONOTONE and not alone]
    fewest = _without(event, parts)
    choices = product(*((True, False) for _ in open_settings))
    return tuple(
        _with(fewest, event, [part for part, is_lost in zip(open_settings, chosen, strict=True) if not is_lost])
        for chosen in choices
    )


def likeliest(event: Event, kept: Collection[Requirement], lost: Collection[Requirement]) -> Event:
    """The first of `without_settings`."""
    return without_settings(event, kept, lost)[0]


def _without(event: Event, settings: Collection[str]) -> Event:
    """The event in which these settings are 0."""
    return _updated(event, dict.fromkeys(settings, 0))


def _with(event: Event, stated: Event, settings: Collection[str]) -> Event:
    """The event in which these settings are as in `stated`."""
    if not settings:
        return event
    return _updated(event, {name: _value(stated, name) for name in settings})


def _value(event: Event, setting: str) -> int:
    minutes: int = event.talk_settings.gap if setting == "gap" else getattr(event.session_settings, setting)
    return minutes


def _updated(event: Event, values: dict[str, int]) -> Event:
    """The event with these values of [talks] gap and of [sessions]."""
    of_sessions = {name: minutes for name, minutes in values.items() if name != "gap"}
    settings = event.session_settings.model_copy(update=of_sessions)
    talks = event.talk_settings.model_copy(update={"gap": values.get("gap", event.talk_settings.gap)})
    return event.model_copy(update={"session_settings": settings, "talk_settings": talks})
