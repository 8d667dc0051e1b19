"""Programmes in which two sessions of an axis are one, and what lay between them lies before or after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from constraints.items import Item
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.explanation.oddities.shifts import shifted


@dataclass(frozen=True, slots=True)
class Cut:
    """Two sessions of one axis and day, and the pauses between them, in the order of time."""

    session: PlacedSession
    following: PlacedSession
    pauses: Sequence[Item]


def pauses_after(event: Event, programme: Programme, cut: Cut) -> Programme:
    """The programme in which the later talks follow the earlier ones at once, and the pauses come after them."""
    minutes = _room_between(event, programme, cut)
    joined = _joined(programme, cut, cut.session, later=-minutes)
    end = cut.following.end - minutes
    return shifted(joined, cut.pauses, end - cut.pauses[0].start)


def pauses_before(event: Event, programme: Programme, cut: Cut) -> Programme:
    """The programme in which the earlier talks come just before the later ones, and the pauses before them."""
    minutes = _room_between(event, programme, cut)
    joined = _joined(programme, cut, cut.following, earlier=minutes)
    start = cut.session.start + minutes
    return shifted(joined, cut.pauses, start - cut.pauses[-1].end)


def _room_between(event: Event, programme: Programme, cut: Cut) -> int:
    """The minutes by which the two would have to approach each other to be one session."""
    last, first = programme.talk[cut.session.talks[-1]], programme.talk[cut.following.talks[0]]
    return first.start - last.end - event.talk_settings.gap


def _joined(programme: Programme, cut: Cut, kept: PlacedSession, *, earlier: int = 0, later: int = 0) -> Programme:
    """The programme with one session for both, named and roomed as `kept`, whose earlier and later talks move so."""
    moves = {**dict.fromkeys(cut.session.talks, earlier), **dict.fromkeys(cut.following.talks, later)}
    both = kept.model_copy(
        update={
            "start": cut.session.start + earlier,
            "end": cut.following.end + later,
            "talks": (*cut.session.talks, *cut.following.talks),
        }
    )
    gone = {cut.session.id, cut.following.id} - {kept.id}
    talks = tuple(
        talk.model_copy(
            update={
                "session": kept.id,
                "room": kept.room,
                "start": talk.start + moves[talk.id],
                "end": talk.end + moves[talk.id],
            }
        )
        if talk.id in moves
        else talk
        for talk in programme.talks
    )
    sessions = (both if session.id == kept.id else session for session in programme.sessions)
    return programme.model_copy(update={"sessions": tuple(s for s in sessions if s.id not in gone), "talks": talks})
