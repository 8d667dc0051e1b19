"""`journee move`: a programme changed by hand, what it breaks and costs, written as one change."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from scheduler.cli.program import main
from scheduler.moving.blocks import blocks
from scheduler.reading import read_folder
from scheduler.services.current_programme import read_programme
from scheduler.services.hand_moves import targets
from scheduler.services.movable import Placed

Captured = pytest.CaptureFixture[str]

EVENT = """\
[event]
title = "Hands"
date = 2025-05-23
start = "09:00"
end = "12:30"
language = "en"
[[rooms]]
id = "here"
[[rooms]]
id = "there"
[[axes]]
id = "1"
title = "Alpha"
chair = "Zoe"
[[axes]]
id = "2"
title = "Beta"
[[breaks]]
id = "tea"
title = "Tea"
duration = 20
between = ["09:30", "11:30"]
[[plenaries]]
id = "end"
title = "Closing"
start = "12:00"
duration = 15
"""
TALKS = """\
id,title,speakers,axis,room,after
1,First,Ada Byron,1,here,
2,Second,Bob,1,here,1
3,Third,Cy,2,here,
4,Fourth,Di,2,here,
"""


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("solved")
    (folder / "event.toml").write_text(EVENT)
    (folder / "talks.csv").write_text(TALKS)
    assert main(["solve", str(folder), "--quiet"]) == 0
    return folder


@pytest.fixture
def folder(solved: Path, tmp_path: Path) -> Path:
    """Two axes of two talks in one room, and a closing."""
    return Path(shutil.copytree(solved, tmp_path / "event"))


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".journee" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def starts(folder: Path) -> dict[str, str]:
    schedule = json.loads((folder / "out/schedule.json").read_bytes())
    items = [*schedule["talks"], *schedule["breaks"], *schedule["plenaries"]]
    return {item["id"]: item["start"][11:16] for item in items}


def run(*words: object) -> int:
    return main([*map(str, words), "--lang", "en"])


def moved(folder: Path, capsys: Captured, *words: str) -> Any:
    capsys.readouterr()
    assert run("move", folder, *words, "--json") == 0
    return json.loads(capsys.readouterr().out)


def test_to_where_it_is_nothing_changes_and_nothing_can_be_undone(folder: Path, capsys: Captured) -> None:
    """The programme stays proved best, in files and history."""
    before = contents(folder)
    first = min("1234", key=lambda talk: starts(folder)[talk])
    for where in (("--at", starts(folder)[first]), ("--before", "2" if first == "1" else "4")):
        assert run("move", folder, first, *where) == 0
        assert "Nothing moves." in capsys.readouterr().out
        assert contents(folder) == before
    run("undo", folder)
    assert "There is nothing to undo" in capsys.readouterr().out


def test_a_talk_changes_places_with_another_and_who_is_told(folder: Path, capsys: Captured) -> None:
    before = starts(folder)
    result = moved(folder, capsys, "Third", "--swap", "di")
    assert {**before, "3": before["4"], "4": before["3"]} == starts(folder)
    assert (sorted(result["moved"]), result["told"], result["violations"]) == (["3", "4"], ["Cy", "Di"], [])
    assert result["status"] == "feasible"
    assert run("verify", folder) == 0
    assert run("export", folder) == 0


def test_a_move_that_breaks_a_rule_says_how_to_take_it_back(folder: Path, capsys: Captured) -> None:
    assert run("move", folder, "2", "--before", "1") == 0
    assert f"journee undo {folder}" in capsys.readouterr().out
    assert run("move", folder, "2", "--after", "1") == 0
    assert "journee undo" not in capsys.readouterr().out


def test_what_a_move_breaks_is_told_and_written_all_the_same(folder: Path, capsys: Captured) -> None:
    result = moved(folder, capsys, "2", "--before", "1")
    assert [violation["rule"] for violation in result["violations"]] == ["after"]
    assert run("verify", folder) == 5
    assert run("export", folder) == 5
    assert "after" in capsys.readouterr().err
    assert run("move", folder, "2", "--after", "1") == 0
    text = capsys.readouterr().out
    assert "No rule is broken." in text
    assert "after" not in text


def test_a_move_is_one_change_that_undo_takes_back(folder: Path) -> None:
    before = contents(folder)
    assert run("move", folder, "tea", "--at", "10:05") == 0
    assert contents(folder) != before
    assert run("undo", folder) == 0
    assert contents(folder) == before


def test_what_follows_a_session_that_moves_begins_later(folder: Path, capsys: Captured) -> None:
    result = moved(folder, capsys, "end", "--at", "09:30")  # a closing in the middle of the morning
    assert "end" in {name for v in result["violations"] for name in v["subjects"]}
    assert starts(folder)["end"] == "09:30"


def test_a_session_has_the_chair_of_its_axis_wherever_it_is(folder: Path, capsys: Captured) -> None:
    schedule = json.loads((folder / "out/schedule.json").read_bytes())
    first, second = (session["id"] for session in schedule["sessions"])
    result = moved(folder, capsys, first, "--swap", second)
    assert "session_run" not in {violation["rule"] for violation in result["violations"]}
    assert {level["name"] for level in result["levels"] if level["now"] != level["then"]} == {"axis_order"}


def test_a_talk_at_an_hour_of_no_session_has_one_of_its_own(folder: Path, capsys: Captured) -> None:
    result = moved(folder, capsys, "4", "--at", "11:30", "--room", "there")
    assert starts(folder)["4"] == "11:30"
    assert "talk_room" in {violation["rule"] for violation in result["violations"]}
    assert [len(s["talks"]) for s in json.loads((folder / "out/schedule.json").read_bytes())["sessions"]] == [2, 1, 1]


def test_solving_again_keeps_the_programme_changed_by_hand_in_the_history(folder: Path, capsys: Captured) -> None:
    before = starts(folder)
    assert run("move", folder, "3", "--swap", "4") == 0
    by_hand = starts(folder)
    assert run("solve", folder) == 0
    assert "changed by hand" in capsys.readouterr().err
    assert starts(folder) == before
    assert run("undo", folder) == 0
    assert starts(folder) == by_hand


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("1",), 2),
        (("1", "--at", "10:00", "--before", "2"), 2),
        (("1", "--room", "there", "--swap", "2"), 2),
        (("7", "--at", "10:00"), 3),
        (("1", "--before", "tea"), 3),
        (("1", "--at", "soon"), 3),
        (("1", "--at", "10:00", "--room", "elsewhere"), 3),
        (("tea", "--at", "23:50"), 3),
    ],
)
def test_a_move_that_says_no_place_writes_nothing(words: tuple[str, ...], code: int, folder: Path) -> None:
    before = contents(folder)
    assert run("move", folder, *words) == code
    assert contents(folder) == before


def test_a_programme_that_contradicts_itself_is_refused(folder: Path, capsys: Captured) -> None:
    file = folder / "out/schedule.json"
    schedule = json.loads(file.read_bytes())
    schedule["sessions"][0]["talks"].pop()
    file.write_text(json.dumps(schedule))
    assert run("move", folder, "1", "--swap", "2") == 3
    assert "do not agree" in capsys.readouterr().err


def test_sessions_of_slots_go_from_slot_to_slot(slotted: Path, capsys: Captured) -> None:
    assert run("solve", slotted, "--quiet") == 0
    first = json.loads((slotted / "out/schedule.json").read_bytes())["sessions"][0]["id"]
    assert run("move", slotted, first, "--at", "10:00") == 3
    assert "no slot" in capsys.readouterr().err
    assert moved(slotted, capsys, first, "--at", "11:00")["moved"]
    assert starts(slotted)["T1"] >= "11:00"


# ── a programme that is older than the slots ─────────────────────────────────────────────────────────────────────────


@pytest.fixture
def older(slotted: Path, capsys: Captured) -> Path:
    """Two preset sessions of a programme that does not name their slots, as one from before the event had any."""
    event = (slotted / "event.toml").read_text()
    (slotted / "event.toml").write_text(event + '[[rooms]]\nid = "A"\n[[rooms]]\nid = "B"\n')
    assert run("solve", slotted, "--quiet") == 0
    file = slotted / "out/schedule.json"
    schedule = json.loads(file.read_bytes())
    (session,) = schedule["sessions"]
    session["talks"], apart = session["talks"][:1], session["talks"][1:]
    other = {**session, "id": "S2", "room": next(room for room in "AB" if room != session["room"]), "talks": apart}
    schedule["talks"] = [{**talk, "start": session["start"], "end": session["end"]} for talk in schedule["talks"]]
    schedule["talks"][1].update(session="S2", room=other["room"])
    schedule["sessions"] = [{**each, "slot": None} for each in (session, other)]
    file.write_text(json.dumps(schedule))
    return slotted


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_session_in_no_slot_is_not_swapped(language: str, older: Path, capsys: Captured) -> None:
    assert main(["move", str(older), "S1", "--swap", "S2", "--lang", language]) == 3
    assert {"fr": "n’est dans aucun créneau", "en": "is in no slot"}[language] in capsys.readouterr().err


def test_a_session_in_no_slot_goes_to_one(older: Path, capsys: Captured) -> None:
    assert moved(older, capsys, "S1", "--at", "11:00")["moved"] == ["T2"]
    assert starts(older)["T2"] == "11:00"
    assert run("verify", older, "--quiet") == 5  # S2 still is in none


def test_the_places_of_a_session_in_no_slot_are_told(older: Path) -> None:
    event = read_folder(older).event
    programme = read_programme(event, older)
    for key in blocks(programme):
        assert all(target.place.how != "swap" for target in targets(event, programme, Placed(key=key)))


@pytest.mark.parametrize("words", [("9", "--at", "10:00"), ("end", "--at", "23:55")])
def test_the_item_is_called_in_messages_as_in_the_help(words: tuple[str, ...], folder: Path, capsys: Captured) -> None:
    for language, name in (("fr", "QUOI"), ("en", "ITEM")):
        assert main(["move", str(folder), *words, "--lang", language]) == 3
        assert capsys.readouterr().err.startswith(name)
        assert main(["move", "--help", "--lang", language]) == 0
        assert name in capsys.readouterr().out
