"""How `told` is posted: a literal for whatever may stay as it was, and a cost for each person for whom it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from constraints import numbered_stays, proposals_slots, unchanged
from constraints.proposals import propose, stated, stays_proposed, without_chair
from scheduler.domain.chairing import may_be_chosen
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from scheduler.domain.session_order import ordinals

if TYPE_CHECKING:
    from scheduler.model.base import TimetableBase
    from scheduler.model.candidates import Candidate
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral, Term


def post(model: TimetableModel, base: Programme) -> Callable[[], Term]:
    """The cost is the number of people for whom a talk, a plenary or a session does not stay, and of lost chairs."""
    axes = {a.id: _session_stays(model, a.id, base) for a in model.event.axes if a.chairs and not a.session_chairs}
    talks = {}
    for placed in base.talks:
        talk = model.event.talk.get(placed.id)
        if talk is not None:
            as_long = talk.duration == placed.end - placed.start
            at = model.day_number[placed.day] * DAY + placed.start
            talks[talk.id] = model.stays(talk, at, placed.room) if as_long else model.false
    concerned = _concerned(model, base, axes, talks, partial(_of_person, model, base))
    lost = _without_chair(model, base) if "chairs" in model.event.levels else 0
    return lambda: concerned + lost


def _without_chair(model: TimetableModel, base: Programme) -> Term:
    """Return the number of sessions that have no chair, without those that had none in `base`."""
    propose(model)
    before = _had_none(model.event, base)
    lost: list[Term] = []
    for session in model.sessions:
        if not stated(model, session) and (session.axis, session.number) not in before:
            lost.append(without_chair(model, session))
    return sum(lost)


def _had_none(event: Event, base: Programme) -> frozenset[proposals_slots.Key]:
    """Return the sessions of `base` that have no chair."""
    every = zip(base.sessions, ordinals(event, base), strict=True)
    return frozenset((session.axis, number) for session, number in every if not session.chairs)


def _of_person(model: TimetableModel, base: Programme, person: str) -> Iterator[BoolLiteral]:
    """Yield the literals of the sessions that the person chairs or discusses by their number, or may be proposed."""
    yield from numbered_stays.of_person(model, base, person)
    if may_be_chosen(model.event, person):
        propose(model)
        yield stays_proposed(model, base, model.event.person[person])


def _concerned(
    model: TimetableBase,
    base: Programme,
    axes: Mapping[str, BoolLiteral],
    talks: Mapping[str, BoolLiteral],
    numbered: Callable[[str], Iterable[BoolLiteral]],
) -> Term:
    """Return the number of people who have a talk, a plenary or an axis to chair that does not stay.

    Parameters
    ----------
    model
        The timetable model or the preset model.
    base
        The programme from which changes are counted.
    axes
        Literals that are 1 only if the sessions of the axis stay, by axis.
    talks
        Literals that are 1 only if the talk stays, by talk.
    numbered
        Gives such literals of the sessions that a person chairs or discusses by their number.
    """
    event, anyway = model.event, unchanged.told_anyway(model.event, base)
    plenaries, poster_breaks = _plenaries(model, base), _poster_breaks(model, base)
    discussed = [talk for talk in event.talks if talk.discussants and talk.id in talks]
    concerned = []
    for person in event.people:
        stays = [talks[talk.id] for talk in event.presented(person.id) if talk.id in talks]
        stays += [plenaries[p.id] for p in event.plenaries if p.id in plenaries and person.id in p.people]
        stays += [axes[axis.id] for axis in event.axes if person.id in axis.chairs and axis.id in axes]
        stays += [talks[talk.id] for talk in discussed if person.id in talk.discussants]
        stays += numbered(person.id)
        if event.posters_of(person.id):
            shown = (p.id for p in event.plenaries if p.posters and person.id not in p.people)
            stays += [*(plenaries[name] for name in shown if name in plenaries), *poster_breaks]
        if stays and person.id not in anyway:
            concerned.append(model.cp.new_bool_var(f"{person.id} is told"))
            for literal in stays:
                model.cp.add_bool_or(concerned[-1], literal)
    return sum(concerned)


def _plenaries(model: TimetableBase, base: Programme) -> dict[str, BoolLiteral]:
    """Return a literal for each plenary of both programmes that is 1 only if it stays."""
    literals: dict[str, BoolLiteral] = {}
    before = {plenary.id: plenary for plenary in base.plenaries}
    for pause in model.plenaries:
        plenary, was = model.event.plenary[pause.id], before.get(pause.id)
        if was is not None and (plenary.people or (plenary.posters and model.event.posters)):
            stays = model.cp.new_bool_var(f"{pause.id} stays")
            midnight = model.day_number[was.day] * DAY
            model.cp.add(pause.start == midnight + was.start).only_enforce_if(stays)
            model.cp.add(pause.end == midnight + was.end).only_enforce_if(stays)
            literals[pause.id] = stays if plenary.room == was.room else model.false
    return literals


def _poster_breaks(model: TimetableBase, base: Programme) -> list[BoolLiteral]:
    """Return a literal for each break of both programmes that shows posters, 1 only if it stays on all days."""
    literals: list[BoolLiteral] = []
    event = model.event
    for pause in event.breaks if event.posters else ():
        before = {model.day_number[was.day]: was for was in base.breaks if was.id == pause.id}
        now = [each for each in model.breaks if each.id == pause.id]
        if pause.id not in event.poster_breaks or not before or not now:
            continue
        stays = model.cp.new_bool_var(f"{pause.id} stays")
        for each in now:
            was = before.get(each.day)
            if was is None:
                model.cp.add(stays == 0)
                continue
            model.cp.add(each.start == each.day * DAY + was.start).only_enforce_if(stays)
            model.cp.add(each.end == each.day * DAY + was.end).only_enforce_if(stays)
        literals.append(stays if len(before) == len(now) else model.false)
    return literals


def _session_stays(model: TimetableModel, axis: str, base: Programme) -> BoolLiteral:
    """Return a literal that is 1 only if the axis has the sessions of `base`.

    It is constantly 1 if the axis had or has no sessions.
    """
    sessions = [session for session in base.sessions if session.axis == axis]
    candidates = model.candidates.get(axis, ())
    if not sessions or not candidates:
        return model.true
    stays = model.cp.new_bool_var(f"sessions of {axis} stay")
    model.cp.add(sum(candidate.present for candidate in candidates) == len(sessions)).only_enforce_if(stays)
    for session in sessions:
        model.cp.add_bool_or(~stays, *(_matches(model, candidate, session) for candidate in candidates))
    return stays


def _matches(model: TimetableModel, candidate: Candidate, session: PlacedSession) -> BoolLiteral:
    """Return a literal that is 1 only if the candidate has the room, start and end of the session."""
    same = model.cp.new_bool_var("")
    midnight = model.day_number[session.day] * DAY
    model.cp.add_implication(same, candidate.room.get(session.room, model.false))
    model.cp.add(candidate.start == midnight + session.start).only_enforce_if(same)
    model.cp.add(candidate.end == midnight + session.end).only_enforce_if(same)
    return same


def post_slots(model: PresetModel, base: Programme) -> Callable[[], Term]:
    """The cost is the number of people for whom a talk, a plenary or a session does not stay, and of lost chairs."""
    axes = {a.id: _slots_stay(model, a.id, base) for a in model.event.axes if a.chairs and not a.session_chairs}
    talks = {placed.id: _talk_stays(model, placed) for placed in base.talks if placed.id in model.event.talk}
    concerned = _concerned(model, base, axes, talks, partial(_of_person_in_slots, model, base))
    lost = _without_chair_in_slots(model, base) if "chairs" in model.event.levels else 0
    return lambda: concerned + lost


def _of_person_in_slots(model: PresetModel, base: Programme, person: str) -> Iterator[BoolLiteral]:
    """As `_of_person`, in the preset model."""
    yield from numbered_stays.of_person_in_slots(model, base, person)
    if may_be_chosen(model.event, person):
        proposals_slots.propose(model)
        yield proposals_slots.stays_proposed(model, base, model.event.person[person])


def _without_chair_in_slots(model: PresetModel, base: Programme) -> Term:
    """As `_without_chair`, in the preset model."""
    proposals_slots.propose(model)
    before = _had_none(model.event, base)
    lost: list[Term] = []
    for key in proposals_slots.sessions(model):
        if not proposals_slots.stated(model.event, key) and key not in before:
            lost.append(proposals_slots.without_chair(model, key))
    return sum(lost)


def _talk_stays(model: PresetModel, placed: PlacedTalk) -> BoolLiteral:
    """Return a literal that is 1 only if the talk has the start, end and room of `placed`."""
    midnight = model.day_number[placed.day] * DAY
    talk = model.event.talk[placed.id]
    return model.stays(talk, midnight + placed.start, placed.room, midnight + placed.end)


def _slots_stay(model: PresetModel, axis: str, base: Programme) -> BoolLiteral:
    """Return a literal that is 1 only if the axis has the slots and rooms of `base`.

    A model that does not know rooms compares the slots alone.
    """
    sessions = [session for session in base.sessions if session.axis == axis]
    if not sessions or axis not in model.event.used_axes:
        return model.true
    stays = model.cp.new_bool_var(f"sessions of {axis} stay")
    in_slots = 0
    for slot in model.event.slots:
        hours = (slot.day, slot.start, slot.end)
        here = Counter(session.room for session in sessions if (session.day, session.start, session.end) == hours)
        rooms = [room for room in model.event.rooms_of(slot) if room in here]
        in_slots += sum(here[room] for room in rooms)
        model.cp.add(sum(model.sessions[axis, slot.id]) == len(rooms)).only_enforce_if(stays)
        for group in model.groups_of(slot):
            count = model.room_count(axis, slot, group[0])
            before = sum(room in rooms for room in group)
            model.cp.add((0 if count is None else count) == before).only_enforce_if(stays)
    model.knows("rooms")
    return stays if in_slots == len(sessions) else model.false
