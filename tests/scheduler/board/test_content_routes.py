"""What the pages show is told to programs as data, with the names that changes have to bear."""

from __future__ import annotations

import csv
import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from scheduler.cli.program import main
from tests.scheduler.board.asking import Visitor, cell


@pytest.fixture
def visitor(made: Path, tmp_path: Path) -> Visitor:
    return Visitor(Path(shutil.copytree(made, tmp_path / "event")))


def told(visitor: Visitor, path: str, status: int = 200) -> dict[str, Any]:
    answer = visitor.ask("GET", path)
    assert answer.status == status, answer.text
    return dict(json.loads(answer.body))


@pytest.mark.parametrize("kind", ["talks", "speakers"])
def test_a_table_is_that_of_the_file_and_its_cells_can_be_written(visitor: Visitor, kind: str) -> None:
    file = visitor.board.folder / f"{kind}.csv"
    table = told(visitor, f"/api/sheet/{kind}")
    with file.open(newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert (table["file"], table["files"]) == (file.name, [file.name])
    assert [row["cells"] for row in table["rows"]] == rows
    assert [column["label"] for column in table["columns"]] == list(rows[0])
    visitor.rev = table["rev"]
    column = next(column["label"] for column in table["columns"] if column["field"] in ("title", "name"))
    row = table["rows"][0]
    body = cell(row["id"], column, row["cells"][column], "Another")
    answer = visitor.ask("PATCH", f"/api/sheet/{kind}", body)
    now = told(visitor, f"/api/sheet/{kind}")
    assert (answer.status, json.loads(answer.body)) == (200, {"rev": now["rev"]})
    assert now["rows"][0]["cells"][column] == "Another"


def test_what_is_wrong_stands_beside_its_cell(visitor: Visitor) -> None:
    file = visitor.board.folder / "talks.csv"
    file.write_text(file.read_text().replace("09:00-10:00", "09:00-1O:00"))
    (row,) = told(visitor, "/api/sheet/talks")["rows"]
    (problem,) = row["problems"]
    assert (problem["column"], "1O" in row["cells"]["available"]) == ("available", True)
    assert problem["text"]


def test_a_mistake_is_told_to_programs_as_the_command_line_tells_it(
    visitor: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = visitor.board.folder
    (folder / "talks.csv").write_text((folder / "talks.csv").read_text().replace("09:00-10:00", "09:00-1O:00"))
    (folder / "event.toml").write_text((folder / "event.toml").read_text().replace("[[rooms]]", "[[room]]"))
    assert main(["check", str(folder), "--json", "--lang", "en"]) == 3
    said = json.loads(capsys.readouterr().out)["mistakes"]
    (row,), settings = told(visitor, "/api/sheet/talks?lang=en")["rows"], told(visitor, "/api/event?lang=en")
    assert [each for each in said if each["file"] == "talks.csv"] == row["problems"]
    assert [each for each in said if each["file"] == "event.toml"] == settings["problems"]


@pytest.mark.parametrize("kind", ["rows", "participants", "..%2Fevent.toml", "x"])
def test_there_are_no_other_tables(visitor: Visitor, kind: str) -> None:
    assert visitor.ask("GET", f"/api/sheet/{kind}").status == 404


def test_the_settings_are_those_of_the_file_and_can_be_written(visitor: Visitor) -> None:
    file = visitor.board.folder / "event.toml"
    settings = told(visitor, "/api/event")
    fields = {field["key"]: field for field in settings["fields"]}
    event = tomllib.loads(file.read_text())["event"]
    assert fields["event.title"]["value"] == event["title"]
    assert fields["event.organisers[1].email"]["value"] == "org@example.org"
    assert settings["order"]
    assert not settings["problems"]
    visitor.rev = settings["rev"]
    asked = {"key": "event.title", "value": "Un autre"}
    assert visitor.ask("PATCH", "/api/event", json.dumps(asked).encode()).status == 200
    assert tomllib.loads(file.read_text())["event"]["title"] == "Un autre"


def test_what_changes_since_a_release_is_told_with_whom_it_concerns(visitor: Visitor) -> None:
    first = told(visitor, "/api/diff")
    assert (first["since"], first["changes"], first["people"]) == (None, [], [])
    assert "text" in told(visitor, "/api/mails", 409)
    visitor.see("/publish")
    assert visitor.ask("POST", "/api/releases", b'{"message": ""}').status == 200
    same = told(visitor, "/api/diff")
    assert (same["since"], same["changes"], same["people"]) == (1, [], [])
    (mail,) = told(visitor, "/api/mails?release=1")["mails"]
    assert (mail["to"], mail["address"]) == ("Ada Lovelace", "x@example.org")
    assert mail["subject"]
    assert "Only" in mail["text"]
    talks = visitor.board.folder / "talks.csv"
    talks.write_text(talks.read_text().replace("Only", "Renamed"))
    changed = told(visitor, "/api/diff")
    assert "Renamed" in json.dumps(changed["changes"])
    assert [who["name"] for who in changed["people"]] == ["Ada Lovelace"]


def test_a_stranger_is_told_nothing(visitor: Visitor) -> None:
    for path in ("/api/sheet/talks", "/api/event", "/api/diff", "/api/mails"):
        answer = visitor.ask("GET", path, cookie="")
        assert (answer.status, b"Only" in answer.body) == (401, False)
