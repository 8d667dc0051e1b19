"""Nothing of a late day passes what was before it, begins before its hour or changes its room (a level)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, combinations
from typing import TYPE_CHECKING

from constraints import phrases, unchanged
from constraints.items import Item
from constraints.rule import Rule, nothing
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.base import Pause
    from scheduler.model.timetable import TimetableModel
    from scheduler.model.types import BoolLiteral, Term

MEANING = message(
    fr="la journée en retard garde son ordre : rien ne passe avant ce qui le précédait, ne commence plus tôt que prévu "
    "ni ne change de salle",
    en="the late day keeps its order: nothing passes what was before it, begins sooner than planned or changes its "
    "room",
)


@dataclass(frozen=True, slots=True)
class _Spot:
    """An item of the late day: its planned absolute minutes and room (None: all rooms), and those of the model."""

    item: Talk | Pause
    start: int
    end: int
    room: str | None
    now: Term
    over: Term


def post(model: TimetableModel, base: Programme, day: date) -> Callable[[], Term]:
    """The cost is the number of pairs that are reversed, of items that begin too soon, and of talks elsewhere.

    Each room has its share of it: what it has of these, with the pauses that its talks pass or let pass.
    """
    shares: dict[str | None, list[BoolLiteral]] = defaultdict(list)
    for room, away in _elsewhere(model, base, day):
        shares[room].append(away)
    spots = sorted(_spots(model, base, day), key=lambda spot: spot.start)
    for spot in spots:
        too_soon = model.cp.new_bool_var("")
        _unless(model, too_soon, spot.now, spot.start)
        shares[spot.room].append(too_soon)
    for first, second in combinations(spots, 2):
        if first.end <= second.start and (None in (first.room, second.room) or first.room == second.room):
            reversed_ = model.cp.new_bool_var("")
            _unless(model, reversed_, second.now, first.over)
            _tell_sessions(model, reversed_, first.item, second.item)
            shares[first.room or second.room].append(reversed_)
    model.shares["out_of_order"] = [sum(literals) for literals in shares.values()]
    return lambda: sum(chain.from_iterable(shares.values()))


def _spots(model: TimetableModel, base: Programme, day: date) -> Iterator[_Spot]:
    """Yield the talks and pauses that `base` and the event both have on the day."""
    midnight = model.day_number[day] * DAY
    for placed in base.talks:
        talk = model.event.talk.get(placed.id)
        if talk is not None and placed.day == day:
            start = model.start_of(talk)
            hours = midnight + placed.start, midnight + placed.end
            yield _Spot(talk, *hours, placed.room, start, start + talk.duration)
    pauses = {(pause.kind, pause.id): pause for pause in model.pauses if pause.day == model.day_number[day]}
    before = [(("break", b.id), b) for b in base.breaks] + [(("plenary", p.id), p) for p in base.plenaries]
    for key, was in before:
        if key in pauses and was.day == day:
            pause = pauses[key]
            yield _Spot(pause, midnight + was.start, midnight + was.end, None, pause.start, pause.end)


def _elsewhere(model: TimetableModel, base: Programme, day: date) -> Iterator[tuple[str, BoolLiteral]]:
    """Yield for each talk of the day its room and a literal that is 1 if it is held in another, or on another day."""
    midnight = model.day_number[day] * DAY
    for placed in base.talks:
        talk = model.event.talk.get(placed.id)
        if talk is None or placed.day != day:
            continue
        if placed.room not in model.event.room:
            yield placed.room, model.true
            continue
        away = model.cp.new_bool_var(f"{talk.id} elsewhere")
        model.cp.add_bool_or(away, model.room_of(talk, placed.room))
        if len(model.event.days) > 1:
            model.cp.add(model.start_of(talk) >= midnight).only_enforce_if(~away)
            model.cp.add(model.start_of(talk) < midnight + DAY).only_enforce_if(~away)
        yield placed.room, away


def _tell_sessions(model: TimetableModel, literal: BoolLiteral, first: Talk | Pause, second: Talk | Pause) -> None:
    """Where the literal is 0, `first` is over when `second` starts: what follows for the sessions that hold them.

    It says so without hours, which are found much later.
    """
    if not isinstance(first, Talk):
        for session in model.candidates[second.axis] if isinstance(second, Talk) else ():
            model.cp.add_bool_or(literal, ~session.holds[second.id], model.before(first, session))
    elif not isinstance(second, Talk):
        for session in model.candidates[first.axis]:
            model.cp.add_bool_or(literal, ~session.holds[first.id], ~model.before(second, session))
    elif first.axis == second.axis and not model.parallel(first.axis):
        _in_turn(model, literal, first, second)


def _in_turn(model: TimetableModel, literal: BoolLiteral, first: Talk, second: Talk) -> None:
    """`second` is in the session of `first`, at a later place, or in a later one, or the literal is 1."""
    sessions = model.candidates[first.axis]
    for number, session in enumerate(sessions):
        until_now = (each.holds[first.id] for each in sessions[: number + 1])
        model.cp.add_bool_or(literal, ~session.holds[second.id], *until_now)
        for place, row in enumerate(session.place):
            before = (each[first.id] for each in session.place[:place])
            model.cp.add_bool_or(literal, ~row[second.id], ~session.holds[first.id], *before)


def _unless(model: TimetableModel, literal: BoolLiteral, start: Term, minute: Term) -> None:
    """`start` is at least `minute`, or the literal is 1."""
    if isinstance(start, int) and isinstance(minute, int):
        if start < minute:
            model.cp.add(literal == 1)
        return
    model.cp.add(start >= minute).only_enforce_if(~literal)


def measure(event: Event, programme: Programme, base: Programme, day: date) -> tuple[Violation, ...]:
    """Each reversed pair, each item that begins too soon, and each talk in another room or on another day count 1.

    A pair is two items of the late day of which one was over when the other began, in one room or for everybody.
    """
    both = [pair for pair in unchanged.common_items(event, base, programme) if pair[0].day == day]
    return tuple(
        Violation("out_of_order", 1, subjects, text)
        for subjects, text in (*_too_soon(event, both), *_strayed(event, both), *_reversed(event, both))
    )


#: A planned item and the same item now.
_Pair = tuple[Item, Item]


def _too_soon(event: Event, both: list[_Pair]) -> Iterator[tuple[tuple[str, ...], Message]]:
    for before, now in both:
        if now.first < before.first:
            text = message(
                "{item} commence plus tôt que prévu : {now} (avant : {before}).",
                "{item} begins sooner than planned: {now} (before: {before}).",
                item=phrases.opening(phrases.item(event, now)),
                now=phrases.when(event, now),
                before=phrases.when(event, before),
            )
            yield (now.id,), text


def _strayed(event: Event, both: list[_Pair]) -> Iterator[tuple[tuple[str, ...], Message]]:
    for before, now in both:
        if now.kind == "talk" and (before.day, before.room) != (now.day, now.room):
            text = message(
                "{item} change de place : {now} (avant : {before}).",
                "{item} is held elsewhere: {now} (before: {before}).",
                item=phrases.opening(phrases.item(event, now)),
                now=phrases.where(event, now),
                before=phrases.where(event, before),
            )
            yield (now.id,), text


def _reversed(event: Event, both: list[_Pair]) -> Iterator[tuple[tuple[str, ...], Message]]:
    for pairs in combinations(both, 2):
        (was, now), (was_next, now_next) = sorted(pairs, key=lambda pair: pair[0].first)
        pauses = was.kind != "talk" or was_next.kind != "talk"
        if was.last <= was_next.first and (pauses or was.room == was_next.room) and now_next.first < now.last:
            text = message(
                "{item} n'attend plus la fin de ce qui précédait : {other}.",
                "{item} no longer waits for what was before it: {other}.",
                item=phrases.opening(phrases.item(event, now_next)),
                other=phrases.item(event, now),
            )
            yield (now_next.id, now.id), text


def say(event: Event, requirement: Requirement) -> Message:
    return MEANING


def against(base: Programme, day: date) -> Rule:
    """Return the level that counts what leaves the order that the day has in `base`."""
    return Rule(
        name="out_of_order",
        kind="level",
        title=message(fr="Hors de l’ordre", en="Out of order"),
        meaning=MEANING,
        unit=message(fr="élément ou paire", en="item or pair"),
        requirements=nothing,
        post=partial(post, base=base, day=day),
        measure=partial(measure, base=base, day=day),
        say=say,
        where="free",
    )
