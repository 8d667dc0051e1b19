"""One programme of two, of which each has moved axes, or talks, of its own: two rounds found them side by side."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedTalk, Programme
from scheduler.search.preset.good_rooms import in_rooms
from scheduler.search.preset.state import SearchState


def take_near(
    state: SearchState, number: int, start: Programme, near: Programme, merge: Callable[[Programme], Programme | None]
) -> int:
    """Takes `near`, which a round has found from `start`; returns the gain on the `number`-th level.

    `merge` joins it to the best programme, where that is another one by now; None: they do not go together.
    """
    best, before = state.programme, state.values[number]
    assert best is not None, "there is a first programme"
    both = near if best is start else merge(best)
    if both is not None:
        state.take(both)
    if state.values[number] == before and both is not near:
        state.take(near)
    return before - state.values[number]


def merged(event: Event, best: Programme, near: Programme, axes: frozenset[str | None]) -> Programme | None:
    """The programme `best` with the sessions and talks that `axes` have in `near`.

    None where two sessions have one room at once; other rules may be broken.
    """
    moved = [session.model_copy(update={"id": f"*{session.id}"}) for session in near.sessions if session.axis in axes]
    sessions = [*(session for session in best.sessions if session.axis not in axes), *moved]
    if len({(session.slot, session.room) for session in sessions}) < len(sessions):
        return None
    talks = [near.talk[talk] for session in moved for talk in session.talks]
    kept = {talk.id for talk in talks}
    talks += [talk for talk in best.talks if talk.id not in kept]
    return in_rooms(event, best.model_copy(update={"sessions": tuple(sessions), "talks": tuple(talks)}), {})


def merged_talks(best: Programme, near: Programme, moved: frozenset[str]) -> Programme | None:
    """The programme `best` with the talks `moved` where they are in `near`.

    None where one of them is in a session that `best` does not have, or a session would be left without talks; other
    rules may be broken.
    """
    names = {(session.slot, session.room): session for session in best.sessions}
    slots = {session.id: session.slot for session in near.sessions}
    talks: dict[str, list[PlacedTalk]] = {session.id: [] for session in best.sessions}
    for talk in (near.talk[each.id] if each.id in moved else each for each in best.talks):
        session = names.get((slots[talk.session], talk.room)) if talk.id in moved else best.session[talk.session]
        if session is None:
            return None
        talks[session.id].append(talk.model_copy(update={"session": session.id}))
    if not all(talks.values()):
        return None
    placed = {name: sorted(members, key=lambda talk: talk.start) for name, members in talks.items()}
    sessions = (
        session.model_copy(update={"talks": tuple(talk.id for talk in placed[session.id])}) for session in best.sessions
    )
    return best.model_copy(update={"sessions": tuple(sessions), "talks": tuple(chain(*placed.values()))})
