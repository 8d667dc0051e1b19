"""Hypothesis strategies: conferences of CoSPLib that are small and odd, and valid schedules of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st

from benchmarks.cosplib.solution import Solution
from scheduler.importing.cosplib.instance import TERMS, Instance, Session, Talk, Track, Zone
from scheduler.reading.sheets.twice_encoded import repaired

PEOPLE = ("Ada", "Bo", "Cy", "Di", "Ed")
#: Characters that spreadsheets, TOML, CSV or the reading of names may take for syntax.
HOSTILE = (
    "=cmd()",
    "a;b",
    'say "no"',
    "x" * 200,
    "ada",
    "ADA",
    "Ada ",
    " ada",
    "+1",
    "-",
    "@home",
    "me@example.org",
    "é",
    "e",
    "Bo <bo@example.org>",
    "CON",
    "a,b",
    "\t",
    "日本",
    "ﬁ",
    "℡",
    "'",
    "\\",
    "no",
    "# x",
    "[a]",
    "1",
    "1.0",
    "a\nb",
    "?",
)

costs = st.sampled_from((0, 0, 0, 1, 7, 10000))


@st.composite
def conferences(draw: st.DrawFn) -> Instance:
    """Draw up to six talks in up to three tracks, four sessions and three rooms; names are letters and numbers."""
    tracks = [f"T{n}" for n in range(draw(st.integers(1, 3)))]
    sessions = [_session(draw, f"S{n}") for n in range(draw(st.integers(2, 4)))]
    rooms = tuple(f"R{n}" for n in range(draw(st.integers(2, 3))))
    names = [session.name for session in sessions]
    people = st.frozensets(st.sampled_from(PEOPLE), max_size=2)
    talks = tuple(
        Talk(
            reference=f"p{n}",
            track=draw(st.sampled_from(tracks)),
            places=draw(st.sampled_from((1, 1, 2))),
            order=draw(st.sampled_from((0, 0, 1, 2, 3))),
            offset=draw(st.sampled_from((0, 60, -210, 330, 840))),
            presenters=draw(people),
            attendees=draw(people),
            sessions=_costs(draw, names),
            rooms=_costs(draw, rooms),
        )
        for n in range(draw(st.integers(1, 6)))
    )
    pairs = [frozenset((track, other)) for n, track in enumerate(tracks) for other in tracks[n + 1 :]]
    return Instance(
        talks=talks,
        tracks=tuple(Track(name, draw(people)) for name in tracks),
        sessions=tuple(sessions),
        rooms=rooms,
        track_session=_costs(draw, [(track, name) for track in tracks for name in names]),
        track_room=_costs(draw, [(track, room) for track in tracks for room in rooms]),
        session_room=_costs(draw, [(name, room) for name in names for room in rooms]),
        similar=_costs(draw, pairs),
        weights={term: draw(st.sampled_from((1, 3, 100000))) for term in TERMS},
        zone=Zone(
            draw(st.sampled_from((0, 120, -300, 345))), (540, 1080), (420, 1320), 1, draw(st.sampled_from((0, 10)))
        ),
    )


def _session(draw: st.DrawFn, name: str) -> Session:
    places = draw(st.integers(2, 4))
    start = draw(st.integers(0, 24 * 60 - 20))
    end = draw(st.sampled_from((0, min(start + 20, 1439), min(start + 90, 1439))))
    return Session(name, places, start, end)


def _costs(draw: st.DrawFn, keys: list) -> dict:  # type: ignore[type-arg]
    drawn = {key: draw(costs) for key in keys}
    return {key: cost for key, cost in drawn.items() if cost}


@st.composite
def solutions(draw: st.DrawFn, instance: Instance) -> Solution:
    """Draw a cell of its track for every talk; cells of a track may be empty."""
    carried: dict[tuple[int, int], str] = {}
    cells: dict[tuple[int, int], list[str | None]] = {
        (s, r): [None] * session.places
        for s, session in enumerate(instance.sessions)
        for r in range(len(instance.rooms))
    }
    for talk in draw(st.permutations(instance.talks)):
        free = [
            (*cell, place)
            for cell, slots in cells.items()
            if carried.get(cell, talk.track) == talk.track
            for place in range(len(slots) - talk.places + 1)
            if not any(slots[place : place + talk.places])
        ]
        assume(free)
        session, room, place = draw(st.sampled_from(free))
        carried[session, room] = talk.track
        cells[session, room][place : place + talk.places] = [talk.reference] * talk.places
    for cell in cells:
        if cell not in carried and draw(st.integers(0, 9)) == 9:
            carried[cell] = draw(st.sampled_from(instance.tracks)).name
    numbers = range(len(instance.sessions)), range(len(instance.rooms))
    return Solution(
        tuple(tuple(carried.get((s, r)) for r in numbers[1]) for s in numbers[0]),
        tuple(tuple(tuple(cells[s, r]) for r in numbers[1]) for s in numbers[0]),
    )


@st.composite
def renamings(draw: st.DrawFn, instance: Instance) -> dict[str, dict[str, str]]:
    """Draw hostile names for each kind of thing, no two alike, none that looks like UTF-8 that was encoded twice."""
    kinds = {
        "tracks": [track.name for track in instance.tracks],
        "sessions": [session.name for session in instance.sessions],
        "rooms": list(instance.rooms),
        "talks": [talk.reference for talk in instance.talks],
        "people": list(PEOPLE),
    }
    hostile = st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=12).filter(lambda text: repaired(text) is None)
    drawn = {
        kind: draw(st.lists(hostile, min_size=len(names), max_size=len(names), unique=True))
        for kind, names in kinds.items()
    }
    return {kind: dict(zip(names, drawn[kind], strict=True)) for kind, names in kinds.items()}


def renamed(instance: Instance, to: dict[str, dict[str, str]]) -> Instance:
    """Return the same conference under other names."""
    tracks, sessions, rooms, talks, people = (to[kind] for kind in ("tracks", "sessions", "rooms", "talks", "people"))
    return replace(
        instance,
        talks=tuple(
            replace(
                talk,
                reference=talks[talk.reference],
                track=tracks[talk.track],
                presenters=frozenset(people[name] for name in talk.presenters),
                attendees=frozenset(people[name] for name in talk.attendees),
                sessions={sessions[name]: cost for name, cost in talk.sessions.items()},
                rooms={rooms[name]: cost for name, cost in talk.rooms.items()},
            )
            for talk in instance.talks
        ),
        tracks=tuple(Track(tracks[t.name], frozenset(people[name] for name in t.chairs)) for t in instance.tracks),
        sessions=tuple(replace(session, name=sessions[session.name]) for session in instance.sessions),
        rooms=tuple(rooms[name] for name in instance.rooms),
        track_session={(tracks[t], sessions[s]): cost for (t, s), cost in instance.track_session.items()},
        track_room={(tracks[t], rooms[r]): cost for (t, r), cost in instance.track_room.items()},
        session_room={(sessions[s], rooms[r]): cost for (s, r), cost in instance.session_room.items()},
        similar={frozenset(tracks[t] for t in pair): cost for pair, cost in instance.similar.items()},
    )


def renamed_solution(solution: Solution, to: dict[str, dict[str, str]]) -> Solution:
    """Return the same schedule under the other names."""
    return Solution(
        tuple(tuple(name and to["tracks"][name] for name in row) for row in solution.tracks),
        tuple(tuple(tuple(name and to["talks"][name] for name in cell) for cell in row) for row in solution.talks),
    )
