"""Changes taken back and made again: to the byte, over other people's changes only where they do not meet."""

from __future__ import annotations

import contextlib
import copy
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from turn import chance

from scheduler.cli.program import main
from scheduler.domain.errors import EnvironmentFailure, FolderChanged
from scheduler.services.undoing import history, redo, undo
from scheduler.storage import history as storage
from scheduler.storage import journal, lock
from scheduler.storage.output_folder import is_checked

Captured = pytest.CaptureFixture[str]
KILLS = int(os.environ.get("JOURNEE_KILLS", "3"))
STEPS = ("fsync", "replace", "link", "mkdir", "unlink", "rmdir", "open", "chmod")


def test_each_change_is_taken_back_and_made_again_in_its_order(folder) -> None:
    states = [folder.files()]
    for number in range(4):
        folder.set("talk", "T1", "title", f"Titre {number}")
        folder.set("event", "", "event.end", f"1{number + 3}:00")
        states.append(folder.files())
    for state in reversed(states[:-1]):
        assert undo(folder.path) is not None
        assert undo(folder.path) is not None
        assert folder.files() == state
    assert undo(folder.path) is None
    for state in states[1:]:
        redo(folder.path)
        redo(folder.path)
        assert folder.files() == state
    assert redo(folder.path) is None


def test_a_new_change_forgets_what_was_undone(folder) -> None:
    folder.set("talk", "T1", "title", "A")
    undo(folder.path)
    folder.set("talk", "T2", "title", "B")
    kept = history(folder.path)
    assert (len(kept.done), kept.undone) == (1, ())
    assert redo(folder.path) is None
    undo(folder.path)
    assert b"Un" in folder.files()["talks.csv"]


def test_two_hundred_changes_are_kept(folder, monkeypatch: pytest.MonkeyPatch) -> None:
    assert storage.DEPTH == 200
    monkeypatch.setattr(storage, "DEPTH", 3)
    for number in range(5):
        folder.set("talk", "T1", "title", f"Titre {number}")
    while undo(folder.path):
        pass
    assert "T1;Titre 1;" in folder.text("talks.csv")
    assert len(list((folder.path / journal.PRIVATE).glob("0*.json"))) == 3


def test_other_people_s_cells_stay(folder) -> None:
    folder.set("talk", "T1", "title", "Neuf")
    folder.write("talks.csv", "T2;Deux;Bob;", "T3;Trois;Cy;\r\nT2;Deux;Bob;11:00-12:00")
    assert undo(folder.path) is not None
    head, first, *rest = folder.text("talks.csv").splitlines()
    assert first == "T1;Un;Ada;09:00-10:00"
    assert rest == ["T3;Trois;Cy;", "T2;Deux;Bob;11:00-12:00"]
    assert redo(folder.path) is not None
    assert folder.text("talks.csv").splitlines() == [head, "T1;Neuf;Ada;09:00-10:00", *rest]


def test_a_cell_that_others_changed_is_told_and_kept_but_with_yes(folder) -> None:
    before = folder.files()
    folder.set("talk", "T1", "title", "Neuf")
    folder.write("talks.csv", "Neuf", "Dix")
    theirs = folder.files()
    with pytest.raises(FolderChanged) as caught:
        undo(folder.path)
    (problem,) = caught.value.differences
    assert (problem.file, problem.row, problem.column, problem.found) == ("talks.csv", 2, "title", "Dix")
    assert folder.files() == theirs
    assert len(history(folder.path).done) == 1
    undo(folder.path, anyway=True)
    assert folder.files() == before


