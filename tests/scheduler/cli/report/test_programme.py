"""What commands say, word for word, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler.cli.report import programme as report
from scheduler.domain.breaks import Plenary
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Level, PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.domain.requirement import Violation
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day
from scheduler.language.message import Message
from scheduler.search.result import Progress

DAY = date(2025, 5, 23)
N = "\u202f"

EVENT = Event(
    id="day",
    title="Une journée",
    days=(Day(date=DAY, start=540, end=1080),),
    axes=(Axis(id="1", title="Territoires"),),
    rooms=(Room(id="a", name="Salle A"), Room(id="b", name="Salle B")),
    plenaries=(Plenary(id="p", title="Accueil", day=DAY, start=540, duration=30),),
    people=(Person(id="x", name="Mme X"), Person(id="y", name="M. Y")),
    talks=(
        Talk(id="T1", title="Titre " * 40, axis="1", speakers=("x", "y")),
        Talk(id="T2", title="Deux", axis="1", speakers=("y",)),
    ),
)
PROGRAMME = Programme(
    status="optimal",
    levels=(Level(name="sessions", value=2, bound=2), Level(name="coherence", value=-3, bound=-5)),
    sessions=(
        PlacedSession(id="S1", axis="1", room="a", day=DAY, start=570, end=600, talks=("T1",)),
        PlacedSession(id="S2", axis="1", room="b", day=DAY, start=630, end=660, talks=("T2",)),
    ),
    talks=(
        PlacedTalk(id="T1", session="S1", room="a", day=DAY, start=570, end=600),
        PlacedTalk(id="T2", session="S2", room="b", day=DAY, start=630, end=660),
    ),
    breaks=(PlacedBreak(id="b", title="Café", day=DAY, start=600, end=630),),
    plenaries=(PlacedPlenary(id="p", title="Accueil", room=None, day=DAY, start=540, end=570),),
)


@pytest.mark.parametrize(
    ("counts", "french", "english"),
    [
        ((0, 0), "0 erreur, 0 remarque", "0 mistakes, 0 remarks"),
        ((1, 2), "1 erreur, 2 remarques", "1 mistake, 2 remarks"),
    ],
)
def test_counts_agree_in_number(counts: tuple[int, int], french: str, english: str) -> None:
    assert report.problem_counts(*counts, "fr") == french
    assert report.problem_counts(*counts, "en") == english


def test_the_programme_at_a_glance() -> None:
    lines = list(report.programme_lines(EVENT, PROGRAMME, "fr"))
    assert lines[:3] == ["Une journée", "", f"vendredi 23{N}mai 2025"]
    assert [line.strip() for line in lines[3:]] == [
        f"9{N}h – 9{N}h{N}30   Accueil".replace("   ", " " * (18 - len(f"9{N}h – 9{N}h{N}30"))),
        f"9{N}h{N}30 – 10{N}h   Territoires (1) (Salle A)".replace("   ", " " * (18 - len(f"9{N}h{N}30 – 10{N}h"))),
        lines[5].strip(),
        f"10{N}h – 10{N}h{N}30   Café".replace("   ", " " * (18 - len(f"10{N}h – 10{N}h{N}30"))),
        lines[7].strip(),
        lines[8].strip(),
    ]
    assert "T1 Titre" in lines[5]
    assert lines[5].endswith("…, Mme X et M. Y")
    assert len(lines[5]) < 160
    assert "Territoires (2) (Salle B)" in lines[7]


def test_the_room_of_a_plenary_is_named_where_there_are_several() -> None:
    (plenary,) = PROGRAMME.plenaries
    programme = PROGRAMME.model_copy(update={"plenaries": (plenary.model_copy(update={"room": "b"}),)})
    event = EVENT.model_copy(update={"plenaries": (EVENT.plenaries[0].model_copy(update={"room": "b"}),)})
    assert [*report.programme_lines(event, programme, "fr")][3].endswith(" Accueil (Salle B)")


def test_a_talk_without_speakers_ends_with_its_title() -> None:
    talks = tuple(talk.model_copy(update={"speakers": ()}) for talk in EVENT.talks)
    lines = list(report.programme_lines(EVENT.model_copy(update={"talks": talks}), PROGRAMME, "fr"))
    assert lines[8].endswith("T2 Deux")


def test_levels_say_whether_they_are_proved() -> None:
    first, second = report.level_lines(PROGRAMME.levels, "fr")
    assert first.endswith(f"{N}: 2 sessions (prouvé)")
    assert second.endswith(f"{N}: 3 mots-clés partagés (au mieux 5)")
    assert (
        report.level_line("Sessions", Level(name="sessions", value=5, bound=4), "en")
        == "  Sessions: 5 sessions (at best 4)"
    )


def test_the_outcome_claims_no_more_than_is_known() -> None:
    assert report.outcome_line(PROGRAMME, 1.25, "fr").startswith(f"Programme optimal{N}: ")
    assert report.outcome_line(PROGRAMME, 1.25, "fr").endswith(f"(1,2{N}s)")
    feasible = PROGRAMME.model_copy(update={"status": "feasible"})
    assert report.outcome_line(feasible, 60, "en") == f"Valid programme, perhaps not the best (60.0{N}s)"


def test_objects_have_the_contracts_shape() -> None:
    breach = Violation("max_stretch", 10, ("T1",), Message("trop long", "too long"))
    assert report.result_object("feasible", PROGRAMME.levels[:1], [breach], "x/out", "en") == {
        "status": "feasible",
        "levels": [{"name": "sessions", "value": 2, "bound": 2}],
        "violations": [{"rule": "max_stretch", "amount": 10, "subjects": ["T1"], "text": "too long"}],
        "out": "x/out",
    }


@pytest.mark.parametrize(
    ("value", "bound", "french", "english"),
    [
        (
            63,
            59,
            "Règles\u202f: 63, au mieux 59, écart 7\u202f% · 12\u202fs",
            "Rules: 63, at best 59, gap 7% · 12\u202fs",
        ),
        (59, 59, "Règles\u202f: 59, au mieux 59 · 12\u202fs", "Rules: 59, at best 59 · 12\u202fs"),
        (None, 4, "Règles, au mieux 4 · 12\u202fs", "Rules, at best 4 · 12\u202fs"),
        (-278, -332, "Règles\u202f: -278, au mieux -332 · 12\u202fs", "Rules: -278, at best -332 · 12\u202fs"),
    ],
)
def test_progress_tells_value_bound_and_gap(value: int | None, bound: int | None, french: str, english: str) -> None:
    progress = Progress("rules", value, bound, 12.3)
    assert report.progress_text("Règles", progress, "fr") == french
    assert report.progress_text("Rules", progress, "en") == english


def test_a_proposed_chair_stands_below_the_session() -> None:
    session = PROGRAMME.sessions[0].model_copy(update={"chairs": ("Mme X",), "proposed": True})
    programme = PROGRAMME.model_copy(update={"sessions": (session, *PROGRAMME.sessions[1:])})
    able = tuple(person.model_copy(update={"may_chair": person.name == "Mme X"}) for person in EVENT.people)
    lines = list(report.programme_lines(EVENT.model_copy(update={"people": able}), programme, "fr"))
    assert [line.strip() for line in lines].count(f"modération proposée{N}: Mme X") == 1
    assert not any("modération proposée" in line for line in report.programme_lines(EVENT, PROGRAMME, "fr"))
