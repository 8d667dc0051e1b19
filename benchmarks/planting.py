"""A plan of breaks, sessions and talks, valid by construction, before there is an event."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scheduler.domain.clock import grid

DAY_START, DAY_END, STEP = 540, 1080, 5
WELCOME = 30
#: Failed attempts after which the talks are taken not to fit.
_ATTEMPTS = 3_000


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of the event and the settings that its plan keeps, in minutes; `axes` 0 means an event without axes."""

    talks: int
    axes: int
    rooms: int
    days: int = 1
    breaks: int = 3
    durations: tuple[int, ...] = (30,)
    min_talks: int = 2
    max_talks: int = 4
    gap: int = 0
    discussion: int = 0
    welcome: bool = True


@dataclass(frozen=True, slots=True)
class PlannedBreak:
    """A break of the event, with its start on each day."""

    title: str
    duration: int
    between: tuple[int, int]
    ideal: int
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlannedTalk:
    """A talk in the plan: items by number from 0, minutes of the day."""

    number: int
    axis: int
    day: int
    room: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session in the plan; `slot` is the number of its preset slot (None: sessions are free)."""

    axis: int
    day: int
    room: int
    start: int
    end: int
    talks: tuple[PlannedTalk, ...]
    slot: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The breaks and the sessions of a plan."""

    breaks: tuple[PlannedBreak, ...]
    sessions: tuple[PlannedSession, ...]

    @property
    def talks(self) -> list[PlannedTalk]:
        """The talks by number."""
        return sorted((t for s in self.sessions for t in s.talks), key=lambda t: t.number)


@dataclass(slots=True)
class _Bin:
    """A room between two pauses with the runs put there."""

    day: int
    block: int
    room: int
    start: int
    free: int
    runs: list[_Run]


@dataclass(frozen=True, slots=True)
class _Run:
    """Talks that will form a session."""

    axis: int
    talks: tuple[tuple[int, int], ...]
    length: int


def plant(rng: random.Random, shape: Shape) -> Plan:
    """A plan of `shape` that keeps every fixed rule and every rule of sessions.

    Raises ValueError if none is found.
    """
    for _ in range(_ATTEMPTS):
        breaks = _breaks(rng, shape)
        bins = [
            _Bin(day, block, room, start, end - start, [])
            for day in range(shape.days)
            for block, (start, end) in enumerate(_blocks(shape, breaks, day))
            for room in range(shape.rooms)
        ]
        if shape.durations[0] * shape.talks <= sum(each.free for each in bins) and _fill(rng, shape, bins):
            return Plan(tuple(breaks), tuple(_sessions(rng, shape, bins)))
    raise ValueError(f"no plan found for {shape}")


def _breaks(rng: random.Random, shape: Shape) -> list[PlannedBreak]:
    """Coffee, lunch, coffee, or the first of them in another order; each day's start lies in the break's window."""
    kinds = (
        ("Déjeuner", 75, rng.choice((705, 720, 735)), rng.choice((105, 120))),
        ("Pause café", rng.choice((15, 20)), rng.choice((600, 615, 630)), rng.choice((60, 75, 90))),
        ("Pause de l'après-midi", rng.choice((15, 20)), rng.choice((885, 900, 915)), rng.choice((60, 75, 90))),
    )
    breaks = []
    for title, duration, first, width in sorted(kinds[: shape.breaks], key=lambda kind: kind[2]):
        possible = grid(first, first + width - duration, STEP)
        starts = tuple(rng.choice(possible) for _ in range(shape.days))
        ideal = rng.choice([minute for minute in possible if minute % 15 == 0])
        breaks.append(PlannedBreak(title, duration, (first, first + width), ideal, starts))
    return breaks


def _blocks(shape: Shape, breaks: Sequence[PlannedBreak], day: int) -> list[tuple[int, int]]:
    """The spans of the day between its pauses."""
    welcome = WELCOME if shape.welcome and day == 0 else 0
    edges = [DAY_START + welcome]
    for pause in breaks:
        edges += [pause.starts[day], pause.starts[day] + pause.duration]
    edges.append(DAY_END)
    return list(zip(edges[::2], edges[1::2], strict=True))


