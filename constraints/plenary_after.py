"""What a plenary's `after` names is over when the plenary starts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule
from scheduler.domain.awaited import AXIS, awaited
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.base import Pause, TimetableBase
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each plenary with each name of its `after` that means something has one requirement."""
    return tuple(
        _requirement(plenary.id, name)
        for plenary in event.plenaries
        for name in dict.fromkeys(plenary.after)
        if awaited(event, name)
    )


def _requirement(plenary: str, name: str) -> Requirement:
    return Requirement("plenary_after", (plenary, name))


def post(model: TimetableModel) -> None:
    """Each talk, break and plenary that is waited for ends before the plenary starts, or costs 1."""
    for pause in model.plenaries:
        for requirement in _of(model, pause):
            _pauses(model, pause, requirement)
            if model.binds(requirement):
                _sessions(model, pause, requirement)
            for talk in _talks(model.event, requirement.subjects[1]):
                slack = model.slack(requirement)
                over = model.start_of(talk) + talk.duration <= pause.start
                model.cp.add(over).only_enforce_if(~slack, pause.present, model.is_held(talk))


def _of(model: TimetableBase, pause: Pause) -> list[Requirement]:
    """Return the requirements of the plenary that the model does not ignore."""
    named = dict.fromkeys(model.event.plenary[pause.id].after)
    return [wanted for name in named if not model.drops(wanted := _requirement(pause.id, name))]


def _talks(event: Event, name: str) -> tuple[Talk, ...]:
    """Return the talk of that id, or the talks of the axis that is named."""
    if name.startswith(AXIS):
        return tuple(talk for talk in event.talks if talk.axis == name.removeprefix(AXIS))
    return (event.talk[name],) if name in event.talk else ()


def _pauses(model: TimetableBase, pause: Pause, requirement: Requirement) -> None:
    """Each break or plenary of that name ends before the plenary starts, or costs 1.

    Of a break that is held on several days, only the one of the plenary's day is meant, if there is one.
    """
    named = [other for other in model.pauses if other.id == requirement.subjects[1] and other is not pause]
    today = [other for other in named if other.kind == "break" and other.day == pause.day]
    for other in today or named:
        slack = model.slack(requirement)
        model.cp.add(other.end <= pause.start).only_enforce_if(~slack, pause.present, other.present)


def _sessions(model: TimetableModel, pause: Pause, requirement: Requirement) -> None:
    """Each session of an axis that is named comes before the plenary."""
    name = requirement.subjects[1]
    for session in model.sessions if name.startswith(AXIS) else ():
        if session.axis == name.removeprefix(AXIS):
            model.cp.add_bool_or(~session.present, ~pause.present, ~model.before(pause, session))


def post_slots(model: PresetModel) -> None:
    """Each talk that is waited for in a slot which is not over costs 1, and each break and plenary likewise."""
    for pause in model.plenaries:
        for requirement in _of(model, pause):
            _pauses(model, pause, requirement)
            talks = _talks(model.event, requirement.subjects[1])
            for slot in model.event.slots if talks else ():
                _slot(model, pause, slot, requirement)


def _slot(model: PresetModel, pause: Pause, slot: Slot, requirement: Requirement) -> None:
    """Each talk that is waited for in the slot costs 1 where the slot is not over when the plenary starts."""
    day, talks = model.day_number[slot.day], _talks(model.event, requirement.subjects[1])
    over = [minute for minute in pause.starts if (day, slot.end) <= (pause.day, minute)]
    if len(over) == len(pause.starts):
        return
    if not over and model.is_true(pause.present):
        for talk in talks:
            model.price_talk(requirement, 1, talk, slot)
        return
    is_over = model.cp.new_bool_var(f"{slot.id} before {pause.id}")
    model.starts_at(pause, over, is_over)
    if requirement.subjects[1].startswith(AXIS):
        number = model.talks_in(talks[0].axis, slot)
        counted = model.cp.new_int_var(0, len(talks), "")
        model.cp.add(counted >= number).only_enforce_if(~is_over, pause.present)
        model.price(requirement, 1, counted)
        return
    here = model.in_slot(talks[0], slot)
    if not model.is_false(here):
        model.cp.add_bool_or(~here, is_over, ~pause.present, model.slack(requirement))


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk, break and plenary that is waited for and ends after the plenary has started counts 1."""
    return tuple(
        Violation("plenary_after", 1, (plenary.id, item.id), _text(event, plenary, item))
        for plenary in items.plenaries(programme)
        if plenary.id in event.plenary
        for name in dict.fromkeys(event.plenary[plenary.id].after)
        for item in _named(event, programme, name, plenary)
        if item.last > plenary.first
    )


def _named(event: Event, programme: Programme, name: str, plenary: Item) -> Iterator[Item]:
    """Yield the items of the programme that a name means; of a break of several days, that of the plenary's day."""
    wanted = set(awaited(event, name))
    everything = (*items.talks(programme), *items.pauses(programme))
    named = [item for item in everything if (item.kind, item.id) in wanted]
    of_the_day = [item for item in named if item.kind == "break" and item.day == plenary.day]
    yield from of_the_day or (item for item in named if (item.kind, item.id) != ("plenary", plenary.id))


def _text(event: Event, plenary: Item, item: Item) -> Message:
    return message(
        "{plenary} ({then}) commence avant la fin de ce qu'elle doit suivre : {item} ({when}).",
        "{plenary} ({then}) starts before what it must follow is over: {item} ({when}).",
        plenary=phrases.opening(phrases.item(event, plenary)),
        item=phrases.item(event, item),
        when=phrases.when(event, item),
        then=phrases.when(event, plenary),
    )


def say(event: Event, requirement: Requirement) -> Message:
    plenary, name = requirement.subjects
    return message(
        "La plénière {title} vient après {what}.",
        "Plenary {title} comes after {what}.",
        title=phrases.title(event.plenary[plenary].title),
        what=phrases.awaited(event, name),
    )


RULE = Rule(
    name="plenary_after",
    kind="adjustable",
    title=message(fr="Ordre des plénières", en="Order of plenaries"),
    meaning=message(
        fr="ce que nomme la clé `after` d'une plénière (plénières, pauses, exposés, `axis:1` pour tous ceux d'un axe) "
        "est fini quand elle commence",
        en="what a plenary's `after` names (plenaries, breaks, talks, `axis:1` for all of an axis) is over when it "
        "starts",
    ),
    unit=message(fr="plénière et élément", en="plenary and item"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("plenaries.after",),
    relaxations=("waiting",),
)
