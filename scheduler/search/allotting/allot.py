"""A programme of an event with axes whose days are nearly full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scheduler.constructing.pause_starts import Pause
from scheduler.constructing.preparation import Preparation
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.search.allotting.attempt import Attempt
from scheduler.search.control import Budget, Workers
from scheduler.search.many_talks import has_many
from scheduler.search.tried_hours import first_accepted


def allotted(event: Event, budget: Budget, threads: Workers, attempts: int) -> Programme | None:
    """A programme that the check accepts; None if none was found, which proves nothing.

    Sessions are allotted to the parts of the days between the pauses first, then to rooms, then to minutes. Instead of
    those that find no place then, others are sought. Where talks are many, each thread tries hours of its own.

    Parameters
    ----------
    attempts
        The ways to set the pauses that are tried, at the most.
    """

    at_once = has_many(event)
    each = replace(threads, number=1) if at_once else threads

    def made(prepared: Preparation, starts: Mapping[Pause, int], number: int, own: Budget) -> Programme | None:
        return Attempt(prepared, starts, number, own, each).programme()

    return first_accepted(event, budget, threads, attempts, made, at_once=at_once)
