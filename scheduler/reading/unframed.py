"""Openings and closings without `position`, outside which talks may come to lie: they are remarked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from scheduler.domain.breaks import Plenary
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.talks import Talk
from scheduler.domain.windows import spans_on
from scheduler.language.message import Message, message
from scheduler.language.openings import closes, opens
from scheduler.reading.draft import Draft
from scheduler.reading.report import Report
from scheduler.validation.fault import hours

Span = tuple[int, int]
Position = Literal["first", "last"]

#: By position, whether a title says that a plenary has it.
_SAYS: dict[Position, Callable[[str], bool]] = {"first": opens, "last": closes}


def report_unframed(event: Event, draft: Draft, report: Report) -> None:
    """Each opening and closing without `position`, outside which some talk may come to lie, is remarked.

    Preset sessions state their hours themselves, and pinned talks are where their pins say.
    """
    if event.slots:
        return
    places = {item.value.id: item.place for item in draft.plenaries}
    for plenary, position in _unframed(event):
        report.remark(places[plenary.id].spot("position"), "", _text(event, plenary, position))


def _unframed(event: Event) -> Iterator[tuple[Plenary, Position]]:
    """The first opening and the last closing of each day that have no position, if a talk may lie outside."""
    positions: tuple[Position, ...] = ("first", "last")
    for day in event.days:
        plenaries = sorted((p for p in event.plenaries if p.day == day.date), key=lambda plenary: plenary.earliest)
        for position in positions:
            meant = [p for p in plenaries if _SAYS[position](p.title)]
            if not meant or any(plenary.position == position for plenary in plenaries):
                continue
            outermost = meant[0 if position == "first" else -1]
            if outermost.position is None and _may_lie_outside(event, outermost, position):
                yield outermost, position


def _may_lie_outside(event: Event, plenary: Plenary, position: Position) -> bool:
    """True if some talk without a pin may be held on the day before the opening, or after the closing."""
    day = event.day[plenary.day]
    first, last = plenary.bounds(day)
    outside = (day.start, last - plenary.duration) if position == "first" else (first + plenary.duration, day.end)
    taken = [(p.earliest, p.end) for p in event.plenaries if p.day == day.date and p.fixed]
    taken += [pause.window for pause in event.breaks if pause.at is not None and pause.day in (None, day.date)]
    free = _without([outside], taken)
    return any(talk.pin is None and _fits(event, talk, plenary, free) for talk in event.talks)


def _fits(event: Event, talk: Talk, plenary: Plenary, free: Sequence[Span]) -> bool:
    """True if one of the `free` spans of the plenary's day holds the talk, by its hours and its speakers' own."""
    spans = list(free)
    for windows in (talk.available, *(event.person[person].available for person in talk.speakers)):
        if windows:
            spans = [
                (max(start, begin), min(end, finish))
                for start, end in spans
                for begin, finish in spans_on(windows, plenary.day)
            ]
    return any(end - start >= talk.duration for start, end in spans)


def _without(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """The spans without the minutes that are `taken`."""
    left = [(start, min(end, DAY)) for start, end in spans]
    for first, last in taken:
        left = [piece for start, end in left for piece in ((start, min(end, first)), (max(start, last), end))]
    return [(start, end) for start, end in left if start < end]


def _text(event: Event, plenary: Plenary, position: Position) -> Message:
    day = event.day[plenary.day]
    if position == "first":
        return message(
            "des exposés peuvent avoir lieu avant « {title} » (la journée commence à {from_}) : dites-la première "
            '(event.toml, [[plenaries]] position = "first") si rien ne doit la précéder',
            "talks may be held before “{title}” (the day starts at {from_}): say that it is the first "
            '(event.toml, [[plenaries]] position = "first") if nothing shall come before it',
            title=plenary.title,
            **hours(from_=day.start),
        )
    return message(
        "des exposés peuvent avoir lieu après « {title} » (la journée finit à {to}) : dites-la dernière "
        '(event.toml, [[plenaries]] position = "last") si rien ne doit la suivre',
        "talks may be held after “{title}” (the day ends at {to}): say that it is the last "
        '(event.toml, [[plenaries]] position = "last") if nothing shall come after it',
        title=plenary.title,
        **hours(to=day.end),
    )
