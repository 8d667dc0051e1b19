"""A talk or a plenary lies before, between and after the breaks of a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule, always
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.base import Pause
    from scheduler.model.candidates import Candidate
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral


def requirements(event: Event) -> tuple[Requirement, ...]:
    return (Requirement("break_between"),) if event.breaks else ()


def post(model: TimetableModel) -> None:
    """Some session or plenary lies before each break and after the break before it, and one after the last break."""
    for number in range(len(model.event.days)):
        breaks = [pause for pause in model.breaks if pause.day == number]
        for following in [*breaks, None] if breaks else []:
            slack = model.slack(Requirement("break_between"))
            fillers = _fillers(model, number, breaks, following)
            for pause in [following] if following else breaks:
                model.cp.add_bool_or(slack, ~pause.present, *fillers)


def _fillers(model: TimetableModel, number: int, breaks: list[Pause], following: Pause | None) -> list[BoolLiteral]:
    """Return literals for the sessions and plenaries of a day, each 1 only if its item lies before `following`.

    The item also lies after all earlier breaks. `following` is None for the part of the day after the last break.
    """
    fillers = []
    for session in model.sessions:
        fillers.append(_fills(model, session, breaks, following))
        model.cp.add_implication(fillers[-1], session.day[number])
    plenaries = [plenary for plenary in model.plenaries if plenary.day == number]
    return fillers + [_fills(model, plenary, breaks, following) for plenary in plenaries]


def _fills(model: TimetableModel, item: Candidate | Pause, breaks: list[Pause], following: Pause | None) -> BoolLiteral:
    """Return a literal that is 1 only if the item lies in the part of the day that `following` ends."""
    fills = model.cp.new_bool_var("")
    model.cp.add_implication(fills, item.present)
    if following is not None:
        model.cp.add_implication(fills, ~model.before(following, item))
    for pause in breaks:
        if following is None:
            model.cp.add_bool_or(~fills, ~pause.present, model.before(pause, item))
        elif pause is not following:
            earlier_or_later = (model.before(pause, item), model.before(following, pause))
            model.cp.add_bool_or(~fills, ~pause.present, *earlier_or_later)
    return fills


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each part of a day in which no talk and no plenary lies wholly counts 1.

    The n breaks of a day, in the order of time, make n + 1 parts: before the first, between each two that follow each
    other (so that breaks that touch have an empty part between them), and after the last. A day without breaks has no
    parts. The break that ends the part is the violation's subject; for the last part, the break that begins it.
    """
    contents = (*items.talks(programme), *items.plenaries(programme))
    return tuple(
        Violation("break_between", 1, (subject.id,), _text(event, before, following))
        for before, following, start, end in _parts(programme)
        if (subject := following or before) is not None
        and not any(start <= item.first and item.last <= end for item in contents)
    )


def _parts(programme: Programme) -> Iterator[tuple[Item | None, Item | None, int, int]]:
    """Yield each part of a day: the break before it, the break after it, and its absolute minutes.

    A part begins or ends at midnight if there is no break (None) on that side.
    """
    breaks = sorted(items.breaks(programme), key=lambda item: (item.first, item.last))
    for day in dict.fromkeys(item.day for item in breaks):
        before, start = None, _midnight(day)
        for pause in (item for item in breaks if item.day == day):
            yield before, pause, start, pause.first
            before, start = pause, max(start, pause.last)
        yield before, None, start, _midnight(day) + DAY


def _midnight(day: date) -> int:
    return day.toordinal() * DAY


def _text(event: Event, before: Item | None, following: Item | None) -> Message:
    labels = [phrases.item(event, item) for item in (before, following) if item is not None]
    hours = [phrases.when(event, item) for item in (before, following) if item is not None]
    if len(labels) == 2:
        return message(
            "Rien n'a lieu entre {one} ({first}) et {other} ({second}).",
            "Nothing is held between {one} ({first}) and {other} ({second}).",
            one=labels[0],
            first=hours[0],
            other=labels[1],
            second=hours[1],
        )
    if before is None:
        return message(
            "Rien n'a lieu avant {one} ({first}).",
            "Nothing is held before {one} ({first}).",
            one=labels[0],
            first=hours[0],
        )
    return message(
        "Rien n'a lieu après {one} ({first}).", "Nothing is held after {one} ({first}).", one=labels[0], first=hours[0]
    )


def say(event: Event, requirement: Requirement) -> Message:
    return message(
        "Avant, entre et après les pauses de chaque jour, il y a un exposé ou une plénière.",
        "Before, between and after the breaks of each day there is a talk or a plenary.",
    )


RULE = Rule(
    name="break_between",
    kind="adjustable",
    title=message(fr="Des pauses entre des exposés", en="Breaks between talks"),
    meaning=message(
        fr="chaque jour, avant la première pause, entre deux pauses et après la dernière, il y a un exposé ou une "
        "plénière",
        en="on each day, before the first break, between two breaks and after the last, there is a talk or a plenary",
    ),
    unit=message(fr="pause", en="break"),
    requirements=requirements,
    post=post,
    measure=measure,
    say=say,
    where="free",
    relaxations=("rule",),
    helped_by_talks=always,
)