def test_other_people_s_lines_of_a_setting_file_stay(folder) -> None:
    folder.set("event", "", "event.end", "18:00")
    folder.write("event.toml", "# Ma journée", "# Ma belle journée")
    folder.write("event.toml", 'id = "here"', 'id = "here"\n[[rooms]]\nid = "there"')
    undo(folder.path)
    said = folder.text("event.toml")
    assert 'end = "12:00"' in said
    assert "belle" in said
    assert "there" in said
    folder.write("event.toml", 'end = "12:00"', 'end = "13:00"')
    theirs = folder.files()
    with pytest.raises(FolderChanged):
        redo(folder.path)
    assert folder.files() == theirs


def test_a_file_that_is_gone_is_told(folder) -> None:
    folder.set("event", "", "event.end", "18:00")
    (folder.path / "talks.csv").unlink()
    undo(folder.path)
    (folder.path / "talks.csv").write_bytes(b"id;title;speakers\nT1;a;Ada\n")
    folder.set("talk", "T1", "title", "b")
    (folder.path / "talks.csv").unlink()
    with pytest.raises(FolderChanged):
        undo(folder.path)


def test_a_damaged_history_is_told_and_harms_nothing(folder) -> None:
    folder.set("talk", "T1", "title", "Neuf")
    astray = b'{"format": 1, "files": [{"name": "../x", "before": null}]}'
    for damage in (b"", b"{}", b'{"format": 1, "at": "x"}', astray):
        for path in (folder.path / journal.PRIVATE).iterdir():
            kept = path.read_bytes()
            path.write_bytes(damage)
            with pytest.raises(EnvironmentFailure, match="history cannot be read"):
                undo(folder.path)
            path.write_bytes(kept)
    undo(folder.path)
    assert "T1;Un;" in folder.text("talks.csv")


# ── the commands ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def solved(folder) -> Any:
    (folder.path / "talks.csv").write_bytes(b"id;title;speakers\nT1;Un;Ada\nT2;Deux;Bob\nT3;Trois;Cy\n")
    assert main(["solve", str(folder.path), "--quiet"]) == 0
    return folder


