"""Two items at which a person has to be are apart, in the preset model: talks, and sessions known by their number.

Only slots that overlap in time, or leave no time to change rooms between them, are posted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations, product
from typing import TYPE_CHECKING

from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.model.preset import attendance, nth_sessions, talk_pairs
from scheduler.model.preset.verdicts import Hours, Verdict
from scheduler.model.preset.windows import covers

if TYPE_CHECKING:
    from scheduler.domain.people import Person
    from scheduler.model.base import Pause
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.types import BoolLiteral

#: A literal that allows the violation of a pair; each call gives the same one.
Slack = Callable[[], "BoolLiteral"]


@dataclass(frozen=True, slots=True)
class Duty:
    """A talk, or the session `number` of `axis`, from 0, at which a person has to be.

    With `person`: whatever session of the axis the person of its lists is chosen for, one in each slot at most.
    """

    axis: str | None
    talk: Talk | None = None
    number: int = 0
    person: str | None = None

    def inside(self, model: PresetModel, slot: Slot) -> BoolLiteral:
        """A literal that is true if the item is in the slot."""
        if self.talk is not None:
            return model.in_slot(self.talk, slot)
        if self.person is not None:
            return attendance.inside(model, self.axis, self.person, slot)
        return nth_sessions.in_slot(model, self.axis, self.number, slot)

    def in_room(self, model: PresetModel, slot: Slot, room: str) -> BoolLiteral:
        """A literal that is true if the item is in the slot and the room."""
        if self.talk is not None:
            return model.in_room(self.talk, slot, room)
        if self.person is not None:
            return attendance.in_room(model, self.axis, self.person, slot, room)
        return nth_sessions.in_room(model, self.axis, self.number, slot, room)

    def spells(self, slot: Slot) -> list[tuple[Hours, int | None]]:
        """The hours that the item may have in the slot; for a talk, each with its place."""
        if self.talk is None:
            return [(talk_pairs.hours(slot), None)]
        places = self.talk.places
        return [
            ((talk_pairs.minute(slot, place), talk_pairs.minute(slot, place + places)), place)
            for place in range(slot.places - places + 1)
        ]

    def at(self, model: PresetModel, slot: Slot, place: int | None) -> BoolLiteral:
        """A literal that is true if the item is in the slot, at its place."""
        if self.talk is None or place is None:
            return self.inside(model, slot)
        return model.at(self.talk, slot, place)


def chaired(model: PresetModel, person: Person) -> Iterator[Duty]:
    """Yield the sessions that the person is stated to chair."""
    for axis in model.event.axes:
        if axis.id in model.event.used_axes and person.id in axis.every_chair:
            for number in range(nth_sessions.most(model, axis.id)):
                if person.id in axis.chairs_of(number):
                    yield Duty(axis.id, number=number)


def discussed(model: PresetModel, person: Person) -> Iterator[Duty]:
    """Yield the talks and the sessions that the person discusses."""
    for talk in model.event.talks:
        if person.id in talk.discussants:
            yield Duty(talk.axis, talk)
    for axis in model.event.axes:
        if axis.id in model.event.used_axes:
            for number in range(min(len(axis.session_discussants), nth_sessions.most(model, axis.id))):
                if person.id in axis.discussants_of(number):
                    yield Duty(axis.id, number=number)


def one_place(model: PresetModel, person: Person, requirement: Requirement, spoken: list[Pause]) -> None:
    """Each two talks, sessions to chair and plenaries of the person are apart, or break the requirement once.

    Pairs of talks, and of plenaries, are left out.
    """
    talks = [Duty(talk.axis, talk) for talk in model.event.presented(person.id)]
    sessions = list(chaired(model, person))
    for first, second in (*product(talks, sessions), *combinations(sessions, 2)):
        keep_apart(model, first, second, cache(lambda: model.slack(requirement)))
    for duty, pause in product(sessions, spoken):
        keep_from(model, duty, pause, cache(lambda: model.slack(requirement)))


def keep_apart(model: PresetModel, first: Duty, second: Duty, slack: Slack) -> None:
    """The two items are not at the same time, nor too near in two rooms, unless slack is 1.

    A talk and the session that holds it are in no conflict, nor is an item with itself.
    """
    for slot, other in product(model.event.slots, repeat=2):
        if judge(model.event, talk_pairs.hours(slot), talk_pairs.hours(other)) == "fine" or first == second:
            continue
        if model.is_false(first.inside(model, slot)) or model.is_false(second.inside(model, other)):
            continue
        if slot is other and first.axis == second.axis and (first.talk is None) != (second.talk is None):
            _keep_together(model, (first, second), slot, slack)
        else:
            keep_apart_in(model, (first, second), (slot, other), slack)


def _keep_together(model: PresetModel, pair: tuple[Duty, Duty], slot: Slot, slack: Slack) -> None:
    """The talk is in the session where both are in the slot, unless slack is 1."""
    if model.allowed(pair[0].axis, slot) < 2 or not model.knows("rooms"):
        return
    for room in model.event.rooms_of(slot):
        here, there = (duty.in_room(model, slot, room) for duty in pair)
        model.cp.add_bool_or(slack(), ~here, there, ~pair[1].inside(model, slot))


def keep_apart_in(model: PresetModel, pair: tuple[Duty, Duty], slots: tuple[Slot, Slot], slack: Slack) -> None:
    """The two items are apart where they are in these slots, unless slack is 1."""
    spells = [duty.spells(slot) for duty, slot in zip(pair, slots, strict=True)]
    verdicts = {
        (place, across): _in_rooms(model, slots, judge(model.event, first, second))
        for (first, place), (second, across) in product(*spells)
    }
    kinds = set(verdicts.values())
    if len(kinds) > 1 and not model.knows("places"):
        return
    if len(kinds) == 1:
        verdicts = {(None, None): kinds.pop()} if kinds else {}
    for places, verdict in verdicts.items():
        if verdict != "fine":
            where = [d.at(model, slot, place) for d, slot, place in zip(pair, slots, places, strict=True)]
            _forbid(model, pair, slots, [~literal for literal in where], verdict, slack)


def _forbid(
    model: PresetModel,
    pair: tuple[Duty, Duty],
    slots: tuple[Slot, Slot],
    unless: list[BoolLiteral],
    verdict: Verdict,
    slack: Slack,
) -> None:
    """One of `unless` or slack is true; where the verdict is "moves", only if the items are in different rooms."""
    if verdict == "breaks":
        model.cp.add_bool_or(slack(), *unless)
    elif model.knows("rooms"):
        for room in model.event.rooms_of(slots[0]):
            here, there = (duty.in_room(model, slot, room) for duty, slot in zip(pair, slots, strict=True))
            model.cp.add_bool_or(slack(), ~here, there, *unless)


def _in_rooms(model: PresetModel, slots: tuple[Slot, Slot], verdict: Verdict) -> Verdict:
    """The verdict on two items of these slots: they change rooms for certain if the slots have none in common."""
    rooms, others = (model.event.rooms_of(slot) for slot in slots)
    if verdict == "moves" and slots[0] is not slots[1]:
        if not set(rooms).intersection(others):
            return "breaks"
        return "fine" if len({*rooms, *others}) == 1 else verdict
    return verdict


def judge(event: Event, hours: Hours, other: Hours) -> Verdict:
    """Return "breaks" if the spans overlap, "moves" if they leave no time to change rooms, else "fine"."""
    return _judged(_room_change(event), hours, other)


def judging(event: Event) -> Callable[[Hours, Hours], Verdict]:
    """Return `judge` for the event: the same function for all events with one time to change rooms."""
    return _judging(_room_change(event))


@cache
def _judging(change: int) -> Callable[[Hours, Hours], Verdict]:
    return partial(_judged, change)


def _room_change(event: Event) -> int:
    return event.session_settings.room_change if len(event.rooms) > 1 else 0


def _judged(change: int, hours: Hours, other: Hours) -> Verdict:
    if hours[0] < other[1] and other[0] < hours[1]:
        return "breaks"
    return "moves" if hours[0] < other[1] + change and other[0] < hours[1] + change else "fine"


def keep_present(model: PresetModel, duty: Duty, person: Person, slack: Slack) -> None:
    """The item lies inside one of the person's windows, unless slack is 1."""
    for slot in model.event.slots:
        midnight = slot.day.toordinal() * DAY
        wrong = [
            place
            for (start, end), place in duty.spells(slot)
            if not covers(person.available, slot.day, start - midnight, end - midnight)
        ]
        if not wrong or model.is_false(duty.inside(model, slot)):
            continue
        if len(wrong) == len(duty.spells(slot)):
            model.cp.add_bool_or(slack(), ~duty.inside(model, slot))
        elif model.knows("places"):
            for place in wrong:
                model.cp.add_bool_or(slack(), ~duty.at(model, slot, place))


