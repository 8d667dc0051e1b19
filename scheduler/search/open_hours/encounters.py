"""What must not be at the same time shares a part of a day only where it has time for both, one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from ortools.sat.python.cp_model import IntVar

from scheduler.search.open_hours.model import OpenHours


def keep_apart(model: OpenHours) -> None:
    """Posts what people, orders, pairs and axes ask of the parts of talks and sessions."""
    _Encounters(model).post()


class _Encounters:
    """The literals about the longest session of an axis in a part, made as they are asked for."""

    def __init__(self, model: OpenHours) -> None:
        self.model, self.cp, self.hours = model, model.cp, model.hours
        self.relations = model.prepared.grounds.relations
        self._attending = self._commitments() if model.prepared.kept.keeps("one_place") else {}
        self._longest: dict[tuple[str | None, int, int], IntVar] = {}

    def post(self) -> None:
        for talk, other in self._orders():
            self._follow(talk, other)
        for talk, other in {*self._orders(), *self._talks()}:
            self._part_talks(talk, other)
        for axis, talk in {*self._led_talks()}:
            self._part_axis(axis, talk)
        for first, second in {*self._axes()}:
            self._part_axes(first, second)

    def _commitments(self) -> dict[str, set[str]]:
        """By talk, the people who have to be there: discussants only where they must be."""
        discussed = self.model.prepared.kept.keeps("discussant_available")
        return {talk.id: {*talk.speakers, *(talk.discussants if discussed else ())} for talk in self.model.event.talks}

    # ── pairs ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _orders(self) -> Iterator[tuple[str, str]]:
        """The talks with each that is over when they start."""
        return ((talk, other) for talk, earlier in self.relations.before.items() for other in earlier)

    def _talks(self) -> Iterator[tuple[str, str]]:
        """The talks that somebody has to be at both, or that are not in parallel."""
        busy: dict[str, list[str]] = defaultdict(list)
        for talk, people in self._attending.items():
            for person in people:
                busy[person].append(talk)
        for talks in busy.values():
            yield from combinations(talks, 2)
        for talk, others in self.relations.apart.items():
            yield from ((talk, other) for other, _ in others if other > talk)

    def _led_talks(self) -> Iterator[tuple[str | None, str]]:
        """The axes with each talk of another axis that somebody attends who leads their sessions."""
        for axis, leaders in self.relations.leading.items():
            for talk, people in self._attending.items():
                if not set(leaders).isdisjoint(people) and self.model.event.talk[talk].axis != axis:
                    yield axis, talk

    def _axes(self) -> Iterator[tuple[str | None, str | None]]:
        """The axes that the same person leads, or whose sessions do not overlap."""
        for axis, other in combinations(self.relations.leading, 2):
            leaders = set(self.relations.leading[axis]) if self._attending else set[str]()
            if not leaders.isdisjoint(self.relations.leading[other]) or other in self.relations.rivals[axis]:
                yield axis, other

    # ── constraints ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _follow(self, talk: str, other: str) -> None:
        """The talk is in no part before that of the other one."""
        inside, parts = self.model.inside, range(len(self.hours.parts))
        for last in parts:
            first, second = (sum(inside[t, p] for p in parts[: last + 1] if (t, p) in inside) for t in (talk, other))
            self.cp.add(first <= second)

    def _part_talks(self, talk: str, other: str) -> None:
        first, second = self.model.event.talk[talk], self.model.event.talk[other]
        for part in range(len(self.hours.parts)):
            keys = (talk, part), (other, part)
            if first.axis != second.axis and all(key in self.model.inside for key in keys):
                inside = sum(self.model.inside[key] for key in keys)
                self.cp.add(inside <= 1 + self.hours.lasts(part, first.duration + second.duration))

    def _part_axis(self, axis: str | None, talk: str) -> None:
        duration = self.model.event.talk[talk].duration
        for part in range(len(self.hours.parts)):
            if (talk, part) in self.model.inside:
                for minutes in self._lengths(axis, part):
                    both = self._has(axis, part, minutes) + self.model.inside[talk, part]
                    self.cp.add(both <= 1 + self.hours.lasts(part, minutes + duration))

    def _part_axes(self, axis: str | None, other: str | None) -> None:
        for part in range(len(self.hours.parts)):
            for minutes in self._lengths(axis, part):
                for others in self._lengths(other, part):
                    both = self._has(axis, part, minutes) + self._has(other, part, others)
                    self.cp.add(both <= 1 + self.hours.lasts(part, minutes + others))

    def _lengths(self, axis: str | None, part: int) -> list[int]:
        return sorted({session.minutes for session in self.model.of_axis[axis, part]})

    def _has(self, axis: str | None, part: int, minutes: int) -> IntVar:
        """A literal that is true if the axis has a session of as many minutes or more in the part."""
        key = (axis, part, minutes)
        if key not in self._longest:
            self._longest[key] = self.cp.new_bool_var("")
            for session in self.model.of_axis[axis, part]:
                if session.minutes >= minutes:
                    self.cp.add_implication(self.model.chosen[session], self._longest[key])
        return self._longest[key]
