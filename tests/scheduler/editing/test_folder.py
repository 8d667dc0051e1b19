"""Files that are not there or not to be read, and how values read to people."""

from __future__ import annotations

import os
from datetime import date, datetime, time, timedelta

import pytest

from scheduler.editing import Edit, contents, edited, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (30, "30"),
        (30.0, "30"),
        (0.5, "0.5"),
        (True, "true"),
        ("18:00", "18:00"),
        (time(18, 0), "18:00"),
        (timedelta(hours=9, minutes=5), "09:05"),
        (date(2025, 5, 23), "2025-05-23"),
        (datetime(2025, 5, 23, 9, 30), "2025-05-23 09:30"),
        (["12:00", "14:00"], "12:00, 14:00"),
        ({"id": "b", "features": ["x", "y"], "capacity": 20}, "id = b; features = x, y; capacity = 20"),
    ],
)
def test_a_value_reads_as_people_write_it(value, text):
    assert shown(value) == text


def test_several_files_are_edited_together_and_nothing_is_written(folder):
    before = {name: folder.bytes(name) for name in ("event.toml", "talks.csv")}
    new = edited(
        contents(folder.path, before),
        [
            folder.edit("talk", "T01", "title", "Neuf"),
            folder.edit("event", "", "event.end", "17:00"),
            folder.edit("talk", "T01", "duration", 20),
        ],
    )
    assert {name: folder.bytes(name) for name in before} == before
    assert new == {
        "talks.csv": b"id,title,axis,speakers,duration\nT01,Neuf,1,Marie,20\n",
        "event.toml": before["event.toml"].replace(b'"18:00"', b'"17:00"'),
    }


def test_the_row_of_a_person_is_edited_too(folder):
    folder.write("speakers.csv", 'nom;courriel;biographie\nMarie;m@example.org;"Née\nà Paris"\n')
    folder.write("talks.csv", "id,title,axis,speakers\nT01,Un,1,Marie\n")
    edit = folder.edit("person", "m@example.org", "available", "10:00-12:00")
    assert edit.key == "disponibilités"
    folder.apply(edit)
    assert folder.bytes("speakers.csv").decode() == (
        'nom;courriel;biographie;disponibilités\nMarie;m@example.org;"Née\nà Paris";10:00-12:00\n'
    )


@pytest.mark.parametrize("name", ["talks.csv", "talks.json", "talks.xlsx", "talks.ods", "event.toml"])
def test_a_file_that_is_gone_is_the_systems_error(folder, name):
    for old in folder.path.iterdir():
        old.unlink()
    with pytest.raises(FileNotFoundError):
        folder.apply(Edit(name, 2, "title", "x"))
    with pytest.raises(FileNotFoundError):
        folder.current(Edit(name, 2, "title", "x"))


def test_a_folder_and_a_pipe_in_place_of_a_file_are_the_systems_error(folder):
    (folder.path / "speakers.csv").mkdir()
    os.mkfifo(folder.path / "speakers.json")
    for name in ("speakers.csv", "speakers.json"):
        with pytest.raises(OSError, match=name):
            folder.apply(Edit(name, 2, "name", "x"))


def test_a_file_that_is_no_table_of_the_folder_and_a_table_in_a_cell_are_refused(folder):
    folder.write("other.csv", "id,title\nT1,a\n")
    with pytest.raises(LookupError):
        folder.apply(Edit("other.csv", 2, "title", "x"))
    with pytest.raises(TypeError):
        folder.apply(Edit("talks.csv", 2, "title", {"a": 1}))
