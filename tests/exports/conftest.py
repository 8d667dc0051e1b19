"""Events with a programme that is known beforehand, so that no export waits for the solver."""

from __future__ import annotations

import pytest

from benchmarks.generate import Planted, instance
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.presentation import Organiser, Venue
from scheduler.domain.programme import Programme
from scheduler.domain.talks import Talk

Pair = tuple[Event, Programme]


def dressed(planted: Planted, **changes: object) -> Pair:
    """The planted event with organisers, a venue and addresses, which a real folder has too."""
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


def posted(pair: Pair) -> Pair:
    """The event with two posters, which its first break shows: one of somebody who speaks, one of somebody else."""
    event, programme = pair
    zoe = Person(id="zoe@example.org", name="Zoé Zucca", email="zoe@example.org", biography="Vie de Zoé.")
    speaker = event.talks[0].speakers[0]
    posters = (
        Talk(id="P1", title="Une affiche", speakers=(zoe.id,), abstract="Résumé un.", keywords=("k",), type="poster"),
        Talk(id="P2", title="Deux affiches", speakers=(speaker, zoe.id), note="sous réserve", type="poster"),
    )
    first = event.breaks[0].id
    breaks = tuple(pause.model_copy(update={"posters": pause.id == first}) for pause in event.breaks)
    people = tuple(sorted((*event.people, zoe), key=lambda person: person.id))
    return event.model_copy(update={"posters": posters, "breaks": breaks, "people": people}), programme


@pytest.fixture(scope="session")
def with_posters(one_room: Pair) -> Pair:
    return posted(one_room)


NASTY = (
    '<img src="file:///etc/passwd"/>',
    "x" * 1800,
    "mot " * 100,
    "=1+1 🚀 שלום <b>gras</b> & </para>",
    "Œ" * 300,
    "</script><script>alert(1)</script>",
    '"]]>{{ 7*7 }}{% raw %}',
    "Zoé\u00a0: «\u202fÉ́\u202f»",
)


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
                "title": nasty(n),
                "note": nasty(n + 1),
                "keywords": (nasty(n + 2), nasty(n + 3)),
                "abstract": abstracts[n] if n < 4 else abstracts[n % 4][:900],
                "biography": nasty(n + 4),
                "authors": (nasty(n + 5),),
            }
        )
        for n, talk in enumerate(event.talks)
    )
    people = tuple(
        person.model_copy(update={"name": nasty(n), "affiliation": nasty(n + 1), "biography": nasty(n + 2)})
        for n, person in enumerate(event.people)
    )
    plenaries = tuple(
        plenary.model_copy(
            update={"note": nasty(n), "keywords": (nasty(n + 3),), "abstract": nasty(n + 2) + "\n" + nasty(n)}
        )
        for n, plenary in enumerate(event.plenaries)
    )
    update = {
        "plenaries": plenaries,
        "title": "Titre & <i>titre</i> " * 30,
        "subtitle": nasty(0),
        "talks": talks,
        "people": people,
        "axes": tuple(axis.model_copy(update={"title": nasty(n)}) for n, axis in enumerate(event.axes)),
        "rooms": tuple(room.model_copy(update={"name": nasty(n + 3)}) for n, room in enumerate(event.rooms)),
        "venue": Venue(name=nasty(0), address=nasty(1), access=nasty(3)),
        "url": "javascript:alert(1)",
    }
    return event.model_copy(update=update), programme
