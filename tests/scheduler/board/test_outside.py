"""What a spreadsheet changes in the folder is named cell by cell; what Journée writes itself is not."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scheduler.board.outside import Outside
from scheduler.services.undoing import undo
from scheduler.storage.lock_holder import HOLDER, PROGRAM_FOLDER
from tests.scheduler.board.asking import Visitor, cell

TALKS = "id,title,speakers\nT1,One,Ada\nT2,Two,Bo\n"


@pytest.fixture
def folder(one_talk: Path) -> Path:
    (one_talk / "talks.csv").write_text(TALKS)
    return one_talk


def save(folder: Path, *swaps: tuple[str, str]) -> None:
    """Somebody saves the table in a spreadsheet."""
    table = folder / "talks.csv"
    text = table.read_text()
    for old, new in swaps:
        text = text.replace(old, new)
    table.write_text(text)


def test_cells_and_rows_are_named_by_where_they_stand_now(folder: Path) -> None:
    outside = Outside(folder)
    save(folder, ("T1,One,Ada\n", "T0,Zero,Cy\nT1,One,Ada\n"), ("Two", "Deux"))
    outside.look()
    (change,) = outside.news
    assert [(each.row, each.column, each.before, each.after) for each in change.cells] == [(4, "title", "Two", "Deux")]
    assert (change.added, change.removed, change.is_whole) == (1, 0, False)
    outside.seen()
    outside.look()
    assert outside.news == ()


def test_a_cell_that_changed_twice_is_named_once_and_not_at_all_when_it_is_back(folder: Path) -> None:
    outside = Outside(folder)
    for old, new in (("Two", "Deux"), ("Deux", "Zwei"), ("One", "Un"), ("Zwei", "Two")):
        save(folder, (old, new))
        outside.look()
    (change,) = outside.news
    assert [(each.before, each.after) for each in change.cells] == [("One", "Un")]


def test_what_journee_writes_and_undoes_is_not_named(folder: Path) -> None:
    visitor = Visitor(folder)
    visitor.see("/data")
    body = cell("T1", "title", "One", "Ours")
    assert visitor.ask("PATCH", "/api/sheet/talks", body).status == 200
    outside = visitor.board.outside
    outside.look()
    assert outside.news == ()
    undo(folder)
    outside.look()
    assert outside.news == ()
    save(folder, ("Two", "Deux"))
    visitor.see("/data")
    assert visitor.ask("PATCH", "/api/sheet/talks", body).status == 200, "both within one look"
    outside.look()
    assert [each.after for change in outside.news for each in change.cells] == ["Deux"]


def test_a_file_that_journee_makes_is_not_named_and_one_that_somebody_else_makes_is(folder: Path) -> None:
    visitor = Visitor(folder)
    visitor.see("/data")
    outside = visitor.board.outside
    outside.look()
    outside.seen()
    assert visitor.ask("POST", "/api/people", b"").status == 200
    assert [path.name for path in folder.glob("speakers.*")] == ["speakers.csv"]
    outside.look()
    assert outside.news == ()
    (folder / "amendments.toml").write_text("")
    outside.look()
    assert [change.file for change in outside.news] == ["amendments.toml"]


def test_a_file_that_is_being_saved_is_not_gone(folder: Path) -> None:
    outside = Outside(folder)
    table = folder / "talks.csv"
    data = table.read_text()
    table.unlink()
    outside.look()
    table.write_text(data.replace("Two", "Deux"))
    outside.look()
    assert [len(change.cells) for change in outside.news] == [1]


def test_every_page_tells_it_with_links_until_it_was_seen(folder: Path) -> None:
    visitor = Visitor(folder)
    save(folder, ("Two", "<b>Deux"))
    visitor.board.outside.look()
    text = visitor.see("/")
    assert "talks.csv has changed in your spreadsheet: 1 cell" in text
    target = re.search(r'href="/data#(t1-r3-2-cell)"', text)
    assert target
    assert "<b>" not in text
    assert f'<td id="{target.group(1)}" class=" changed">' in visitor.see("/data")
    assert visitor.ask("POST", "/api/seen").status == 200
    assert "in your spreadsheet" not in visitor.see("/")


def test_a_cell_that_was_empty_or_is_says_so(folder: Path) -> None:
    visitor = Visitor(folder)
    visitor.see("/data")
    (folder / "talks.csv").write_text("id,title,speakers\nT1,One,Ada\nT2,Two,\n")
    visitor.board.outside.look()
    assert "speakers 3: “Bo” is deleted" in visitor.see("/data")
    visitor.board.outside.seen()
    (folder / "talks.csv").write_text(TALKS)
    visitor.board.outside.look()
    assert "speakers 3: “Bo”</bdi>" in visitor.see("/data")


def test_a_folder_that_is_gone_has_no_button_to_mend_it(folder: Path) -> None:
    visitor = Visitor(folder)
    folder.rename(folder.with_name("elsewhere"))
    page = visitor.see("/")
    assert "The folder is no longer there" in page
    assert "There is no programme yet" not in page
    assert 'href="/data">Mend' not in page


def test_cells_of_a_file_that_a_spreadsheet_holds_say_so(folder: Path) -> None:
    visitor = Visitor(folder)
    assert "data-locked" not in visitor.see("/data")
    (folder / ".~lock.talks.csv#").touch()
    text = visitor.see("/data")
    assert 'data-open-file="talks.csv"' in text
    assert text.count("data-locked") == 6


def test_the_next_start_says_what_was_being_done(folder: Path) -> None:
    room = folder / PROGRAM_FOLDER
    room.mkdir()
    note = {"pid": 1, "command": "journee move talk <T1>", "since": "2026-11-29 14:02:11"}
    (room / HOLDER).write_text(json.dumps(note))
    visitor = Visitor(folder)
    assert "cut off during a move (29\u202fNovember 2026, 14:02)" in visitor.see("/")
    assert "cut off" not in Visitor(folder).see("/"), "the first that starts says it"


def test_the_head_says_when_something_was_saved_last(folder: Path) -> None:
    visitor = Visitor(folder)
    assert "Saved" not in visitor.see("/data")
    visitor.ask("PATCH", "/api/sheet/talks", cell("T1", "title", "One", "Ours"))
    assert re.search(r">Saved at \d", visitor.see("/data"))


def test_another_command_at_work_is_told_as_long_as_it_lives(folder: Path) -> None:
    visitor = Visitor(folder)
    note = folder / PROGRAM_FOLDER / HOLDER
    note.parent.mkdir(exist_ok=True)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        for pid, told in ((other.pid, True), (os.getpid(), False)):
            note.write_text(json.dumps({"pid": pid, "command": "journee solve x", "since": "2025-05-23 09:00:00"}))
            assert ("Another command is at work in this folder: a search." in visitor.see("/data")) == told
        note.write_text(json.dumps({"pid": other.pid, "command": "journee solve x", "since": ""}))
        other.communicate(b"\n")
    assert "at work" not in visitor.see("/data"), "who has died is at work no more"
