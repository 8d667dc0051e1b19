"""The invariants of an event: reading and importing end in `checked`; so does an event that code makes."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain.errors import InputError, Problem
from scheduler.domain.event import Event
from scheduler.validation.fault import Fault
from scheduler.validation.members import member_problems
from scheduler.validation.numbers import number_problems
from scheduler.validation.ordering import ordered
from scheduler.validation.problems import EVENT
from scheduler.validation.references import faults

#: The fields whose faults are no faults on a day that runs late: its hours are cut, which may make it impossible.
_HOURS = ("start", "end", "duration", "between")
_FIELD = {
    "axis": "axes",
    "room": "rooms",
    "plenary": "plenaries",
    "break": "breaks",
    "slot": "slots",
    "talk": "talks",
    "poster": "posters",
}


def checked(event: Event) -> Event:
    """The event with its items in the order of its invariants; `event` itself if they are in that order already.

    Raises InputError with every problem, in both languages, if an item refers to one that does not exist, an id is
    doubled, a required item is missing or a number is out of range. An event that is merely impossible to schedule is
    no error.
    """
    problems = [*member_problems(event), *number_problems(event), *_references(event)]
    if problems:
        raise InputError(problems)
    return ordered(event)


def _references(event: Event) -> Iterator[Problem]:
    """The faults of the event that stop it, each with the field in which it stands."""
    for fault in faults(event, {talk.id for talk in event.left_out}):
        if not fault.remark and not (event.late and fault.key in _HOURS):
            yield Problem(EVENT, None, f"{_item(event, fault)}.{fault.key}", fault.value, fault.text)


def _item(event: Event, fault: Fault) -> str:
    field = _FIELD[fault.kind]
    return f"{field}[{getattr(event, field)[fault.position].id}]"
