"""What moves change of a programme: its items that are elsewhere, and its sessions in which something is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from scheduler.domain.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.domain.remembered import remembered

PlacedItem = PlacedSession | PlacedTalk | PlacedBreak | PlacedPlenary
#: All of a session but its talks.
_OUTLINE: Callable[[PlacedSession], tuple[object, ...]] = attrgetter(*PlacedSession.model_fields.keys() - {"talks"})
T = TypeVar("T")


@dataclass(frozen=True)
class ChangedPart:
    """Where a programme differs from a former one.

    Attributes
    ----------
    former, now
        The whole programmes.
    sessions
        The ids of the sessions that differ, or whose talks do; None: a break or plenary differs too.
    """

    former: Programme
    now: Programme
    sessions: frozenset[str] | None

    @cached_property
    def before(self) -> Programme:
        """The sessions that differ with their talks, as they were, and all pauses; all of it if a pause differs."""
        return _part(self.former, self.sessions)

    @cached_property
    def after(self) -> Programme:
        """The same as it is now."""
        return _part(self.now, self.sessions)

    @cached_property
    def moved_talks(self) -> frozenset[str] | None:
        """The sessions, if they differ in their talks alone, and the talks are the same; else None."""
        was, now = ([each.session.get(name) for name in self.sessions or ()] for each in (self.former, self.now))
        if self.sessions is None or [*map(_outline, was)] != [*map(_outline, now)]:
            return None
        talks, others = (sorted(talk for each in held if each for talk in each.talks) for held in (was, now))
        return self.sessions if talks == others else None


class Comparison:
    """Compares many programmes with one, `base`; the lists of all of them agree (`agrees`)."""

    def __init__(self, base: Programme) -> None:
        self._base = base
        self._pauses = {*base.breaks, *base.plenaries}
        self._counts = len(base.breaks), len(base.plenaries)

    @remembered
    def changed(self, after: Programme) -> frozenset[PlacedItem]:
        """The items of the programme that the base does not have: the same of two programmes that are equal."""
        base = self._base
        return frozenset(
            (
                *(each for each in _others(base.sessions, after.sessions) if each != base.session.get(each.id)),
                *(each for each in _others(base.talks, after.talks) if each != base.talk.get(each.id)),
                *(each for each in _others(base.breaks, after.breaks) if each not in self._pauses),
                *(each for each in _others(base.plenaries, after.plenaries) if each not in self._pauses),
            )
        )

    @remembered
    def part(self, after: Programme) -> ChangedPart:
        """The part in which the programme differs from the base."""
        changed = self.changed(after)
        if (len(after.breaks), len(after.plenaries)) != self._counts or any(
            isinstance(each, PlacedBreak | PlacedPlenary) for each in changed
        ):
            return ChangedPart(self._base, after, None)
        names = self._base.session.keys() - after.session.keys()
        for each in changed:
            names |= {each.session} if isinstance(each, PlacedTalk) else {each.id}
        return ChangedPart(self._base, after, frozenset(names))


def _outline(session: PlacedSession | None) -> tuple[object, ...] | None:
    return None if session is None else _OUTLINE(session)


def _others(former: Sequence[T], now: Sequence[T]) -> Sequence[T]:
    """Those of `now` that are not the very objects at the same places of `former`: few, after a move."""
    if len(former) != len(now):
        return now
    return [each for was, each in zip(former, now, strict=True) if each is not was]


def _part(programme: Programme, sessions: Collection[str] | None) -> Programme:
    """The programme with these sessions and their talks alone; None: the programme."""
    if sessions is None:
        return programme
    return programme.model_copy(
        update={
            "sessions": tuple(session for session in programme.sessions if session.id in sessions),
            "talks": tuple(talk for talk in programme.talks if talk.session in sessions),
        }
    )
