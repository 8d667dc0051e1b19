"""Ways out of contradictions: the smallest changes of the folder that make a programme possible, cheapest first.

Every requirement of a contradiction has knobs (`scheduler.knobs`). What a knob must be turned by at least is first
asked of the contradiction alone, a small model whose answer is a bound; then of the whole event, so that the amount is
proved the smallest and the way out verified in one. Knobs wait in a queue with the cost that is known to be needed; the
first that is verified is the cheapest.
"""

from __future__ import annotations

import heapq
import itertools
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from constraints import rule
from scheduler.asking import Asking, requirements
from scheduler.clock import DAY
from scheduler.event import Event
from scheduler.explain import own, smallest
from scheduler.knobs import Change, Knob, Sources, another_room, knobs, new_room
from scheduler.requirement import Requirement
from scheduler.roominess import is_crowded
from scheduler.saying import Saying
from scheduler.search import build, cores
from scheduler.solving import Limits
from scheduler.solving import solve as ask

#: So many ways out are told for one contradiction, and so many that are alike.
_MOST, _ALIKE = 6, 2
#: Of the time, what is kept for the way out of everything.
_KEPT = 0.3
#: Of the time that is left, and in seconds, the most that each of two steps to a room's hours may take.
_FOR_ROOM, _MOST_FOR_ROOM = 0.05, 5.0
#: In so many rounds changes that each solve something are put together.
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Turn:
    """A knob and by how much it is turned."""

    knob: Knob
    amount: int

    @property
    def cost(self) -> int:
        return self.knob.cost(self.amount)


@dataclass(frozen=True, slots=True)
class WayOut:
    """What to change, and which contradictions (by their place in the list) are gone then.

    `parts` say it, turn by turn. `verified`: with them a programme exists; where other contradictions are left, with
    those lifted.
    """

    solves: tuple[int, ...]
    turns: tuple[Turn, ...]
    changes: tuple[Change, ...]
    parts: tuple[Saying, ...]
    verified: bool = True


def ways_out(
    event: Event,
    contradictions: Sequence[Sequence[Requirement]],
    *,
    time_limit: float = 60.0,
    workers: int | None = None,
    sources: Sources,
) -> tuple[WayOut, ...]:
    """The ways out of each contradiction, cheapest first; of several, first the one that solves all."""
    deadline = time.monotonic() + time_limit
    search = _Search(event, sources, workers)
    lifted = [own(one) for one in contradictions]
    found: list[WayOut] = []
    for place, one in enumerate(contradictions):
        others = frozenset().union(*(lost for number, lost in enumerate(lifted) if number != place))
        share = (deadline - time.monotonic()) / (len(contradictions) - place)
        until = time.monotonic() + (share if len(contradictions) == 1 else share * (1 - _KEPT))
        found += [replace(way, solves=(place,)) for way in search.ways(event, one, others, until)]
    if len(contradictions) > 1:
        found[:0] = search.of_all(found, len(contradictions), deadline)
    return tuple(found)


@dataclass(order=True)
class _Waiting:
    """A knob in the queue: what it costs at least, how that is known, and what is known of its amount."""

    cost: int
    number: int
    stage: int = field(compare=False)
    knob: Knob = field(compare=False)
    least: int = field(compare=False, default=0)