def test_a_repair_is_undone_with_all_of_out_and_done_again(solved, capsys: Captured) -> None:
    before = solved.files()
    assert main(["repair", str(solved.path), "--cancel", "T2", "--quiet"]) == 0
    after = solved.files()
    assert {name for name in before | after if before.get(name) != after.get(name)} > {"amendments.toml"}
    capsys.readouterr()
    assert main(["undo", str(solved.path), "--json", "--lang", "en"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["files"] == ["amendments.toml", "out/schedule.json"]
    assert answer["undone"]["command"] == "journee repair"
    assert solved.files() == before
    assert main(["redo", str(solved.path), "--lang", "fr"]) == 0
    assert "Refait" in capsys.readouterr().out
    assert solved.files() == after


def test_an_amendment_of_others_stays_when_ours_is_undone(solved) -> None:
    assert main(["repair", str(solved.path), "--cancel", "T2", "--quiet"]) == 0
    path = solved.path / "amendments.toml"
    path.write_text(path.read_text("utf-8") + '\n[[absent]]\nperson = "Cy"\nhours = "09:00-09:30"\n', "utf-8")
    assert main(["undo", str(solved.path), "--quiet"]) == 0
    assert "cancelled" not in path.read_text("utf-8")
    assert '[[absent]]\nperson = "Cy"' in path.read_text("utf-8")


def test_solve_keeps_a_programme_that_was_changed_by_hand(solved, capsys: Captured) -> None:
    path = solved.path / "out/schedule.json"
    mine = path.read_bytes().replace(b'"status": "optimal"', b'"status": "feasible"')
    assert mine != path.read_bytes()
    path.write_bytes(mine)
    assert main(["solve", str(solved.path), "--lang", "en"]) == 0
    assert "had been changed by hand: it is kept, journee undo" in capsys.readouterr().err
    assert path.read_bytes() != mine
    assert main(["undo", str(solved.path), "--lang", "en"]) == 0
    assert path.read_bytes() == mine
    assert main(["publish", str(solved.path), "--quiet"]) == 5
    assert main(["solve", str(solved.path), "--quiet"]) == 0  # and again: it is still a programme changed by hand
    assert main(["undo", str(solved.path), "--quiet"]) == 0
    assert path.read_bytes() == mine


@pytest.mark.long
@pytest.mark.parametrize("indent", [None, 2], ids=["otherwise laid out", "as the program writes it"])
def test_solve_keeps_a_programme_that_was_changed_by_hand_and_exported(
    solved, capsys: Captured, indent: int | None
) -> None:
    path = solved.path / "out/schedule.json"
    mine = path.read_bytes().replace(b'"T1"', b'"T0"').replace(b'"T3"', b'"T1"').replace(b'"T0"', b'"T3"')
    mine = json.dumps(json.loads(mine), indent=indent, ensure_ascii=False).encode() + b"\n"
    path.write_bytes(mine)
    assert main(["export", str(solved.path), "--quiet"]) == 0
    exported = solved.files()
    capsys.readouterr()
    assert main(["solve", str(solved.path), "--lang", "en"]) == 0
    assert "had been changed by hand: it is kept, journee undo" in capsys.readouterr().err
    assert main(["solve", str(solved.path), "--lang", "en"]) == 0
    assert "by hand" not in capsys.readouterr().err
    assert main(["undo", str(solved.path), "--quiet"]) == 0
    assert solved.files() == exported
    assert main(["undo", str(solved.path), "--quiet"]) == 0
    assert path.read_bytes() == mine


@pytest.mark.long
@pytest.mark.parametrize("indent", [None, 2], ids=["otherwise laid out", "as the program writes it"])
@pytest.mark.parametrize("broken", [False, True], ids=["keeps the rules", "breaks one by now"])
def test_an_export_that_is_undone_leaves_a_programme_changed_by_hand(solved, indent: int | None, broken: bool) -> None:
    """The next `solve` keeps it, and `publish` asks for `export`, as before the export."""
    path = solved.path / "out/schedule.json"
    mine = path.read_bytes().replace(b'"T1"', b'"T0"').replace(b'"T3"', b'"T1"').replace(b'"T0"', b'"T3"')
    mine = json.dumps(json.loads(mine), indent=indent, ensure_ascii=False).encode() + b"\n"
    path.write_bytes(mine)
    assert main(["export", str(solved.path), "--quiet"]) == 0
    if broken:
        (solved.path / "talks.csv").write_bytes(b"id;title;speakers;duration\nT1;Un;Ada;45\nT2;Deux;Bob\nT3;Trois;Cy\n")
    assert main(["undo", str(solved.path), "--quiet"]) == 0
    assert path.read_bytes() == mine
    assert not is_checked(solved.path / "out", "schedule.json")
    assert main(["publish", str(solved.path), "--quiet"]) == 5
    assert main(["redo", str(solved.path), "--quiet"]) == 0
    assert is_checked(solved.path / "out", "schedule.json") is not broken
    assert main(["undo", str(solved.path), "--quiet"]) == 0
    assert main(["solve", str(solved.path), "--quiet"]) == 0
    assert main(["undo", str(solved.path), "--quiet"]) == 0
    assert path.read_bytes() == mine


def test_undo_says_that_the_program_wrote_another_programme_since(solved, capsys: Captured) -> None:
    shutil.rmtree(solved.path / "out")
    before = solved.files()
    assert main(["alternatives", str(solved.path), "-k", "2", "--take", "2", "--quiet"]) == 0
    assert main(["solve", str(solved.path), "--quiet"]) == 0
    since = solved.files()
    capsys.readouterr()
    assert main(["undo", str(solved.path), "--lang", "en"]) == 1
    refusal = capsys.readouterr().err
    assert "Journée has written another programme since" in refusal
    assert "others" not in refusal  # nobody else has changed anything
    assert solved.files() == since
    assert main(["undo", str(solved.path), "--yes", "--quiet"]) == 0
    assert solved.files() == before


def test_no_file_of_a_release_stays_beside_an_older_programme_changed_by_hand(solved) -> None:
    path = solved.path / "out/schedule.json"
    mine = path.read_bytes().replace(b'"T1"', b'"T0"').replace(b'"T3"', b'"T1"').replace(b'"T0"', b'"T3"')
    path.write_bytes(mine)
    assert main(["solve", str(solved.path), "--quiet"]) == 0
    assert main(["publish", str(solved.path), "--quiet"]) == 0
    assert [name for name in solved.files() if name.startswith("out/print/doors")]
    assert main(["undo", str(solved.path), "--yes", "--quiet"]) == 0
    assert path.read_bytes() == mine
    assert not [name for name in solved.files() if name.startswith("out/print/doors")]
    assert main(["publish", str(solved.path), "--quiet"]) == 5  # it still counts as changed by hand


@pytest.mark.long
def test_a_repair_that_was_published_is_undone_with_all_of_out(solved) -> None:
    assert main(["publish", str(solved.path), "--quiet"]) == 0
    published = json.loads(solved.files()["out/schedule.json"])
    assert main(["repair", str(solved.path), "--cancel", "T2", "--quiet"]) == 0
    assert main(["publish", str(solved.path), "--quiet"]) == 0
    assert main(["undo", str(solved.path), "--yes", "--quiet"]) == 0
    now = solved.files()
    assert json.loads(now["out/schedule.json"]) == {**published, "release": None}
    assert not [name for name in now if name.startswith("out/print/doors")]  # a draft after v2 has no door signs
    assert main(["publish", str(solved.path), "--quiet"]) == 0  # nothing of it was changed by hand
    assert main(["redo", str(solved.path), "--quiet"]) == 0
    assert "T2" not in [talk["id"] for talk in json.loads(solved.files()["out/schedule.json"])["talks"]]


def test_solve_names_repair_where_a_release_exists(solved, capsys: Captured) -> None:
    assert "journee repair" not in capsys.readouterr().err
    assert main(["publish", str(solved.path), "--quiet"]) == 0
    assert main(["solve", str(solved.path), "--lang", "en"]) == 0
    assert "A release is published: to change it as little as possible, journee repair" in capsys.readouterr().err


def test_an_event_folder_with_a_history_is_no_output_folder(solved) -> None:
    solved.set("talk", "T1", "title", "Neuf")
    before = solved.files()
    assert main(["solve", str(solved.path), "--out", str(solved.path), "--quiet"]) == 2
    assert solved.files() == before


def test_solve_over_its_own_programme_keeps_nothing(solved, capsys: Captured) -> None:
    assert main(["solve", str(solved.path), "--lang", "en"]) == 0
    assert "by hand" not in capsys.readouterr().err
    assert not (solved.path / ".journee").exists()
    assert main(["undo", str(solved.path), "--lang", "en"]) == 0
    assert "There is nothing to undo" in capsys.readouterr().out


def test_the_changes_are_listed_in_both_languages(folder, capsys: Captured) -> None:
    folder.set("talk", "T1", "title", "A")
    folder.set("talk", "T1", "title", "B")
    undo(folder.path)
    assert main(["undo", str(folder.path), "--list", "--lang", "fr"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("(annulé) Essai (journee trial, 20")
    assert second.startswith("Essai (journee trial, 20")
    assert main(["undo", str(folder.path), "--list", "--json", "--lang", "en"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [[entry["text"] for entry in answer[key]] for key in ("done", "undone")] == [["Trial"], ["Trial"]]


def test_what_is_no_event_folder_is_told(tmp_path: Path) -> None:
    for name in ("undo", "redo"):
        assert main([name, str(tmp_path), "--quiet"]) == 3
    assert list(tmp_path.iterdir()) == []


# ── cut off ──────────────────────────────────────────────────────────────────────────────────────────────────────────


class Died(BaseException):
    pass


def dying(patch: pytest.MonkeyPatch, number: int) -> Callable[[], int]:
    """From the call of the system with that number on, nothing is done any more."""
    count = 0

    def watched(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count >= number:
                raise Died
            return function(*args, **options)

        return call

    for step in STEPS:
        patch.setattr(os, step, watched(getattr(os, step)))
    return lambda: count


ACTIONS: dict[str, Callable[[Any], object]] = {
    "edit": lambda folder: folder.set("talk", "T1", "title", "Neuf"),
    "undo": lambda folder: undo(folder.path),
    "redo": lambda folder: redo(folder.path),
}


def whole(folder: Any) -> tuple[dict[str, bytes], int, int]:
    """What a user sees and the state of the history, after what was cut off is put right."""
    kept = history(folder.path)
    assert not journal.has_leftovers(folder.path)
    return folder.files(), len(kept.done), len(kept.undone)


def copied(folder: Any, place: Path) -> Any:
    twin = copy.copy(folder)
    twin.path = Path(shutil.copytree(folder.path, place))
    return twin


@pytest.fixture(params=ACTIONS)
def action(request: pytest.FixtureRequest, folder) -> str:
    """A folder that is ready for the action."""
    if request.param != "edit":
        folder.set("talk", "T1", "title", "Neuf")
    if request.param == "redo":
        undo(folder.path)
    return str(request.param)


def both(folder: Any, action: str, place: Path) -> list[Any]:
    """The states before and after the action, which are not alike."""
    twin = copied(folder, place)
    ACTIONS[action](twin)
    states = [whole(folder), whole(twin)]
    assert states[0] != states[1]
    return states


@pytest.mark.long
def test_death_at_any_step_gives_before_or_after(folder, action: str, tmp_path: Path) -> None:
    states, seen = both(folder, action, tmp_path / "whole"), set()
    for number in range(1, 200):
        twin = copied(folder, tmp_path / str(number))
        with pytest.MonkeyPatch.context() as patch:
            dying(patch, number)
            with contextlib.suppress(Died):
                ACTIONS[action](twin)
                seen.add("done")
        seen.add(states.index(whole(twin)))
        if "done" in seen:
            break
        ACTIONS[action](twin)  # no lock is left
    assert number > 15
    assert seen == {0, 1, "done"}


KILLED = """
import os, signal, sys
from pathlib import Path
from scheduler.editing import Edit, planned
from scheduler.reading import read_folder
from scheduler.language.message import Message
from scheduler.services.editing import apply_plans
from scheduler.services.undoing import redo, undo
folder, action, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
plans = planned(read_folder(folder).sources, [Edit("talks.csv", 2, "title", "Neuf")])
count = 0
def watched(function):
    def call(*args, **options):
        global count
        count += 1
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **options)
    return call
for step in {steps}:
    setattr(os, step, watched(getattr(os, step)))
if action == "edit":
    apply_plans(folder, plans, "journee trial", Message(fr="Essai", en="Trial"))
else:
    (undo if action == "undo" else redo)(folder)
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
def test_killed_it_is_before_or_after(folder, action: str, tmp_path: Path) -> None:
    states = both(folder, action, tmp_path / "whole")
    twin = copied(folder, tmp_path / "counted")
    with pytest.MonkeyPatch.context() as patch:
        calls = dying(patch, 10_000)
        ACTIONS[action](twin)
        count = calls()
    numbers = chance(action).sample(range(1, count + 1), min(count, -(-KILLS // 3)))
    for number in numbers:
        twin = copied(folder, tmp_path / str(number))
        command = [sys.executable, "-c", KILLED.format(steps=STEPS), str(twin.path), action, str(number)]
        assert subprocess.run(command, check=False).returncode in (-signal.SIGKILL, 0)
        assert whole(twin) in states, number
        with lock.locked(twin.path):
            pass
