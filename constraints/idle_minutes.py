"""A day has no more idle minutes than a question asks, and none in its windows: a part of the rule `asked`.

Idle minutes are those of stretches of 15 minutes or more, between the first and the last item of the day, in which
nothing is on in any room.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from constraints import items, phrases
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.talks import WhatIf
from scheduler.domain.windows import spans_on
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.base import TimetableBase
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral, Term

#: Minutes: a shorter stretch is not idle.
SHORTEST = 15


class _Busy(NamedTuple):
    """The absolute minutes `[start, end)` in which something is on where `present`."""

    start: Term
    end: Term
    present: BoolLiteral


def post(model: TimetableModel, what_if: WhatIf, slack: BoolLiteral) -> None:
    """The idle minutes of the day are at most `what_if.most`, and none lies in its windows, unless slack is 1."""
    number = model.day_number[date.fromisoformat(what_if.subject)]
    sessions = [_Busy(session.start, session.end, session.day[number]) for session in model.sessions]
    _limit(model, [*sessions, *_pauses(model, number)], what_if, slack)


def post_slots(model: PresetModel, what_if: WhatIf, slack: BoolLiteral) -> None:
    """Likewise; a slot of the day is an item where some axis has a session in it."""
    number = model.day_number[date.fromisoformat(what_if.subject)]
    slots: list[_Busy] = []
    for slot in model.event.slots:
        if model.day_number[slot.day] == number:
            literals = [literal for axis in model.event.used_axes for literal in model.sessions[axis, slot.id]]
            used = model.cp.new_bool_var(f"{slot.id} used")
            model.cp.add_bool_or(~used, *literals)
            for literal in literals:
                model.cp.add_implication(literal, used)
            slots.append(_Busy(number * DAY + slot.start, number * DAY + slot.end, used))
    _limit(model, [*slots, *_pauses(model, number)], what_if, slack)


def _pauses(model: TimetableBase, number: int) -> list[_Busy]:
    return [_Busy(pause.start, pause.end, pause.present) for pause in model.pauses if pause.day == number]


def _limit(model: TimetableBase, spans: Sequence[_Busy], what_if: WhatIf, slack: BoolLiteral) -> None:
    """Each item that is held is the first of the day, or follows another: one that starts earlier, or, of two that
    start together, stands before it in the list. The minutes between the two count from `SHORTEST` on.
    """
    idle: list[Term] = []
    for number, span in enumerate(spans):
        first, counts = model.cp.new_bool_var("first"), model.cp.new_bool_var("counts")
        minutes = model.cp.new_int_var(0, what_if.most, "idle")
        ways = [slack, ~span.present, first]
        for place, other in enumerate(spans):
            if place != number:
                model.cp.add(span.start <= other.start).only_enforce_if(first, other.present)
                follows = model.cp.new_bool_var("follows")
                model.cp.add_implication(follows, other.present)
                model.cp.add(other.start + (place > number) <= span.start).only_enforce_if(follows)
                model.cp.add(span.start - other.end < SHORTEST).only_enforce_if(follows, ~counts)
                model.cp.add(span.start - other.end <= minutes).only_enforce_if(follows, counts)
                for begin, end in model.spans(what_if.windows):
                    _outside(model, (other.end, span.start), (begin, end), follows, counts)
                ways.append(follows)
        model.cp.add_bool_or(*ways)
        idle.append(minutes)
    model.cp.add(sum(idle) <= what_if.most)


def _outside(model: TimetableBase, gap: tuple[Term, Term], window: tuple[int, int], *where: BoolLiteral) -> None:
    """Where all literals are true, the minutes of the gap lie before the window or after it."""
    before = model.cp.new_bool_var("before")
    model.cp.add(gap[1] <= window[0]).only_enforce_if(before, *where)
    model.cp.add(gap[0] >= window[1]).only_enforce_if(~before, *where)


def kept(programme: Programme, what_if: WhatIf) -> bool:
    """True if the day has no more idle minutes than asked, and none in the windows."""
    day = date.fromisoformat(what_if.subject)
    idle = _idle(programme, day)
    filled = any(start <= minute < end for start, end in spans_on(what_if.windows, day) for minute in idle)
    return len(idle) <= what_if.most and not filled


def _idle(programme: Programme, day: date) -> list[int]:
    """The idle minutes of the day."""
    every = (*items.talks(programme), *items.sessions(programme), *items.pauses(programme))
    today = [item for item in every if item.day == day]
    busy = {minute for item in today for minute in range(item.start, item.end)}
    idle: list[int] = []
    run: list[int] = []
    for minute in range(min(busy, default=0), max(busy, default=0)):
        run = [] if minute in busy else [*run, minute]
        if minute + 1 in busy and len(run) >= SHORTEST:
            idle += run
    return idle


def say(event: Event, what_if: WhatIf) -> Message:
    """Return the limit as a sentence."""
    values = {"shortest": phrases.minutes(SHORTEST), "most": phrases.minutes(what_if.most)}
    day = date.fromisoformat(what_if.subject)
    dated = message("", "")
    if len(event.days) > 1:
        dated = message("{when}, ", "{when}, ", when=phrases.opening(phrases.on(day)))
    if what_if.most == 0:
        text = message(
            "il n'y a aucun temps mort de {shortest} ou plus (demandé).",
            "there is no empty time of {shortest} or more (asked for).",
            **values,
        )
    else:
        text = message(
            "les temps morts de {shortest} ou plus font {most} en tout au plus (demandé).",
            "empty times of {shortest} or more take {most} in all at most (asked for).",
            **values,
        )
    return message("{dated}{text}", "{dated}{text}", dated=dated, text=text) if dated.fr else phrases.opening(text)