class _Search:
    def __init__(self, event: Event, sources: Sources, workers: int | None) -> None:
        self.event = event
        self.sources = sources
        self.workers = workers

    # ── one contradiction ────────────────────────────────────────────────────────────────────────────────────────────

    def ways(
        self, event: Event, asked: Sequence[Requirement], lifted: frozenset[Requirement], until: float
    ) -> Iterator[WayOut]:
        """Single changes, cheapest first; where none helps, pairs."""
        asking = Asking(until, self.workers)
        useless: list[Knob] = []
        some = False
        for turn in self._singles(asking, event, asked, lifted, useless):
            some = True
            yield _way(event, [turn])
        if not some:
            yield from self._pairs(asking, event, useless, lifted)

    def _singles(
        self,
        asking: Asking,
        event: Event,
        asked: Sequence[Requirement],
        lifted: frozenset[Requirement],
        useless: list[Knob],
    ) -> Iterator[Turn]:
        """The turns that suffice; knobs that solve the contradiction but not the event go to `useless`."""
        every = knobs(event, asked, self.sources)
        if any(one.rule == "room_overlap" for one in asked):
            every += self._room(asking, event, lifted)
        number = itertools.count()
        queue = [_Waiting(knob.cost(knob.amounts[0]), next(number), 0, knob) for knob in every if len(knob.amounts)]
        heapq.heapify(queue)
        told: Counter[str] = Counter()
        while queue and sum(told.values()) < _MOST and asking.left > 0:
            waiting = heapq.heappop(queue)
            knob = waiting.knob
            if told[knob.group] >= _ALIKE:
                continue
            if waiting.stage == 2:
                told[knob.group] += 1
                yield Turn(knob, waiting.least)
                continue
            least = _least(knob, waiting.least, self._question(asking, event, asked, lifted, knob, waiting.stage))
            if least is not None:
                stage = waiting.stage + 1
                heapq.heappush(queue, _Waiting(knob.cost(least), next(number), stage, knob, least))
            elif waiting.stage == 1:
                useless.append(knob)

    def _question(
        self,
        asking: Asking,
        event: Event,
        asked: Sequence[Requirement],
        lifted: frozenset[Requirement],
        knob: Knob,
        stage: int,
    ) -> Callable[[int], bool]:
        """Whether an amount makes the contradiction possible (stage 0), or the event (stage 1)."""
        before = frozenset(requirements(event))
        crowded = is_crowded(event) and all(rule(one.rule).crowding for one in asked)

        def enough(amount: int) -> bool:
            there = knob.turned(event, amount)
            if crowded and stage == 0:  # counting is quicker than asking, and as certain
                return not is_crowded(there)
            if crowded and not lifted and is_crowded(there):
                return False
            now = requirements(there)
            kept = [one for one in now if one not in lifted and (stage == 1 or one in asked or one not in before)]
            return asking.possible(there, kept) is True

        return enough

    # ── two changes together ─────────────────────────────────────────────────────────────────────────────────────────

    def _pairs(
        self, asking: Asking, event: Event, halves: Iterable[Knob], lifted: frozenset[Requirement]
    ) -> Iterator[WayOut]:
        """The first change as large as need be, then the second as small as can be, then the first again."""
        told = 0
        for knob in sorted(halves, key=lambda one: one.cost(one.amounts[-1])):
            if told == _ALIKE or asking.left <= 0:
                return
            far = knob.turned(event, knob.amounts[-1])
            rest = smallest(asking, far, lifted)
            if rest is None:
                continue
            second = next(self._singles(asking, far, rest.contradictions[0], lifted, []), None)
            if second is None:
                continue

            def enough(amount: int, knob: Knob = knob, second: Turn = second) -> bool:
                both = second.knob.turned(knob.turned(event, amount), second.amount)
                return asking.possible(both, [r for r in requirements(both) if r not in lifted]) is True

            least = _least(knob, 0, enough)
            if least is not None:
                told += 1
                yield _way(event, [Turn(knob, least), second])

    # ── everything at once ───────────────────────────────────────────────────────────────────────────────────────────

    def of_all(self, found: Sequence[WayOut], count: int, deadline: float) -> Iterator[WayOut]:
        """The cheapest way out of each contradiction, and of whatever is left then, as one."""
        asking = Asking(deadline, self.workers)
        turns: list[Turn] = []
        for place in range(count):
            cheapest = next((way for way in found if way.solves == (place,)), None)
            if cheapest is None:
                return
            turns += [turn for turn in cheapest.turns if turn.knob.name not in {t.knob.name for t in turns}]
        for _ in range(_ROUNDS):
            event = turned(self.event, turns)
            possible = asking.possible(event, requirements(event))
            if possible:
                turns = self._needed(asking, turns)
                yield replace(_way(self.event, turns), solves=tuple(range(count)))
            if possible is not False:
                return
            rest = smallest(asking, event)
            more = rest and next(self._singles(asking, event, rest.contradictions[0], frozenset(), []), None)
            more = more or (rest and next(self._halves(asking, event, rest.contradictions[0]), None))
            if not more:
                return
            turns.append(more)

    def _needed(self, asking: Asking, turns: Sequence[Turn]) -> list[Turn]:
        """The turns without those that later ones have made superfluous, the dearest first."""
        kept = list(turns)
        for turn in sorted(turns, key=lambda one: -one.cost):
            fewer = [one for one in kept if one is not turn]
            event = turned(self.event, fewer)
            if fewer and asking.possible(event, requirements(event)):
                kept = fewer
        return kept

    def _halves(self, asking: Asking, event: Event, asked: Sequence[Requirement]) -> Iterator[Turn]:
        """Turns that solve the contradiction alone, for want of one that solves everything."""
        every = [knob for knob in knobs(event, asked, self.sources) if knob.amounts]
        for knob in sorted(every, key=lambda one: one.cost(one.amounts[0])):
            least = _least(knob, 0, self._question(asking, event, asked, frozenset(), knob, 0))
            if least is not None:
                yield Turn(knob, least)

    # ── another room ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _room(self, asking: Asking, event: Event, lifted: frozenset[Requirement]) -> list[Knob]:
        """A room that is open on one day for the shortest time that suffices, as early as can be."""
        room = new_room(event)
        wider = event.model_copy(update={"rooms": (*event.rooms, room)})
        open_hours = []
        for number in range(len(event.days)):
            hours = self._shortest(asking, wider, room.id, number, lifted)
            if hours is not None:
                open_hours.append((hours[1] - hours[0], number, hours))
        if not open_hours:
            return []
        _, number, (opens, closes) = min(open_hours)
        return [another_room(event, number, opens, closes, stated=self.sources.rooms)]

    def _shortest(
        self, asking: Asking, event: Event, room: str, number: int, lifted: frozenset[Requirement]
    ) -> tuple[int, int] | None:
        """From when to when the room is open on the `number`-th day, in minutes of it; found by optimisation."""
        model = build(event, dropped=lifted)
        first, last = (model.cp.new_int_var(number * DAY, number * DAY + DAY, name) for name in ("opens", "closes"))
        model.cp.add(first <= last)
        for session in model.sessions:
            model.cp.add_implication(session.room[room], session.day[number])
            model.cp.add(first <= session.start).only_enforce_if(session.room[room])
            model.cp.add(last >= session.end).only_enforce_if(session.room[room])
        limits = Limits(max(0.1, min(asking.left * _FOR_ROOM, _MOST_FOR_ROOM)), self.workers or cores())
        least = ask(model.cp, limits, objective=last - first)
        if not least.values or least.values[last.index] == least.values[first.index]:
            return None
        model.cp.add(last - first <= least.values[last.index] - least.values[first.index])
        early = ask(model.cp, limits, objective=first)
        values = early.values or least.values
        return values[first.index] - number * DAY, values[last.index] - number * DAY


