"""Relaxations of breaks and plenaries."""

from __future__ import annotations

from collections.abc import Iterator

from constraints import phrases
from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.clock import plain_hour
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.explanation.relaxations.fineness import moves
from scheduler.explanation.relaxations.relaxation import (
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
    """The relaxations that widen the window of a break or shorten the break; none where it has begun."""
    pause = next(item for item in event.breaks if item.id == requirement.subjects[0])
    if any(begun.id == pause.id for begun in event.begun):
        return
    days = [day for day in event.days if pause.day in (None, day.date)]
    name, title = pause.id, phrases.title(pause.title)

    def window(item: Break) -> list[str]:
        day = f"{item.day.isoformat()} " if item.day and len(event.days) > 1 else ""
        return [day + plain_hour(item.between_start), day + plain_hour(item.between_end)]

    def relaxation(side: str, most: int, sign: int, fr: str, en: str) -> Relaxation:
        def applied(event: Event, amount: int) -> Event:
            item = next(item for item in event.breaks if item.id == name)
            return with_item(event, "breaks", name, **{side: getattr(item, side) + sign * amount})

        def changes(event: Event, amount: int) -> tuple[Change, ...]:
            item = next(item for item in applied(event, amount).breaks if item.id == name)
            return (Change("break", name, "between", list(window(item))),)

        def said(event: Event, amount: int) -> Message:
            was = getattr(next(item for item in event.breaks if item.id == name), side)
            return message(fr, en, title=title, to=phrases.hour(was + sign * amount), was=phrases.hour(was))

        amounts = moves(event, getattr(pause, side), sign, most)
        return Relaxation(f"breaks.{name}.{side}", "break", amounts, cost_per_unit(OWN_MINUTE), applied, changes, said)

    yield relaxation(
        "between_end",
        max(d.end for d in days) - pause.between_end,
        1,
        "Permettre la pause {title} jusqu'à {to} (au lieu de {was})",
        "Allow break {title} until {to} (instead of {was})",
    )
    yield relaxation(
        "between_start",
        pause.between_start - min(d.start for d in days),
        -1,
        "Permettre la pause {title} dès {to} (au lieu de {was})",
        "Allow break {title} from {to} (instead of {was})",
    )
    yield shorter(
        "breaks",
        name,
        pause.duration,
        OWN_MINUTE,
        lambda e, item: message("la pause {title}", "break {title}", title=phrases.title(item.title)),
    )


def plenary(event: Event, requirement: Requirement) -> Iterator[Relaxation]:
    """The relaxations that move or shorten a plenary; none where it may slip."""
    plenary = event.plenary[requirement.subjects[0]]
    day = event.day[plenary.day]

    def title(event: Event, item: Plenary) -> Message:
        return message("la plénière {title}", "plenary {title}", title=phrases.title(item.title))

    def written(start: int) -> str:
        return (f"{plenary.day.isoformat()} " if len(event.days) > 1 else "") + plain_hour(start)

    if plenary.slips:
        return
    for sign, most in ((1, day.end - plenary.end), (-1, plenary.start - day.start)):
        yield field_relaxation(
            f"plenaries.{plenary.id}.start{'+' if sign > 0 else '-'}",
            "plenary",
            Field("plenaries", plenary.id, "start", written),
            Amounts(steps(most), OWN_MINUTE, monotone=False),
            lambda item, amount, sign=sign: item.start + sign * amount,  # type: ignore[misc]
            lambda e, item, amount, sign=sign: message(  # type: ignore[misc]
                "Déplacer {who} à {to} (au lieu de {was})",
                "Move {who} to {to} (instead of {was})",
                who=title(e, item),
                to=phrases.hour(item.start + sign * amount),
                was=phrases.hour(item.start),
            ),
        )
    yield shorter("plenaries", plenary.id, plenary.duration, OWN_MINUTE, title)
