"""Missing chairs: why nobody could be found to chair a session of a programme."""

from __future__ import annotations

from collections.abc import Iterator

from constraints import items, phrases, session_lists
from scheduler.domain.chairing import eligible
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.message import Message, message


def missing_chairs(event: Event, programme: Programme) -> Iterator[tuple[str, Message, Message]]:
    """Yield each session without a chair, a sentence that says so, and one that says why of everybody who may chair.

    Nothing where the event has no level `chairs`.
    """
    if "chairs" not in event.levels:
        return
    for item, people in zip(items.sessions(programme), items.leaders(event, programme), strict=True):
        if not people:
            text = message(
                "Personne ne modère {session} ({when}).",
                "Nobody chairs {session} ({when}).",
                session=phrases.item(event, item),
                when=phrases.when(event, item),
            )
            yield item.id, text, phrases.sentences(_reasons(event, programme, item))


def _reasons(event: Event, programme: Programme, item: items.Item) -> list[Message]:
    """The reasons why those who may chair do not chair the session, person by person."""
    reasons = []
    for person in (event.person[name] for name in eligible(event, item.axis)):
        others = session_lists.obligations(event, programme, person.id, item)
        why = session_lists.hindrance(event, person, item, others)
        free = message("serait libre : un meilleur programme existe", "would be free: there is a better programme")
        reasons.append(message("{person} {why}", "{person} {why}", person=person.name, why=why or free))
    return reasons
