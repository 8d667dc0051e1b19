"""logos/, booklet.md and the column of pronunciations."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.domain.errors import InputError
from scheduler.reading import read_folder

PNG = b"\x89PNG\r\n\x1a\n rest"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "event.toml").write_text(
        '[event]\ntitle = "T"\ndate = 2025-05-23\nstart = "09:00"\nend = "12:00"\n', encoding="utf-8"
    )
    (tmp_path / "talks.csv").write_text("id,title,speakers\nT1,One,Ada; Bob\n", encoding="utf-8")
    return tmp_path


def test_without_any_of_them_nothing_is_there(folder: Path) -> None:
    event = read_folder(folder).event
    assert event.logos == ()
    assert event.welcome == ""


def test_logos_stand_in_the_order_of_their_names_and_are_called_by_them(folder: Path) -> None:
    (folder / "logos").mkdir()
    for name, data in (
        ("02-msh_paris-nord.svg", SVG),
        ("01 - Ville.PNG", PNG),
        (".DS_Store", b"x"),
        ("README.md", b"x"),
    ):
        (folder / "logos" / name).write_bytes(data)
    reading = read_folder(folder)
    assert [(logo.name, logo.data) for logo in reading.event.logos] == [("Ville", PNG), ("msh paris nord", SVG)]
    assert not any(one.file.startswith("logos") for one in reading.remarks)


def test_a_picture_of_another_kind_is_told_and_left_out(folder: Path) -> None:
    (folder / "logos").mkdir()
    (folder / "logos/a.gif").write_bytes(b"GIF89a")
    reading = read_folder(folder)
    assert reading.event.logos == ()
    remarks = [one for one in reading.remarks if one.file != "talks.csv"]
    assert [(one.file, "SVG" in one.text.fr) for one in remarks] == [("logos/a.gif", True)]


@pytest.mark.parametrize(
    ("name", "data"), [("a.png", b"no"), ("a.svg", b"<html>"), ("a.jpg", PNG), ("big.png", PNG * 10**6)]
)
def test_a_picture_that_is_not_what_its_name_says_is_a_mistake(folder: Path, name: str, data: bytes) -> None:
    (folder / "logos").mkdir()
    (folder / "logos" / name).write_bytes(data)
    with pytest.raises(InputError) as raised:
        read_folder(folder)
    assert [one.file for one in raised.value.mistakes] == [f"logos/{name}"]


def test_the_welcome_is_read_as_text(folder: Path) -> None:
    (folder / "booklet.md").write_bytes("\ufeff# Été\r\n\r\n- a\r\n\t- b\x00\n".encode())
    assert read_folder(folder).event.welcome == "# Été\n\n- a\n    - b\n"


def test_a_welcome_that_is_not_utf_8_is_a_mistake_with_its_line(folder: Path) -> None:
    (folder / "booklet.md").write_bytes("un\nété".encode("cp1252"))
    with pytest.raises(InputError) as raised:
        read_folder(folder)
    assert [(one.file, one.row) for one in raised.value.mistakes] == [("booklet.md", 2)]


@pytest.mark.parametrize("column", ["pronunciation", "prononciation"])
def test_names_are_said_as_the_talk_or_the_speakers_file_says(folder: Path, column: str) -> None:
    (folder / "talks.csv").write_text(f"id,title,speakers,{column}\nT1,One,Ada; Bob,éda; \n", encoding="utf-8")
    (folder / "speakers.csv").write_text(f"name,{column}\nBob,bobe\n", encoding="utf-8")
    event = read_folder(folder).event
    assert {person.name: person.pronunciation for person in event.people} == {"Ada": "éda", "Bob": "bobe"}


def test_more_pronunciations_than_speakers_are_a_mistake(folder: Path) -> None:
    (folder / "talks.csv").write_text("id,title,speakers,pronunciation\nT1,One,Ada,a; b\n", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_folder(folder)
    assert [(one.row, one.column) for one in raised.value.mistakes] == [(2, "pronunciation")]


def test_links_out_of_the_folder_are_left_out_and_told(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.md").write_text("secret", encoding="utf-8")
    (elsewhere / "secret.svg").write_bytes(SVG)
    (folder / "logos").mkdir()
    (folder / "logos/a.svg").symlink_to(elsewhere / "secret.svg")
    (folder / "logos/b.svg").write_bytes(SVG)
    (folder / "logos/c.svg").symlink_to("b.svg")
    (folder / "booklet.md").symlink_to(elsewhere / "secret.md")
    reading = read_folder(folder)
    assert [logo.name for logo in reading.event.logos] == ["b", "c"]
    assert reading.event.welcome == ""
    told = {remark.file for remark in reading.remarks if "leads out of the folder" in remark.text.en}
    assert told == {"booklet.md", "logos/a.svg"}


def test_a_folder_of_logos_elsewhere_is_left_out(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "a.svg").write_bytes(SVG)
    (folder / "logos").symlink_to(elsewhere)
    reading = read_folder(folder)
    assert reading.event.logos == ()
    assert "logos" in {remark.file for remark in reading.remarks}
