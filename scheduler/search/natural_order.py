"""The last choice among equal programmes: axes in the order of the event, talks in the natural order of their ids.

Programmes are compared by the axes of their sessions in the order of time and room, then by their talks. Exchanges that
make a programme smaller are tried one after the other, in an order that depends on the programme alone, and kept where
every level keeps its value and no hard rule is broken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, permutations

from constraints import CATALOGUE
from constraints.rule import Rule
from scheduler.check import value_on
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.language.text import natural_key
from scheduler.search.control import Budget

#: Talks times measured programmes: the most that one choice may take, so that it depends on no clock.
_EFFORT = 6_000
#: Talks: the largest session of which every order is tried.
_FEW_TALKS = 4
#: Times that all exchanges are tried: one exchange may make another possible.
_ROUNDS = 3


def in_natural_order(event: Event, programme: Programme, levels: Sequence[Rule], budget: Budget) -> Programme | None:
    """The programme with axes and talks in their order where nothing decides; None: the time was too short.

    Parameters
    ----------
    levels
        The levels that keep their values.
    """
    return _Exchange(event, programme, levels, budget).run()


class _Exchange:
    """The exchanges of one programme.

    Attributes
    ----------
    programme
        The smallest programme so far.
    left
        The number of programmes that may still be measured.
    stated
        The levels with the values that they keep; the one that differed last is first.
    """

    def __init__(self, event: Event, programme: Programme, levels: Sequence[Rule], budget: Budget) -> None:
        self.event, self.programme, self.budget = event, programme, budget
        self.left = _EFFORT // max(1, len(event.talks))
        self.stated = [(level, value_on(level, event, programme)) for level in levels]
        self.talk_rank = {name: n for n, name in enumerate(sorted(event.talk, key=natural_key))}
        self.axis_rank = {axis.id: n for n, axis in enumerate(event.axes)}

    def run(self) -> Programme | None:
        for _ in range(_ROUNDS):
            before = self.programme
            exchanges = (
                self._exchange_sessions,
                self._sort_alike,
                self._turn_sessions,
                self._exchange_talks,
                self._rotate_talks,
                self._rotate_sessions,
            )
            for exchange in exchanges:
                exchange()
                if self.budget.over:
                    return None
            if self.programme == before:
                break
        return self.programme

    def _try(self, candidate: Programme) -> bool:
        """Keeps the candidate if it is smaller and as good."""
        if self.left <= 0 or self.budget.over or self._key(candidate) >= self._key(self.programme):
            return False
        self.left -= 1
        if self._is_as_good(candidate):
            self.programme = candidate
            return True
        return False

    def _key(self, programme: Programme) -> tuple[list[int], list[int]]:
        return (
            [self._rank_of(session) for session in programme.sessions],
            [self.talk_rank[talk] for session in programme.sessions for talk in session.talks],
        )

    def _rank_of(self, session: PlacedSession) -> int:
        return self.axis_rank.get(session.axis or "", -1)

    def _is_as_good(self, candidate: Programme) -> bool:
        for number, (level, value) in enumerate(self.stated):
            if value_on(level, self.event, candidate) != value:
                self.stated.insert(0, self.stated.pop(number))  # what differs once is likely to do so again
                return False
        for rule in CATALOGUE:
            setting = "hard" if rule.kind == "fixed" else self.event.setting(rule.name)
            if rule.kind != "level" and setting != "off" and rule.applies(self.event):
                violations = rule.measure(self.event, candidate)
                if any(setting == "hard" or violation.always for violation in violations):
                    return False
        return True

    # ── exchanges ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _exchange_sessions(self) -> None:
        """Two sessions that are equally long change places: of different axes, or whole ones of one axis."""
        for first, second in combinations([session.id for session in self.programme.sessions], 2):
            earlier, later = self.programme.session[first], self.programme.session[second]
            if self.left and self._would_lead(later, earlier) and _length(earlier) == _length(later):
                self._try(_moved(self.programme, {first: later, second: earlier}))

    def _rotate_sessions(self) -> None:
        """Three sessions that are equally long change places in a circle."""
        for names in combinations([session.id for session in self.programme.sessions], 3):
            first, second, third = (self.programme.session[name] for name in names)
            if len({_length(first), _length(second), _length(third)}) > 1:
                continue
            for turned in ((second, third, first), (third, first, second)):
                if self.left > 0 and self._would_lead(turned[0], self.programme.session[names[0]]):
                    self._try(_moved(self.programme, dict(zip(names, turned, strict=True))))

    def _would_lead(self, session: PlacedSession, other: PlacedSession) -> bool:
        """True if a programme that has the session in the place of the other is smaller, whatever follows."""
        ranks = ([self._rank_of(each), *(self.talk_rank[talk] for talk in each.talks)] for each in (session, other))
        return next(ranks) < next(ranks)

    def _sort_alike(self) -> None:
        """All talks of an axis and length are sorted at once."""
        for names in self._alike():
            ordered = sorted(names, key=self.talk_rank.__getitem__)
            if ordered != names:
                self._try(_renamed(self.programme, dict(zip(names, ordered, strict=True))))

    def _turn_sessions(self) -> None:
        """The talks of a session stand in the first order that does; with preset sessions their places decide that.

        Every order of a few talks is tried, else the sorted one and the reverse.
        """
        for name in [session.id for session in self.programme.sessions] if not self.event.slots else ():
            session = self.programme.session[name]
            talks = sorted(session.talks, key=self.talk_rank.__getitem__)
            few = len(talks) <= _FEW_TALKS
            for order in permutations(talks) if few else (tuple(talks), session.talks[::-1]):
                if self._try(_turned(self.event, self.programme, session, order)) and few:
                    break

    def _exchange_talks(self) -> None:
        """Two talks of an axis and length change places."""
        for count, names in enumerate(self._alike()):
            for first, second in combinations(range(len(names)), 2):
                here = self._alike()[count]
                earlier, later = here[first], here[second]
                if self.left and self.talk_rank[earlier] > self.talk_rank[later]:
                    self._try(_renamed(self.programme, {earlier: later, later: earlier}))

    def _rotate_talks(self) -> None:
        """Three talks of an axis and length change places in a circle."""
        for here in self._alike():
            for places in combinations(range(len(here)), 3):
                if self.left <= 0:
                    return
                three = [here[place] for place in places]
                for turned in ([*three[1:], three[0]], [three[2], *three[:2]]):
                    smaller = self.talk_rank[turned[0]] < self.talk_rank[three[0]]
                    if smaller and self._try(_renamed(self.programme, dict(zip(three, turned, strict=True)))):
                        for place, name in zip(places, turned, strict=True):
                            here[place] = name
                        break

    def _alike(self) -> list[list[str]]:
        """The talks of each axis and length, in the order of the programme."""
        classes: dict[object, list[str]] = defaultdict(list)
        for session in self.programme.sessions:
            for name in session.talks:
                talk = self.event.talk[name]
                classes[talk.axis, talk.places if self.event.slots else talk.duration].append(name)
        return [classes[key] for key in sorted(classes, key=lambda key: min(self.talk_rank[t] for t in classes[key]))]


def _renamed(programme: Programme, names: dict[str, str]) -> Programme:
    """The programme with other talks at the places of those that `names` maps."""
    sessions = tuple(
        session.model_copy(update={"talks": tuple(names.get(talk, talk) for talk in session.talks)})
        if not names.keys().isdisjoint(session.talks)
        else session
        for session in programme.sessions
    )
    talks = tuple(
        placed.model_copy(update={"id": names[placed.id]}) if placed.id in names else placed
        for placed in programme.talks
    )
    return programme.model_copy(update={"sessions": sessions, "talks": talks})


def _length(session: PlacedSession) -> int:
    return session.end - session.start


def _moved(programme: Programme, moves: dict[str, PlacedSession]) -> Programme:
    """The programme with other sessions at the hours and in the rooms of those whose ids `moves` maps."""
    sessions, talks = [], []
    for place in programme.sessions:
        if place.id not in moves:
            sessions.append(place)
            talks += [programme.talk[talk] for talk in place.talks]
            continue
        session = moves[place.id]
        where = {"room": place.room, "day": place.day}
        hours = {"start": place.start, "end": place.end, "slot": place.slot}
        if session.axis == place.axis and not session.proposed and not place.proposed:
            session = session.model_copy(update={"chairs": place.chairs})
        sessions.append(session.model_copy(update={"id": place.id, **where, **hours}))
        shift = place.start - session.start
        for placed in (programme.talk[talk] for talk in session.talks):
            hours = {"start": placed.start + shift, "end": placed.end + shift, "session": place.id}
            talks.append(placed.model_copy(update={**where, **hours}))
    return programme.model_copy(update={"sessions": tuple(sessions), "talks": tuple(talks)})


def _turned(event: Event, programme: Programme, turned: PlacedSession, order: Sequence[str]) -> Programme:
    """The programme in which a session that is not preset has its talks in that order."""
    minute = turned.start + event.session_settings.introduction
    hours: dict[str, tuple[int, int]] = {}
    for talk in order:
        hours[talk] = minute, minute + event.talk[talk].duration
        minute = hours[talk][1] + event.talk_settings.gap
    sessions, talks = [], []
    for session in programme.sessions:
        new = session.model_copy(update={"talks": tuple(order)}) if session.id == turned.id else session
        sessions.append(new)
        for placed in (programme.talk[talk] for talk in new.talks):
            start, end = hours.get(placed.id, (placed.start, placed.end))
            talks.append(placed.model_copy(update={"start": start, "end": end}))
    return programme.model_copy(update={"sessions": tuple(sessions), "talks": tuple(talks)})
