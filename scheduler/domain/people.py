"""People of an event, and the talks that they wish to hear."""

from __future__ import annotations

from scheduler.domain.frozen import Frozen
from scheduler.domain.windows import Window


class Person(Frozen):
    """Somebody who presents or discusses a talk or a poster, chairs or discusses sessions, or speaks in a plenary.

    `id` is the e-mail address in lower case, or the folded name of a person without one; both for somebody who shares
    the address with others (`scheduler.domain.person_id`). `available` empty means
    always, `preferred` empty no wish. `family_name` is where to sort
    the name; empty: by the name alone. `pronunciation` tells how to say the name. With `may_chair` the organisers
    have this person chair sessions if need be; such a person may have no other part in the event.
    """

    id: str
    name: str
    email: str | None = None
    affiliation: str | None = None
    family_name: str = ""
    biography: str = ""
    available: tuple[Window, ...] = ()
    preferred: tuple[Window, ...] = ()
    timezone: str | None = None
    pronunciation: str = ""
    may_chair: bool = False


class Participant(Frozen):
    """Somebody who has registered. Neither the programme nor anything that is published names participants.

    `category` is the organisers' own word: student, guest, press. `family_name` is where to sort the name, as in
    `Person`.
    """

    name: str
    email: str | None = None
    affiliation: str = ""
    category: str = ""
    family_name: str = ""


class Wish(Frozen):
    """The talks that a person would like to hear; the person may be a listener who is not among the event's people."""

    person: str
    talks: tuple[str, ...]
