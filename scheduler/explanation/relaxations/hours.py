"""Relaxations of hours: of the days, and of the windows of talks and rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from constraints import phrases
from scheduler.domain.clock import DAY, plain_hour
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.windows import Window, written
from scheduler.explanation.relaxations.fineness import moves
from scheduler.explanation.relaxations.relaxation import (
    AGREED_MINUTE,
    OWN_MINUTE,
    Amounts,
    Change,
    Field,
    Relaxation,
    cost_per_unit,
    field_relaxation,
)
from scheduler.language.message import Message, message


def day(event: Event, requirement: Requirement, until: frozenset[str]) -> Iterator[Relaxation]:
    """The relaxations that end a day later or begin it earlier.

    `until`: the days (ISO dates) whose end amendments.toml states.
    """
    number, day = next((n, d) for n, d in enumerate(event.days) if d.date.isoformat() == requirement.subjects[0])
    several = len(event.days) > 1

    def relaxation(side: str, most: int, sign: int, fr: str, en: str) -> Relaxation:
        def applied(event: Event, amount: int) -> Event:
            days = [*event.days]
            days[number] = days[number].model_copy(update={side: getattr(days[number], side) + sign * amount})
            return event.model_copy(update={"days": tuple(days)})

        def changes(event: Event, amount: int) -> tuple[Change, ...]:
            hour = plain_hour(getattr(applied(event, amount).days[number], side))
            if side == "end" and day.date.isoformat() in until:
                return (Change("late", day.date.isoformat(), "until", hour),)
            return (Change("event", "", f"days[{number + 1}].{side}" if several else f"event.{side}", hour),)

        def said(event: Event, amount: int) -> Message:
            on = phrases.on(day.date) if several else Message(fr="", en="")
            place = Message(fr=f" ({on.fr})" if several else "", en=f" ({on.en})" if several else "")
            was = getattr(event.days[number], side)
            return message(
                fr,
                en,
                amount=phrases.minutes(amount),
                to=phrases.hour(was + sign * amount),
                was=phrases.hour(was),
                day=place,
            )

        amounts = moves(event, getattr(day, side), sign, most)
        return Relaxation(f"{side}:{day.date}", "day", amounts, cost_per_unit(OWN_MINUTE), applied, changes, said)

    yield relaxation(
        "end",
        DAY - day.end,
        1,
        "Allonger la journée{day} de {amount} : jusqu'à {to} (au lieu de {was})",
        "Make the day{day} {amount} longer: until {to} (instead of {was})",
    )
    yield relaxation(
        "start",
        day.start,
        -1,
        "Commencer la journée{day} {amount} plus tôt : à {to} (au lieu de {was})",
        "Begin the day{day} {amount} earlier: at {to} (instead of {was})",
    )


def windows(
    event: Event, part: str, name: str, windows: Sequence[Window], who: Callable[[Event], Message]
) -> Iterator[Relaxation]:
    """The relaxations that begin a window of an item earlier or end it later; `who` opens the sentence."""
    weight = OWN_MINUTE if part == "rooms" else AGREED_MINUTE
    for number, window in enumerate(windows):
        days = [day for day in event.days if window.day in (None, day.date)]
        first, last = min((d.start for d in days), default=0), max((d.end for d in days), default=DAY)
        sides = (("end", window.end, 1, last - window.end), ("start", window.start, -1, window.start - first))
        for side, edge, sign, most in sides:
            yield field_relaxation(
                f"{part}.{name}.{number}.{side}",
                f"{part}.available",
                Field(part, name, "available", written),
                Amounts(moves(event, edge, sign, most), weight),
                _stretched(number, side),
                _window_said(number, side, who),
            )


def _stretched(number: int, side: str) -> Callable[[Any, int], tuple[Window, ...]]:
    def value(item: Any, amount: int) -> tuple[Window, ...]:
        windows = list(item.available)
        move = amount if side == "end" else -amount
        windows[number] = windows[number].model_copy(update={side: getattr(windows[number], side) + move})
        return tuple(windows)

    return value


def _window_said(number: int, side: str, who: Callable[[Event], Message]) -> Callable[[Event, Any, int], Message]:
    def said(event: Event, item: Any, amount: int) -> Message:
        window = item.available[number]
        was = getattr(window, side)
        day = phrases.on(window.day) if window.day and len(event.days) > 1 else Message(fr="", en="")
        values = {
            "who": who(event),
            "to": phrases.hour(was + amount if side == "end" else was - amount),
            "was": phrases.hour(was),
            "day": Message(fr=f" {day.fr}".rstrip(), en=f" {day.en}".rstrip()),
        }
        if side == "end":
            return message(
                "{who}{day} jusqu'à {to} (au lieu de {was})", "{who}{day} until {to} (instead of {was})", **values
            )
        return message("{who}{day} dès {to} (au lieu de {was})", "{who}{day} from {to} (instead of {was})", **values)

    return said


def talk_available(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxations of the windows of a talk."""
    name = requirement.subjects[0]
    yield from windows(
        event,
        "talks",
        name,
        event.talk[name].available,
        lambda e: message("Permettre l'exposé {talk}", "Allow talk {talk}", talk=phrases.talk(e, name)),
    )


def room_available(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxations of the windows of a room."""
    name = requirement.subjects[0]
    yield from windows(
        event,
        "rooms",
        name,
        event.room[name].available,
        lambda e: message("Avoir {room}", "Have {room}", room=phrases.room(e, name)),
    )
