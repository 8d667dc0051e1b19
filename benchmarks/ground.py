"""A planted event that is being broken, and what is to blame for it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from benchmarks.generate import Planted
from scheduler.domain.people import Person
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Window
from scheduler.event import Event
from scheduler.requirement import Requirement
from scheduler.text import fold

Kind = Literal["talks", "people", "rooms", "axes", "breaks", "plenaries"]


@dataclass(frozen=True, slots=True)
class Blame:
    """What makes an event impossible, and whom a contradiction may name; `suspects` None: anybody."""

    culprits: frozenset[str]
    suspects: frozenset[str] | None


def blame(*asked: Requirement, may: Iterable[str] = ()) -> Blame:
    """Exactly these requirements are to blame; beside those whom they name, `may` be named."""
    named = {subject for one in asked for subject in one.subjects}
    return Blame(frozenset(one.id for one in asked), frozenset(named | set(may)))


def each(rule: str, things: Iterable[Talk | Person | str]) -> list[Requirement]:
    """That requirement of each one."""
    return [Requirement(rule, (one if isinstance(one, str) else one.id,)) for one in things]


class Ground:
    """The event on the way to being impossible. What a breach has touched is left alone by the next one."""

    def __init__(self, planted: Planted, seed: int) -> None:
        self.event: Event = planted.event
        self.rng = random.Random(seed)
        self.places = {talk.id: talk for talk in planted.programme.talks}
        self.touched: set[str] = set()

    @property
    def day(self) -> str:
        return self.event.days[0].date.isoformat()

    def change(self, kind: Kind, name: str, **fields: object) -> None:
        """The thing of that name has those fields from now on."""
        things = [one.model_copy(update=fields) if one.id == name else one for one in getattr(self.event, kind)]
        self.event = self.event.model_copy(update={kind: tuple(things)})

    def settings(self, **fields: int) -> None:
        """The settings of sessions are those from now on."""
        settings = self.event.session_settings.model_copy(update=fields)
        self.event = self.event.model_copy(update={"session_settings": settings})

    def pick(self, number: int, axes: Literal["any", "apart", "same"] = "any") -> list[Talk]:
        """So many talks that ask for nothing any more, of any axes, of one each, or of the same.

        ValueError if the event has none such.
        """
        free = self._free()
        self.rng.shuffle(free)
        if axes == "apart":
            free = list({talk.axis: talk for talk in free}.values())
        elif axes == "same":
            held = Counter(talk.axis for talk in free)
            axis = next((talk.axis for talk in free if held[talk.axis] >= number), None)
            free = [talk for talk in free if talk.axis == axis]
        if len(free) < number:
            raise ValueError(f"no {number} talks to break")
        self.touched |= {talk.id for talk in free[:number]}
        return self.clear([talk.id for talk in free[:number]])

    def _free(self) -> list[Talk]:
        """The untouched talks whose speakers have nothing else to do."""
        duties = self._duties()
        return [
            talk for talk in self.event.talks
            if talk.id not in self.touched and all(duties[person] == 1 for person in talk.speakers)
        ]  # fmt: skip

    def clear(self, names: list[str]) -> list[Talk]:
        """These talks and their speakers ask for nothing, and nobody asks for anything of them."""
        nothing = {"available": (), "room": None, "needs": (), "after": (), "not_with": (), "pin": None}
        for talk in self.event.talks:
            kept = {side: tuple(t for t in getattr(talk, side) if t not in names) for side in ("after", "not_with")}
            self.change("talks", talk.id, **kept)
        for name in names:
            self.change("talks", name, audience=None, **nothing)
            for person in self.event.talk[name].speakers:
                self.change("people", person, available=())
        return [self.event.talk[name] for name in names]

    def ease(self) -> None:
        """Nobody asks for an hour, a room or another talk any more, and the rooms are always there."""
        self.clear([talk.id for talk in self.event.talks])
        for person in self.event.people:
            self.change("people", person.id, available=())
        for room in self.event.rooms:
            self.change("rooms", room.id, available=())

    def share(self, talks: list[Talk]) -> Person:
        """One person who presents all of these; those who are left without a part have gone."""
        person = talks[0].speakers[0]
        for talk in talks:
            self.change("talks", talk.id, speakers=(person,))
        self.tidy()
        return self.event.person[person]

    def chair(self, axis: str) -> str:
        """The id of a newcomer who chairs the axis and does nothing else; its talks are touched."""
        person = Person(id=fold(f"Dominique Renard {axis}"), name=f"Dominique Renard {axis}")
        people = tuple(sorted((*self.event.people, person), key=lambda one: one.id))
        self.event = self.event.model_copy(update={"people": people})
        self.change("axes", axis, chairs=(person.id,))
        self.touched |= {talk.id for talk in self.event.talks_of(axis)}
        self.tidy()
        return person.id

    def tidy(self) -> None:
        """Only people who have a part are left."""
        duties = self._duties()
        people = tuple(one for one in self.event.people if duties[one.id])
        self.event = self.event.model_copy(update={"people": people})

    def _duties(self) -> Counter[str]:
        """How many talks, axes and plenaries each person has a part in."""
        event = self.event
        duties = Counter(person for talk in event.talks for person in talk.speakers)
        duties.update(person for axis in event.axes for person in axis.chairs)
        duties.update(person for plenary in event.plenaries for person in plenary.speakers)
        return duties

    def window(self, talk: Talk, minutes: int) -> tuple[Window]:
        """So many minutes from where the planted programme has the talk; earlier where the day is over before."""
        start = min(self.places[talk.id].start, self.event.days[0].end - minutes)
        return (Window(start=start, end=start + minutes),)
