"""Relaxations of the hours and the day of a break or plenary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from constraints import phrases
from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.clock import plain_hour
from scheduler.domain.event import Event
from scheduler.domain.windows import Day
from scheduler.explanation.relaxations.fineness import moves
from scheduler.explanation.relaxations.relaxation import (
    DROPPED_COST,
    OWN_MINUTE,
    Amounts,
    Change,
    Relaxation,
    cost_per_unit,
    steps,
    with_item,
)
from scheduler.language.message import Message, message

Pause = Break | Plenary
#: By item and amount, what of an item changes, and the sentence that says so.
_Update = Callable[[Any, int], Mapping[str, Any]]
_Said = Callable[[Event, Any, int], Message]


def named(event: Event, item: Pause) -> Message:
    """`la pause « Déjeuner »`; `break “Lunch”`."""
    title = phrases.title(item.title)
    if isinstance(item, Break):
        return message("la pause {title}", "break {title}", title=title)
    return message("la plénière {title}", "plenary {title}", title=title)


def wider(event: Event, pause: Pause, days: Sequence[Day]) -> Iterator[Relaxation]:
    """The relaxations that end the window of an item later or begin it earlier, on its `days`."""

    def relaxation(side: str, most: int, sign: int, fr: str, en: str) -> Relaxation:
        def said(event: Event, item: Pause, amount: int) -> Message:
            was = getattr(item, side)
            return message(fr, en, who=named(event, item), to=phrases.hour(was + sign * amount), was=phrases.hour(was))

        amounts = Amounts(moves(event, getattr(pause, side), sign, most), OWN_MINUTE)
        return _of_hours(pause, side, amounts, lambda item, by: {side: getattr(item, side) + sign * by}, said)

    later, earlier = max(d.end for d in days) - pause.between_end, pause.between_start - min(d.start for d in days)
    until, since = "Permettre {who} jusqu'à {to} (au lieu de {was})", "Permettre {who} dès {to} (au lieu de {was})"
    yield relaxation("between_end", later, 1, until, "Allow {who} until {to} (instead of {was})")
    yield relaxation("between_start", earlier, -1, since, "Allow {who} from {to} (instead of {was})")


def moved(pause: Pause, days: Sequence[Day]) -> Iterator[Relaxation]:
    """The relaxations that hold an item later or earlier than at its exact hour, on its `days`."""
    key = "at" if isinstance(pause, Break) else "start"
    hour = int(getattr(pause, key))

    def relaxation(most: int, sign: int) -> Relaxation:
        def said(event: Event, item: Pause, amount: int) -> Message:
            was = getattr(item, key)
            return message(
                "Déplacer {who} à {to} (au lieu de {was})",
                "Move {who} to {to} (instead of {was})",
                who=named(event, item),
                to=phrases.hour(was + sign * amount),
                was=phrases.hour(was),
            )

        amounts = Amounts(steps(most), OWN_MINUTE, monotone=False)
        name = f"{key}{'+' if sign > 0 else '-'}"
        return _of_hours(pause, name, amounts, lambda item, by: {key: getattr(item, key) + sign * by}, said)

    yield relaxation(min(d.end for d in days) - hour - pause.duration, 1)
    yield relaxation(hour - max(d.start for d in days), -1)


def on_one_day(event: Event, pause: Break, missed: str) -> Iterator[Relaxation]:
    """The relaxations that hold a break of every day on one day alone, which is not the one of the ISO date `missed`;
    each of the other days costs as much as a requirement that is dropped.
    """
    amounts = Amounts((1,), DROPPED_COST * (len(event.days) - 1))

    def relaxation(day: Day) -> Relaxation:
        def said(event: Event, item: Pause, _: int) -> Message:
            fr, en = "Ne tenir {who} que {when}", "Hold {who} only {when}"
            return message(fr, en, who=named(event, item), when=phrases.on(day.date))

        return _of_hours(pause, f"day.{day.date}", amounts, lambda *_: {"day": day.date}, said)

    if pause.day is None and len(event.days) > 1:
        yield from (relaxation(day) for day in event.days if day.date.isoformat() != missed)


def _of_hours(pause: Pause, name: str, amounts: Amounts, update: _Update, said: _Said) -> Relaxation:
    """The relaxation `name` of what event.toml writes as the hours of an item: its hours, and the day before them."""
    kind, part = ("break", "breaks") if isinstance(pause, Break) else ("plenary", "plenaries")

    def applied(event: Event, amount: int) -> Event:
        return with_item(event, part, pause.id, **update(_item(event, pause), amount))

    def changes(event: Event, amount: int) -> tuple[Change, ...]:
        return (Change(kind, pause.id, *_written(event, _item(applied(event, amount), pause))),)

    def say(event: Event, amount: int) -> Message:
        return said(event, _item(event, pause), amount)

    group, cost = (f"{part}.day" if "." in name else kind), cost_per_unit(amounts.weight)
    return Relaxation(f"{part}.{pause.id}.{name}", group, amounts.values, cost, applied, changes, say, amounts.monotone)


def _item(event: Event, pause: Pause) -> Pause:
    """The item as it is in an event to which other relaxations may have been applied."""
    items: Sequence[Pause] = event.breaks if isinstance(pause, Break) else event.plenaries
    return next(item for item in items if item.id == pause.id)


def _written(event: Event, item: Pause) -> tuple[str, str | list[str]]:
    """Key and value of the hours of an item in event.toml, with its date in an event of several days."""
    day = f"{item.day.isoformat()} " if item.day and len(event.days) > 1 else ""
    key, exactly = ("at", item.at) if isinstance(item, Break) else ("start", item.start)
    if exactly is not None:
        return key, day + plain_hour(exactly)
    return "between", [day + plain_hour(item.between_start), day + plain_hour(item.between_end)]
