"""What has changed since: talks cancelled and people away; and what the event then is."""

from __future__ import annotations

import pytest

from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.breaks import Plenary
from scheduler.domain.people import Person, Wish
from scheduler.domain.rooms import Slot
from scheduler.domain.settings import Table
from scheduler.domain.talks import Axis, LeftOut, Talk
from scheduler.domain.windows import Window
from scheduler.search.lexicographic import solve
from tests.scheduler.domain.one_friday import FRIDAY, SATURDAY, event, talk, windows

NEVER = (Window(start=0, end=0),)


# ── cancelled ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_without_amendments_the_event_is_as_it_was() -> None:
    asked = event(talk("T1"))
    assert amended(asked, Amendments()) == asked
    assert amended(asked, Amendments(cancelled=("T9",))) == asked


def test_a_cancelled_talk_goes_and_with_it_whoever_does_nothing_else() -> None:
    now = amended(event(talk("T1", "ada bob"), talk("T2", "bob")), Amendments(cancelled=("T1",)))
    assert [item.id for item in now.talks] == ["T2"]
    assert [item.id for item in now.people] == ["bob"]
    assert now.left_out == (LeftOut(id="T1", title="Title of T1", speakers=("ada", "bob"), names=("Ada", "Bob")),)


def test_chairs_and_speakers_of_plenaries_stay() -> None:
    asked = event(
        talk("T1", "ada", axis="1"),
        talk("T2", "eve", axis="1"),
        talk("T3", "bob", axis="1"),
        axes=(Axis(id="1", title="One", chairs=("ada",)),),
        plenaries=(Plenary(id="p", title="P", day=FRIDAY, start=540, duration=30, speakers=("eve",)),),
    )
    now = amended(asked, Amendments(cancelled=("T1", "T2")))
    assert [item.id for item in now.people] == ["ada", "bob", "eve"]
    assert [item.id for item in now.left_out] == ["T1", "T2"]


def test_nothing_names_a_cancelled_talk_any_more() -> None:
    asked = event(
        talk("T1"), talk("T2", after=("T1",), not_with=("T1", "T3")), talk("T3", after=("T2", "T1")), talk("T4")
    )
    now = amended(asked, Amendments(cancelled=("T1",)))
    assert [(item.id, item.after, item.not_with) for item in now.talks] == [
        ("T2", (), ("T3",)),
        ("T3", ("T2",), ()),
        ("T4", (), ()),
    ]


def test_tables_and_wishes_name_no_cancelled_talk() -> None:
    asked = event(
        talk("T1"),
        talk("T2"),
        talk("T3"),
        slots=(Slot(id="T1", day=FRIDAY, start=540, end=600, places=2),),
        tables=(
            Table(name="slot_room", cells=(("T1", "a", 1),)),
            Table(name="talk_slot", cells=(("T1", "T1", 1), ("T2", "T1", None))),
            Table(name="talk_room", cells=(("T1", "a", 1),)),
        ),
        wishes=(Wish(person="ada", talks=("T1", "T3")), Wish(person="bob", talks=("T1",))),
    )
    now = amended(asked, Amendments(cancelled=("T1",)))
    assert now.tables == (
        Table(name="slot_room", cells=(("T1", "a", 1),)),
        Table(name="talk_slot", cells=(("T2", "T1", None),)),
    )
    assert now.wishes == (Wish(person="ada", talks=("T3",)),)


def test_what_was_left_out_before_stays_left_out() -> None:
    refused = LeftOut(id="T0", title="No")
    now = amended(event(talk("T1"), talk("T2"), left_out=(refused,)), Amendments(cancelled=("T1", "T0")))
    assert [item.id for item in now.left_out] == ["T0", "T1"]


def test_the_event_itself_is_not_touched() -> None:
    asked = event(talk("T1"), talk("T2"))
    assert asked.talk["T1"]
    now = amended(asked, Amendments(cancelled=("T1",), absent=(("of-T2", ()),)))
    assert (list(asked.talk), list(now.talk)) == (["T1", "T2"], ["T2"])
    assert asked.person["of-T2"].available == ()