def _fill(rng: random.Random, shape: Shape, bins: list[_Bin]) -> bool:
    """True if every talk is in a bin and every block but the first, after a welcome, has a talk."""
    runs = _runs(rng, shape)
    rng.shuffle(runs)
    runs.sort(key=lambda run: -run.length)
    used: dict[tuple[int, int], set[int]] = {}
    empty = {(each.day, each.block) for each in bins if not (shape.welcome and (each.day, each.block) == (0, 0))}
    if shape.breaks == 0:
        empty = set()
    for run in runs:
        fitting = [each for each in bins if each.free >= run.length and _welcomes(shape, each, run, used)]
        if not fitting:
            return False
        unserved = [each for each in fitting if (each.day, each.block) in empty]
        chosen = min(unserved or fitting, key=lambda each: (each.free - run.length) // 15 * 100 + rng.randrange(150))
        chosen.free -= _rounded(run.length)
        chosen.runs.append(run)
        used.setdefault((chosen.day, chosen.block), set()).add(run.axis)
        empty.discard((chosen.day, chosen.block))
    return not empty


def _welcomes(shape: Shape, bin_: _Bin, run: _Run, used: dict[tuple[int, int], set[int]]) -> bool:
    """True if the run may enter the bin: an axis is once in a block; without axes, a room is."""
    if shape.axes == 0:
        return not bin_.runs
    return run.axis not in used.get((bin_.day, bin_.block), ())


def _rounded(length: int) -> int:
    return -(-length // STEP) * STEP


def _runs(rng: random.Random, shape: Shape) -> list[_Run]:
    numbers = list(range(shape.talks))
    rng.shuffle(numbers)
    runs = []
    for axis, size in enumerate(_talks_by_axis(rng, shape)):
        axis_talks, numbers = numbers[:size], numbers[size:]
        for count in _parts(rng, size, shape):
            talks = tuple((number, rng.choice(shape.durations)) for number in axis_talks[:count])
            axis_talks = axis_talks[count:]
            length = sum(minutes for _, minutes in talks) + shape.gap * (count - 1) + shape.discussion
            runs.append(_Run(axis, talks, length))
    return runs


def _talks_by_axis(rng: random.Random, shape: Shape) -> list[int]:
    """The number of talks of each axis, about equal."""
    axes = max(1, shape.axes)
    talk_counts = [shape.talks // axes + (axis < shape.talks % axes) for axis in range(axes)]
    for _ in range(axes // 3):
        giver, taker = rng.randrange(axes), rng.randrange(axes)
        if talk_counts[giver] > shape.min_talks:
            talk_counts[giver] -= 1
            talk_counts[taker] += 1
    rng.shuffle(talk_counts)
    return talk_counts


def _parts(rng: random.Random, size: int, shape: Shape) -> list[int]:
    """The sizes of the sessions of an axis: the fewest sessions possible, or sometimes one more.

    Raises ValueError if the talks cannot be split into sessions of the shape's sizes.
    """
    fewest = -(-size // shape.max_talks)
    if fewest * shape.min_talks > size:
        raise ValueError(f"{size} talks are no sessions of {shape.min_talks} to {shape.max_talks}")
    limit = max(fewest, size // shape.min_talks)
    count = min(limit, fewest + rng.choice((0, 0, 0, 0, 1))) if shape.axes else rng.randint(fewest, limit)
    for _ in range(100):
        cuts = [0, *sorted(rng.sample(range(1, size), count - 1)), size]
        parts = [end - start for start, end in pairwise(cuts)]
        if all(shape.min_talks <= part <= shape.max_talks for part in parts):
            return parts
    return [size // count + (number < size % count) for number in range(count)]


def _sessions(rng: random.Random, shape: Shape, bins: Sequence[_Bin]) -> Iterator[PlannedSession]:
    """The runs of each bin one after the other, with some idle minutes where there are any."""
    for bin_ in bins:
        rng.shuffle(bin_.runs)
        minute, free = bin_.start, bin_.free
        for run in bin_.runs:
            idle = rng.choice((0, 0, 5, 10, 15))
            if idle <= free:
                minute, free = minute + idle, free - idle
            yield _session(shape, bin_, run, minute)
            minute += _rounded(run.length)


def _session(shape: Shape, bin_: _Bin, run: _Run, start: int) -> PlannedSession:
    talks, minute = [], start
    for number, minutes in run.talks:
        talks.append(PlannedTalk(number, run.axis, bin_.day, bin_.room, minute, minute + minutes))
        minute += minutes + shape.gap
    return PlannedSession(run.axis, bin_.day, bin_.room, start, start + run.length, tuple(talks))
