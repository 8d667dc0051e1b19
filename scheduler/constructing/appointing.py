"""People of the lists of axes are appointed to the sessions of a programme, without the solver."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from constraints import items, session_lists
from constraints.items import Item
from scheduler.domain.chairing import chair_lists
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

#: Choices that are tried at most; a programme that needs more has nobody for some sessions.
_MOST = 2_000

#: The places to fill: a session, and the people of one list of its axis who are free then, by id.
_Places = Sequence[tuple[Item, Sequence[str]]]


def appointed(event: Event, programme: Programme) -> Programme:
    """The programme with somebody of each list for each session of its axis; itself where none or not all are found."""
    places = [
        (item, _free(event, programme, item, people))
        for item in items.sessions(programme)
        for people in chair_lists(event, item.axis)
    ]
    chosen = _Choice(event, sorted(places, key=lambda place: len(place[1]))).made() if places else None
    if chosen is None:
        return programme
    names = {item.id: tuple(event.person[person].name for person in people) for item, people in chosen.items()}
    sessions = (
        s.model_copy(update={"chairs": names[s.id], "proposed": True}) if s.id in names else s
        for s in programme.sessions
    )
    return programme.model_copy(update={"sessions": tuple(sessions)})


def _free(event: Event, programme: Programme, item: Item, people: Sequence[str]) -> list[str]:
    """Those of the people who can be at the session, whatever other sessions they chair."""
    able = []
    for person in people:
        others = session_lists.obligations(event, programme, person, item)
        if session_lists.hindrance(event, event.person[person], item, others) is None:
            able.append(person)
    return able


class _Choice:
    """The choice of a person for each place, by trying one after the other; nobody is in two sessions at once."""

    def __init__(self, event: Event, places: _Places) -> None:
        self.event, self.places, self.tried = event, places, 0
        self.of_item: dict[Item, list[str]] = defaultdict(list)
        self.of_person: dict[str, list[Item]] = defaultdict(list)

    def made(self) -> Mapping[Item, Sequence[str]] | None:
        """The people of each session; None where they are not found."""
        return self.of_item if self._fill(0) else None

    def _fill(self, number: int) -> bool:
        if number == len(self.places):
            return True
        item, people = self.places[number]
        if set(people).intersection(self.of_item[item]):  # who stands on two lists does for both
            return self._fill(number + 1)
        for person in sorted(people, key=lambda person: len(self.of_person[person])):
            self.tried += 1
            if self.tried > _MOST:
                return False
            if any(items.conflict(self.event, item, other) for other in self.of_person[person]):
                continue
            self.of_item[item].append(person)
            self.of_person[person].append(item)
            if self._fill(number + 1):
                return True
            self.of_item[item].pop()
            self.of_person[person].pop()
        return False
