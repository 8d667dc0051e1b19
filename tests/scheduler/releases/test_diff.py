"""`journee diff`: what changed, in local time, and who has to be told what."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from released import Folder, planted

from scheduler.cli.program import main

Answer = Callable[..., dict[str, object]]
Captured = pytest.CaptureFixture[str]


def printed(capsys: Captured, *words: object, language: str = "en") -> str:
    capsys.readouterr()
    assert main(["diff", *map(str, words), "--lang", language]) == 0
    return capsys.readouterr().out


@pytest.fixture(scope="module")
def _moved(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """T08 and T04 change places, T01 is off, T07 has another title and speaker."""
    folder = Folder(tmp_path_factory.mktemp("diff") / "jour", *planted())
    folder.publish("2025-05-02", "Premier")
    folder.swap("T08", "T04")
    folder.drop("T01")
    folder.alter("T07", title="Autre <titre>", speakers=("p8@example.org",), affiliations=("Brest",))
    folder.publish("2025-05-12", "T01 n'aura pas lieu")
    return folder


@pytest.fixture
def moved(_moved: Folder, tmp_path: Path) -> Folder:
    shutil.copytree(_moved.path, tmp_path / "jour")
    return Folder(tmp_path / "jour", _moved.event, _moved.programme)


def test_each_item_says_how_it_was_and_is(moved: Folder, answer: Answer) -> None:
    result = answer("diff", moved.path, "1", "v2")
    assert (result["code"], result["from"], result["to"]) == (0, 1, 2)
    items = {item["id"]: item for item in result["items"]}  # type: ignore[attr-defined]
    assert {name: item["change"] for name, item in items.items() if item["kind"] == "talk"} == {
        "T01": "withdrawn",
        "T04": "changed",
        "T07": "changed",
        "T08": "changed",
    }
    assert items["T08"]["fields"] == ["time"]
    assert items["T08"]["from"]["start"] == "2025-05-23T14:15:00+02:00"
    assert items["T08"]["to"]["start"] == "2025-05-23T14:45:00+02:00"
    assert items["T07"]["fields"] == ["title", "speakers"]
    assert items["T01"]["to"] is None


def test_each_person_is_told_what_concerns_her(moved: Folder, answer: Answer) -> None:
    result = answer("diff", moved.path, "1", "2")
    people = {
        item["email"]: {each["id"]: each["change"] for each in item["items"]}
        for item in result["people"]  # type: ignore[attr-defined]
    }
    chairs = {a.id: a.chairs[0] for a in moved.event.axes}
    wanted: dict[str, dict[str, str]] = {
        "p5@example.org": {"T08": "changed"},
        "p0@example.org": {"T07": "withdrawn"},
        "p8@example.org": {"T07": "added"},
        "p6@example.org": {"T01": "withdrawn"},
        "p7@example.org": {"T04": "changed"},
    }
    wanted.setdefault(chairs["1"], {})["1/1"] = "changed"
    wanted.setdefault(chairs["2"], {})["2/1"] = "changed"
    assert people == wanted


def test_the_text_is_in_local_time_and_in_both_languages(moved: Folder, capsys: Captured) -> None:
    english = printed(capsys, moved.path, "1", "2")
    assert english.startswith("v1, 2 May 2025 → v2, 12 May 2025\nT01 n'aura pas lieu\n")
    assert "    time: 14:15–14:45 → 14:45–15:15\n" in english
    assert re.search(r"Withdrawn:\n  T01 “.*”: Friday 23\u202fMay 2025, 16:30–17:00", english)
    assert "  Personne 00 <p0@example.org>\n    T07 “Autre <titre>”: withdrawn\n" in english
    french = printed(capsys, moved.path, "1", "2", language="fr")
    plain = french.replace("\u202f", " ").replace("\u00a0", " ")
    assert "    horaire : 14 h 15 – 14 h 45 → 14 h 45 – 15 h 15\n" in plain
    assert "À prévenir\u202f:" in french


def test_without_names_it_is_the_last_release_against_out(moved: Folder, answer: Answer, capsys: Captured) -> None:
    result = answer("diff", moved.path)
    assert (result["from"], result["to"], result["items"], result["people"]) == (2, None, [], [])
    assert "Nothing has changed." in printed(capsys, moved.path)
    moved.alter("T02", title="Nouveau")
    moved.export()
    assert re.search(
        r"  Session “.*” \(Friday 23\u202fMay 2025, \d+:\d\d\)\n    new title: “.*” → “Nouveau”\n",
        printed(capsys, moved.path),
    )
    assert [item["id"] for item in answer("diff", moved.path)["items"]] == ["3/1", "T02"]  # type: ignore[attr-defined]
    assert len(answer("diff", moved.path, "1")["items"]) > 2  # type: ignore[arg-type]


def test_backwards_is_as_good(moved: Folder, answer: Answer) -> None:
    items = {item["id"]: item["change"] for item in answer("diff", moved.path, "2", "1")["items"]}  # type: ignore[attr-defined]
    assert items["T01"] == "added"


def test_a_page_tells_the_same(moved: Folder, tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "changes.html"
    printed(capsys, moved.path, "1", "2", "--page", page)
    text = page.read_text("utf-8")
    assert '<html lang="fr">' in text
    assert "Point par point</h2>" in text
    assert "Qui prévenir, et de quoi" in text
    assert "Autre &lt;titre&gt;" in text
    assert "@example.org" not in text
    assert "T01 n&#39;aura pas lieu" in text
    before = page.read_bytes()
    printed(capsys, moved.path, "1", "2", "--page", page)
    assert page.read_bytes() == before
    english = moved.event.model_copy(update={"language": "en"})
    moved.event = english
    moved.export()
    printed(capsys, moved.path, "2", "--page", page)
    assert '<html lang="en">' in page.read_text("utf-8")
    assert "Who has to be told what" in page.read_text("utf-8")


def test_somebody_s_page_is_not_overwritten(moved: Folder, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "mine.html").write_text("<p>mine</p>")
    assert main(["diff", str(moved.path), "1", "2", "--page", str(tmp_path / "mine.html")]) == 1
    assert (tmp_path / "mine.html").read_text() == "<p>mine</p>"
    assert main(["diff", str(moved.path), "1", "2", "--page", str(tmp_path / "no/folder.html")]) == 1


@pytest.mark.parametrize("name", ["0", "3", "v9", "latest", "-1", "٢"])
def test_a_release_that_is_not_there_is_told(moved: Folder, capsys: Captured, name: str) -> None:
    capsys.readouterr()
    assert main(["diff", str(moved.path), "--lang", "en", "--", name]) in (2, 3)
    assert "v1, v2" in capsys.readouterr().err


def test_where_nothing_was_published_the_way_is_told(folder: Folder, capsys: Captured) -> None:
    capsys.readouterr()
    assert main(["diff", str(folder.path), "--lang", "en", "--json"]) == 3
    captured = capsys.readouterr()
    assert "journee publish" in captured.err
    assert json.loads(captured.out)["mistakes"]


@pytest.mark.parametrize("words", [(), ("--json",), ("--quiet",)])
def test_mails_that_do_not_say_what_is_in_out_are_told_as_such(
    words: tuple[str, ...], moved: Folder, capsys: Captured
) -> None:
    assert main(["mail", str(moved.path), "--lang", "en", *words]) == 0
    assert "Since v2" not in capsys.readouterr().err
    moved.swap("T08", "T04")
    moved.export()
    capsys.readouterr()
    assert main(["mail", str(moved.path), "--lang", "en", *words]) == 0
    told = capsys.readouterr().err
    assert "Since v2 the programme has changed for 3 people" in told
    assert f"journee diff {moved.path}" in told
    assert main(["mail", str(moved.path), "--release", "2", "--lang", "en"]) == 0
    assert "Since v2" not in capsys.readouterr().err
    shutil.rmtree(moved.path / "out")
    assert main(["mail", str(moved.path), "--lang", "en"]) == 0


def test_a_page_for_a_folder_that_is_not_there_names_that_folder(
    moved: Folder, tmp_path: Path, capsys: Captured
) -> None:
    assert main(["diff", str(moved.path), "--page", str(tmp_path / "none/x.html"), "--lang", "en"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"{tmp_path / 'none'}: the file or folder is not there any more" in line