# ── absent ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("available", "away", "left"),
    [
        ("", "", NEVER),
        ("", "00:00-24:00", NEVER),
        ("", "10:00-11:00", windows("00:00-10:00 11:00-24:00")),
        ("", "00:00-11:00", windows("11:00-24:00")),
        ("", "10:00-11:00 11:00-11:30", windows("00:00-10:00 11:30-24:00")),
        ("", "10:00-11:00 14:00-15:00", windows("00:00-10:00 11:00-14:00 15:00-24:00")),
        ("09:00-12:00", "", NEVER),
        ("09:00-12:00", "09:00-12:00", NEVER),
        ("09:00-12:00", "08:00-11:59", windows("11:59-12:00")),
        ("09:00-12:00", "10:00-11:00", windows("09:00-10:00 11:00-12:00")),
        ("09:00-12:00", "12:00-13:00", windows("09:00-12:00")),
        ("09:00-12:00 14:00-16:00", "11:00-15:00", windows("09:00-11:00 15:00-16:00")),
    ],
)
def test_an_absence_is_cut_out_of_the_windows(available: str, away: str, left: tuple[Window, ...]) -> None:
    people = (Person(id="ada", name="Ada", available=windows(available)), Person(id="bob", name="Bob"))
    asked = event(talk("T1", "ada bob"), people=people)
    now = amended(asked, Amendments(absent=(("ada", windows(away)),)))
    assert now.person["ada"].available == left
    assert now.person["bob"].available == ()
    assert now.person["ada"].model_copy(update={"available": people[0].available}) == people[0]


def test_absences_of_one_person_add_up() -> None:
    asked = event(talk("T1", "ada"))
    early, later = ("ada", windows("10:00-11:00")), ("ada", windows("10:30-12:00"))
    left = windows("00:00-10:00 12:00-24:00")
    assert amended(asked, Amendments(absent=(early, later))).person["ada"].available == left
    assert amended(asked, Amendments(absent=(later, early))).person["ada"].available == left
    assert amended(asked, Amendments(absent=(early, ("ada", ())))).person["ada"].available == NEVER


@pytest.mark.parametrize(
    ("available", "away", "left"),
    [
        ((), windows("10:00-24:00"), windows("00:00-10:00", FRIDAY) + windows("00:00-10:00", SATURDAY)),
        ((), windows("00:00-24:00", FRIDAY), windows("00:00-24:00", SATURDAY)),
        ((), windows("00:00-24:00", FRIDAY) + windows("00:00-24:00", SATURDAY), NEVER),
        ((), (), NEVER),
        (windows("09:00-10:00", FRIDAY), windows("09:00-10:00", SATURDAY), windows("09:00-10:00", FRIDAY)),
        (windows("09:00-10:00", FRIDAY), windows("09:00-10:00", FRIDAY), NEVER),
        (
            windows("09:00-10:00"),
            windows("09:30-12:00", SATURDAY),
            windows("09:00-10:00", FRIDAY) + windows("09:00-09:30", SATURDAY),
        ),
    ],
)
def test_on_several_days_an_absence_is_cut_out_day_by_day(
    available: tuple[Window, ...], away: tuple[Window, ...], left: tuple[Window, ...]
) -> None:
    people = (Person(id="ada", name="Ada", available=available),)
    asked = event(talk("T1", "ada"), days=(FRIDAY, SATURDAY), people=people)
    assert amended(asked, Amendments(absent=(("ada", away),))).person["ada"].available == left


def test_somebody_absent_for_ever_is_never_available() -> None:
    asked = event(talk("T1", "ada"), talk("T2"))
    now = amended(asked, Amendments(absent=(("ada", ()),)))
    assert solve(now, workers=1).status == "infeasible"
    assert solve(amended(now, Amendments(cancelled=("T1",))), workers=1).status == "optimal"


def test_an_absence_of_somebody_who_is_gone_changes_nothing() -> None:
    asked = event(talk("T1", "ada"), talk("T2"))
    cancelled = amended(asked, Amendments(cancelled=("T1",)))
    assert amended(asked, Amendments(cancelled=("T1",), absent=(("ada", ()),))) == cancelled


# ── the programme of a late day ──────────────────────────────────────────────────────────────────────────────────────


def test_a_poster_is_cancelled_like_a_talk():
    poster = Talk(id="P1", title="Affiche", speakers=("eve",), type="poster")
    eve = Person(id="eve", name="Eve")
    stated = event(talk("T1", "ann"), posters=(poster,), people=(Person(id="ann", name="Ann"), eve))
    assert stated.contributions == (poster, stated.talks[0])
    after = amended(stated, Amendments(cancelled=("P1",)))
    assert (after.talks, after.posters) == (stated.talks, ())
    assert after.left_out == (LeftOut(id="P1", title="Affiche", speakers=("eve",), names=("Eve",)),)
    assert [person.id for person in after.people] == ["ann"]
    kept = amended(stated, Amendments(absent=(("ann", ()),)))
    assert kept.posters == (poster,)


def test_a_plenary_no_longer_waits_for_a_cancelled_talk_and_keeps_its_chair() -> None:
    panel = Plenary(id="p", title="P", day=FRIDAY, duration=30, chairs=("eve",), after=("T1", "T2"))
    people = tuple(Person(id=name, name=name) for name in ("eve", "of-T1", "of-T2"))
    asked = event(talk("T1"), talk("T2"), plenaries=(panel,), people=people)
    now = amended(asked, Amendments(cancelled=("T1",)))
    assert now.plenaries[0].after == ("T2",)
    assert [person.id for person in now.people] == ["eve", "of-T2"]
