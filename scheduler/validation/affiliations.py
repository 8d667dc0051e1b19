"""Affiliations as a folder states them, so that an event which code makes is the one that its folder gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.talks import Talk
from scheduler.language.text import likeliest_spelling


def aligned(talk: Talk) -> Talk:
    """The talk with an affiliation for each speaker, "" where none is stated; with none at all if every one is ""."""
    missing = len(talk.speakers) - len(talk.affiliations)
    stated = (*talk.affiliations, *[""] * missing) if any(talk.affiliations) else ()
    return talk if stated == talk.affiliations else talk.model_copy(update={"affiliations": stated})


def affiliated(event: Event) -> tuple[Person, ...]:
    """The people of the event; without an affiliation of their own, they have the one of most of their talks."""
    stated = _stated(event.contributions)
    return tuple(
        person.model_copy(update={"affiliation": likeliest_spelling(stated[person.id])})
        if not person.affiliation and person.id in stated
        else person
        for person in event.people
    )


def _stated(talks: Sequence[Talk]) -> Mapping[str, Sequence[str]]:
    """The affiliations that talks state of their speakers, by the id of the person."""
    stated: dict[str, list[str]] = defaultdict(list)
    for talk in talks:
        for person, affiliation in zip(talk.speakers, talk.affiliations, strict=False):
            if affiliation:
                stated[person].append(affiliation)
    return stated
