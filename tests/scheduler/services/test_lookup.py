"""Talks, people and rooms by id, title or name, where only one fits."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler.domain.errors import InputError
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room
from scheduler.domain.talks import LeftOut, Talk
from scheduler.domain.windows import Day
from scheduler.services.lookup import cancelled_talk, person_named, room_named, talk_named

EVENT = Event(
    id="e",
    title="Essai",
    days=(Day(date=date(2027, 6, 10), start=540, end=1080),),
    rooms=(Room(id="A", name="Amphi Émile"), Room(id="B", name="Salle"), Room(id="C", name="salle")),
    people=(
        Person(id="zoe@x.org", name="Zoé Été", email="zoe@x.org"),
        Person(id="bob", name="Bob"),
        Person(id="ann@x.org", name="Ann Lee", email="ann@x.org"),
        Person(id="ann@y.org", name="Ann Lee", email="ann@y.org"),
        Person(id="eve <o@x.org>", name="Ève", email="o@x.org"),
        Person(id="gus <o@x.org>", name="Gus", email="o@x.org"),
    ),
    talks=(
        Talk(id="T1", title="Le temps des données", speakers=("zoe@x.org",)),
        Talk(id="T2", title="Deux fois", speakers=("bob",)),
        Talk(id="T3", title="Deux  Fois", speakers=("bob", "ann@x.org")),
        Talk(id="Bob", title="T1", speakers=()),
    ),
    left_out=(LeftOut(id="T9", title="Annulé"), LeftOut(id="T8", title="Le temps des données")),
)


@pytest.mark.parametrize(
    ("name", "talk"),
    [
        ("T1", "T1"),
        ("t2", "T2"),
        ("LE TEMPS  DES DONNEES", "T1"),
        ("zoe ete", "T1"),
        ("Zoe@x.org", "T1"),
        ("bob", "Bob"),
        ("ann@x.org", "T3"),
    ],
)
def test_a_talk_by_its_id_its_title_or_who_presents_it(name: str, talk: str) -> None:
    assert talk_named(EVENT, name, "TALK").id == talk
    assert cancelled_talk(EVENT, name, "--cancel") == talk


def test_a_talk_that_is_left_out_may_be_cancelled_again() -> None:
    assert cancelled_talk(EVENT, "t9", "--cancel") == "T9"
    assert cancelled_talk(EVENT, "annule", "--cancel") == "T9"
    with pytest.raises(InputError):
        talk_named(EVENT, "T9", "TALK")


@pytest.mark.parametrize(
    ("name", "person"),
    [("ZOE ETE", "zoe@x.org"), ("zoe@x.org", "zoe@x.org"), ("bob", "bob"), ("ÈVE <o@x.org>", "eve <o@x.org>")],
)
def test_a_person_by_name_or_address(name: str, person: str) -> None:
    assert person_named(EVENT, name, "--unavailable").id == person


@pytest.mark.parametrize(("name", "room"), [("a", "A"), ("amphi emile", "A"), ("B", "B")])
def test_a_room_by_id_or_name(name: str, room: str) -> None:
    assert room_named(EVENT, name, "--room") == room


@pytest.mark.parametrize(
    ("find", "name", "offered"),
    [
        (talk_named, "deux fois", ("T2", "T3")),
        (person_named, "Ann Lee", ("ann@x.org", "ann@y.org")),
        (person_named, "o@x.org", ("Ève <o@x.org>", "Gus <o@x.org>")),
        (room_named, "Salle", ("B", "C")),
    ],
)
def test_where_several_fit_all_are_named(find, name, offered):  # type: ignore[no-untyped-def]
    with pytest.raises(InputError) as failure:
        find(EVENT, name, "PLACE")
    (mistake,) = failure.value.mistakes
    assert (mistake.file, mistake.found) == ("PLACE", name)
    for text in (mistake.text.fr, mistake.text.en):
        assert all(word in text for word in offered)


@pytest.mark.parametrize(
    ("find", "name", "meant"),
    [(talk_named, "le temps des donnes", "T1"), (person_named, "Zoé Et", "Zoé Été"), (room_named, "amphi emil", "A")],
)
def test_what_nobody_has_is_told_with_what_comes_nearest(find, name, meant):  # type: ignore[no-untyped-def]
    with pytest.raises(InputError) as failure:
        find(EVENT, name, "PLACE")
    (mistake,) = failure.value.mistakes
    assert all(meant in text for text in (mistake.text.fr, mistake.text.en))
