"""Demands of talks beside their length, all of them met by a plan."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from typing import Any

from benchmarks.planted import talk_id
from benchmarks.planting import Plan, PlannedTalk
from benchmarks.wishes import Commitment, Shares, availability, half_day
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Pin


class Demands:
    """Random demands of the talks of a plan; each talk is decided by itself."""

    def __init__(self, rng: random.Random, plan: Plan, days: Sequence[date], shares: Shares) -> None:
        self.rng = rng
        self.talks = plan.talks
        self.days = days
        self.shares = shares

    def of(self, planned: PlannedTalk, hall: Room) -> dict[str, Any]:
        """The fields of a talk with demands that the plan meets; it may break a wish for an hour."""
        demands: dict[str, Any] = {}
        duty = Commitment(planned.day, planned.start, planned.end, planned.room)
        earlier = [t for t in self.talks if (t.day, t.end) <= (planned.day, planned.start)]
        apart = [t for t in self.talks if t.day != planned.day or not _overlap(t, planned)]
        if self._asks() and earlier:
            demands["after"] = (talk_id(self.rng.choice(earlier).number),)
        if self._asks() and apart:
            demands["not_with"] = (talk_id(self.rng.choice(apart).number),)
        if self._asks() and hall.features:
            demands["needs"] = (self.rng.choice(hall.features),)
        if self._asks() and hall.capacity is not None:
            demands["audience"] = self.rng.randint(hall.capacity // 2, hall.capacity)
        if self._asks():
            demands["room"] = hall.id
        if self._asks():
            demands["available"] = availability(self.rng, [duty], self.days)
        if self._asks():
            demands["preferred"] = half_day(self.rng, self.days)
        if self.rng.random() < self.shares.pins:
            room = hall.id if self.rng.random() < 0.5 else None
            demands["pin"] = Pin(day=self.days[planned.day], start=planned.start, room=room)
        return demands

    def _asks(self) -> bool:
        return self.rng.random() < self.shares.demands


def _overlap(first: PlannedTalk, second: PlannedTalk) -> bool:
    return first.start < second.end and second.start < first.end