def _least(knob: Knob, least: int, enough: Callable[[int], bool]) -> int | None:
    """The smallest amount from `least` on that is enough; None if none is."""
    amounts = [amount for amount in knob.amounts if amount >= least]
    if not knob.gradual:
        return next((amount for amount in amounts if enough(amount)), None)
    if enough(amounts[0]):
        return amounts[0]
    if not enough(amounts[-1]):
        return None
    low, high = 0, len(amounts) - 1  # amounts[low] is not enough, amounts[high] is
    reach = 1
    while low + reach < high:  # most often little more is enough
        if enough(amounts[low + reach]):
            high = low + reach
            break
        low, reach = low + reach, 2 * reach
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(amounts[middle]) else (middle, high)
    return amounts[high]


def turned(event: Event, turns: Iterable[Turn]) -> Event:
    """The event with all knobs turned, one after the other."""
    for turn in turns:
        event = turn.knob.turned(event, turn.amount)
    return event


def _way(event: Event, turns: Sequence[Turn]) -> WayOut:
    """The turns one after the other; a cell that two of them change has what the second leaves."""
    changes: dict[tuple[str, str, str], Change] = {}
    said = []
    for turn in turns:
        said.append(turn.knob.say(event, turn.amount))
        for change in turn.knob.changes(event, turn.amount):
            changes[change.kind, change.id, change.key] = change
        event = turn.knob.turned(event, turn.amount)
    return WayOut((), tuple(turns), tuple(changes.values()), tuple(said))
