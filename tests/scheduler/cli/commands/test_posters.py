"""Posters on the way from the folder to releases: solved, asked about, cancelled, published, compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scheduler.cli.program import main

EVENT = """\
[event]
title = "A day"
date = 2025-05-23
start = "09:00"
end = "13:00"
language = "en"
[[event.organisers]]
name = "Orga"
email = "orga@example.org"
[[breaks]]
title = "Coffee"
duration = 30
between = ["09:30", "12:30"]
posters = true
"""
TALKS = """\
id,title,speakers,emails,type
T1,One,Ada,ada@example.org,
T2,Two,Bob,bob@example.org,talk
P1,A poster,Nadia Ould,nadia@example.org,poster
P2,Another one,Ada,ada@example.org,poster
"""
SPEAKERS = "name,email,available\nNadia Ould,nadia@example.org,{hours}\n"
Captured = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("unprinted")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "event.toml").write_text(EVENT, encoding="utf-8")
    (tmp_path / "talks.csv").write_text(TALKS, encoding="utf-8")
    (tmp_path / "speakers.csv").write_text(SPEAKERS.format(hours="10:05-10:40"), encoding="utf-8")
    return tmp_path


def run(capsys: Captured, *words: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main([str(word) for word in (*words, "--lang", "en")])
    return (code, *capsys.readouterr())


def test_the_break_is_held_where_the_presenter_is(folder: Path, capsys: Captured) -> None:
    code, shown, _ = run(capsys, "solve", folder)
    assert code == 0
    assert "poster            P1 A poster, Nadia Ould" in shown
    (coffee,) = json.loads((folder / "out/schedule.json").read_text(encoding="utf-8"))["breaks"]
    assert "T10:05" <= coffee["start"][10:16] <= "T10:10"
    assert run(capsys, "verify", folder)[0] == 0


def test_a_presenter_who_is_never_there_contradicts_the_break(folder: Path, capsys: Captured) -> None:
    (folder / "speakers.csv").write_text(SPEAKERS.format(hours="10:05-10:30"), encoding="utf-8")
    code, shown, _ = run(capsys, "explain", folder, "--json")
    answer = json.loads(shown)
    assert (code, answer["feasible"]) == (0, False)
    rules = {requirement["rule"] for requirement in answer["contradictions"][0]["requirements"]}
    assert rules == {"break_window", "person_available"}
    change = next(way["change"] for way in answer["ways_out"] if way["change"][0]["file"] == "speakers.csv")
    assert change[0] == {
        "file": "speakers.csv",
        "row": 2,
        "key": "available",
        "from": "10:05-10:30",
        "to": change[0]["to"],
    }


def test_a_poster_has_no_hour_of_its_own(folder: Path, capsys: Captured) -> None:
    assert run(capsys, "solve", folder, "--quiet")[0] == 0
    code, _, told = run(capsys, "why", folder, "P1")
    assert code == 3
    assert "this is a poster" in told
    assert run(capsys, "why", folder, "Ada", "--at", "11:00")[0] == 0


def test_a_cancelled_poster_is_withdrawn_and_its_presenter_told(folder: Path, capsys: Captured) -> None:
    assert run(capsys, "solve", folder, "--quiet")[0] == 0
    assert run(capsys, "publish", folder, "--date", "2025-05-01", "--quiet")[0] == 0
    assert (folder / "out/invitations/posters/P1.ics").exists()
    assert run(capsys, "repair", folder, "--cancel", "A poster", "--quiet")[0] == 0
    assert 'talk = "P1"' in (folder / "amendments.toml").read_text(encoding="utf-8")
    assert run(capsys, "publish", folder, "--date", "2025-05-02", "--quiet")[0] == 0
    assert (folder / "out/cancellations/posters/P1.ics").exists()
    assert not (folder / "out/invitations/posters/P1.ics").exists()
    code, shown, _ = run(capsys, "diff", folder, "v1", "v2", "--json")
    items = {(item["kind"], item["id"]): item for item in json.loads(shown)["items"]}
    assert code == 0
    assert items["poster", "P1"]["change"] == "withdrawn"
    assert {kind for kind, _ in items} == {"poster", "break"}
    _, told, _ = run(capsys, "diff", folder, "v1", "v2")
    assert "Poster P1" in told
    assert "Nadia Ould" in told
    assert run(capsys, "repair", folder, "--cancel", "P9")[0] == 3


def test_check_tells_posters_that_nothing_shows(folder: Path, capsys: Captured) -> None:
    (folder / "event.toml").write_text(EVENT.replace("posters = true\n", ""), encoding="utf-8")
    code, _, told = run(capsys, "check", folder)
    assert code == 0
    assert "posters = true" in told


def test_who_shows_a_cancelled_poster_is_concerned(folder: Path, capsys: Captured) -> None:
    assert run(capsys, "solve", folder)[0] == 0
    code, shown, _ = run(capsys, "repair", folder, "--cancel", "P1")
    assert code == 0
    assert "Concerned by a talk cancelled or added: Nadia Ould" in shown
    assert "Nothing moves" not in shown
    code, shown, _ = run(capsys, "repair", folder)  # it was said before
    assert "Nadia Ould" not in shown
