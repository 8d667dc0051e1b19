"""A table that is dropped on the board is looked at before it is written."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from scheduler.reading import read_folder
from scheduler.services.undoing import history
from tests.scheduler.board.asking import Visitor
from tests.scheduler.board.uploads.files import FIRST, HOSTILE, accept, page_of, text_of


def test_the_first_table_is_taken_at_once_and_a_later_one_waits(visitor: Visitor, folder: Path) -> None:
    assert (folder / "talks.csv").read_bytes() == FIRST
    where = page_of(visitor, FIRST.replace(b"One", b"Other"))
    page = text_of(visitor.see(where))
    assert "T1 title One Other" in page
    assert (folder / "talks.csv").read_bytes() == FIRST


def test_each_cell_is_that_of_who_changed_it(visitor: Visitor, folder: Path) -> None:
    """Changed here, there, and in both: the file as it was dropped first is what both are compared with."""
    here = FIRST.replace(b"One", b"One here").replace(b"Two", b"Two here")
    (folder / "talks.csv").write_bytes(here)
    there = FIRST.replace(b"Two", b"Two there").replace(b"Cy Young", b"Cy Twombly") + b"T4,Four,Di Prima\n"
    where = page_of(visitor, there.replace(b"T1,One,Ada Lovelace\n", b""))
    page = text_of(visitor.see(where))
    for expected in ("T4 Four", "T3 speakers Cy Young Cy Twombly", "T1 : withdrawn", "Two here", "Two there"):
        assert expected in page
    assert (folder / "talks.csv").read_bytes() == here
    assert accept(visitor, where, how="merge").status == 200
    titles = {talk.id: talk.title for talk in read_folder(folder).event.talks}
    assert titles == {"T2": "Two here", "T3": "Three", "T4": "Four"}
    assert visitor.ask("POST", "/api/undo").status == 200
    assert (folder / "talks.csv").read_bytes() == here
    assert "Cy Twombly" in visitor.see(page_of(visitor, there)), "what was undone is offered again"


def test_a_conflict_is_settled_by_a_tick(visitor: Visitor, folder: Path) -> None:
    (folder / "talks.csv").write_bytes(FIRST.replace(b"Two", b"Here").replace(b"Three", b"Here too"))
    where = page_of(visitor, FIRST.replace(b"Two", b"There").replace(b"Three", b"There too"))
    assert 'name="theirs T2.title"' in visitor.see(where)
    assert accept(visitor, where, how="merge", **{"theirs T2.title": "yes", "theirs T3.title": ""}).status == 200
    assert [talk.title for talk in read_folder(folder).event.talks] == ["One", "There", "Here too"]


def test_a_talk_under_another_number_is_asked_about(visitor: Visitor, folder: Path) -> None:
    where = page_of(visitor, FIRST.replace(b"T2,", b"X9,"))
    page = visitor.see(where)
    assert 'name="same X9"' in page
    assert accept(visitor, where, how="merge", **{"same X9": "T2"}).status == 200
    assert [talk.id for talk in read_folder(folder).event.talks] == ["T1", "T2", "T3"]


def test_the_file_takes_the_place_of_the_table_where_that_is_asked(visitor: Visitor, folder: Path) -> None:
    there = b"id,title,speakers\nT1,One,Ada Lovelace\nT9,Nine,Di Prima\n"
    where = page_of(visitor, there)
    page = text_of(visitor.see(where))
    assert "Talks that go (2)" in page
    assert accept(visitor, where, how="replace").status == 200
    assert (folder / "talks.csv").read_bytes() == there
    assert visitor.ask("POST", "/api/undo").status == 200
    assert (folder / "talks.csv").read_bytes() == FIRST
    assert history(folder).undone


@pytest.mark.parametrize("how", ["merge", "replace"])
def test_what_was_looked_at_is_what_is_written_or_nothing(visitor: Visitor, folder: Path, how: str) -> None:
    where = page_of(visitor, FIRST.replace(b"One", b"Other"))
    visitor.see(where)
    later = FIRST + b"T7,Seven,Somebody Else\n"
    (folder / "talks.csv").write_bytes(later)
    answer = visitor.ask("POST", f"/api{where}/accept", json.dumps({"how": how}).encode())
    assert answer.status == 409
    assert (folder / "talks.csv").read_bytes() == later


def test_columns_are_chosen_seen_and_kept(visitor: Visitor, folder: Path) -> None:
    data = b"id,Bla,speakers,Foo\nT1,One,Ada Lovelace,a talk\nT4,Four,Di Prima,more\n"
    where = page_of(visitor, data)
    assert 'name="how" value="merge"' not in visitor.see(where)
    chosen = {"format": "table"} | {f"column {n}": f for n, f in enumerate(("id", "title", "speakers", "ignore"))}
    assert visitor.ask("POST", f"/api{where}", json.dumps(chosen).encode()).status == 200
    assert "T4 Four" in text_of(visitor.see(where))
    assert accept(visitor, where, how="merge").status == 200
    kept = (folder / "event.toml").read_text()
    assert "[[sources]]" in kept
    assert 'title = "Bla"' in kept
    assert 'ignore = ["Foo"]' in kept
    assert read_folder(folder).event.talk["T4"].title == "Four"
    again = visitor.see(page_of(visitor, data.replace(b"Four", b"Vier")))
    assert "T4 title Four Vier" in text_of(again), "the answer holds for the next file"


def test_what_only_the_organiser_knows_is_chosen_and_kept(visitor: Visitor, folder: Path) -> None:
    rows = ("T1,One,Ada Lovelace,yes", "T2,Two,Bob Noyce,yes", "T3,Three,Cy Young,peut-être")
    data = "\n".join(("id,title,speakers,status", *rows)).encode()
    where = page_of(visitor, data)
    page = visitor.see(where)
    assert all(text in page for text in ("What only you know", "peut-être", "not decided"))
    assert "--value" not in page
    assert "journee-" not in page
    assert "What would change" not in page, "that is known with the answer"
    assert page.index("Answer and look") < page.index("Change nothing") < page.index("Replace the whole table")
    answer = {"format": "auto", "value status:peut-être": "rejected"}
    assert visitor.ask("POST", f"/api{where}", json.dumps(answer).encode()).status == 200
    answered = visitor.see(where)
    assert "What only you know" not in answered
    assert answered.index("What would change") < answered.index("Change nothing")
    assert f'data-delete="/api{where}"' in answered
    assert accept(visitor, where, how="merge").status == 200
    assert '"peut-être" = "rejected"' in (folder / "event.toml").read_text("utf-8")
    wrong = {"format": "auto", "value nothing:x": "rejected"}
    assert visitor.ask("POST", f"/api{page_of(visitor, data)}", json.dumps(wrong).encode()).status >= 400


def test_columns_of_a_table_that_is_put_in_place_stand_in_event_toml(visitor: Visitor, folder: Path) -> None:
    data = b"id,Bla,speakers\nT1,One,Ada Lovelace\n"
    where = page_of(visitor, data)
    chosen = {"format": "table", "column 0": "id", "column 1": "title", "column 2": "speakers"}
    assert visitor.ask("POST", f"/api{where}", json.dumps(chosen).encode()).status == 200
    assert accept(visitor, where, how="replace").status == 200
    assert (folder / "talks.csv").read_bytes() == data
    assert [talk.title for talk in read_folder(folder).event.talks] == ["One"]
    before = (folder / "event.toml").read_text()
    assert visitor.ask("POST", "/api/undo").status == 200
    assert before != (folder / "event.toml").read_text()


@pytest.mark.parametrize(
    "asked",
    [
        {"format": "rm"},
        {"format": "cosplib"},
        {"format": "table", "column 0": "id"},
        {"format": "table", "column 0": "id", "column 1": "rm", "column 2": ""},
        {"format": "table", "column 0": "id", "column 1": "", "column 9": ""},
    ],
)
def test_an_answer_that_no_page_gives_is_none(visitor: Visitor, asked: dict[str, str]) -> None:
    where = page_of(visitor, FIRST.replace(b"One", b"Other"))
    assert visitor.ask("POST", f"/api{where}", json.dumps(asked).encode()).status == 400
    assert accept(visitor, where, how="rm").status == 400


def test_a_file_that_nobody_remembers_changes_nothing(visitor: Visitor, folder: Path) -> None:
    where = page_of(visitor, FIRST.replace(b"One", b"Other"))
    assert visitor.ask("DELETE", f"/api{where}").status == 200
    assert "no longer here" in visitor.see(where)
    assert accept(visitor, where, how="replace").status == 409
    assert (folder / "talks.csv").read_bytes() == FIRST


def test_hostile_texts_are_texts(visitor: Visitor) -> None:
    data = json.dumps([{"id": "T1", "title": HOSTILE, HOSTILE: HOSTILE, "speakers": "Ada Lovelace"}]).encode()
    page = visitor.see(page_of(visitor, data))
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "alert(1)" in page


def test_a_workbook_that_cannot_be_read_is_a_sentence(visitor: Visitor, folder: Path) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b"<workbook")
    page = visitor.see(page_of(visitor, file.getvalue()))
    assert "cannot be taken so" in page
    assert (folder / "talks.csv").read_bytes() == FIRST


def test_an_export_of_another_system_is_recognised_and_merged(visitor: Visitor, folder: Path) -> None:
    talk = {"id": 7, "title": "Seven", "start": "10:00", "duration": "00:20", "persons": [{"name": "Di"}]}
    day = {"date": "2025-05-23", "rooms": {"A": [{**talk, "do_not_record": True}]}}
    data = json.dumps({"schedule": {"conference": {"title": "C", "days": [day]}}}).encode()
    page = visitor.see(page_of(visitor, data))
    assert "schedule-json" in page
    assert "Seven" in page
    assert "Not taken over: " in text_of(page), "what is left aside is told before it is"


def test_only_a_few_files_wait(visitor: Visitor) -> None:
    places = [page_of(visitor, FIRST.replace(b"One", b"Other")) for _ in range(5)]
    assert "no longer here" in visitor.see(places[0])
    assert "no longer here" not in visitor.see(places[1])


def test_in_french_it_is_a_table_too(visitor: Visitor) -> None:
    visitor.board.language = "fr"
    where = page_of(visitor, b"id;titre;intervenants\nT1;Un;Ada Lovelace\n")
    assert "T1 titre One Un" in text_of(visitor.see(f"{where}?lang=fr"))
