"""The true optimum of a tiny event with preset sessions is found by trying each talk at each place, without the model.

The catalogue's measures give the values of a programme.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, product

from constraints import CATALOGUE, rule
from constraints.rule import Rule
from scheduler.domain.breaks import Plenary
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Slot
from scheduler.domain.talks import Talk

#: Levels that nothing but breaks can change; what breaks do changes no other.
OF_BREAKS = ("breaks", "breaks_moved")
#: A talk's slot, room and first place.
Place = tuple[Slot, str, int]


class TooMany(Exception):
    """The event has more programmes than the search tries."""


def best(event: Event, levels: Sequence[Rule] | None = None, limit: int = 2_000) -> tuple[int, ...] | None:
    """Return the values of the levels (default: the event's own), in order; None if no programme is allowed."""
    wanted = [rule(name) for name in event.levels] if levels is None else levels
    if any(plenary.start is None or plenary.after for plenary in event.plenaries):
        return _best_of_all(event, wanted, limit)
    pauses = _best_pauses(event, [level for level in wanted if level.name in OF_BREAKS])
    if pauses is None:
        return None
    others = [level for level in wanted if level.name not in OF_BREAKS]
    values = [_worth(event, programme, others) for programme in programmes(event, limit) if allowed(event, programme)]
    if not values:
        return None
    rest, of_breaks = (
        iter(min(values)),
        iter(_worth(event, pauses, [level for level in wanted if level.name in OF_BREAKS])),
    )
    return tuple(next(of_breaks if level.name in OF_BREAKS else rest) for level in wanted)


def _best_of_all(event: Event, levels: Sequence[Rule], limit: int) -> tuple[int, ...] | None:
    """As `best`, where sessions and pauses depend on each other: all programmes with all hours of the pauses."""
    arranged, values = list(_arranged(event)), []
    sessions = list(programmes(event, limit))
    if len(arranged) * len(sessions) > 4 * limit:
        raise TooMany
    for pauses in arranged:
        for programme in sessions:
            whole = programme.model_copy(update={"breaks": pauses.breaks, "plenaries": pauses.plenaries})
            if allowed(event, whole):
                values.append(_worth(event, whole, levels))
    return min(values, default=None)


def _worth(event: Event, programme: Programme, levels: Sequence[Rule]) -> tuple[int, ...]:
    return tuple(sum(part.amount for part in level.measure(event, programme)) for level in levels)


def allowed(event: Event, programme: Programme) -> bool:
    """True if no hard rule has a violation, and no other rule one that must not be; breaks are left aside."""
    for listed in CATALOGUE:
        setting = "hard" if listed.kind == "fixed" else event.setting(listed.name)
        if listed.kind == "level" or setting == "off" or not listed.applies(event) or listed.name == "break_window":
            continue
        if any(setting == "hard" or violation.always for violation in listed.measure(event, programme)):
            return False
    return True


# ── sessions ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def programmes(event: Event, limit: int) -> Iterator[Programme]:
    """Yield each programme without breaks.

    Raises
    ------
    TooMany
        After `limit` programmes.
    """
    every = (each for placed in _placed(event, event.talks, {}) for each in _chaired(event, _programme(event, placed)))
    for number, programme in enumerate(every):
        if number == limit:
            raise TooMany
        yield programme


def _chaired(event: Event, programme: Programme) -> Iterator[Programme]:
    """Yield the programme with each choice of chairs for the sessions that have none, where the event chooses them."""
    for chosen in product(*(_choices(event, session) for session in programme.sessions)):
        sessions = tuple(
            session.model_copy(update={"chairs": names, "proposed": True}) if names else session
            for session, names in zip(programme.sessions, chosen, strict=True)
        )
        yield programme.model_copy(update={"sessions": sessions})


def _choices(event: Event, session: PlacedSession) -> list[tuple[str, ...]]:
    """Return the chairs that the session may be given: of each list of its axis one or nobody, else who may chair."""
    if session.chairs:
        return [()]
    if session.axis and event.axis[session.axis].chair_from and event.setting("chair_from") != "off":
        lists = [[None, *(event.person[who].name for who in people)] for people in event.axis[session.axis].chair_from]
        return [*dict.fromkeys(tuple(dict.fromkeys(filter(None, names))) for names in product(*lists))]
    able = [person.name for person in event.people if person.may_chair] if "chairs" in event.levels else []
    return [(), *((name,) for name in able)]


def _placed(event: Event, talks: Sequence[Talk], placed: dict[str, Place]) -> Iterator[dict[str, Place]]:
    if not talks:
        yield placed
        return
    talk, *rest = talks
    for slot in event.slots:
        for room, place in product(event.rooms_of(slot), range(slot.places - talk.places + 1)):
            if all(
                _agree(talk, place, event.talk[name], other[2])
                for name, other in placed.items()
                if other[:2] == (slot, room)
            ):
                yield from _placed(event, rest, {**placed, talk.id: (slot, room, place)})


def _agree(talk: Talk, place: int, other: Talk, there: int) -> bool:
    """True if the two talks can be in one session."""
    apart = place + talk.places <= there or there + other.places <= place
    return apart and talk.axis == other.axis


def _programme(event: Event, placed: dict[str, Place]) -> Programme:
    cells = sorted({(event.slots.index(slot), room, slot.id) for slot, room, _ in placed.values()})
    names = {(slot, room): f"S{n}" for n, (_, room, slot) in enumerate(cells, start=1)}
    talks = [
        PlacedTalk(
            id=talk,
            session=names[slot.id, room],
            room=room,
            day=slot.day,
            start=slot.minute(place),
            end=slot.minute(place + event.talk[talk].places),
        )
        for talk, (slot, room, place) in placed.items()
    ]
    talks.sort(key=lambda item: (item.session, item.start))
    sessions = []
    for (name, room), session in names.items():
        slot, inside = event.slot[name], tuple(talk.id for talk in talks if talk.session == session)
        axis = event.talk[inside[0]].axis
        before = sum(other.axis == axis for other in sessions)
        chairs = tuple(event.person[chair].name for chair in event.axis[axis].chairs_of(before)) if axis else ()
        sessions.append(
            PlacedSession(
                id=session,
                axis=axis,
                room=room,
                day=slot.day,
                start=slot.start,
                end=slot.end,
                talks=inside,
                chairs=chairs,
                slot=name,
            )
        )
    return _bare(event).model_copy(update={"sessions": tuple(sessions), "talks": tuple(talks)})


def _bare(event: Event) -> Programme:
    """Return a programme of the plenaries alone."""
    plenaries = tuple(
        PlacedPlenary(id=p.id, title=p.title, room=p.room, day=p.day, start=p.earliest, end=p.end)
        for p in event.plenaries
    )
    return Programme(status="feasible", sessions=(), talks=(), breaks=(), plenaries=plenaries, levels=())


# ── breaks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _best_pauses(event: Event, levels: Sequence[Rule]) -> Programme | None:
    """Return the best programme of breaks alone, or None if the breaks cannot be placed."""
    return min(_arranged(event), key=lambda programme: _worth(event, programme, levels), default=None)


def _arranged(event: Event) -> Iterator[Programme]:
    """Yield each programme of breaks and plenaries alone."""
    choices = [list(_starts(event, pause.day.date, pause)) for pause in event.daily_breaks]
    placings = [list(_hours(event, plenary)) for plenary in event.plenaries]
    bare = _bare(event)
    for plenaries in product(*placings):
        for breaks in product(*choices):
            pauses = [(item.day, item.start, item.end) for item in (*plenaries, *breaks)]
            if all(a[0] != b[0] or a[2] <= b[1] or b[2] <= a[1] for a, b in combinations(pauses, 2)):
                yield bare.model_copy(update={"breaks": breaks, "plenaries": plenaries})


def _hours(event: Event, plenary: Plenary) -> Iterator[PlacedPlenary]:
    starts = [plenary.start]
    if plenary.start is None:
        today = event.day[plenary.day]
        first, last = max(today.start, plenary.between_start), min(today.end, plenary.between_end) - plenary.duration
        starts = [
            m
            for m in range(first, last + 1)
            if m % event.step == 0 and _free(event, plenary.day, m, m + plenary.duration)
        ]
    for start in starts:
        yield PlacedPlenary(
            id=plenary.id,
            title=plenary.title,
            room=plenary.room,
            day=plenary.day,
            start=start,
            end=start + plenary.duration,
        )


def _free(event: Event, day: date, start: int, end: int) -> bool:
    """True if no slot of the day has one of the minutes."""
    return all(slot.day != day or slot.end <= start or end <= slot.start for slot in event.slots)


def _starts(event, day, pause) -> Iterator[PlacedBreak]:  # type: ignore[no-untyped-def]
    today = event.day[day]
    for start in range(max(today.start, pause.between_start), min(today.end, pause.between_end) - pause.longest + 1):
        end = start + pause.longest
        if start % event.step == 0 and _free(event, day, start, end):
            yield PlacedBreak(id=pause.id, title=pause.title, day=day, start=start, end=end)
