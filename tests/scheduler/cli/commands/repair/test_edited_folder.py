"""`journee repair` of a folder that was edited: what stays, what is written, and what the programme states then."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scheduler.cli.program import main
from tests.scheduler.cli.commands.repair.three_talks import (
    BASE,
    EVENT,
    TALKS,
    amendments,
    answer,
    contents,
    placements,
    repair,
    repaired_result,
    write_talks,
)

Captured = pytest.CaptureFixture[str]


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


def test_people_are_listed_by_family_name(folder: Path, capsys: Captured) -> None:
    named = TALKS.replace("Cy; Bob", "Ann Zola; Zoe Abel")
    write_talks(folder, named)
    assert main(["solve", str(folder), "--quiet"]) == 0
    write_talks(folder, named.replace("10:20,here", "10:25,here"))
    assert repaired_result(folder, capsys)["told"] == ["Zoe Abel", "Ann Zola"]


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


# ── what the folder has changed besides, of which a repair weighs nothing ────────────────────────────────────────────


def test_who_is_concerned_by_another_change_since_the_release_is_named_too(folder: Path, capsys: Captured) -> None:
    assert main(["publish", str(folder), "--quiet", "--date", "2025-03-01"]) == 0
    write_talks(folder, TALKS.replace("First", "The first").replace(",Bob,,,here", ",Bea,,,here"))
    result = repaired_result(folder, capsys)
    assert result["told"] == []
    assert result["told_besides"] == ["Bea", "Bob", "Ada Byron"]
    assert repair(folder) == 0
    said = capsys.readouterr().out
    assert "(3): Bea, Bob, Ada Byron (of what: journee diff" in said


def test_a_chair_who_has_come_since_the_release_is_not_told_of_what_was_never_hers(
    folder: Path, capsys: Captured
) -> None:
    axis = '[[axes]]\nid = "1"\ntitle = "Law"\nchair = "{chair}"\n'
    (folder / "event.toml").write_text(EVENT + axis.format(chair="Dee"))
    write_talks(
        folder, re.sub(r"^(id|T\d),", lambda row: f"{row[0]}{'axis' if row[1] == 'id' else '1'},", TALKS, flags=re.M)
    )
    assert main(["solve", str(folder), "--quiet"]) == 0
    assert main(["publish", str(folder), "--quiet", "--date", "2025-03-01"]) == 0
    (folder / "event.toml").write_text(EVENT + axis.format(chair="Eve"))
    result = repaired_result(folder, capsys, "--cancel", "T3")
    assert (result["told"], result["told_anyway"]) == ([], ["Bob", "Cy"])
    assert {"Dee", "Eve"} <= {*result["told_besides"]}


def test_a_room_that_is_lost_is_called_by_the_name_that_was_published(folder: Path, capsys: Captured) -> None:
    third = EVENT.replace("[[rooms]]", '[[rooms]]\nid = "elsewhere"\n[[rooms]]', 1)
    named = third.replace('id = "here"', 'id = "here"\nname = "Panorama"')
    (folder / "event.toml").write_text(named)
    assert main(["export", str(folder), "--quiet"]) == 0
    assert main(["publish", str(folder), "--quiet", "--date", "2025-03-01"]) == 0
    (folder / "event.toml").write_text(third.replace('[[rooms]]\nid = "here"\n', ""))
    write_talks(folder, TALKS.replace(",here", ","))
    assert repair(folder) == 0
    assert "(before: from 9:00 to 9:30 in room Panorama)" in capsys.readouterr().out
