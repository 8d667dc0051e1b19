"""`explain`, `why` and `alternatives` from the command line: what programs get of them, and how they end."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import scheduler.explanation.feasibility
import scheduler.explanation.what_if
import scheduler.search.alternatives
import scheduler.search.lexicographic
from scheduler.check import check
from scheduler.cli.program import main
from scheduler.explanation.what_if import at, what_if
from scheduler.reading import read_folder
from scheduler.search.lexicographic import FirstSolution
from scheduler.search.result import Result
from scheduler.search.solver import Answer

Captured = pytest.CaptureFixture[str]
ROOT = Path(__file__).parent.parent.parent
FOLDERS = ROOT / "golden/folders"
IMPOSSIBLE = ROOT.parent / "samples/impossible"


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("solved") / "matinee"
    shutil.copytree(FOLDERS / "matinee", folder)
    assert main(["solve", str(folder), "--quiet"]) == 0
    return folder


@pytest.fixture
def folder(solved: Path, tmp_path: Path) -> Path:
    """A morning of five talks, solved: two wishes are not met, one axis is split."""
    return Path(shutil.copytree(solved, tmp_path / "event"))


def copied(name: str, tmp_path: Path) -> Path:
    return Path(shutil.copytree(IMPOSSIBLE if name == "impossible" else FOLDERS / name, tmp_path / name))


def answer(capsys: Captured, *words: str, code: int = 0) -> Any:
    capsys.readouterr()
    assert main([*words, "--json", "--lang", "en"]) == code
    return json.loads(capsys.readouterr().out)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def out_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """No search answers any more."""
    unknown = FirstSolution("unknown", None, (), 0)  # type: ignore[arg-type]
    for module in (scheduler.search.lexicographic, scheduler.explanation.what_if):
        monkeypatch.setattr(module, "solve", lambda *_, **__: Result("unknown", None, 1.0))
    monkeypatch.setattr(scheduler.search.lexicographic, "first_solution", lambda *_, **__: unknown)
    monkeypatch.setattr(scheduler.explanation.feasibility, "possible", lambda *_, **__: "unknown")


# ── explain ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_contradiction_has_the_shape_of_the_contract(tmp_path: Path, capsys: Captured) -> None:
    found = answer(capsys, "explain", str(copied("impossible", tmp_path)))
    assert list(found) == ["feasible", "contradictions", "ways_out"]
    assert found["feasible"] is False
    (contradiction,) = found["contradictions"]
    assert contradiction["minimal"] is True
    assert [set(one) for one in contradiction["requirements"]] == [{"id", "rule", "subjects", "text"}] * 5
    assert [one["id"] for one in contradiction["requirements"]] == [
        "placed:E1",
        "placed:E3",
        "room_overlap",
        "talk_available:E1",
        "talk_available:E3",
    ]
    for way in found["ways_out"]:
        assert list(way) == ["solves", "text", "change", "verified", "smallest"]
        assert (way["solves"], way["verified"]) == ([0], True)
        assert all(list(one) == ["file", "row", "key", "from", "to"] for one in way["change"])
    assert found["ways_out"][0]["change"] == [
        {"file": "talks.csv", "row": 2, "key": "disponibilités", "from": "09:30-10:00", "to": "09:30-10:30"}
    ]


def test_people_are_subjects_by_name(tmp_path: Path, capsys: Captured) -> None:
    found = answer(capsys, "explain", str(copied("contradictions", tmp_path)))
    subjects = [name for one in found["contradictions"][0]["requirements"] for name in one["subjects"]]
    assert "Mme Xavière" in subjects


def test_solve_says_the_same_contradiction(tmp_path: Path, capsys: Captured) -> None:
    folder = str(copied("impossible", tmp_path))
    explained = answer(capsys, "explain", folder)
    assert answer(capsys, "solve", folder, code=4) == {**explained, "ways_out": []}


def test_every_way_out_of_one_contradiction_gives_a_programme(tmp_path: Path, capsys: Captured) -> None:
    folder = copied("trop", tmp_path)
    before = contents(folder)
    ways = answer(capsys, "explain", str(folder))["ways_out"]
    assert len(ways) >= 3
    for number, way in enumerate(ways, start=1):
        assert answer(capsys, "explain", str(folder), "--apply", str(number)) == {"applied": way}
        assert main(["solve", str(folder), "--quiet"]) == 0
        shutil.rmtree(folder / "out")
        for file, data in before.items():
            (folder / file).write_bytes(data)


def test_one_way_out_solves_all_and_changes_nothing_twice(tmp_path: Path, capsys: Captured) -> None:
    folder = copied("contradictions", tmp_path)
    found = answer(capsys, "explain", str(folder))
    assert len(found["contradictions"]) == 3
    every, *others = found["ways_out"]
    assert every["solves"] == [0, 1, 2]
    assert {place for way in others for place in way["solves"]} == {0, 1, 2}
    cells = [(one["file"], one["row"], one["key"]) for one in every["change"]]
    assert len(set(cells)) == len(cells) == 3
    assert main(["explain", str(folder), "--apply", "1", "--quiet"]) == 0
    assert main(["solve", str(folder), "--quiet"]) == 0


@pytest.mark.parametrize(("name", "number"), [("impossible", "99"), ("matinee", "1")])
def test_a_number_that_no_way_out_has_is_wrong_input(name: str, number: str, tmp_path: Path, capsys: Captured) -> None:
    folder = copied(name, tmp_path)
    before = contents(folder)
    assert main(["explain", str(folder), "--apply", number, "--lang", "en"]) == 3
    assert "--apply" in capsys.readouterr().err
    assert contents(folder) == before


def test_what_was_optimised_is_said_wish_by_wish_and_axis_by_axis(folder: Path, capsys: Captured) -> None:
    found = answer(capsys, "explain", str(folder))
    assert (found["feasible"], found["status"]) == (True, "optimal")
    assert [(one["subject"], one["people"]) for one in found["wishes"]] == [
        ("L2", ["Bruno Salvi"]),
        ("L3", ["Chloé Tran"]),
    ]
    assert all(one["levels"][0] == {"name": "sessions", "now": 3, "then": 4} for one in found["wishes"])
    (axis,) = found["axes"]
    assert axis["subject"] == "2"
    assert {one["id"] for one in axis["contradiction"]["requirements"]} == {
        "placed:E1",
        "placed:E2",
        "asked:sessions:2",
        "talk_available:E1",
        "talk_available:E2",
    }
    assert axis["contradiction"]["minimal"] is True


# ── why ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_cost_has_the_shape_of_the_contract(folder: Path, capsys: Captured) -> None:
    found = answer(capsys, "why", str(folder), "l3", "--at", "12h")
    assert list(found) == ["talk", "start", "room", "possible", "status", "levels", "moved", "contradiction"]
    assert (found["talk"], found["start"], found["room"]) == ("L3", "12:00", "amphi")
    assert (found["possible"], found["status"], found["contradiction"]) == (True, "optimal", None)
    assert found["levels"][0] == {"name": "sessions", "now": 3, "then": 4}
    assert found["moved"] == ["L2", "E2", "E1", "L1"]


def test_where_the_talk_is_already_nothing_changes(folder: Path, capsys: Captured) -> None:
    found = answer(capsys, "why", str(folder), "L3", "--at", "11:00")
    assert found["possible"] is True
    assert found["moved"] == []
    assert all(one["now"] == one["then"] for one in found["levels"])


def test_of_equally_good_programmes_the_nearest_is_shown(folder: Path, capsys: Captured) -> None:
    """L2 may change places with L3 alone; that L1 moves too would be as good."""
    found = answer(capsys, "why", str(folder), "L2", "--at", "11:00")
    assert all(one["now"] == one["then"] for one in found["levels"])
    assert found["moved"] == ["L3"]


def test_what_forbids_it_is_a_contradiction(folder: Path, capsys: Captured) -> None:
    found = answer(capsys, "why", str(folder), "E2", "--at", "11:00")
    assert (found["possible"], found["status"], found["levels"], found["moved"]) == (False, "infeasible", [], [])
    assert found["contradiction"]["minimal"] is True
    assert {one["id"] for one in found["contradiction"]["requirements"]} == {
        "placed:E2",
        "asked:when:E2",
        "talk_available:E2",
    }


def test_the_strip_says_of_each_start_what_is_said_of_it_alone(folder: Path, capsys: Captured) -> None:
    found = answer(capsys, "why", str(folder), "E2")
    assert (found["talk"], found["room"], found["now"]) == ("E2", None, "09:30")
    strip = {one["start"]: (one["possible"], one["levels"]) for one in found["strip"]}
    assert list(strip) == [f"{minute // 60:02}:{minute % 60:02}" for minute in range(540, 751, 15)]
    for start, said in strip.items():
        alone = answer(capsys, "why", str(folder), "E2", "--at", start)
        assert said == (alone["possible"], alone["levels"])
    assert any(possible for possible, _ in strip.values())


def test_every_answer_is_a_valid_programme_with_the_talk_there(folder: Path) -> None:
    event = read_folder(folder).event
    base = scheduler.search.lexicographic.solve(event).programme
    assert base is not None
    for start in (570, 600):
        found = what_if(event, base, [at(event, event.days[0].date, start, event.talk["E2"], "amphi")])
        assert found.programme is not None
        assert check(event, found.programme).hard == ()
        assert found.programme.talk["E2"].start == start


SLOTTED = """\
[event]
title = "Slots"
date = 2025-05-23
start = "09:00"
end = "12:00"
[[slots]]
start = "09:00"
end = "09:40"
places = 2
[[slots]]
start = "11:00"
end = "12:00"
places = 1
"""


@pytest.fixture
def slotted(tmp_path: Path) -> Path:
    """Places of 20 minutes and one of an hour, for talks that say nothing of their length."""
    (tmp_path / "event.toml").write_text(SLOTTED)
    (tmp_path / "talks.csv").write_text("id,title,speakers,available\nT1,First,Ada,\nT2,Second,Bob,09:00-09:20\n")
    return tmp_path


@pytest.mark.parametrize(("start", "possible"), [("9:20", True), ("11:00", True), ("9:00", False), ("9:05", False)])
def test_where_sessions_are_preset_talks_begin_with_places(
    start: str, possible: bool, slotted: Path, capsys: Captured
) -> None:
    found = answer(capsys, "why", str(slotted), "T1", "--at", start)
    assert found["possible"] is possible
    ids = [one["id"] for one in (found["contradiction"] or {"requirements": []})["requirements"]]
    if start == "9:00":
        assert sorted(ids) == ["asked:when:T1", "placed:T1", "placed:T2", "talk_available:T2"]


def test_where_sessions_are_preset_the_strip_has_their_places(slotted: Path, capsys: Captured) -> None:
    strip = answer(capsys, "why", str(slotted), "T1")["strip"]
    assert [(one["start"], one["possible"]) for one in strip] == [("09:00", False), ("09:20", True), ("11:00", True)]


def test_what_no_slots_can_hold_is_explained(slotted: Path, capsys: Captured) -> None:
    (slotted / "talks.csv").write_text(
        "id,title,speakers,places\nT1,First,Ada,2\nT2,Second,Bob,1\nT3,Third,Cy,1\nT4,Fourth,Di,2\n"
    )
    found = answer(capsys, "explain", str(slotted))
    (contradiction,) = found["contradictions"]
    named = {one["id"].removeprefix("placed:") for one in contradiction["requirements"]}
    assert named in ({"T1", "T4"}, {"T1", "T2", "T3"}, {"T2", "T3", "T4"})
    assert contradiction["minimal"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["T9"], "no talk has this id"),
        (["L1", "--at", "25:00"], "no time of day"),
        (["L1", "--at", "10:00", "--room", "cave"], "no room has this name"),
    ],
)
def test_what_nothing_defines_is_wrong_input(words: list[str], told: str, folder: Path, capsys: Captured) -> None:
    assert main(["why", str(folder), *words, "--lang", "en"]) == 3
    assert told in capsys.readouterr().err


# ── alternatives ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_alternatives_are_equally_good_valid_and_different(folder: Path, capsys: Captured) -> None:
    programmes = answer(capsys, "alternatives", str(folder), "-k", "3")["programmes"]
    assert len(programmes) == 3
    assert len({json.dumps(one["talks"]) for one in programmes}) == 3
    values = [[(level["name"], level["value"]) for level in one["levels"]] for one in programmes]
    assert values[0] == values[1] == values[2]
    assert all(one["farthest"] for one in programmes)
    for place, one in enumerate(programmes):
        path = folder / f"{place}.json"
        path.write_text(json.dumps(one))
        assert main(["verify", str(folder), str(path), "--quiet"]) == 0


def test_one_of_them_can_be_taken(folder: Path, capsys: Captured) -> None:
    programmes = answer(capsys, "alternatives", str(folder), "-k", "3", "--loss", "breaks=30")["programmes"]
    assert main(["alternatives", str(folder), "-k", "3", "--loss", "breaks=30", "--take", "2", "--quiet"]) == 0
    assert json.loads((folder / "out/schedule.json").read_bytes())["talks"] == programmes[1]["talks"]
    assert main(["verify", str(folder), "--quiet"]) == 0


@pytest.mark.parametrize(("second", "others"), [("09:30", False), ("", True)])
def test_it_is_said_when_there_are_no_more(second: str, others: bool, folder: Path, capsys: Captured) -> None:
    (folder / "event.toml").write_text('[event]\ntitle = "X"\ndate = 2025-05-23\nstart = "09:00"\nend = "10:00"\n')
    first = "09:00" if second else ""
    (folder / "talks.csv").write_text(f"id,title,speakers,pin\nL1,A,Ada,{first}\nL2,B,Bob,{second}\n")
    (folder / "speakers.csv").unlink()
    assert main(["alternatives", str(folder), "-k", "2", "--lang", "en"]) == 0
    assert ("There is no other programme that is as good" in capsys.readouterr().out) != others


def test_a_search_that_ran_out_of_time_is_not_called_complete(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler.search.alternatives, "run", lambda *_, **__: Answer("unknown", (), None))
    assert main(["alternatives", str(folder), "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "There was no time to look for others" in shown
    assert "no other programme" not in shown


# ── no answer in time ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "words",
    [
        ("explain",),
        ("explain", "--apply", "1"),
        ("why", "E1"),
        ("why", "E1", "--at", "10:00"),
        ("alternatives",),
        ("solve",),
    ],
)
@pytest.mark.parametrize("name", ["impossible", "matinee"])
def test_no_answer_in_time_is_never_called_impossible(
    name: str, words: tuple[str, ...], tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(name, tmp_path)
    out_of_time(monkeypatch)
    command, *rest = words
    assert main([command, str(folder), *rest, "--lang", "en"]) == 6
    output = capsys.readouterr()
    assert "--time-limit" in output.err
    assert "contradict" not in output.err + output.out


def test_a_start_that_was_not_answered_is_neither_possible_nor_impossible(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler.explanation.what_if, "solve", lambda *_, **__: Result("unknown", None, 1.0))
    found = answer(capsys, "why", str(folder), "E2")
    assert {one["possible"] for one in found["strip"]} == {None}
    assert main(["why", str(folder), "E2", "--at", "10:00", "--lang", "en"]) == 6
