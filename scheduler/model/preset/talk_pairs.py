"""Rules about two talks in a model of preset sessions: posted on their slots where these decide, else on their places,
and on their rooms where these matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Literal

from scheduler.domain.clock import DAY
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk
from scheduler.model.preset.verdicts import Hours, Verdict, Verdicts

if TYPE_CHECKING:
    from scheduler.domain.requirement import Requirement
    from scheduler.model.preset.model import PresetModel
    from scheduler.model.types import BoolLiteral


def keep_apart(
    model: PresetModel,
    talks: tuple[Talk, Talk],
    slots: Sequence[tuple[Slot, Slot]],
    judge: Callable[[Hours, Hours], Verdict],
    requirement: Requirement,
    amount: int = 1,
) -> None:
    """Posts that the two talks break `requirement` by `amount` units, once, at hours at which `judge` says so.

    `slots`: pairs of a slot of the first and one of the second talk that may break it. Talks of one room never overlap.
    """
    open_ = model.open_pairs(talks, slots)
    verdict = _verdict_on_settled(model, talks, open_[0], judge) if open_ else "fine"
    if verdict == "breaks":
        model.price(requirement, amount, 1)
    elif verdict is None:
        _keep_apart(model, talks, open_, judge, cache(lambda: model.slack(requirement, amount)))


def _verdict_on_settled(
    model: PresetModel, talks: tuple[Talk, Talk], slots: tuple[Slot, Slot], judge: Callable[[Hours, Hours], Verdict]
) -> Verdict | None:
    """The verdict on two settled talks, in `slots`; None: one of them is open, or the model tells no places."""
    first, second = (model.settled_talk(talk) for talk in talks)
    if first is None or second is None or not model.deepest:
        return None
    starts = zip(talks, slots, (first[2], second[2]), strict=True)
    one, other = ((minute(slot, place), minute(slot, place + talk.places)) for talk, slot, place in starts)
    return _verdict(one, other, "same" if first[1] == second[1] else "different", judge) or "fine"


def keep_apart_unless(
    model: PresetModel,
    talks: tuple[Talk, Talk],
    slots: Sequence[tuple[Slot, Slot]],
    judge: Callable[[Hours, Hours], Verdict],
    slack: Callable[[], BoolLiteral],
) -> None:
    """Posts that the two talks are not at hours at which `judge` says that they break a rule, or `slack()` is true."""
    _keep_apart(model, talks, model.open_pairs(talks, slots), judge, slack)


def _keep_apart(
    model: PresetModel,
    talks: tuple[Talk, Talk],
    slots: Sequence[tuple[Slot, Slot]],
    judge: Callable[[Hours, Hours], Verdict],
    slack: Callable[[], BoolLiteral],
) -> None:
    """As `keep_apart_unless`, of slots that are open to the talks."""
    apart, mine, others = _Apart(model, talks, slack), model.inside(talks[0]), model.inside(talks[1])
    for pair, (verdicts, kinds) in _judged(model, talks, slots, judge):
        here, there = mine[pair[0].id], others[pair[1].id]
        if here is None or there is None:
            continue
        if len(kinds) == 1:
            apart.judged(pair, (here, there), next(iter(kinds)))
        elif kinds and model.knows("places"):
            for (place, across), verdict in verdicts.items():
                at = model.at(talks[0], pair[0], place), model.at(talks[1], pair[1], across)
                apart.judged(pair, (at[0].index, at[1].index), verdict)
    apart.post()


class _Apart:
    """What is judged of two talks in their slots: what breaks the rule is one constraint for a literal of the first.

    Parameters
    ----------
    slack
        A literal that allows all of it; each call gives the same one.
    """

    def __init__(self, model: PresetModel, talks: tuple[Talk, Talk], slack: Callable[[], BoolLiteral]) -> None:
        self._model, self._talks, self._slack = model, talks, slack
        self._breaking: dict[int, list[int]] = {}  # the literals of the second talk by one of the first, by index

    def judged(self, slots: tuple[Slot, Slot], where: tuple[int, int], verdict: Verdict) -> None:
        """The verdict counts where both literals of `where` are true, which put the talks into the slots."""
        model = self._model
        if verdict == "breaks":
            self._slack()
            self._breaking.setdefault(where[0], []).append(where[1])
        elif verdict == "moves" and model.knows("rooms"):
            for room in model.event.rooms_of(slots[0]):
                here, there = (model.in_room(talk, slot, room) for talk, slot in zip(self._talks, slots, strict=True))
                if not model.is_false(here):
                    model.cp.add_clause(self._slack().index, ~here.index, there.index, ~where[0], ~where[1])

    def post(self) -> None:
        """Posts what breaks the rule."""
        for here, others in self._breaking.items():
            slack = self._slack()
            if not self._model.is_true(slack):
                self._model.cp.add_none_of(others, [here] if self._model.is_false(slack) else [here, ~slack.index])


def _judged(
    model: PresetModel,
    talks: tuple[Talk, Talk],
    slots: Sequence[tuple[Slot, Slot]],
    judge: Callable[[Hours, Hours], Verdict],
) -> Iterable[tuple[tuple[Slot, Slot], Verdicts]]:
    """Each pair of slots with the verdicts on the talks there, of two axes once for all talks of these lengths."""
    if talks[0].axis == talks[1].axis:
        return ((pair, _known_verdicts(model, talks, pair, judge)) for pair in slots)
    key = (id(slots), judge, talks[0].places, talks[1].places)
    if key not in model.judged:  # with the slots, whose id no others have while they are kept
        model.judged[key] = slots, [(pair, _known_verdicts(model, talks, pair, judge)) for pair in slots]
    return model.judged[key][1]


def _known_verdicts(
    model: PresetModel, talks: tuple[Talk, Talk], slots: tuple[Slot, Slot], judge: Callable[[Hours, Hours], Verdict]
) -> Verdicts:
    """The verdicts on talks of these lengths in these slots; whose rooms matter to them in one slot alone."""
    rooms = _rooms(model, talks, slots) if slots[0] is slots[1] else None
    key = (judge, talks[0].places, talks[1].places, slots[0].id, slots[1].id, rooms)
    known = model.verdicts.get(key)
    if known is None:
        verdicts = dict(_verdicts(talks, slots, rooms or _rooms(model, talks, slots), judge))
        known = model.verdicts[key] = verdicts, frozenset(verdicts.values())
    return known


def _verdicts(
    talks: tuple[Talk, Talk],
    slots: tuple[Slot, Slot],
    rooms: Literal["same", "different", "open"],
    judge: Callable[[Hours, Hours], Verdict],
) -> Iterator[tuple[tuple[int, int], Verdict]]:
    """The verdict on each two places at which the talks may begin; without pairs that one room rules out."""
    hours_of = (enumerate(_hours(talk, slot)) for talk, slot in zip(talks, slots, strict=True))
    for (place, first), (across, second) in product(*hours_of):
        verdict = _verdict(first, second, rooms, judge)
        if verdict is not None:
            yield (place, across), verdict


def _verdict(
    first: Hours, second: Hours, rooms: Literal["same", "different", "open"], judge: Callable[[Hours, Hours], Verdict]
) -> Verdict | None:
    """The verdict on two talks at these hours; None: they are in one room, which rules them out."""
    overlap = first[0] < second[1] and second[0] < first[1]
    if overlap and rooms == "same":
        return None
    verdict = judge(first, second)
    if verdict == "moves" and rooms == "same":
        return "fine"
    return "breaks" if verdict == "moves" and (overlap or rooms == "different") else verdict


def _hours(talk: Talk, slot: Slot) -> Iterator[Hours]:
    """The hours of the talk for each place of the slot at which it may begin."""
    for place in range(slot.places - talk.places + 1):
        yield minute(slot, place), minute(slot, place + talk.places)


def minute(slot: Slot, place: int) -> int:
    """The absolute minute at which the slot's `place`-th place begins; days are numbered by the calendar."""
    return slot.day.toordinal() * DAY + slot.minute(place)


def hours(slot: Slot) -> Hours:
    """The start and end of the slot."""
    return minute(slot, 0), minute(slot, slot.places)


def _rooms(
    model: PresetModel, talks: tuple[Talk, Talk], slots: tuple[Slot, Slot]
) -> Literal["same", "different", "open"]:
    """True of the rooms of two talks in these slots in any programme; "open": neither."""
    rooms, others = (model.event.rooms_of(slot) for slot in slots)
    if slots[0] is slots[1]:
        if talks[0].axis != talks[1].axis:
            return "different"
        return "same" if model.allowed(talks[0].axis, slots[0]) < 2 else "open"
    if not set(rooms).intersection(others):
        return "different"
    return "same" if len({*rooms, *others}) == 1 else "open"
