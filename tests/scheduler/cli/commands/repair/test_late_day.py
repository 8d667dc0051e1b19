"""`journee repair` of a day that runs late, with free hours and with preset sessions."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.cli.program import main
from tests.scheduler.cli.commands.repair.three_talks import TALKS, amendments, placements, repair, repaired_result

Captured = pytest.CaptureFixture[str]


# ── a late day ───────────────────────────────────────────────────────────────────────────────────────────────────────

LATER = {"T1": "09:00-09:30 here", "T2": "09:30-10:20 here", "tea": "10:20-10:30", "T3": "10:30-11:00 here"}


def test_a_late_day_is_kept_in_mind(folder: Path, capsys: Captured) -> None:
    result = repaired_result(folder, capsys, "--late", "20", "--now", "09:40")
    assert placements(folder) == LATER
    assert (result["told"], result["moved"], result["minutes"], result["breaks_moved"]) == (
        ["Bob", "Cy"],
        ["T3"],
        10,
        ["tea"],
    )
    (late,) = amendments(folder)["late"]
    assert {**late, "date": str(late["date"])} == {
        "date": "2025-05-23",
        "now": "09:40",
        "minutes": 20,
        "resumes": "10:20",
        "begun": [
            {"talk": "T1", "start": "09:00", "end": "09:30", "room": "here"},
            {"talk": "T2", "start": "09:30", "end": "10:20", "room": "here"},
        ],
    }


def test_the_aim_is_kept_in_mind_until_another_is_said(folder: Path, capsys: Captured) -> None:
    assert repair(folder, "--quiet", "--late", "5", "--now", "09:40", "--aim", "people") == 0
    assert amendments(folder)["late"][0]["aim"] == "people"
    assert next(level["name"] for level in repaired_result(folder, capsys)["levels"]) == "told"
    result = repaired_result(folder, capsys, "--late", "10", "--now", "09:40", "--aim", "order")
    assert "aim" not in amendments(folder)["late"][0]
    assert next(level["name"] for level in result["levels"]) == "out_of_order"
    assert result["running"] == [["T2"]]


def test_the_same_hour_told_again_replaces_and_a_later_one_adds_up(folder: Path) -> None:
    assert repair(folder, "--quiet", "--late", "5", "--now", "09:40") == 0
    assert repair(folder, "--quiet", "--late", "20", "--now", "9h40") == 0
    assert placements(folder) == LATER
    assert repair(folder, "--quiet", "--late", "15", "--now", "10:40") == 0
    assert placements(folder) == {**LATER, "T3": "10:30-11:15 here"}
    assert [late["now"] for late in amendments(folder)["late"]] == ["10:40"]


def test_a_published_day_that_runs_late_twice_is_where_it_really_is(folder: Path) -> None:
    """What people know is the release; what is under way is what was repaired since."""
    assert main(["publish", str(folder), "--date", "2025-05-02", "--quiet"]) == 0
    assert repair(folder, "--quiet", "--late", "20", "--now", "09:40") == 0
    assert placements(folder) == LATER
    assert repair(folder, "--quiet", "--late", "15", "--now", "10:40") == 0
    assert placements(folder) == {**LATER, "T3": "10:30-11:15 here"}


def test_what_cannot_be_printed_is_told_with_its_place(folder: Path, capsys: Captured) -> None:
    (folder / "talks.csv").write_text(TALKS.replace("Second", "Second \U00012000"))
    capsys.readouterr()
    assert main(["repair", str(folder), "--cancel", "T1", "--lang", "en"]) == 0
    (line,) = (line for line in capsys.readouterr().err.splitlines() if "No font has" in line)
    assert "talks.csv:3" in line
    assert "title" in line


def test_the_day_may_end_later(folder: Path) -> None:
    assert repair(folder, "--late", "75", "--now", "10:30") == 4
    assert repair(folder, "--quiet", "--late", "75", "--now", "10:30", "--until", "12:30") == 0
    assert placements(folder)["T3"] == "10:20-12:05 here"
    assert amendments(folder)["late"][0]["until"] == "12:30"


# ── preset sessions ──────────────────────────────────────────────────────────────────────────────────────────────────


SLOTTED = """\
[event]
title = "One"
date = 2025-05-23
start = "09:00"
end = "12:00"
language = "en"
[[rooms]]
id = "here"
[[rooms]]
id = "there"
[[slots]]
start = "09:00"
end = "10:00"
places = 2
rooms = ["here"]
[[slots]]
start = "10:30"
end = "11:30"
places = 2
"""


@pytest.fixture
def slotted(tmp_path: Path) -> Path:
    (tmp_path / "event.toml").write_text(SLOTTED)
    (tmp_path / "talks.csv").write_text("id,title,speakers,pin\nT1,First,Ada,09:00\nT2,Second,Bob,09:30\n")
    assert main(["solve", str(tmp_path), "--quiet"]) == 0
    assert placements(tmp_path) == {"T1": "09:00-09:30 here", "T2": "09:30-10:00 here"}
    return tmp_path


def test_where_sessions_are_preset_what_can_stay_stays(slotted: Path, capsys: Captured) -> None:
    (slotted / "talks.csv").write_text("id,title,speakers,pin\nT1,First,Ada,\nT2,Second,Bob,\n")
    result = repaired_result(slotted, capsys, "--unavailable", "Ada", "09:00-09:30")
    assert placements(slotted) == {"T1": "10:30-11:00 here", "T2": "09:30-10:00 here"}
    assert (result["told"], result["moved"], result["minutes"]) == (["Ada"], ["T1"], 90)


def test_preset_sessions_slide_too_and_the_talks_keep_their_places(slotted: Path, capsys: Captured) -> None:
    (slotted / "talks.csv").write_text(
        "id,title,speakers,pin\nT1,First,Ada,09:00\nT2,Second,Bob,09:30\nT3,Third,Cy,10:30@here\n"
    )
    assert main(["solve", str(slotted), "--quiet"]) == 0
    capsys.readouterr()
    result = repaired_result(slotted, capsys, "--late", "40", "--now", "09:10")
    assert placements(slotted) == {"T1": "09:00-10:10 here", "T2": "10:10-10:40 here", "T3": "10:40-11:10 here"}
    assert [(level["name"], level["value"]) for level in result["levels"]][:3] == [
        ("out_of_order", 0),
        ("shortened", 0),
        ("told", 3),
    ]
    (late,) = amendments(slotted)["late"]
    assert late["slots"] == [
        {"slot": "1", "start": "09:00", "end": "10:40", "starts": ["09:00", "10:10"]},
        {"slot": "2", "start": "10:40", "end": "11:40"},
    ]
    assert main(["verify", str(slotted)]) == 0
    assert repair(slotted, "--quiet", "--late", "10", "--now", "09:10") == 0
    assert placements(slotted) == {"T1": "09:00-09:40 here", "T2": "09:40-10:10 here", "T3": "10:30-11:00 here"}
    assert repair(slotted, "--quiet", "--late", "30", "--now", "09:50") == 0
    assert placements(slotted) == {"T1": "09:00-09:40 here", "T2": "09:40-10:40 here", "T3": "10:40-11:10 here"}
