"""`journee repair` from the command line: what is kept in amendments.toml, what is written, and how it ends."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

import scheduler.search.repair
from scheduler.cli.program import main
from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message
from scheduler.search.result import Result
from scheduler.storage import journal

Captured = pytest.CaptureFixture[str]

EVENT = """\
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
[sessions]
max_talks = 2
[[breaks]]
id = "tea"
title = "Tea"
duration = 20
min_duration = 10
between = ["09:45", "11:00"]
ideal = "10:00"
"""
TALKS = """\
id,title,speakers,emails,pin,room
T1,First,Ada Byron,ada@example.org,09:00,here
T2,Second,Bob,,,here
T3,Third,Cy; Bob,,10:20,here
"""
BASE = {"T1": "09:00-09:30 here", "T2": "09:30-10:00 here", "tea": "10:00-10:20", "T3": "10:20-10:50 here"}


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("solved")
    (folder / "event.toml").write_text(EVENT)
    (folder / "talks.csv").write_text(TALKS)
    assert main(["solve", str(folder), "--quiet"]) == 0
    assert placements(folder) == BASE
    return folder


@pytest.fixture
def folder(solved: Path, tmp_path: Path) -> Path:
    """Three talks, solved."""
    return Path(shutil.copytree(solved, tmp_path / "event"))


def contents(folder: Path) -> dict[str, bytes]:
    """All files of the folder but its history."""
    result = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.parent.name != "history")
    return {str(path.relative_to(folder)): path.read_bytes() for path in result}


def placements(folder: Path) -> dict[str, str]:
    """What the programme in out/ holds when, and talks where."""
    schedule = json.loads((folder / "out/schedule.json").read_bytes())
    items = sorted([*schedule["talks"], *schedule["breaks"]], key=lambda item: item["start"])
    return {item["id"]: f"{item['start'][11:16]}-{item['end'][11:16]} {item.get('room', '')}".strip() for item in items}


def amendments(folder: Path) -> Any:
    path = folder / "amendments.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def repair(folder: Path, *words: str) -> int:
    return main(["repair", str(folder), "--lang", "en", *words])


def answer(capsys: Captured) -> Any:
    return json.loads(capsys.readouterr().out)


def repaired_result(folder: Path, capsys: Captured, *words: str) -> Any:
    """What `repair --json` says when all goes well."""
    capsys.readouterr()
    assert repair(folder, *words, "--json") == 0
    return answer(capsys)


def write_talks(folder: Path, text: str) -> None:
    (folder / "talks.csv").write_text(text)


# ── nothing, or the edited folder ────────────────────────────────────────────────────────────────────────────────────


def test_nothing_changed_leaves_every_byte_as_it_was(folder: Path, capsys: Captured) -> None:
    before = contents(folder)
    assert repair(folder) == 0
    assert "Nothing moves." in capsys.readouterr().out
    assert contents(folder) == before


def test_json_is_one_object_with_these_keys(folder: Path, capsys: Captured) -> None:
    result = repaired_result(folder, capsys)
    assert list(result) == [
        *("told", "told_anyway", "moved", "minutes", "breaks_moved", "levels", "status", "out"),
        "oddities",
    ]
    assert {**result, "levels": []} == {
        "told": [],
        "told_anyway": [],
        "moved": [],
        "minutes": 0,
        "breaks_moved": [],
        "levels": [],
        "status": "optimal",
        "out": str(folder / "out"),
        "oddities": [],
    }
    assert [level["name"] for level in result["levels"]] == [
        "told",
        "moved",
        "minutes",
        "breaks_moved",
        "sessions",
        "preferences",
        "axis_order",
        "balance",
        "coherence",
        "compactness",
        "breaks",
    ]
    assert all(set(level) == {"name", "value", "bound"} for level in result["levels"])


def test_the_edited_folder_is_repaired_without_amendments(folder: Path, capsys: Captured) -> None:
    write_talks(folder, TALKS.replace("10:20,here", "10:25,here"))
    result = repaired_result(folder, capsys)
    assert (result["told"], result["moved"], result["minutes"], result["breaks_moved"]) == (
        ["Bob", "Cy"],
        ["T3"],
        5,
        [],
    )
    assert placements(folder) == {**BASE, "T3": "10:25-10:55 here"}
    assert amendments(folder) is None


def test_a_wish_that_the_same_programme_cannot_meet_is_no_failure(folder: Path) -> None:
    write_talks(
        folder,
        TALKS.replace("emails,", "preferred,emails,")
        .replace("Byron,", "Byron,11:00-12:00,")
        .replace("Bob,,", "Bob,,,"),
    )
    assert repair(folder, "--quiet") == 0
    assert placements(folder) == BASE


def test_what_is_no_longer_the_best_is_not_called_optimal(folder: Path) -> None:
    event = EVENT.replace("max_talks = 2", "max_talks = 3").replace(EVENT[EVENT.index("[[breaks]]") :], "")
    (folder / "event.toml").write_text(event)
    write_talks(folder, TALKS.replace("10:20,here", "11:20,there"))
    assert main(["solve", str(folder), "--quiet"]) == 0
    write_talks(folder, TALKS.replace("10:20,here", ","))
    assert repair(folder, "--quiet") == 0
    assert json.loads((folder / "out/schedule.json").read_bytes())["status"] == "feasible"


# ── cancelled, away, added ───────────────────────────────────────────────────────────────────────────────────────────


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


# ── what is refused ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (("--cancel", "T9"), ["--cancel: “T9”", "no talk has this id"]),
        (("--cancel", "T1", "--cancel", "T2", "--cancel", "T3"), ["Every talk is cancelled"]),
        (("--unavailable", "Zoe"), ["--unavailable: “Zoe”", "nobody has this name"]),
        (("--unavailable", "Bob", "25:00-26:00"), ["--unavailable: “25:00-26:00”", "is no window"]),
        (("--unavailable", "Bob", "11:00-10:00"), ["--unavailable: “11:00-10:00”", "ends before it starts"]),
        (("--unavailable", "Bob", "2025-05-24 10:00-11:00"), ["--unavailable", "no day of the event"]),
        (("--late", "20"), ["--now", "no time of day"]),
        (("--late", "20", "--now", "25:00"), ["--now: “25:00”", "no time of day"]),
        (("--late", "20", "--now", "2025-05-24 10:00"), ["--now", "no day of the event"]),
        (("--late", "20", "--now", "10:00", "--until", "noon"), ["--until: “noon”", "no time of day"]),
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
    "words", [("--late", "0", "--now", "10:00"), ("--late", "x"), ("--unavailable", "Bob", "noon")]
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


# ── another base, the other commands, and back ───────────────────────────────────────────────────────────────────────


def test_another_programme_may_be_the_base(folder: Path, capsys: Captured) -> None:
    write_talks(folder, TALKS.replace("10:20,here", "10:40,here"))
    assert main(["solve", str(folder), "--quiet"]) == 0
    shutil.copy(folder / "out/schedule.json", folder / "mine.json")
    write_talks(folder, TALKS)
    assert repair(folder, "--quiet") == 0
    assert placements(folder) == BASE
    write_talks(folder, TALKS.replace("10:20,here", ",here"))
    assert repaired_result(folder, capsys)["moved"] == []
    assert placements(folder) == BASE
    assert repaired_result(folder, capsys, "--from", str(folder / "mine.json"))["moved"] == []
    assert placements(folder) == {**BASE, "T3": "10:40-11:10 here"}


@pytest.mark.long
@pytest.mark.parametrize(
    "words",
    [
        ("--cancel", "T2"),
        ("--unavailable", "Bob", "09:30-10:00"),
        ("--late", "20", "--now", "09:40"),
        ("--late", "75", "--now", "10:30", "--until", "12:30"),
        ("--late", "5", "--now", "08:00"),
    ],
)
def test_every_other_command_takes_it_into_account(words: tuple[str, ...], folder: Path) -> None:
    assert repair(folder, "--quiet", *words) == 0
    before = contents(folder)
    assert main(["verify", str(folder), "--quiet"]) == 0
    assert main(["export", str(folder), "--quiet"]) == 0
    assert contents(folder) == before
    assert repair(folder, "--quiet") == 0
    assert contents(folder) == before
    assert main(["solve", str(folder), "--quiet"]) == 0
    assert main(["verify", str(folder), "--quiet"]) == 0


@pytest.mark.parametrize("words", [("--cancel", "T2"), ("--unavailable", "Bob", "11:00-12:00")])
def test_a_block_deleted_brings_the_earlier_programme_back(words: tuple[str, ...], folder: Path) -> None:
    before = contents(folder)
    assert repair(folder, "--quiet", *words) == 0
    path = folder / "amendments.toml"
    path.write_text(path.read_text(encoding="utf-8").partition("[[")[0], encoding="utf-8")
    assert repair(folder, "--quiet") == 0
    path.unlink()
    assert contents(folder) == before


@pytest.mark.parametrize("former", [None, '[[absent]]\nperson = "Bob"\nhours = "11:30-12:00"\n'])
@pytest.mark.parametrize(
    "failure", [EnvironmentFailure(Message(fr="plein", en="full")), OSError(28, "full"), ValueError("x")]
)
def test_a_failure_while_out_is_written_leaves_the_amendments_as_they_were(
    failure: Exception, former: str | None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if former is not None:
        (folder / "amendments.toml").write_text(former)
    before = contents(folder)

    real = journal._move

    def fails(target: Path, put: list[str], drop: Any) -> None:
        real(target, put[:1], [])
        assert amendments(folder)["cancelled"] == [{"talk": "T2"}]
        raise failure

    monkeypatch.setattr(journal, "_move", fails)
    assert repair(folder, "--quiet", "--cancel", "T2") == 1
    assert contents(folder) == before


def test_people_are_told_why(folder: Path, capsys: Captured) -> None:
    assert repair(folder, "--late", "20", "--now", "09:40") == 0
    shown = capsys.readouterr().out
    assert "Repaired programme: no other keeps the order better, then ends sooner" in shown
    assert "Under way: talk T2" in shown
    assert "To be told (2):" in shown
    assert (
        "– Cy: talk T3 “Third”: from 10:30 to 11:00 in room here (before: from 10:20 to 10:50 in room here)." in shown
    )
    assert "Talks moved (1):" in shown
    assert "– Break “Tea”: from 10:20 to 10:30 (before: from 10:00 to 10:20)." in shown


# ── what a programme states of another event ─────────────────────────────────────────────────────────────────────────


def test_optimal_is_said_of_the_event_that_was_solved(folder: Path, capsys: Captured) -> None:
    """Of the folder as it is now nothing was proved, though every level has the value that is stated."""
    write_talks(folder, TALKS.replace("10:20,here", ",here"))
    capsys.readouterr()
    assert main(["verify", str(folder), "--json"]) == 0
    result = answer(capsys)
    assert result["status"] == "feasible"
    assert any(level["bound"] < level["value"] for level in result["levels"])


def test_a_corrected_title_proves_nothing_anew(folder: Path, capsys: Captured) -> None:
    write_talks(folder, TALKS.replace("First", "The first"))
    capsys.readouterr()
    assert main(["verify", str(folder), "--json"]) == 0
    assert answer(capsys)["status"] == "optimal"


def test_a_schedule_edited_by_hand_states_what_it_has_now(folder: Path) -> None:
    path = folder / "out/schedule.json"
    document = json.loads(path.read_bytes())
    document["levels"][-1]["value"] += 5
    path.write_text(json.dumps(document))
    assert repair(folder, "--quiet") == 0
    assert main(["verify", str(folder), "--quiet"]) == 0
    assert json.loads(path.read_bytes())["status"] == "optimal"
