"""What is guessed of people who stand beside the talks in one workbook is written there, and taken back there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sheets import Sheet, book

from scheduler.cli.program import main
from scheduler.domain.errors import FolderChanged
from scheduler.editing import Edit, edited, planned
from scheduler.language.message import Message
from scheduler.reading import read_folder
from scheduler.services.editing import apply_plans
from scheduler.services.fixing import fix
from scheduler.services.undoing import redo, undo

TALKS = Sheet(
    [["id", "Titre", "Intervenants"], ["T1", "Un", "Marie Curie"], ["T2", "Deux", "Paul Langevin"]], "Communications"
)
HEADER = ["Nom", "Courriel", "Disponibilités"]
PEOPLE = [
    HEADER,
    ["CURIE, Marie", "marie@example.org", "9h à 11h"],
    ["Paul Langevin", "paul@example.org", "le matin de préférence"],
]
LABEL = Message(fr="Essai", en="Trial")


@pytest.fixture(params=["xlsx", "ods"])
def file(request: pytest.FixtureRequest, folder) -> Path:
    (folder.path / "talks.csv").unlink()
    path: Path = folder.path / f"talks.{request.param}"
    path.write_bytes(book(request.param, TALKS, Sheet(PEOPLE, "Personnes")))
    return path


def test_guesses_about_people_are_written_into_their_sheet(file: Path) -> None:
    before, data = read_folder(file.parent), file.read_bytes()
    assert {guess.spot.file for guess in before.guesses} == {f"{file.name} [Personnes]"}
    fixed = fix(file.parent)
    assert {change.place.file for change in fixed.changes} == {f"{file.name} [Personnes]"}
    after = read_folder(file.parent)
    assert after.guesses == ()
    assert after.event == before.event
    assert fix(file.parent).changes == ()
    undo(file.parent)
    assert file.read_bytes() == data


def test_they_are_taken_back_and_made_again_in_a_workbook_that_others_changed(file: Path) -> None:
    before = read_folder(file.parent)
    fix(file.parent)
    fixed = file.read_bytes()
    file.write_bytes(edited({file.name: fixed}, [Edit(file.name, 2, "Titre", "Le leur")])[file.name])
    undo(file.parent)
    undone = read_folder(file.parent)
    assert [guess.found for guess in undone.guesses] == [guess.found for guess in before.guesses]
    assert {talk.title for talk in undone.event.talks} == {"Le leur", "Deux"}
    redo(file.parent)
    assert read_folder(file.parent).guesses == ()


def test_the_window_of_a_person_is_changed_there(file: Path) -> None:
    reading = read_folder(file.parent)
    spot = reading.spot("person", "marie@example.org", "available")
    assert spot is not None
    plans = planned(reading.sources, [Edit(spot.file, spot.row, spot.column or "", "9h-12h")])
    rest = PEOPLE[1:][::-1]
    file.write_bytes(book(file.suffix[1:], Sheet([HEADER, *rest], "Personnes"), TALKS))
    (edit,) = apply_plans(file.parent, plans, "journee trial", LABEL)
    assert (edit.file, edit.row) == (f"{file.name} [Personnes]", 3)
    (marie,) = (person for person in read_folder(file.parent).event.people if person.email == "marie@example.org")
    assert [(window.start, window.end) for window in marie.available] == [(540, 720)]


def test_a_sheet_that_a_file_of_speakers_has_replaced_is_not_written(file: Path) -> None:
    reading = read_folder(file.parent)
    plans = planned(reading.sources, [Edit(f"{file.name} [Personnes]", 2, "Disponibilités", "9h-12h")])
    (file.parent / "speakers.csv").write_text("name,email\nMarie Curie,marie@example.org\n", encoding="utf-8")
    data = file.read_bytes()
    with pytest.raises(FolderChanged) as changed:
        apply_plans(file.parent, plans, "journee trial", LABEL)
    assert "no longer read from this sheet" in changed.value.differences[0].text.en
    assert file.read_bytes() == data


def test_a_way_out_widens_the_window_of_a_person_there(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = [HEADER, ["Marie Curie", "", "9h-9h05"], ["Paul Langevin", "", ""]]
    file.write_bytes(book(file.suffix[1:], TALKS, Sheet(people, "Personnes")))
    assert main(["explain", str(file.parent), "--apply", "1", "--json"]) == 0
    (change,) = json.loads(capsys.readouterr().out)["applied"]["change"]
    assert (change["file"], change["row"], change["key"]) == (f"{file.name} [Personnes]", 2, "Disponibilités")
    assert main(["solve", str(file.parent), "--quiet"]) == 0
