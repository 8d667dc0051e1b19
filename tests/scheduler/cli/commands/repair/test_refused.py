"""`journee repair` that is refused writes nothing and says why."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import scheduler.search.repair
from scheduler.cli.program import main
from scheduler.search.result import Result
from tests.scheduler.cli.commands.repair.three_talks import (
    EVENT,
    TALKS,
    amendments,
    contents,
    placements,
    repair,
    write_talks,
)

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (("--cancel", "T9"), ["--cancel: “T9”", "no talk has this id"]),
        (("--cancel", "T1", "--cancel", "T2", "--cancel", "T3"), ["Every talk is cancelled"]),
        (("--unavailable", "Zoe"), ["--unavailable: “Zoe”", "nobody has this name"]),
        (("--unavailable", "Bob", "25:00-26:00"), ["--unavailable: “25:00-26:00”", "is no window"]),
        (("--unavailable", "Bob", "11:00-10:00"), ["--unavailable: “11:00-10:00”", "ends before it starts"]),
        (("--unavailable", "Bob", "2025-05-24 10:00-11:00"), ["--unavailable", "no day of the event"]),
        (("--unavailable", "Bob", "noon"), ["--unavailable: “noon”", "a time and no window"]),
        (("--unavailable", "Bob", "Saturday"), ["--unavailable: “Saturday”", "no day of the event is a Saturday"]),
        (("--unavailable", "Bob", "who knows"), ["--unavailable: “who knows”", "is no window"]),
        (("--late", "20"), ["--now", "no time of day"]),
        (("--late", "20", "--now", "23:50"), ["--late: “20”", "before midnight"]),
        (("--late", "1440", "--now", "9:10"), ["--late: “1440”", "before midnight"]),
        (("--late", "20", "--now", "25:00"), ["--now: “25:00”", "no time of day"]),
        (("--late", "20", "--now", "2025-05-24 10:00"), ["--now", "no day of the event"]),
        (("--late", "20", "--now", "10:00", "--until", "dusk"), ["--until: “dusk”", "no time of day"]),
        (("--add",), ["--add", "no talk is new"]),
        (("--from", "nowhere.json"), ["nowhere.json"]),
    ],
)
def test_what_nothing_defines_is_wrong_input_and_nothing_is_written(
    words: tuple[str, ...], printed: list[str], folder: Path, capsys: Captured
) -> None:
    before = contents(folder)
    assert repair(folder, *words) == 3
    stderr = capsys.readouterr().err
    assert [word for word in printed if word not in stderr] == []
    assert contents(folder) == before


@pytest.mark.parametrize(
    "words", [("--late", "0", "--now", "10:00"), ("--late", "x"), ("--unavailable", "Bob", "noon", "10:00-11:00")]
)
def test_a_wrong_command_line(words: tuple[str, ...], folder: Path) -> None:
    before = contents(folder)
    assert repair(folder, *words) == 2
    assert contents(folder) == before


@pytest.mark.parametrize(
    "words", [("--now", "10:00"), ("--until", "13:00"), ("--now", "nonsense"), ("--aim", "people")]
)
def test_an_hour_without_a_delay_is_not_ignored(words: tuple[str, ...], folder: Path, capsys: Captured) -> None:
    assert repair(folder, *words) in (2, 3)
    assert "--late" in capsys.readouterr().err


def test_a_day_cannot_end_before_it_starts(folder: Path, capsys: Captured) -> None:
    assert repair(folder, "--late", "20", "--now", "09:40", "--until", "08:00") == 3
    assert "--until" in capsys.readouterr().err


@pytest.fixture
def two_days(folder: Path) -> Path:
    """The first two talks on one day, the third on the next; no tea."""
    day = 'date = {day}\nstart = "09:00"\nend = "12:00"\n'
    first, second = (day.format(day=date) for date in ("2025-05-23", "2025-05-24"))
    event = EVENT[: EVENT.index("[[breaks]]")].replace(first, "")
    (folder / "event.toml").write_text(f"{event}[[days]]\n{first}[[days]]\n{second}")
    write_talks(folder, TALKS.replace("09:00", "2025-05-23 09:00").replace("10:20", "2025-05-24 10:20"))
    assert main(["solve", str(folder), "--quiet"]) == 0
    return folder


def test_on_several_days_the_hour_has_a_date(two_days: Path) -> None:
    assert repair(two_days, "--late", "20", "--now", "09:10") == 3
    assert repair(two_days, "--quiet", "--late", "20", "--now", "2025-05-23 09:10", "--until", "13:00") == 0
    assert placements(two_days)["T1"] == "09:00-09:50 here"
    assert amendments(two_days)["late"][0]["until"] == "13:00"


def test_the_end_needs_no_date_however_it_is_written(two_days: Path) -> None:
    assert repair(two_days, "--quiet", "--late", "20", "--now", "2025-05-23 09:10", "--until", "13 h") == 0


def test_the_end_of_another_day_is_not_taken_for_that_of_this(two_days: Path) -> None:
    words = ("--late", "20", "--now", "2025-05-23 09:10", "--until", "2025-05-24 13:00")
    assert repair(two_days, "--quiet", *words) == 3


def test_a_name_that_two_people_have_is_told_with_their_addresses(folder: Path, capsys: Captured) -> None:
    write_talks(folder, TALKS + "T4,Fourth,Ada Byron,other@example.org,,\n")
    assert repair(folder, "--unavailable", "Ada Byron") == 3
    assert "write “ada@example.org” or “other@example.org”" in capsys.readouterr().err
    assert repair(folder, "--quiet", "--unavailable", "other@example.org", "09:00-09:30") == 0


def test_without_a_programme_there_is_nothing_to_repair(folder: Path, capsys: Captured) -> None:
    shutil.rmtree(folder / "out")
    before = contents(folder)
    assert repair(folder, "--cancel", "T2") == 3
    assert "first find a programme (journee solve)" in capsys.readouterr().err
    assert contents(folder) == before


def test_a_contradiction_changes_nothing(folder: Path, capsys: Captured) -> None:
    before = contents(folder)
    assert repair(folder, "--unavailable", "Cy", "10:00-10:30", "--json") == 4
    output = capsys.readouterr()
    result = json.loads(output.out)
    assert result["feasible"] is False
    (contradiction,) = result["contradictions"]
    assert contradiction["minimal"] is True
    assert {requirement["rule"] for requirement in contradiction["requirements"]} == {
        "said",
        "placed",
        "person_available",
        "pin",
    }
    assert all(requirement["text"] in output.err for requirement in contradiction["requirements"])
    assert contents(folder) == before


def test_no_answer_in_time_is_not_called_impossible(
    folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler.search.repair, "solve", lambda *_, **__: Result("unknown", None, 1.0))
    before = contents(folder)
    assert repair(folder, "--cancel", "T2") == 6
    stderr = capsys.readouterr().err
    assert "--time-limit" in stderr
    assert "contradict" not in stderr
    assert contents(folder) == before
