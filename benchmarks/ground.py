"""A planted event that is being broken, and the requirements to blame for it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from benchmarks.generate import Planted
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Window
from scheduler.language.text import fold

Kind = Literal["talks", "people", "rooms", "axes", "breaks", "plenaries"]


@dataclass(frozen=True, slots=True)
class Blame:
    """The requirements that make an event impossible, and the items that a contradiction may name (None: any)."""

    culprits: frozenset[str]
    suspects: frozenset[str] | None


def blame(*requirements: Requirement, may: Iterable[str] = ()) -> Blame:
    """Blame for exactly these requirements; a contradiction may name their items and those of `may`."""
    named = {subject for requirement in requirements for subject in requirement.subjects}
    return Blame(frozenset(requirement.id for requirement in requirements), frozenset(named | set(may)))


def each(rule: str, items: Iterable[Talk | Person | str]) -> list[Requirement]:
    """The requirement of the rule for each item."""
    return [Requirement(rule, (item if isinstance(item, str) else item.id,)) for item in items]


class Ground:
    """An event on the way to being impossible; each breach leaves the talks alone that an earlier one touched."""

    def __init__(self, planted: Planted, seed: int) -> None:
        self.event: Event = planted.event
        self.rng = random.Random(seed)
        self.places = {talk.id: talk for talk in planted.programme.talks}
        self.touched: set[str] = set()

    @property
    def day(self) -> str:
        """The first day in ISO format."""
        return self.event.days[0].date.isoformat()

    def change(self, kind: Kind, name: str, **fields: object) -> None:
        """The item of that kind and id has new values of `fields`."""
        things = [thing.model_copy(update=fields) if thing.id == name else thing for thing in getattr(self.event, kind)]
        self.event = self.event.model_copy(update={kind: tuple(things)})

    def settings(self, **fields: int | None) -> None:
        """The settings of sessions have new values of `fields`."""
        settings = self.event.session_settings.model_copy(update=fields)
        self.event = self.event.model_copy(update={"session_settings": settings})

    def pick(self, number: int, axes: Literal["any", "apart", "same"] = "any") -> list[Talk]:
        """`number` free talks without demands: of any axes, of different ones ("apart"), or of the same.

        Raises ValueError if the event has too few.
        """
        free = self._free()
        self.rng.shuffle(free)
        if axes == "apart":
            free = list({talk.axis: talk for talk in free}.values())
        elif axes == "same":
            count = Counter(talk.axis for talk in free)
            axis = next((talk.axis for talk in free if count[talk.axis] >= number), None)
            free = [talk for talk in free if talk.axis == axis]
        if len(free) < number:
            raise ValueError(f"no {number} talks to break")
        self.touched |= {talk.id for talk in free[:number]}
        return self.clear([talk.id for talk in free[:number]])

    def _free(self) -> list[Talk]:
        """The untouched talks whose speakers have no other part."""
        duties = self._duties()
        return [
            talk
            for talk in self.event.talks
            if talk.id not in self.touched and all(duties[person] == 1 for person in talk.speakers)
        ]

    def clear(self, names: list[str]) -> list[Talk]:
        """These talks and their speakers have no demands, and no other talk names them."""
        nothing = {"available": (), "room": None, "needs": (), "after": (), "not_with": (), "together": (), "pin": None}
        for talk in self.event.talks:
            freed = talk.freed_from(names)
            self.change("talks", talk.id, after=freed.after, not_with=freed.not_with, together=freed.together)
        for name in names:
            self.change("talks", name, audience=None, **nothing)
            for person in self.event.talk[name].speakers:
                self.change("people", person, available=())
        return [self.event.talk[name] for name in names]

    def ease(self) -> None:
        """No talk demands an hour, a room or another talk, and people and rooms are always available."""
        self.clear([talk.id for talk in self.event.talks])
        for person in self.event.people:
            self.change("people", person.id, available=())
        for room in self.event.rooms:
            self.change("rooms", room.id, available=())

    def share(self, talks: list[Talk]) -> Person:
        """One person presents all of these talks; people left without a part are removed."""
        person = talks[0].speakers[0]
        for talk in talks:
            self.change("talks", talk.id, speakers=(person,))
        self.tidy()
        return self.event.person[person]

    def chair(self, axis: str) -> str:
        """The id of a newcomer who chairs the axis and has no other part; the talks of the axis are touched."""
        person = Person(id=fold(f"Dominique Renard {axis}"), name=f"Dominique Renard {axis}")
        people = tuple(sorted((*self.event.people, person), key=lambda each: each.id))
        self.event = self.event.model_copy(update={"people": people})
        self.change("axes", axis, chairs=(person.id,))
        self.touched |= {talk.id for talk in self.event.talks_of(axis)}
        self.tidy()
        return person.id

    def tidy(self) -> None:
        """People without a part are removed."""
        duties = self._duties()
        people = tuple(person for person in self.event.people if duties[person.id])
        self.event = self.event.model_copy(update={"people": people})

    def _duties(self) -> Counter[str]:
        """The number of talks, axes and plenaries in which each person has a part."""
        event = self.event
        duties = Counter(person for talk in event.talks for person in (*talk.speakers, *talk.discussants))
        duties.update(person for axis in event.axes for person in (*axis.every_chair, *axis.every_discussant))
        duties.update(person for plenary in event.plenaries for person in plenary.people)
        return duties

    def window(self, talk: Talk, minutes: int) -> tuple[Window]:
        """`minutes` from the planted start of the talk on, or earlier so that they end with the day."""
        start = min(self.places[talk.id].start, self.event.days[0].end - minutes)
        return (Window(start=start, end=start + minutes),)
