"""The values that a preset model's variables have in a programme, as hints or constants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ortools.sat.python.cp_model import IntVar

from scheduler.domain.programme import Programme
from scheduler.model.preset.chosen_chairs import attending
from scheduler.model.preset.given import SettledSession
from scheduler.model.preset.positions import ClosedModel
from scheduler.model.solution import pause_decisions


def decisions(model: ClosedModel, programme: Programme) -> list[tuple[IntVar, int]]:
    """The values in `programme` of the model's variables, except variables that others determine."""
    sessions = Counter((session.axis, session.slot or "") for session in programme.sessions)
    rooms: Counter[SettledSession] = Counter()
    for session in programme.sessions:
        group = model.rooms.group.get(session.room)
        if group:
            rooms[session.axis, session.slot or "", group[0]] += 1
    pairs: list[tuple[IntVar, int]] = []
    for key, literals in model.sessions.items():
        pairs += [(literal, int(number < sessions[key])) for number, literal in enumerate(literals)]
    pairs += [(count, rooms[key]) for key, count in model.rooms.count.items()]
    pairs += _talk_decisions(model, programme)
    pairs += attending(model, programme)
    for pause in model.base.pauses:
        pairs += pause_decisions(model.base, pause, programme)
    return list({variable.index: (variable, value) for variable, value in pairs}.values())


def _talk_decisions(model: ClosedModel, programme: Programme) -> Iterator[tuple[IntVar, int]]:
    """The number of talks that each position has in `programme`."""
    placed = {talk.id: (programme.session[talk.session].slot, talk.room, talk.start) for talk in programme.talks}
    for talk_class in model.classes:
        spots = [placed[talk.id] for talk in talk_class.talks if talk.id in placed]
        for position in talk_class.positions:
            minute = None if position.place is None else position.slot.minute(position.place)
            yield (
                position.amount,
                sum(
                    slot == position.slot.id and position.room in (None, room) and minute in (None, start)
                    for slot, room, start in spots
                ),
            )


def hold(model: ClosedModel, programme: Programme, *, talks: bool) -> None:
    """Fixes the number of sessions of each axis in each slot as in `programme`; rooms and places stay free.

    `talks`: the number of talks of each class in each slot is fixed too.
    """
    fixed = {literal.index for literals in model.sessions.values() for literal in literals}
    if talks:
        positions = (position for talk_class in model.classes for position in talk_class.positions)
        fixed |= {position.amount.index for position in positions if position.room is None}
    for variable, value in decisions(model, programme):
        if variable.index in fixed:
            model.cp.add(variable == value)
