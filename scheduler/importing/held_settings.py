"""The settings of event.toml under which an existing programme can be held as it is.

A programme that others made knows nothing of our rules: two sessions of a track at once, a coffee before the first
talk, five minutes between two talks, a speaker who changes rooms in no time.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from constraints.max_stretch import IDLE
from scheduler.domain.clock import DAY
from scheduler.domain.settings import SessionSettings
from scheduler.importing.imported import Held, ImportedTalk, Pause
from scheduler.language.message import Message, message
from scheduler.language.text import fold

#: The length in minutes of an item for which the source gives only the start.
_USUAL = 30

Span = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True, slots=True)
class HeldSettings:
    """What has to be other than usual, in minutes; None, or no rule in `off`, where the usual will do."""

    gap: int = 0
    room_change: int | None = None
    off: tuple[str, ...] = ()

    def told(self) -> Iterator[Message]:
        """What was set, and for the sake of what."""
        if "axis_not_parallel" in self.off:
            yield message(
                "des sessions d'un même axe peuvent être en parallèle (event.toml, [rules] axis_not_parallel)",
                "sessions of one axis may be parallel (event.toml, [rules] axis_not_parallel)",
            )
        if "break_between" in self.off:
            yield message(
                "une pause peut ouvrir ou clore la journée, ou en suivre une autre (event.toml, [rules] break_between)",
                "a break may open or close the day, or follow another one (event.toml, [rules] break_between)",
            )
        if self.gap:
            yield message(
                "{gap} min entre deux exposés d'une session (event.toml, [talks] gap)",
                "{gap} min between two talks of a session (event.toml, [talks] gap)",
                gap=self.gap,
            )
        if self.room_change is not None:
            yield message(
                "{minutes} min pour changer de salle (event.toml, [sessions] room_change)",
                "{minutes} min to change rooms (event.toml, [sessions] room_change)",
                minutes=self.room_change,
            )


#: Those of an event that nothing asks more of.
USUAL_SETTINGS = HeldSettings()


def minutes_of(held: Held | None, minutes: int | None) -> int:
    """The length of what is held, in minutes."""
    return (held.minutes if held else None) or minutes or _USUAL


def span(held: Held | None, minutes: int | None) -> Span:
    """When it begins and ends."""
    start = held.start if held else dt.datetime.min
    return start, start + dt.timedelta(minutes=minutes_of(held, minutes))


def ends_by_midnight(held: Held | None, minutes: int | None) -> bool:
    """True for what is over on the day on which it begins: no day of an event goes on into the next."""
    start, end = span(held, minutes)
    return end - dt.datetime.combine(start.date(), dt.time()) <= dt.timedelta(minutes=DAY)


def evenly_spaced(
    pinned: Sequence[ImportedTalk], general: Sequence[Span]
) -> tuple[int, list[ImportedTalk], list[ImportedTalk]]:
    """The minutes between two talks of a session that most have, the talks that can be held so, and the others.

    Talks of an axis that follow each other in a room are one session, which has one gap, or lie at least `IDLE` minutes
    apart; `general` are the times at which no talk of any room is.
    """
    idles = Counter(
        idle
        for room in _rooms(pinned)
        for earlier, later in pairwise(room)
        if (idle := _idle(earlier, later, general)) is not None
    )
    gap = min(idles, key=lambda idle: (-idles[idle], idle), default=0)
    others = []
    for room in _rooms(pinned):
        last: ImportedTalk | None = None
        for talk in room:
            if last is not None and _idle(last, talk, general) not in (None, gap):
                others.append(talk)
            else:
                last = talk
    left = {id(talk) for talk in others}
    return gap, [talk for talk in pinned if id(talk) not in left], [talk for talk in pinned if id(talk) in left]


def settings_of(
    gap: int, pinned: Sequence[ImportedTalk], plenaries: Sequence[ImportedTalk], pauses: Sequence[Pause]
) -> HeldSettings:
    """What has to be set so that all of it can be held."""
    off = []
    if any(map(_overlap, _axes(pinned))):
        off.append("axis_not_parallel")
    if any(_has_lonely_pause(*day) for day in _by_day([*pinned, *plenaries], pauses)):
        off.append("break_between")
    usual = SessionSettings().room_change
    change = min(_changes([*pinned, *plenaries]), default=usual)
    return HeldSettings(gap, change if change < usual else None, tuple(off))


def _rooms(talks: Sequence[ImportedTalk]) -> Iterator[list[ImportedTalk]]:
    """The talks of each room and day in the order of time; those without a room follow nothing."""
    known = [talk for talk in talks if talk.held and talk.held.room]
    yield from ([talk] for talk in talks if not (talk.held and talk.held.room))

    def key(talk: ImportedTalk) -> tuple[str, dt.date]:
        assert talk.held is not None
        return fold(talk.held.room), talk.held.start.date()

    for _, room in groupby(sorted(known, key=key), key):
        yield sorted(room, key=lambda talk: span(talk.held, talk.minutes))


def _idle(earlier: ImportedTalk, later: ImportedTalk, general: Sequence[Span]) -> int | None:
    """The minutes between two talks of a room where they are fewer than `IDLE`; None also where something divides them,
    be it another axis.
    """
    end, start = span(earlier.held, earlier.minutes)[1], span(later.held, later.minutes)[0]
    if earlier.axis != later.axis or any(end <= begin and over <= start for begin, over in general):
        return None
    idle = (start - end) // dt.timedelta(minutes=1)
    return idle if idle < IDLE else None


def _axes(talks: Sequence[ImportedTalk]) -> Iterable[list[Span]]:
    """When the talks of each axis are on, in the order of time."""
    axes: dict[str, list[Span]] = {}
    for talk in talks:
        if talk.axis:
            axes.setdefault(talk.axis, []).append(span(talk.held, talk.minutes))
    return map(sorted, axes.values())


def _overlap(spans: Sequence[Span]) -> bool:
    """True if two of the spans, which ascend, are at once; where any two are, two neighbours are."""
    return any(start < end for (_, end), (start, _) in pairwise(spans))


def _by_day(
    talks: Sequence[ImportedTalk], pauses: Sequence[Pause]
) -> Iterator[tuple[list[dt.datetime], list[dt.datetime]]]:
    """The starts of talks and plenaries, and those of breaks, of each day that has a break."""
    for date in sorted({pause.held.start.date() for pause in pauses if pause.held}):
        yield (
            [talk.held.start for talk in talks if talk.held and talk.held.start.date() == date],
            sorted(pause.held.start for pause in pauses if pause.held and pause.held.start.date() == date),
        )


def _has_lonely_pause(talks: Sequence[dt.datetime], pauses: Sequence[dt.datetime]) -> bool:
    """True if nothing is before the first break, between two, or after the last."""
    bounds = [dt.datetime.min, *pauses, dt.datetime.max]
    return not all(any(start <= talk < end for talk in talks) for start, end in pairwise(bounds))


def _changes(talks: Sequence[ImportedTalk]) -> Iterator[int]:
    """The minutes that each person has to get from one room to the next."""
    items: dict[str, list[tuple[Span, str]]] = {}
    for talk in talks:
        if talk.held and talk.held.room:
            for person in talk.people:
                items.setdefault(fold(person.name), []).append((span(talk.held, talk.minutes), fold(talk.held.room)))
    for each in items.values():
        for ((_, end), room), ((start, _), other) in pairwise(sorted(each)):
            if room != other:
                yield max(0, (start - end) // dt.timedelta(minutes=1))
