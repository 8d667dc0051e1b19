"""On a late day of preset sessions talks keep their places, and breaks and plenaries stay between theirs (a level)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from constraints import items, moved, phrases
from constraints.items import Item
from constraints.rule import Rule, nothing
from scheduler.domain.clock import DAY
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Requirement, Violation
from scheduler.language.message import Message, message

if TYPE_CHECKING:
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.types import BoolLiteral, Term

MEANING = message(
    fr="dans la journée en retard, les exposés gardent leur créneau, leur place et leur salle ; les pauses et les "
    "plénières restent où elles étaient entre les créneaux, et ne commencent pas plus tôt que prévu",
    en="on the late day talks keep their slot, place and room; breaks and plenaries stay where they were between the "
    "slots, and begin no sooner than planned",
)


def post_slots(model: PresetModel, base: Programme, slid: Programme, day: date) -> Callable[[], Term]:
    """The cost is the number of talks elsewhere than in `slid`, of pauses that begin too soon, and of reversed pairs.

    A pair is a pause with a slot that has a session in `base`, or with another pause.
    """
    elsewhere = moved.post(model, slid)
    number = model.day_number[day]
    midnight = number * DAY
    before = [(("break", b.id), b) for b in base.breaks] + [(("plenary", p.id), p) for p in base.plenaries]
    now = {(pause.kind, pause.id): pause for pause in model.pauses if pause.day == number}
    spots: list[tuple[int, int, Term, Term]] = [
        (was.start, was.end, now[key].start, now[key].end) for key, was in before if was.day == day and key in now
    ]
    slots = {(s.slot, s.start, s.end) for s in base.sessions if s.day == day and s.slot in model.event.slot}
    held = [
        (start, end, midnight + model.event.slot[name or ""].start, midnight + model.event.slot[name or ""].end)
        for name, start, end in sorted(slots, key=str)
    ]
    out: list[BoolLiteral] = []
    for start, _, begins, _ in spots:
        out.append(_later(model, begins, midnight + start))
    for first, second in (*combinations(spots, 2), *((spot, slot) for spot in spots for slot in held)):
        earlier, later = sorted((first, second), key=lambda spot: spot[:2])
        if earlier[1] <= later[0]:
            out.append(_later(model, later[2], earlier[3]))
    return lambda: elsewhere() + sum(out)


def _later(model: PresetModel, start: Term, minute: Term) -> BoolLiteral:
    """Return a literal that is 1 unless `start` is at least `minute`."""
    literal = model.cp.new_bool_var("")
    if isinstance(start, int) and isinstance(minute, int):
        model.cp.add(literal >= int(start < minute))
    else:
        model.cp.add(start >= minute).only_enforce_if(~literal)
    return literal


def measure(event: Event, programme: Programme, base: Programme, slid: Programme, day: date) -> tuple[Violation, ...]:
    """Each talk elsewhere than in `slid`, each pause that begins sooner, and each reversed pair count 1."""
    talks = tuple(Violation("out_of_order", 1, v.subjects, v.text) for v in moved.measure(event, programme, slid))
    before = {(item.kind, item.id): item for item in items.pauses(base) if item.day == day}
    pauses = [item for item in items.pauses(programme) if item.day == day and (item.kind, item.id) in before]
    both = [(before[item.kind, item.id], item) for item in pauses]
    early = [
        Violation("out_of_order", 1, (now.id,), _too_soon(event, was, now))
        for was, now in both
        if now.start < was.start
    ]
    return (*talks, *early, *_reversed(event, both, _slots(event, base, day)))


#: A planned item and the same item now.
_Pair = tuple[Item, Item]


def _slots(event: Event, base: Programme, day: date) -> list[_Pair]:
    """Return each slot that has a session in `base`, at the hours of that session and at its own."""
    found = {}
    for session in items.sessions(base):
        slot = event.slot.get(session.slot or "")
        if slot is not None and session.day == day:
            planned = Item("session", slot.id, day, session.start, session.end, slot=slot.id)
            found[slot.id, session.start, session.end] = (
                planned,
                Item("session", slot.id, day, slot.start, slot.end, slot=slot.id),
            )
    return list(found.values())


def _reversed(event: Event, pauses: list[_Pair], slots: list[_Pair]) -> Iterator[Violation]:
    for pairs in (*combinations(pauses, 2), *((pause, slot) for pause in pauses for slot in slots)):
        (was, now), (was_next, now_next) = sorted(pairs, key=lambda pair: (pair[0].start, pair[0].end))
        if was.end <= was_next.start and now_next.start < now.end:
            text = message(
                "{item} n'attend plus la fin de ce qui précédait : {other}.",
                "{item} no longer waits for what was before it: {other}.",
                item=phrases.opening(_phrase(event, now_next)),
                other=_phrase(event, now),
            )
            yield Violation("out_of_order", 1, (now_next.id, now.id), text)


def _phrase(event: Event, item: Item) -> Message:
    return phrases.slot(event, item.id) if item.kind == "session" else phrases.item(event, item)


def _too_soon(event: Event, before: Item, now: Item) -> Message:
    return message(
        "{item} commence plus tôt que prévu : {now} (avant : {before}).",
        "{item} begins sooner than planned: {now} (before: {before}).",
        item=phrases.opening(phrases.item(event, now)),
        now=phrases.when(event, now),
        before=phrases.when(event, before),
    )


def say(event: Event, requirement: Requirement) -> Message:
    return MEANING


def against(base: Programme, slid: Programme, day: date) -> Rule:
    """Return the level that counts what leaves the order of `base`, which is `slid` at the hours of the slots now."""
    return Rule(
        name="out_of_order",
        kind="level",
        title=message(fr="Hors de l’ordre", en="Out of order"),
        meaning=MEANING,
        unit=message(fr="élément ou paire", en="item or pair"),
        requirements=nothing,
        post_slots=partial(post_slots, base=base, slid=slid, day=day),
        measure=partial(measure, base=base, slid=slid, day=day),
        say=say,
        where="slots",
    )
