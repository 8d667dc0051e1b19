"""`journee repair` where talks are cancelled or added, and people are away."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.cli.program import main
from tests.scheduler.cli.commands.repair.three_talks import (
    BASE,
    TALKS,
    amendments,
    contents,
    placements,
    repair,
    repaired_result,
    write_talks,
)

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("said", [("--cancel", "t2"), ()])
def test_who_was_to_discuss_a_talk_that_is_off_is_concerned_too(
    said: tuple[str, ...], folder: Path, capsys: Captured
) -> None:
    heard = TALKS.replace("pin,room", "pin,room,discussant,status").replace("Bob,,,here", "Bob,,,here,Zoe Mar,")
    write_talks(folder, heard)
    assert main(["solve", str(folder), "--quiet"]) == 0
    if not said:
        write_talks(folder, heard.replace("Zoe Mar,", "Zoe Mar,withdrawn"))
    result = repaired_result(folder, capsys, *said)
    assert (result["told"], result["told_anyway"]) == ([], ["Bob", "Zoe Mar"])


def test_a_cancelled_talk_is_kept_in_mind(folder: Path, capsys: Captured) -> None:
    result = repaired_result(folder, capsys, "--cancel", "t2")
    assert (result["told"], result["told_anyway"], result["moved"]) == ([], ["Bob"], [])
    assert amendments(folder) == {"cancelled": [{"talk": "T2"}]}
    assert placements(folder) == {name: where for name, where in BASE.items() if name != "T2"}
    assert not (folder / "out/public/talks/T2.ics").exists()


def test_what_was_said_twice_stands_once(folder: Path) -> None:
    assert repair(folder, "--cancel", "T2", "--cancel", "t2") == 0
    before = contents(folder)
    assert repair(folder, "--cancel", "T2") == 0
    assert contents(folder) == before
    assert amendments(folder) == {"cancelled": [{"talk": "T2"}]}


@pytest.mark.parametrize("name", ["Ada Byron", "ada byron", "ADA@example.org"])
def test_somebody_who_is_away_is_known_by_name_or_address(name: str, folder: Path) -> None:
    assert repair(folder, "--quiet", "--unavailable", name, "--cancel", "T1") == 0
    assert amendments(folder) == {"cancelled": [{"talk": "T1"}], "absent": [{"person": "ada@example.org"}]}


@pytest.mark.parametrize(
    "words",
    [
        ("--unavailable", "Bob", "09:30-10:00"),
        ("--unavailable=Bob", "9h30–10h"),
        ("--unavailable", "Bob", "9:30 - 10:00"),
        ("--unavailable", "Bob", "from 9:30 to 10"),
    ],
)
def test_somebody_may_be_away_for_some_hours(words: tuple[str, ...], folder: Path, capsys: Captured) -> None:
    result = repaired_result(folder, capsys, *words)
    assert (result["told"], result["moved"]) == (["Bob"], ["T2"])
    assert amendments(folder) == {"absent": [{"person": "Bob", "hours": "09:30-10:00"}]}
    assert {**placements(folder), "T2": ""} == {**BASE, "T2": ""}


def test_two_people_may_be_away(folder: Path) -> None:
    words = ("--unavailable", "Bob", "11:30-12:00", "--unavailable", "Cy", "09:00-09:30; 11:30-12:00")
    assert repair(folder, "--quiet", *words) == 0
    assert amendments(folder) == {
        "absent": [
            {"person": "Bob", "hours": "11:30-12:00"},
            {"person": "Cy", "hours": "09:00-09:30; 11:30-12:00"},
        ],
    }
    assert placements(folder) == BASE


def test_a_new_row_is_added(folder: Path, capsys: Captured) -> None:
    write_talks(folder, TALKS + "T4,Fourth,Dee,,,\n")
    result = repaired_result(folder, capsys, "--add")
    assert (result["told"], result["told_anyway"], result["moved"]) == ([], ["Dee"], [])
    assert {name: where for name, where in placements(folder).items() if name != "T4"} == BASE
    assert "T4" in placements(folder)
    assert amendments(folder) is None


def test_how_hours_in_words_are_understood_is_told(folder: Path, capsys: Captured) -> None:
    assert repair(folder, "--quiet", "--unavailable", "Ada Byron", "after 11") == 0
    assert "--unavailable: “after 11” read as 11:00–12:00" in capsys.readouterr().err
    assert repair(folder, "--quiet", "--unavailable", "Ada Byron", "11:00-12:00") == 0
    assert "read as" not in capsys.readouterr().err
