"""Events with a programme that is known beforehand, so that no export waits for the solver."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.generate import Planted, instance
from scheduler.check import check
from scheduler.event import Axis, Break, Day, Event, Organiser, Person, Plenary, Room, Slot, Talk, Venue
from scheduler.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme

Pair = tuple[Event, Programme]


def dressed(planted: Planted, **changes: object) -> Pair:
    """The planted event with what a real folder says besides: organisers, a venue, addresses."""
    people = tuple(
        person.model_copy(update={"email": f"p{number}@example.org"})
        for number, person in enumerate(planted.event.people)
    )
    update = {
        "organisers": (Organiser(name="Camille Lœuil", email="camille@example.org"),),
        "venue": Venue(name="MSH Paris Nord", address="20 avenue George Sand", latitude=48.907, longitude=2.365),
        "people": people,
        **changes,
    }
    return planted.event.model_copy(update=update), planted.programme


@pytest.fixture(scope="session")
def one_room() -> Pair:
    return dressed(instance("scale-12"))


@pytest.fixture(scope="session")
def three_rooms() -> Pair:
    return dressed(instance("day-31"), language="en", url="https://example.org/day")


NASTY = (
    '<img src="file:///etc/passwd"/>', "x" * 6000, "mot " * 150, "=1+1 🚀 שלום <b>gras</b> & </para>", "Œ" * 300,
    "</script><script>alert(1)</script>", '"]]>{{ 7*7 }}{% raw %}', "Zoé\u00a0: «\u202fÉ́\u202f»",
)  # fmt: skip


@pytest.fixture(scope="session")
def hostile() -> Pair:
    """Each text of the event is something that breaks programs; abstracts of 20,000 and of no characters."""
    event, programme = dressed(instance("scale-12"))

    def nasty(number: int) -> str:
        return NASTY[number % len(NASTY)].strip()

    abstracts = ["", "lorem ipsum dolor " * 1100, "y" * 6000, "un\n\ndeux\n" + nasty(0)]
    talks = tuple(
        talk.model_copy(
            update={
                "title": nasty(n), "note": nasty(n + 1), "keywords": (nasty(n + 2), nasty(n + 3)),
                "abstract": abstracts[n % 4], "biography": nasty(n + 4), "authors": (nasty(n + 5),),
            }
        )
        for n, talk in enumerate(event.talks)
    )  # fmt: skip
    people = tuple(
        person.model_copy(update={"name": nasty(n), "affiliation": nasty(n + 1), "biography": nasty(n + 2)})
        for n, person in enumerate(event.people)
    )
    update = {
        "title": "Titre & <i>titre</i> " * 30, "subtitle": nasty(0), "talks": talks, "people": people,
        "axes": tuple(axis.model_copy(update={"title": nasty(n)}) for n, axis in enumerate(event.axes)),
        "rooms": tuple(room.model_copy(update={"name": nasty(n + 3)}) for n, room in enumerate(event.rooms)),
        "venue": Venue(name=nasty(0), address=nasty(1), access=nasty(3)), "url": "javascript:alert(1)",
    }  # fmt: skip
    return event.model_copy(update=update), programme


def _congress() -> Pair:
    """Three days of two slots in six rooms, two talks a session with a free place between them; one has no speakers,
    and on the second morning one room is empty.
    """
    dates = [date(2027, 6, 9), date(2027, 6, 10), date(2027, 6, 11)]
    rooms = tuple(Room(id=one, name=f"Salle {one}") for one in "ABCDEF")
    slots = tuple(
        Slot(id=f"{day.day}-{start}", day=day, start=start, end=start + 90, places=3)
        for day in dates for start in (600, 840)
    )  # fmt: skip
    people, talks, sessions, placed = [], [], [], []
    for slot in slots:
        for number, room in enumerate(rooms):
            if (slot.id, room.id) == ("10-600", "F"):
                continue
            session, own = f"S{len(sessions) + 1}", []
            for place in (0, 2):
                name = f"T{len(talks) + 1:02}"
                who = Person(id=f"p{name}", name=f"Ada {name}", affiliation="Université", email=f"{name}@example.org")
                speakers = () if name == "T03" else (who.id,)
                people += [who] if speakers else []
                title = f"Une communication au titre assez long, numéro {name}"
                talks.append(Talk(id=name, title=title, axis=str(number + 1), speakers=speakers, keywords=("temps",)))
                own.append(name)
                placed.append(PlacedTalk(id=name, session=session, room=room.id, day=slot.day,
                                         start=slot.minute(place), end=slot.minute(place + 1)))  # fmt: skip
            sessions.append(PlacedSession(id=session, axis=str(number + 1), room=room.id, day=slot.day, slot=slot.id,
                                          start=slot.start, end=slot.end, talks=tuple(own)))  # fmt: skip
    event = Event(
        id="congres", title="Les temps du social", days=tuple(Day(date=day, start=540, end=1080) for day in dates),
        axes=tuple(Axis(id=str(n + 1), title=f"Axe des {n + 1} horloges") for n in range(6)), rooms=rooms, slots=slots,
        plenaries=tuple(Plenary(id=f"p{day.day}", title=f"Conférence du {day.day}", day=day, start=540, duration=45,
                                room="A") for day in dates),
        breaks=(Break(id="midi", title="Déjeuner", duration=60, between_start=720, between_end=840),),
        people=tuple(people), talks=tuple(talks),
        organisers=(Organiser(name="Camille Lœuil", email="camille@example.org"),),
    )  # fmt: skip
    return event, Programme(
        status="feasible", sessions=tuple(sessions), talks=tuple(placed),
        breaks=tuple(PlacedBreak(id="midi", title="Déjeuner", day=day, start=720, end=780) for day in dates),
        plenaries=tuple(PlacedPlenary(id=one.id, title=one.title, room="A", day=one.day, start=540, end=585)
                        for one in event.plenaries),
    )  # fmt: skip


@pytest.fixture(scope="session")
def congress() -> Pair:
    event, programme = _congress()
    assert check(event, programme).hard == ()
    return event, programme
