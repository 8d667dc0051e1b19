"""Several tables that are dropped on the board at once, and the example that gives way to the first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scheduler.reading import read_folder
from scheduler.starter.folder import write_starter
from tests.scheduler.board.asking import AUTHORS, PAPERS, Answer, Visitor, handed_over
from tests.scheduler.board.uploads.files import HOSTILE, accept, is_in_place, put, text_of


def put_all(visitor: Visitor, *files: tuple[str, bytes]) -> Answer:
    visitor.see("/data")
    return visitor.ask("PUT", *handed_over(*files))


def test_the_files_of_one_export_are_the_tables_of_a_folder_that_has_none_and_are_undone(folder: Path) -> None:
    visitor = Visitor(folder)
    before = (folder / "event.toml").read_bytes()
    assert is_in_place(put_all(visitor, ("submission.csv", PAPERS), ("../author.csv", AUTHORS)))
    assert "Water" in (folder / "talks.csv").read_text()
    assert "Lund" in (folder / "talks.csv").read_text(), "what only the second file knows is there"
    assert (folder / "event.toml").read_bytes() == before, "it is somebody's own"
    assert visitor.ask("POST", "/api/undo").status == 200
    assert sorted(path.name for path in folder.iterdir() if path.name != ".journee") == ["event.toml"]


@pytest.mark.parametrize(
    ("themes", "axes"),
    [(("1", "2", "1"), ["Habiter", "Circuler"]), (("Eau", "Sols", "Eau"), ["Eau", "Sols"]), (("", "", ""), [])],
)
def test_the_example_gives_way_where_the_first_table_does_not_go_with_it(
    tmp_path: Path, themes: tuple[str, ...], axes: list[str]
) -> None:
    write_starter(tmp_path, "fr")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    rows = "".join(f"T{number},Un {number},Ada Lovelace,{theme}\n" for number, theme in enumerate(themes, 1))
    visitor = Visitor(tmp_path)
    assert is_in_place(put(visitor, f"id,title,speakers,{'axis' if any(themes) else 'x'}\n{rows}".encode()))
    event = read_folder(tmp_path).event
    assert [axis.title for axis in event.axes] == axes
    fits = axes[:1] == ["Habiter"]
    assert (tmp_path / "speakers.csv").exists() == fits
    assert ("Camille Rivière" in [person.name for person in event.organisers]) == fits
    assert visitor.ask("POST", "/api/undo").status == 200
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_an_event_that_somebody_has_written_in_stays_whatever_the_first_table_says(tmp_path: Path) -> None:
    write_starter(tmp_path, "fr")
    event = (tmp_path / "event.toml").read_text(encoding="utf-8").replace("2027-05-21", "2027-06-10")
    (tmp_path / "event.toml").write_text(event, encoding="utf-8")
    assert is_in_place(put(Visitor(tmp_path), b"id,title,speakers,axis\nT1,One,Ada Lovelace,Water\n"))
    assert (tmp_path / "event.toml").read_text(encoding="utf-8") == event


def test_a_table_of_talks_and_one_of_their_people_are_taken_as_they_are_and_undone(folder: Path) -> None:
    talks, people = b"id,title,speakers\nT1,One,Ada Lovelace\n", b"name,email\nAda Lovelace,a@example.org\n"
    visitor = Visitor(folder)
    before = (folder / "event.toml").read_bytes()
    assert put_all(visitor, ("a.csv", people), ("b.csv", talks)).status == 200
    tables = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert tables == {"event.toml": before, "talks.csv": talks, "speakers.csv": people}
    assert visitor.ask("POST", "/api/undo").status == 200
    assert sorted(path.name for path in folder.iterdir() if path.name != ".journee") == ["event.toml"]


def test_the_files_of_one_export_are_looked_at_and_merged_together(folder: Path) -> None:
    visitor = Visitor(folder)
    assert put_all(visitor, ("submission.csv", PAPERS), ("author.csv", AUTHORS)).status == 200
    newer = PAPERS.replace(b"Wind", b"Wind again") + b"3,Fire,Zoe May,accept\n"
    where = json.loads(put_all(visitor, ("a.csv", newer), ("a.csv", AUTHORS)).text)["to"]
    page = text_of(visitor.see(where))
    assert all(text in page for text in ("easychair", "Wind again", "Fire", "does not say who presents"))
    assert "--" not in page, "the options of the command line are of no use here"
    assert "Replace the whole table" not in page, "two files are no table"
    assert accept(visitor, where, how="replace").status == 409
    assert accept(visitor, where, how="merge").status == 200
    assert [talk.title for talk in read_folder(folder).event.talks] == ["Water", "Wind again", "Fire"]


def test_of_several_files_the_one_that_cannot_be_read_is_named(folder: Path) -> None:
    answer = put_all(Visitor(folder), ("submission.csv", PAPERS), (f"{HOSTILE}.png", b"\x89PNG\0"))
    assert (answer.status, "png" in json.loads(answer.text)["text"]) == (409, True)
    assert not (folder / "talks.csv").exists()


@pytest.mark.parametrize(
    "line", ["", "[]", '[["a.csv", 9]]', '[["a.csv", -1], ["b.csv", 9]]', '[["a.csv", "8"]]', "{}"]
)
def test_sizes_that_are_not_those_of_the_body_are_refused(folder: Path, line: str) -> None:
    answer = Visitor(folder).ask("PUT", "/api/upload?together=yes", f"{line}\nid,title".encode())
    assert answer.status == 400
    assert not (folder / "talks.csv").exists()
