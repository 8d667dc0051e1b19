"""What moves change of a programme: its items that are elsewhere, and its sessions in which something is."""

from __future__ import annotations

from typing import NamedTuple

from scheduler.domain.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.domain.remembered import remembered

PlacedItem = PlacedSession | PlacedTalk | PlacedBreak | PlacedPlenary


class ChangedPart(NamedTuple):
    """The changed sessions with their talks, as they were and as they are; each programme has its own pauses."""

    before: Programme
    after: Programme


class Comparison:
    """Compares many programmes with one, `base`; the lists of all of them agree (`agrees`)."""

    def __init__(self, base: Programme) -> None:
        self._base = base
        self._pauses = len(base.breaks), len(base.plenaries)
        self._known = {id(each) for each in _items(base)}

    def changed(self, after: Programme) -> frozenset[PlacedItem]:
        """The items of the programme that the base does not have: the same of two programmes that are equal."""
        return frozenset(each for each in _items(after) if id(each) not in self._known and not self._has(each))

    @remembered
    def part(self, after: Programme) -> ChangedPart:
        """The part in which the programme differs from the base; all of both if a break or plenary differs."""
        changed = self.changed(after)
        if (len(after.breaks), len(after.plenaries)) != self._pauses or any(
            isinstance(each, PlacedBreak | PlacedPlenary) for each in changed
        ):
            return ChangedPart(self._base, after)
        names = self._base.session.keys() - after.session.keys()
        for each in changed:
            names |= {each.session} if isinstance(each, PlacedTalk) else {each.id}
        return ChangedPart(_part(self._base, names), _part(after, names))

    def _has(self, item: PlacedItem) -> bool:
        """True if the base has an equal item."""
        if isinstance(item, PlacedTalk):
            return item == self._base.talk.get(item.id)
        if isinstance(item, PlacedSession):
            return item == self._base.session.get(item.id)
        return item in (*self._base.breaks, *self._base.plenaries)


def _items(programme: Programme) -> tuple[PlacedItem, ...]:
    return (*programme.sessions, *programme.talks, *programme.breaks, *programme.plenaries)


def _part(programme: Programme, sessions: set[str]) -> Programme:
    """The programme with these sessions and their talks alone."""
    return programme.model_copy(
        update={
            "sessions": tuple(session for session in programme.sessions if session.id in sessions),
            "talks": tuple(talk for talk in programme.talks if talk.session in sessions),
        }
    )
