"""Discussants of talks and sessions, and what is stated of the sessions of an axis, are read and written again."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.event_text import event_toml
from scheduler.importing.rows import talk_rows
from scheduler.reading import read_folder

EVENT = """
[event]
title = "Test"
date = 2027-05-05
start = "09:00"
end = "18:00"

[[axes]]
id = "1"
title = "Un"
chair = "Paul Martin"

[[axes.sessions]]

[[axes.sessions]]
title = "La suite"
chair = ["Anne Roy"]
discussants = ["Zoé Petit <zoe@example.org>", "Léa Noir"]
"""
HEADER = "id;title;axis;speakers;discutant\n"


def folder(path: Path, rows: str, event: str = EVENT, speakers: str = "") -> Path:
    (path / "event.toml").write_text(event, encoding="utf-8")
    (path / "talks.csv").write_text(HEADER + rows, encoding="utf-8")
    if speakers:
        (path / "speakers.csv").write_text(speakers, encoding="utf-8")
    return path


def test_people_are_known_by_address_or_by_the_only_person_of_their_name(tmp_path: Path) -> None:
    rows = 'T1;Un;1;Ada L.;"zoe petit; Anne Roy <anne@example.org>"\nT2;Deux;1;Ada L.;\n'
    event = read_folder(folder(tmp_path, rows)).event
    assert event.talk["T1"].discussants == ("zoe@example.org", "anne@example.org")
    assert event.talk["T2"].discussants == ()
    axis = event.axis["1"]
    assert axis.session_titles == ("", "La suite")
    assert [axis.chairs_of(number) for number in range(3)] == [
        ("paul martin",),
        ("anne@example.org",),
        ("paul martin",),
    ]
    assert axis.session_discussants == ((), ("zoe@example.org", "lea noir"))
    assert {"zoe@example.org", "anne@example.org", "lea noir"} <= set(event.person)


def test_a_title_before_a_discussant_is_a_guess_that_fix_would_mend(tmp_path: Path) -> None:
    reading = read_folder(folder(tmp_path, "T1;Un;1;Ada L.;Pr. Zoé Petit\n"))
    (guess,) = reading.guesses
    assert [(c.column, c.value) for c in guess.corrections] == [("discutant", "Zoé Petit")]


@pytest.mark.parametrize("cell", ["—", "aucun", "néant"])
def test_a_word_for_nobody_is_nobody(cell: str, tmp_path: Path) -> None:
    event = read_folder(folder(tmp_path, f"T1;Un;1;Ada L.;{cell}\n")).event
    assert event.talk["T1"].discussants == ()


def test_a_name_of_two_people_is_a_mistake_at_its_cell(tmp_path: Path) -> None:
    speakers = "name;email\nZoé Petit;other@example.org\n"
    with pytest.raises(InputError) as error:
        read_folder(folder(tmp_path, "T1;Un;1;Ada L.;Zoé Petit\n", speakers=speakers))
    assert [(m.file, m.row, m.column) for m in error.value.mistakes] == [("talks.csv", 2, "discutant")]


def test_an_unknown_key_of_a_session_is_a_mistake_there(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_folder(folder(tmp_path, "T1;Un;1;Ada L.;\n", EVENT + 'chairs = "Bob"\n'))
    assert [m.column for m in error.value.mistakes] == ["axes[1].sessions[2].chairs"]


def test_a_discussant_of_a_poster_has_no_effect_and_is_remarked(tmp_path: Path) -> None:
    (tmp_path / "event.toml").write_text(EVENT, encoding="utf-8")
    rows = "id;title;axis;speakers;discutant;forme\nT1;Un;1;Ada L.;;\nP1;Deux;;Bob M.;Zoé Petit;poster\n"
    (tmp_path / "talks.csv").write_text(rows, encoding="utf-8")
    reading = read_folder(tmp_path)
    assert reading.event.poster["P1"].discussants == ()
    assert any(remark.column == "discutant" and remark.row == 3 for remark in reading.remarks)


def test_who_may_chair_is_of_the_event_without_another_part(tmp_path: Path) -> None:
    reading = read_folder(folder(tmp_path, "T1;Un;1;Ada L.;\n", speakers="nom;préside\nNadia Leroy;oui\nEve;non\n"))
    assert reading.event.person["nadia leroy"].may_chair
    assert "eve" not in reading.event.person
    assert not any("Nadia" in str(remark.found) for remark in reading.remarks)


def test_what_is_written_of_an_event_reads_as_the_same(tmp_path: Path) -> None:
    event = read_folder(folder(tmp_path, "T1;Un;1;Ada L.;zoe petit\n")).event
    (row,) = talk_rows(event)
    assert row["discussant"] == ["Zoé Petit <zoe@example.org>"]
    (tmp_path / "event.toml").write_text(event_toml(event), encoding="utf-8")
    assert read_folder(tmp_path).event.axes == event.axes
