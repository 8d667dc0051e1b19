"""Talks, people and rooms by id, title or name, where only one fits."""

from __future__ import annotations

import re
from datetime import date

import pytest

from scheduler.domain.errors import InputError
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room
from scheduler.domain.talks import LeftOut, Talk
from scheduler.domain.windows import Day
from scheduler.services.lookup import absence, cancelled_talk, moment, person_named, room_named, talk_named
from scheduler.services.movable import Placed, placed_named

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
        Person(id="paul martin", name="Paul Martin", affiliation="Université de Lyon"),
        Person(id="paul@x.org", name="Paul Martin", email="paul@x.org", affiliation="ENS"),
        Person(id="paul martin <o@x.org>", name="Paul Martin", email="o@x.org"),
    ),
    talks=(
        Talk(id="T1", title="Le temps des données", speakers=("zoe@x.org",)),
        Talk(id="T2", title="Deux fois", speakers=("bob",)),
        Talk(id="T3", title="Deux  Fois", speakers=("bob", "ann@x.org")),
        Talk(id="Bob", title="T1", speakers=()),
        Talk(id="P1", title="Les fleuves", speakers=("paul martin",)),
        Talk(id="P2", title="Les ponts", speakers=("paul@x.org",)),
        Talk(id="P3", title="Les rives", speakers=("paul martin <o@x.org>", "eve <o@x.org>")),
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
        ("Ann Lee <ANN@x.org>", "T3"),
        ("paul martin (universite de lyon)", "P1"),
    ],
)
def test_a_talk_by_its_id_its_title_or_who_presents_it(name: str, talk: str) -> None:
    assert talk_named(EVENT, name, "TALK").id == talk
    assert cancelled_talk(EVENT, name, "--cancel") == talk


def test_a_talk_that_is_left_out_may_be_cancelled_again() -> None:
    assert cancelled_talk(EVENT, "t9", "--cancel") == "T9"
    assert cancelled_talk(EVENT, "annule", "--cancel") == "T9"


@pytest.mark.parametrize("name", ["T9", "annulé"])
def test_a_talk_that_is_left_out_is_told_as_such_and_no_other_is_named(name: str) -> None:
    for find in (talk_named, in_the_programme):
        with pytest.raises(InputError) as failure:
            find(EVENT, name, "TALK")
        (mistake,) = failure.value.mistakes
        assert "n’est pas au programme" in mistake.text.fr
        assert "T1" not in mistake.text.fr


def in_the_programme(event: Event, name: str, option: str) -> Placed:
    """The item of a programme without anything."""
    return placed_named(event, Programme(status="feasible", sessions=(), talks=()), name, option)


@pytest.mark.parametrize("name", ["Zoé", "Ete", "zoe et"])
def test_part_of_a_name_or_a_mistyped_one_is_told_the_whole(name: str) -> None:
    for find in (talk_named, cancelled_talk, in_the_programme):
        with pytest.raises(InputError) as failure:
            find(EVENT, name, "TALK")
        assert "“Zoé Été”" in failure.value.mistakes[0].text.en


@pytest.mark.parametrize("text", ["jeudi 10h", "jeudi 10 juin à 10 h", "Thursday 10 am", "10h"])
def test_an_hour_may_have_its_day_in_words(text: str) -> None:
    assert moment(EVENT, text, "--at") == (date(2027, 6, 10), 600)


@pytest.mark.parametrize("text", ["vendredi 10h", "jeudi", "10h ou 11h", "", "2027-06-11 10:00", "jeudi 25h"])
def test_an_hour_of_no_day_of_the_event_is_a_mistake(text: str) -> None:
    with pytest.raises(InputError, match="--at"):
        moment(EVENT, text, "--at")


@pytest.mark.parametrize(
    ("text", "start", "end"), [("matin", 540, 780), ("jeudi après-midi", 780, 1080), ("à partir de 16h", 960, 1080)]
)
def test_an_absence_is_read_as_the_tables_read_it(text: str, start: int, end: int) -> None:
    (window,) = absence(EVENT, text, "--unavailable")
    assert (window.start, window.end) == (start, end)


@pytest.mark.parametrize("text", ["non", "-", "vendredi", "matin peut-être", "sauf 10h-11h", "10h"])
def test_an_absence_that_is_not_understood_bars_nothing(text: str) -> None:
    with pytest.raises(InputError, match="--unavailable"):
        absence(EVENT, text, "--unavailable")


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
        (person_named, "Paul Martin", ("Paul Martin (Université de Lyon)", "paul@x.org", "Paul Martin <o@x.org>")),
        (talk_named, "Paul Martin", ("P1", "P2", "P3", "Les ponts", "paul@x.org")),
        (cancelled_talk, "paul martin", ("P1", "P2", "P3", "Les ponts", "paul@x.org")),
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
    ("find", "name"),
    [
        (talk_named, "Paul Martin"),
        (cancelled_talk, "Paul Martin"),
        (talk_named, "deux fois"),
        (person_named, "Paul Martin"),
        (person_named, "o@x.org"),
        (person_named, "ann lee"),
        (room_named, "salle"),
    ],
)
def test_each_of_the_names_that_are_told_works_when_it_is_typed(find, name):  # type: ignore[no-untyped-def]
    with pytest.raises(InputError) as failure:
        find(EVENT, name, "PLACE")
    offered = re.findall("“([^”]+)”", failure.value.mistakes[0].text.en)
    items = [find(EVENT, written, "PLACE") for written in offered]
    assert len({str(item) for item in items}) == len(offered) > 1


def test_the_mark_of_somebody_known_by_name_alone_is_a_talk_where_no_affiliation_tells_her_apart():
    people = (Person(id="bob", name="Bob"), Person(id="bob@x.org", name="Bob", email="bob@x.org"))
    event = EVENT.model_copy(update={"people": people, "talks": EVENT.talks[1:2]})
    with pytest.raises(InputError, match=r"Bob \(T2\)"):
        person_named(event, "Bob", "--unavailable")
    assert person_named(event, "Bob (T2)", "--unavailable").id == "bob"


def test_many_choices_are_not_all_listed():
    talks = tuple(Talk(id=f"T{at}", title="Une suite " * 30, speakers=("bob",)) for at in range(40))
    with pytest.raises(InputError) as failure:
        talk_named(EVENT.model_copy(update={"talks": talks}), "bob", "TALK")
    assert len(failure.value.mistakes[0].text.fr) < 1500


@pytest.mark.parametrize(
    ("find", "name", "meant"),
    [(talk_named, "le temps des donnes", "T1"), (person_named, "Zoé Et", "Zoé Été"), (room_named, "amphi emil", "A")],
)
def test_what_nobody_has_is_told_with_what_comes_nearest(find, name, meant):  # type: ignore[no-untyped-def]
    with pytest.raises(InputError) as failure:
        find(EVENT, name, "PLACE")
    (mistake,) = failure.value.mistakes
    assert all(meant in text for text in (mistake.text.fr, mistake.text.en))
