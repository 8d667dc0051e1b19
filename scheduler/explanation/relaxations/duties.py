"""Relaxations of what an absent person was to do: to chair, to discuss, to speak in a plenary, to present a talk."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.explanation.relaxations.people import chair, discussant, not_in_plenary
from scheduler.explanation.relaxations.relaxation import Relaxation
from scheduler.explanation.relaxations.talks import withdrawn
from scheduler.language.message import Message

_NOT_TO_SPEAK = Message(
    fr="{that} n’intervienne pas dans la plénière {it}", en="{person} not to take part in plenary {it}"
)


def duties(event: Event, person: str) -> Iterator[Relaxation]:
    """The relaxations each of which relieves the person of one duty; those that withdraw a talk come last.

    Nobody is relieved of a plenary that has no other speaker, or of a talk that has begun.
    """
    asked = Requirement("person_available", (person,))
    yield from chair(event, asked)
    yield from discussant(event, asked)
    for plenary in event.plenaries:
        if person in plenary.speakers and len(plenary.speakers) > 1:
            yield not_in_plenary(event, person, plenary, ("speakers", "speakers"), _NOT_TO_SPEAK)
    begun = {what_if.subject for what_if in event.what_ifs if what_if.kind == "begun"}
    presented = [talk for talk in event.presented(person) if talk.id not in begun]
    if len(presented) < len(event.talks):
        yield from map(withdrawn, presented)
