"""`journee repair` where what was said leaves no programme: why, the ways out, and one taken together with it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from scheduler.cli.program import main

Captured = pytest.CaptureFixture[str]

EVENT = """\
[event]
title = "Pairs"
date = 2025-05-23
start = "09:00"
end = "12:00"
language = "en"
[[rooms]]
id = "here"
[sessions]
min_talks = 2
[[axes]]
id = "1"
title = "Alpha"
[[axes]]
id = "2"
title = "Beta"
"""
TALKS = "id,title,speakers,axis\n1,First,Ada,1\n2,Second,Bob,1\n3,Third,Cy,2\n4,Fourth,Di,2\n5,Fifth,Eve,1\n"


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("solved")
    (folder / "event.toml").write_text(EVENT)
    (folder / "talks.csv").write_text(TALKS)
    assert main(["solve", str(folder), "--quiet"]) == 0
    return folder


@pytest.fixture
def folder(solved: Path, tmp_path: Path) -> Path:
    """Two axes of three and of two talks, whose sessions have two at least."""
    return Path(shutil.copytree(solved, tmp_path / "event"))


def contents(folder: Path) -> dict[str, bytes]:
    """All files of the folder but its history."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".journee" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def run(*words: object) -> int:
    return main([*map(str, words), "--lang", "en"])


def explained(capsys: Captured, *words: object) -> Any:
    capsys.readouterr()
    run(*words, "--json")
    return json.loads(capsys.readouterr().out)


def test_what_was_said_is_a_requirement_among_the_others(folder: Path, capsys: Captured) -> None:
    before = contents(folder)
    assert run("repair", folder, "--cancel", "3", "--unavailable", "Ada", "09:00-09:10") == 4
    text = capsys.readouterr().err
    assert "You cancelled talk 3 “Third”." in text
    assert "Ada" not in text.partition("Ways out")[0]  # that she is away has nothing to do with it
    assert "--cancel 3 --unavailable Ada 09:00-09:10 --apply 1" in text
    assert "Nothing was written" in text
    assert contents(folder) == before


def test_the_object_names_it_too(folder: Path, capsys: Captured) -> None:
    result = explained(capsys, "repair", folder, "--cancel", "3")
    (contradiction,) = result["contradictions"]
    assert contradiction["minimal"] is True
    assert [(r["rule"], r["subjects"]) for r in contradiction["requirements"]] == [
        ("said", ["3"]),
        ("placed", ["4"]),
        ("session_size", []),
    ]
    assert all(way["verified"] for way in result["ways_out"])
    assert result["ways_out"][0]["change"][0]["key"] == "sessions.min_talks"


def test_a_way_out_is_taken_together_with_what_was_said_and_both_are_undone(folder: Path, capsys: Captured) -> None:
    before = contents(folder)
    assert run("repair", folder, "--cancel", "3", "--apply", "1") == 0
    assert "sessions.min_talks" in capsys.readouterr().out
    assert b"min_talks = 1" in contents(folder)["event.toml"]
    assert 'talk = "3"' in contents(folder)["amendments.toml"].decode()
    held = {talk["id"] for talk in json.loads(contents(folder)["out/schedule.json"])["talks"]}
    assert held == {"1", "2", "4", "5"}
    assert run("explain", folder, "--time-limit", "20") == 0
    assert run("undo", folder) == 0
    assert contents(folder) == before


@pytest.mark.parametrize(("words", "number"), [(("--cancel", "3"), "50"), (("--cancel", "5"), "1")])
def test_a_way_out_that_is_not_there_is_wrong_input(words: tuple[str, ...], number: str, folder: Path) -> None:
    before = contents(folder)
    assert run("repair", folder, *words, "--apply", number) == 3
    assert contents(folder) == before


def test_explain_names_what_stands_in_amendments_toml(folder: Path, capsys: Captured) -> None:
    (folder / "amendments.toml").write_text('[[cancelled]]\ntalk = "3"\n[[cancelled]]\ntalk = "5"\n')
    result = explained(capsys, "explain", folder)
    (contradiction,) = result["contradictions"]
    assert contradiction["requirements"][0]["text"] == "You cancelled talk 3 “Third”."
    assert [r["rule"] for r in contradiction["requirements"]].count("said") == 1


def test_an_absence_and_a_late_day_are_said_with_their_hours(folder: Path, capsys: Captured) -> None:
    assert run("repair", folder, "--unavailable", "Di", "09:00-12:00") == 4
    assert "You said that Di is away from 9:00 to 12:00." in capsys.readouterr().err
    assert run("repair", folder, "--late", "60", "--now", "09:05") == 4
    assert "You said, at 9:05, that the day is 1 h late." in " ".join(capsys.readouterr().err.split())
