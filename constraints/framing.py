"""Nothing but breaks lies before a plenary that is first of its day, or after one that is last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constraints import items, phrases
from constraints.items import Item
from constraints.rule import Rule
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.rooms import Slot
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.base import Pause, TimetableBase
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import Term


def requirements(event: Event) -> tuple[Requirement, ...]:
    """Each plenary with a position has one requirement."""
    return tuple(_requirement(plenary.id) for plenary in event.plenaries if plenary.position)


def _requirement(plenary: str) -> Requirement:
    return Requirement("framing", (plenary,))


def post(model: TimetableModel) -> None:
    """Every talk and plenary of the day starts after a first plenary, and is over before a last one, or costs 1."""
    for pause in _framing(model):
        _other_plenaries(model, pause)
        if model.binds(_requirement(pause.id)):
            _sessions(model, pause)
        elif not model.drops(_requirement(pause.id)):
            _talks(model, pause)


def _framing(model: TimetableBase) -> list[Pause]:
    """Return the plenaries that have a position."""
    return [pause for pause in model.plenaries if model.event.plenary[pause.id].position]


def _is_first(model: TimetableBase, pause: Pause) -> bool:
    return model.event.plenary[pause.id].position == "first"


def _other_plenaries(model: TimetableBase, pause: Pause) -> None:
    """Each other plenary of the day is on the right side of this one, or costs 1."""
    for other in model.plenaries:
        if other is not pause and other.day == pause.day:
            slack = model.slack(_requirement(pause.id))
            earlier, later = (pause, other) if _is_first(model, pause) else (other, pause)
            model.cp.add(earlier.end <= later.start).only_enforce_if(~slack, pause.present, other.present)


def _sessions(model: TimetableModel, pause: Pause) -> None:
    """Each session of the day is on the right side of the plenary."""
    for session in model.sessions:
        after = model.before(pause, session)
        right = after if _is_first(model, pause) else ~after
        model.cp.add_bool_or(~pause.present, ~session.day[pause.day], right)


def _talks(model: TimetableModel, pause: Pause) -> None:
    """Each talk of the day is on the right side of the plenary, or costs 1."""
    first, midnight = _is_first(model, pause), pause.day * DAY
    for talk in model.event.talks:
        start, held = model.start_of(talk), model.is_held(talk)
        elsewhere = model.cp.new_bool_var(f"{talk.id} not on the day of {pause.id}")
        other_side = start < midnight if first else start >= midnight + DAY
        model.cp.add(other_side).only_enforce_if(elsewhere)
        slack = model.slack(_requirement(pause.id))
        right = start >= pause.end if first else start + talk.duration <= pause.start
        model.cp.add(right).only_enforce_if(~slack, ~elsewhere, held, pause.present)


def post_slots(model: PresetModel) -> None:
    """Each talk in a slot of the day on the wrong side of the plenary costs 1, and each other plenary likewise."""
    for pause in _framing(model):
        _other_plenaries(model, pause)
        for slot in model.event.slots:
            if model.day_number[slot.day] == pause.day:
                _slot(model, pause, slot)


def _slot(model: PresetModel, pause: Pause, slot: Slot) -> None:
    """Each talk in the slot costs 1 where the slot is on the wrong side of the plenary, which it never overlaps."""
    requirement, first = _requirement(pause.id), _is_first(model, pause)
    wrong = [minute for minute in pause.starts if (slot.start < minute) == first]
    if not wrong:
        return
    if len(wrong) == len(pause.starts) and model.is_true(pause.present):
        for talk in model.event.talks:
            model.price_talk(requirement, 1, talk, slot)
        return
    right = model.cp.new_bool_var(f"{slot.id} on the right side of {pause.id}")
    model.starts_at(pause, [minute for minute in pause.starts if minute not in wrong], right)
    for axis in model.event.used_axes:
        number: Term = model.talks_in(axis, slot)
        if not isinstance(number, int):
            counted = model.cp.new_int_var(0, len(model.event.talks_of(axis)), "")
            model.cp.add(counted >= number).only_enforce_if(~right, pause.present)
            model.price(requirement, 1, counted)


def measure(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """Each talk and other plenary of the day that starts before a first plenary, or after a last one, counts 1."""
    contents = (*items.talks(programme), *items.plenaries(programme))
    return tuple(
        Violation("framing", 1, (plenary.id, item.id), _text(event, plenary, item, position))
        for plenary in items.plenaries(programme)
        if (position := event.plenary[plenary.id].position if plenary.id in event.plenary else None) is not None
        for item in contents
        if (item.kind, item.id) != ("plenary", plenary.id) and item.day == plenary.day
        if (item.start < plenary.start if position == "first" else item.start > plenary.start)
    )


def _text(event: Event, plenary: Item, item: Item, position: str) -> Message:
    values = {
        "item": phrases.opening(phrases.item(event, item)),
        "plenary": phrases.item(event, plenary),
        "when": phrases.when(event, item),
        "then": phrases.when(event, plenary),
    }
    if position == "first":
        return message(
            "{item} ({when}) a lieu avant {plenary} ({then}), qui ouvre la journée.",
            "{item} ({when}) is held before {plenary} ({then}), which is first of its day.",
            **values,
        )
    return message(
        "{item} ({when}) a lieu après {plenary} ({then}), qui clôt la journée.",
        "{item} ({when}) is held after {plenary} ({then}), which is last of its day.",
        **values,
    )


def say(event: Event, requirement: Requirement) -> Message:
    plenary = event.plenary[requirement.subjects[0]]
    if plenary.position == "first":
        return message(
            "La plénière {title} ouvre la journée : rien d'autre que des pauses ne la précède.",
            "Plenary {title} is first of its day: nothing but breaks comes before it.",
            title=phrases.title(plenary.title),
        )
    return message(
        "La plénière {title} clôt la journée : rien d'autre que des pauses ne la suit.",
        "Plenary {title} is last of its day: nothing but breaks comes after it.",
        title=phrases.title(plenary.title),
    )


RULE = Rule(
    name="framing",
    kind="adjustable",
    title=message(fr="Ouverture et clôture", en="Opening and closing"),
    meaning=message(
        fr="rien d'autre que des pauses ne précède, le même jour, une plénière dont `position` est `first`, ni ne suit "
        "une plénière dont elle est `last`",
        en="on its day, nothing but breaks lies before a plenary whose `position` is `first`, or after one whose "
        "`position` is `last`",
    ),
    unit=message(fr="exposé ou plénière", en="talk or plenary"),
    requirements=requirements,
    post=post,
    post_slots=post_slots,
    measure=measure,
    say=say,
    reads=("plenaries.position",),
    relaxations=("position",),
    by_session=True,
)
