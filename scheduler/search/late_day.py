"""What has to be said of the programme of a late day: what runs on, what left its window, what left the order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from constraints import changes_in_order, changes_in_slots, items, phrases, unchanged
from constraints.items import Item
from constraints.rule import Rule
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Violation
from scheduler.domain.sliding import slid
from scheduler.language.message import Message, message


@dataclass(frozen=True, slots=True)
class LateDay:
    """What has to be said of a late day, each with the ids of its items.

    Attributes
    ----------
    running
        What was under way and is counted until later.
    outside
        The breaks and placed plenaries that lie outside their windows.
    strays
        What left the order, where the order was to be kept.
    plenaries
        The plenaries that start at another hour than before.
    """

    running: tuple[Violation, ...] = ()
    outside: tuple[Violation, ...] = ()
    strays: tuple[Violation, ...] = ()
    plenaries: tuple[Violation, ...] = ()


def levels_in_order(event: Event, base: Programme) -> tuple[Rule, ...]:
    """The levels that come first on a late day on which everything slides in its order; none on another."""
    late = next((late for late in event.late if late.aim == "order"), None)
    if late is None:
        return ()
    return changes_in_order(base, late.day) if not event.slots else changes_in_slots(base, slid(event, base), late.day)


def late_day(event: Event, base: Programme, programme: Programme) -> LateDay:
    """What has to be said of `programme`, where a day of the event runs late; nothing on another."""
    if not event.late:
        return LateDay()
    strays = [level.measure(event, programme) for level in levels_in_order(event, base)[:1]]
    running, outside = _running(event, base, programme), _outside(event, programme)
    out_of_order = tuple(violation for each in strays for violation in each)
    return LateDay(tuple(running), tuple(outside), out_of_order, tuple(_slipped(event, base, programme)))


def _running(event: Event, base: Programme, programme: Programme) -> Iterator[Violation]:
    begun = {("talk", what_if.subject) for what_if in event.what_ifs if what_if.kind == "begun"}
    begun |= {("break", pause.id) for pause in event.begun}
    begun |= {("plenary", plenary.id) for plenary in event.plenaries if plenary.fixed}
    days = {late.day for late in event.late}
    for before, now in unchanged.common_items(event, base, programme):
        if now.day in days and (now.kind, now.id) in begun and now.first == before.first and now.last > before.last:
            text = message(
                "En cours : {item}, jusqu'à {end} (avant : {before}).",
                "Under way: {item}, until {end} (before: {before}).",
                item=phrases.item(event, now),
                end=phrases.hour(now.end),
                before=phrases.hour(before.end),
            )
            yield Violation("running", now.last - before.last, (now.id,), text)


def _slipped(event: Event, base: Programme, programme: Programme) -> Iterator[Violation]:
    days = {late.day for late in event.late}
    for before, now in unchanged.common_items(event, base, programme):
        if now.kind == "plenary" and now.day in days and now.first != before.first:
            text = message(
                "{item} : {when} (avant : {before}).",
                "{item}: {when} (before: {before}).",
                item=phrases.opening(phrases.item(event, now)),
                when=phrases.when(event, now),
                before=phrases.former(event, before, now),
            )
            yield Violation("slipped", 1, (now.id,), text)


def _outside(event: Event, programme: Programme) -> Iterator[Violation]:
    days = {late.day for late in event.late}
    windows = {("break", pause.id): pause.window for pause in event.breaks}
    windows |= {("plenary", p.id): (p.between_start, p.between_end) for p in event.plenaries}
    for item in items.pauses(programme):
        start, end = windows.get((item.kind, item.id), (0, DAY))
        if item.day in days and not start <= item.start <= item.end <= end:
            yield Violation("outside", 1, (item.id,), _out_of_window(event, item, phrases.span(start, end)))


def _out_of_window(event: Event, item: Item, window: Message) -> Message:
    return message(
        "{item} est hors de sa plage ({window}) : {when}.",
        "{item} is outside its window ({window}): {when}.",
        item=phrases.opening(phrases.item(event, item)),
        window=window,
        when=phrases.when(event, item),
    )
