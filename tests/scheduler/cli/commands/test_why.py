"""`journee why`: the cost of an hour or a room, or the contradiction; and the strip of a talk."""

from __future__ import annotations

from pathlib import Path

import pytest
from answers import answer

import scheduler.explanation.what_if
import scheduler.search.lexicographic
from scheduler.check import check
from scheduler.cli.program import main
from scheduler.explanation.what_if import at, what_if
from scheduler.reading import read_folder
from scheduler.search.result import Result

Captured = pytest.CaptureFixture[str]


def test_a_cost_has_the_shape_of_the_contract(matinee: Path, capsys: Captured) -> None:
    result = answer(capsys, "why", str(matinee), "l3", "--at", "12h")
    assert list(result) == ["talk", "start", "room", "possible", "status", "levels", "moved", "contradiction"]
    assert (result["talk"], result["start"], result["room"]) == ("L3", "12:00", "amphi")
    assert (result["possible"], result["status"], result["contradiction"]) == (True, "optimal", None)
    assert result["levels"][0] == {"name": "sessions", "now": 3, "then": 4}
    assert result["moved"] == ["L2", "E2", "E1", "L1"]


def test_where_the_talk_is_already_nothing_changes(matinee: Path, capsys: Captured) -> None:
    result = answer(capsys, "why", str(matinee), "L3", "--at", "11:30")
    assert result["possible"] is True
    assert result["moved"] == []
    assert all(level["now"] == level["then"] for level in result["levels"])


def test_of_equally_good_programmes_the_nearest_is_shown(matinee: Path, capsys: Captured) -> None:
    """L2 may change places with L3 alone; that L1 moves too would be as good."""
    result = answer(capsys, "why", str(matinee), "L2", "--at", "11:30")
    assert all(level["now"] == level["then"] for level in result["levels"])
    assert result["moved"] == ["L3"]


def test_the_least_change_disturbs_fewer_people_than_what_is_best(matinee: Path, capsys: Captured) -> None:
    words = ("why", str(matinee), "L3", "--at", "12h")
    best, least = answer(capsys, *words), answer(capsys, *words, "--least")
    assert (least["possible"], least["status"]) == (True, "optimal")
    assert len(least["moved"]) < len(best["moved"])
    assert least["told"]
    assert [level["then"] for level in least["levels"]] >= [level["then"] for level in best["levels"]]
    assert main([*words, "--least", "--lang", "en"]) == 0
    assert "To be told" in capsys.readouterr().out


def test_the_least_change_is_asked_for_one_hour(matinee: Path, capsys: Captured) -> None:
    assert main(["why", str(matinee), "L3", "--least", "--lang", "en"]) == 2
    assert "--at" in capsys.readouterr().err


def test_what_forbids_it_is_a_contradiction(matinee: Path, capsys: Captured) -> None:
    result = answer(capsys, "why", str(matinee), "E2", "--at", "11:00")
    assert (result["possible"], result["status"], result["levels"], result["moved"]) == (False, "infeasible", [], [])
    assert result["contradiction"]["minimal"] is True
    assert {requirement["id"] for requirement in result["contradiction"]["requirements"]} == {
        "placed:E2",
        "asked:when:E2",
        "talk_available:E2",
    }


@pytest.mark.long
def test_the_strip_says_of_each_start_what_is_said_of_it_alone(matinee: Path, capsys: Captured) -> None:
    result = answer(capsys, "why", str(matinee), "E2")
    assert (result["talk"], result["room"], result["now"]) == ("E2", None, "09:30")
    strip = {start["start"]: (start["possible"], start["levels"]) for start in result["strip"]}
    assert list(strip) == [f"{minute // 60:02}:{minute % 60:02}" for minute in range(540, 751, 15)]
    for start, said in strip.items():
        alone = answer(capsys, "why", str(matinee), "E2", "--at", start)
        assert said == (alone["possible"], alone["levels"])
    assert any(possible for possible, _ in strip.values())


def test_every_answer_is_a_valid_programme_with_the_talk_there(matinee: Path) -> None:
    event = read_folder(matinee).event
    base = scheduler.search.lexicographic.solve(event).programme
    assert base is not None
    for start in (570, 600):
        result = what_if(event, base, [at(event, event.days[0].date, start, event.talk["E2"], "amphi")])
        assert result.programme is not None
        assert check(event, result.programme).hard == ()
        assert result.programme.talk["E2"].start == start


@pytest.mark.parametrize(("start", "possible"), [("9:20", True), ("11:00", True), ("9:00", False), ("9:05", False)])
def test_where_sessions_are_preset_talks_begin_with_places(
    start: str, possible: bool, slotted: Path, capsys: Captured
) -> None:
    result = answer(capsys, "why", str(slotted), "T1", "--at", start)
    assert result["possible"] is possible
    ids = [requirement["id"] for requirement in (result["contradiction"] or {"requirements": []})["requirements"]]
    if start == "9:00":
        assert sorted(ids) == ["asked:when:T1", "placed:T1", "placed:T2", "talk_available:T2"]


def test_where_sessions_are_preset_the_strip_has_their_places(slotted: Path, capsys: Captured) -> None:
    strip = answer(capsys, "why", str(slotted), "T1")["strip"]
    starts = [(start["start"], start["possible"]) for start in strip]
    assert starts == [
        ("09:00", False),
        ("09:20", True),
        ("11:00", True),
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["T9"], "no talk has this id"),
        (["L1", "--at", "25:00"], "no time of day"),
        (["L1", "--at", "10:00", "--room", "cave"], "no room has this name"),
    ],
)
def test_what_nothing_defines_is_wrong_input(words: list[str], told: str, matinee: Path, capsys: Captured) -> None:
    assert main(["why", str(matinee), *words, "--lang", "en"]) == 3
    assert told in capsys.readouterr().err


def test_a_start_that_was_not_answered_is_neither_possible_nor_impossible(
    matinee: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler.explanation.what_if, "solve", lambda *_, **__: Result("unknown", None, 1.0))
    monkeypatch.setattr("scheduler.search.start_prices.StartPrices.at", lambda *_: None)
    result = answer(capsys, "why", str(matinee), "E2")
    assert {start["possible"] for start in result["strip"]} == {None}
    assert main(["why", str(matinee), "E2", "--at", "10:00", "--lang", "en"]) == 6
