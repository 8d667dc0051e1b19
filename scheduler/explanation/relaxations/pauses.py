"""Relaxations of breaks and plenaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from constraints import phrases
from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.clock import plain_hour
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.windows import Day
from scheduler.explanation.relaxations.fineness import moves
from scheduler.explanation.relaxations.relaxation import (
    DROPPED_COST,
    OWN_MINUTE,
    Amounts,
    Change,
    Field,
    Relaxation,
    cost_per_unit,
    field_relaxation,
    shorter,
    steps,
    with_item,
)
from scheduler.language.message import Message, message


def break_window(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxations that move or widen the hours of a break or shorten it; none where it has begun."""
    pause = next(item for item in event.breaks if item.id == requirement.subjects[0])
    if any(begun.id == pause.id for begun in event.begun):
        return
    days = [day for day in event.days if pause.day in (None, day.date)]
    if pause.at is None:
        yield from _wider(event, "breaks", pause, days)
    else:
        yield from _moved(event, "breaks", pause, days)
    yield shorter("breaks", pause.id, pause.duration, OWN_MINUTE, _named)


def plenary(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxations that move, widen or shorten a plenary; none where it may slip."""
    plenary = event.plenary[requirement.subjects[0]]
    days = [event.day[plenary.day]]
    if plenary.slips:
        return
    if plenary.start is None:
        yield from _wider(event, "plenaries", plenary, days)
    else:
        yield from _moved(event, "plenaries", plenary, days)
    yield shorter("plenaries", plenary.id, plenary.duration, OWN_MINUTE, _named)


def position(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxation with which something may come before an opening plenary, or after a closing one."""
    name = requirement.subjects[0]
    first = event.plenary[name].position == "first"
    yield field_relaxation(
        f"plenaries.{name}.position",
        "plenary",
        Field("plenaries", name, "position"),
        Amounts((1,), DROPPED_COST),
        lambda item, _: None,
        lambda e, item, _: message(
            "Ne pas exiger que {who} ouvre la journée" if first else "Ne pas exiger que {who} close la journée",
            "Not to require {who} to be first of its day" if first else "Not to require {who} to be last of its day",
            who=_named(e, item),
        ),
    )


def waiting(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxation with which a plenary no longer comes after one of the things that it names."""
    name, before = requirement.subjects
    yield field_relaxation(
        f"plenaries.{name}.after.{before}",
        "plenary",
        Field("plenaries", name, "after", lambda names: list(names) or None),
        Amounts((1,), DROPPED_COST),
        lambda item, _: tuple(other for other in item.after if other != before),
        lambda e, item, _: message(
            "Ne pas exiger que {who} suive {what}",
            "Not to require {who} after {what}",
            who=_named(e, item),
            what=phrases.awaited(e, before),
        ),
    )


def _named(event: Event, item: Break | Plenary) -> Message:
    title = phrases.title(item.title)
    if isinstance(item, Break):
        return message("la pause {title}", "break {title}", title=title)
    return message("la plénière {title}", "plenary {title}", title=title)


def _dated(event: Event, item: Break | Plenary) -> str:
    """What event.toml writes before the hours of the item: its date in an event of several days."""
    return f"{item.day.isoformat()} " if item.day and len(event.days) > 1 else ""


def _wider(event: Event, part: str, pause: Break | Plenary, days: Sequence[Day]) -> Iterator[Relaxation]:
    """The relaxations that end the window of an item later or begin it earlier, on its `days`."""
    kind, name = ("break" if part == "breaks" else "plenary"), pause.id

    def relaxation(side: str, most: int, sign: int, fr: str, en: str) -> Relaxation:
        def applied(event: Event, amount: int) -> Event:
            return with_item(event, part, name, **{side: getattr(_item(event, part, name), side) + sign * amount})

        def changes(event: Event, amount: int) -> tuple[Change, ...]:
            item, day = _item(applied(event, amount), part, name), _dated(event, pause)
            window = [day + plain_hour(item.between_start), day + plain_hour(item.between_end)]
            return (Change(kind, name, "between", window),)

        def said(event: Event, amount: int) -> Message:
            item = _item(event, part, name)
            was = getattr(item, side)
            return message(fr, en, who=_named(event, item), to=phrases.hour(was + sign * amount), was=phrases.hour(was))

        amounts = moves(event, getattr(pause, side), sign, most)
        return Relaxation(f"{part}.{name}.{side}", kind, amounts, cost_per_unit(OWN_MINUTE), applied, changes, said)

    yield relaxation(
        "between_end",
        max(d.end for d in days) - pause.between_end,
        1,
        "Permettre {who} jusqu'à {to} (au lieu de {was})",
        "Allow {who} until {to} (instead of {was})",
    )
    yield relaxation(
        "between_start",
        pause.between_start - min(d.start for d in days),
        -1,
        "Permettre {who} dès {to} (au lieu de {was})",
        "Allow {who} from {to} (instead of {was})",
    )


def _item(event: Event, part: str, name: str) -> Break | Plenary:
    items: Sequence[Break | Plenary] = event.breaks if part == "breaks" else event.plenaries
    return next(item for item in items if item.id == name)


def _moved(event: Event, part: str, pause: Break | Plenary, days: Sequence[Day]) -> Iterator[Relaxation]:
    """The relaxations that hold an item later or earlier than at its exact hour, on its `days`."""
    kind, key = ("break", "at") if part == "breaks" else ("plenary", "start")
    hour = int(getattr(pause, key))
    later, earlier = min(d.end for d in days) - hour - pause.duration, hour - max(d.start for d in days)
    for sign, most in ((1, later), (-1, earlier)):
        yield field_relaxation(
            f"{part}.{pause.id}.{key}{'+' if sign > 0 else '-'}",
            kind,
            Field(part, pause.id, key, lambda minute: _dated(event, pause) + plain_hour(minute)),
            Amounts(steps(most), OWN_MINUTE, monotone=False),
            lambda item, amount, sign=sign: getattr(item, key) + sign * amount,  # type: ignore[misc]
            lambda e, item, amount, sign=sign: message(  # type: ignore[misc]
                "Déplacer {who} à {to} (au lieu de {was})",
                "Move {who} to {to} (instead of {was})",
                who=_named(e, item),
                to=phrases.hour(getattr(item, key) + sign * amount),
                was=phrases.hour(getattr(item, key)),
            ),
        )
