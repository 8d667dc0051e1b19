"""`journee explain`: contradictions, ways out, unmet wishes; and answers that are missing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from answers import FOLDERS, answer
from quick import long_unless

import scheduler.explanation.feasibility
import scheduler.explanation.what_if
import scheduler.search.first_solution
import scheduler.search.lexicographic
from scheduler.api import read
from scheduler.cli.program import main
from scheduler.search.control import Budget
from scheduler.search.first_solution import FirstSolution
from scheduler.search.result import Result
from scheduler.services.effort import Effort
from scheduler.services.oddities_in_files import empty_before

Captured = pytest.CaptureFixture[str]
IMPOSSIBLE = FOLDERS.parent.parent.parent / "samples/impossible"


def copied(name: str, tmp_path: Path) -> Path:
    return Path(shutil.copytree(IMPOSSIBLE if name == "impossible" else FOLDERS / name, tmp_path / name))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def out_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """No search answers any more."""
    unknown = FirstSolution("unknown", None, (), 0)  # type: ignore[arg-type]
    for module in (scheduler.search.lexicographic, scheduler.explanation.what_if):
        monkeypatch.setattr(module, "solve", lambda *_, **__: Result("unknown", None, 1.0))
    monkeypatch.setattr(scheduler.search.first_solution, "first_solution", lambda *_, **__: unknown)
    monkeypatch.setattr(scheduler.search.first_solution, "constructed", lambda *_, **__: None)
    monkeypatch.setattr(scheduler.explanation.feasibility, "possible", lambda *_, **__: "unknown")


def test_a_contradiction_has_the_shape_of_the_contract(tmp_path: Path, capsys: Captured) -> None:
    result = answer(capsys, "explain", str(copied("impossible", tmp_path)))
    assert list(result) == ["feasible", "contradictions", "ways_out"]
    assert result["feasible"] is False
    (contradiction,) = result["contradictions"]
    assert contradiction["minimal"] is True
    assert [set(requirement) for requirement in contradiction["requirements"]] == [
        {"id", "rule", "subjects", "text"}
    ] * 5
    assert [requirement["id"] for requirement in contradiction["requirements"]] == [
        "placed:E1",
        "placed:E3",
        "room_overlap",
        "talk_available:E1",
        "talk_available:E3",
    ]
    for way in result["ways_out"]:
        assert list(way) == ["solves", "text", "change", "verified", "smallest"]
        assert (way["solves"], way["verified"]) == ([0], True)
        assert all(list(change) == ["file", "row", "key", "from", "to"] for change in way["change"])
    assert result["ways_out"][0]["change"] == [
        {"file": "talks.csv", "row": 2, "key": "disponibilités", "from": "09:30-10:00", "to": "09:30-10:30"}
    ]


@pytest.mark.long
def test_people_are_subjects_by_name(tmp_path: Path, capsys: Captured) -> None:
    result = answer(capsys, "explain", str(copied("contradictions", tmp_path)))
    subjects = [name for requirement in result["contradictions"][0]["requirements"] for name in requirement["subjects"]]
    assert "Xavière" in subjects


@pytest.mark.long
def test_solve_says_the_same_contradiction(tmp_path: Path, capsys: Captured) -> None:
    folder = str(copied("impossible", tmp_path))
    explained = answer(capsys, "explain", folder)
    assert answer(capsys, "solve", folder, code=4) == {**explained, "ways_out": []}


@pytest.mark.long
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


@pytest.mark.long
def test_one_way_out_solves_all_and_changes_nothing_twice(tmp_path: Path, capsys: Captured) -> None:
    folder = copied("contradictions", tmp_path)
    result = answer(capsys, "explain", str(folder))
    assert len(result["contradictions"]) == 3
    every, *others = result["ways_out"]
    assert every["solves"] == [0, 1, 2]
    assert {place for way in others for place in way["solves"]} == {0, 1, 2}
    cells = [(change["file"], change["row"], change["key"]) for change in every["change"]]
    assert len(set(cells)) == len(cells) == 3
    assert main(["explain", str(folder), "--apply", "1", "--quiet"]) == 0
    assert main(["solve", str(folder), "--quiet"]) == 0


@pytest.mark.parametrize(
    ("name", "number"), long_unless(lambda name, number: name == "matinee", [("impossible", "99"), ("matinee", "1")])
)
def test_a_number_that_no_way_out_has_is_wrong_input(name: str, number: str, tmp_path: Path, capsys: Captured) -> None:
    folder = copied(name, tmp_path)
    before = contents(folder)
    assert main(["explain", str(folder), "--apply", number, "--lang", "en"]) == 3
    assert "--apply" in capsys.readouterr().err
    assert contents(folder) == before


def test_what_was_optimised_is_said_wish_by_wish_and_axis_by_axis(matinee: Path, capsys: Captured) -> None:
    result = answer(capsys, "explain", str(matinee))
    assert (result["feasible"], result["status"]) == (True, "optimal")
    assert [(wish["subject"], wish["people"]) for wish in result["wishes"]] == [
        ("L2", ["Bruno Salvi"]),
        ("L3", ["Chloé Tran"]),
    ]
    assert all(wish["levels"][0] == {"name": "sessions", "now": 3, "then": 4} for wish in result["wishes"])
    (axis,) = result["axes"]
    assert axis["subject"] == "2"
    assert {requirement["id"] for requirement in axis["contradiction"]["requirements"]} == {
        "placed:E1",
        "placed:E2",
        "asked:sessions:2",
        "talk_available:E1",
        "talk_available:E2",
    }
    assert axis["contradiction"]["minimal"] is True


def test_what_no_slots_can_hold_is_explained(slotted: Path, capsys: Captured) -> None:
    (slotted / "talks.csv").write_text(
        "id,title,speakers,places\nT1,First,Ada,2\nT2,Second,Bob,1\nT3,Third,Cy,1\nT4,Fourth,Di,2\n"
    )
    result = answer(capsys, "explain", str(slotted))
    (contradiction,) = result["contradictions"]
    named = {requirement["id"].removeprefix("placed:") for requirement in contradiction["requirements"]}
    assert named in ({"T1", "T4"}, {"T1", "T2", "T3"}, {"T2", "T3", "T4"})
    assert contradiction["minimal"]


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


def test_the_empty_time_of_the_programme_in_out_is_known_whatever_the_folder_allows(matinee: Path) -> None:
    effort = Effort(Budget.of(60))
    (odd,) = empty_before(read(matinee), matinee, effort)
    assert [reason.spot.column for reason in odd.reasons if reason.spot] == ["breaks[1].between"]
    shutil.rmtree(matinee / "out")
    assert empty_before(read(matinee), matinee, effort) == ()
