"""Talks outside the opening or the closing of their day: the day begins before it, or runs past it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from constraints import items, phrases
from constraints.items import Item
from scheduler.domain.event import Event
from scheduler.explanation.oddities.oddity import Oddity
from scheduler.explanation.oddities.shifts import Measured
from scheduler.explanation.oddities.wording import Cell, Hindrance
from scheduler.language.message import Message, message
from scheduler.language.openings import closes, opens


def outside(base: Measured) -> Iterator[Oddity]:
    """Yield each opening that talks precede, and each closing that talks follow, on a day where no plenary has that
    position; nothing where the sessions are preset, since their hours are stated.
    """
    event = base.event
    plenaries = [item for item in items.plenaries(base.programme) if item.id in event.plenary and not event.slots]
    for day in event.days:
        of_day = [item for item in plenaries if item.day == day.date]
        talks = [item for item in items.talks(base.programme) if item.day == day.date]
        stated = {event.plenary[item.id].position for item in of_day}
        openings = [item for item in of_day if opens(event.plenary[item.id].title)]
        closings = [item for item in of_day if closes(event.plenary[item.id].title)]
        if openings and "first" not in stated:
            yield from _oddity(event, openings[0], [talk for talk in talks if talk.start < openings[0].start])
        if closings and "last" not in stated:
            yield from _oddity(event, closings[-1], [talk for talk in talks if talk.start > closings[-1].start])


def _oddity(event: Event, plenary: Item, talks: Sequence[Item]) -> Iterator[Oddity]:
    if not talks:
        return
    start, end = min(talk.start for talk in talks), max(talk.end for talk in talks)
    before, several = start < plenary.start, len(talks) > 1
    values = {
        "who": _named(event, talks),
        "plenary": phrases.item(event, plenary),
        "at": phrases.at(event, plenary.day, plenary.start),
    }
    has, verb = ("ont", "are") if several else ("a", "is")
    if before:
        fr, en = f"{{who}} {has} lieu avant {{plenary}} ({{at}})", f"{{who}} {verb} held before {{plenary}} ({{at}})"
    else:
        fr, en = f"{{who}} {has} lieu après {{plenary}} ({{at}})", f"{{who}} {verb} held after {{plenary}} ({{at}})"
    subjects = tuple(talk.id for talk in talks)
    reason = _unstated(plenary, before=before)
    yield Oddity("outside", plenary.day, start, end, subjects, message(fr, en, **values), (reason,))


def _named(event: Event, talks: Sequence[Item]) -> Message:
    """The talks: one by its title, two or three by their ids, more by their number."""
    if len(talks) == 1:
        return phrases.opening(phrases.item(event, talks[0]))
    if len(talks) > 3:
        return message("{count} exposés", "{count} talks", count=len(talks))
    return message("Les exposés {ids}", "Talks {ids}", ids=phrases.listed([talk.id for talk in talks]))


def _unstated(plenary: Item, *, before: bool) -> Hindrance:
    text = (
        message(
            'dites-la première (event.toml, [[plenaries]] position = "first") si rien ne doit la précéder',
            'say that it is the first (event.toml, [[plenaries]] position = "first") if nothing shall come before it',
        )
        if before
        else message(
            'dites-la dernière (event.toml, [[plenaries]] position = "last") si rien ne doit la suivre',
            'say that it is the last (event.toml, [[plenaries]] position = "last") if nothing shall come after it',
        )
    )
    return Hindrance("framing", (plenary.id,), text, Cell("plenary", plenary.id, "position"))