def keep_from(model: PresetModel, duty: Duty, pause: Pause, slack: Slack) -> None:
    """The item leaves the time to change rooms from and to the plenary, unless slack is 1.

    No slot overlaps a plenary.
    """
    room = model.event.plenary[pause.id].room
    for slot in model.event.slots if room is not None else ():
        near = {place: too_near(model, pause, spell) for spell, place in duty.spells(slot)}
        if not any(near.values()) or model.is_false(duty.inside(model, slot)):
            continue
        alike = len({tuple(minutes) for minutes in near.values()}) == 1
        if not model.knows("rooms", *(() if alike else ("places",))):
            continue
        there = duty.in_room(model, slot, room or "")
        for spell, place in duty.spells(slot)[:1] if alike else duty.spells(slot):
            away = away_from(model, pause, spell)
            if away is not None:
                here = duty.at(model, slot, None if alike else place)
                model.cp.add_bool_or(slack(), away, ~pause.present, ~here, there)


def too_near(model: PresetModel, pause: Pause, hours: Hours) -> list[int]:
    """Return the minutes at which the plenary may start and leaves no time to change rooms before or after `hours`."""
    midnight = model.event.plenary[pause.id].day.toordinal() * DAY
    return [
        minute
        for minute in pause.starts
        if judge(model.event, hours, (midnight + minute, midnight + minute + pause.shortest)) != "fine"
    ]


def away_from(model: PresetModel, pause: Pause, hours: Hours) -> BoolLiteral | None:
    """Return a literal that is 1 only if the plenary leaves time to change rooms; None where it always does."""
    near = too_near(model, pause, hours)
    if not near:
        return None
    if isinstance(pause.start, int):
        return model.false
    away = model.cp.new_bool_var(f"{pause.id} away")
    model.starts_at(pause, [minute for minute in pause.starts if minute not in near], away)
    return away
