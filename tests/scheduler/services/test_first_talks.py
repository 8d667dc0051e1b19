"""The first import into a folder that somebody has begun with its event.toml."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.reading import read_folder
from scheduler.services.importing import Outcome, import_sources
from scheduler.services.undoing import undo
from scheduler.starter.folder import write_starter

EVENT = """\
# À nous
[event]
title = "Colloque"
date = 2027-05-21
start = "09:00"
end = "18:00"
language = "{language}"

[[axes]]
id = "a"
title = "Habiter"

[[rooms]]
id = "amphi"
"""
ROWS = (
    ("1", "Un", "Ada Lind", "ada@example.org", "Habiter", "30", "Ada cherche."),
    ("2", "Deux", "Bo Yi", "bo@example.org", "Mesurer", "20", ""),
)


def source(place: Path, rows: Sequence[Sequence[str]] = ROWS) -> Path:
    header = ("N°", "Titre", "Intervenant", "Courriel", "Axe", "Durée", "Biographie")
    with (place / "réponses.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([header, *rows])
    return place / "réponses.csv"


@pytest.fixture(params=["fr", "en"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = tmp_path / "colloque"
    made.mkdir()
    (made / "event.toml").write_text(EVENT.format(language=request.param), encoding="utf-8")
    return made


def taken(path: Path, folder: Path, *, dry_run: bool = False) -> Outcome:
    return import_sources("table", [path], folder, None, Asked("fr", dry_run=dry_run))


def content(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file() and "history" not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_an_event_without_a_table_gets_its_talks_and_the_axes_that_it_lacks(folder: Path, tmp_path: Path) -> None:
    before = content(folder)
    taken(source(tmp_path), folder, dry_run=True)
    assert content(folder) == before
    taken(source(tmp_path), folder)
    event = read_folder(folder).event
    assert [(talk.title, talk.axis, talk.duration) for talk in event.talks] == [
        ("Un", "a", 30),
        ("Deux", "Mesurer", 20),
    ]
    assert {axis.title for axis in event.axes} == {"Habiter", "Mesurer"}
    assert {person.email for person in event.people} == {"ada@example.org", "bo@example.org"}
    text = (folder / "event.toml").read_text(encoding="utf-8")
    assert text.replace('[[axes]]\nid = "Mesurer"\ntitle = "Mesurer"\n\n', "").encode() == before["event.toml"]
    header = (folder / "talks.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert header.split(";" if event.language == "fr" else ",")[1] == ("titre" if event.language == "fr" else "title")


def test_the_same_import_again_changes_no_byte_and_a_newer_one_is_merged(folder: Path, tmp_path: Path) -> None:
    taken(source(tmp_path), folder)
    once = content(folder)
    taken(source(tmp_path), folder)
    assert content(folder) == once
    outcome = taken(source(tmp_path, [*ROWS, ("3", "Trois", "Cy Roy", "", "Habiter", "20", "")]), folder)
    assert outcome.merged is not None
    assert [talk.title for talk in read_folder(folder).event.talks] == ["Un", "Deux", "Trois"]


def test_one_undo_takes_the_first_import_back(folder: Path, tmp_path: Path) -> None:
    before = content(folder)["event.toml"]
    taken(source(tmp_path), folder)
    undo(folder)
    assert content(folder)["event.toml"] == before
    assert not (folder / "talks.csv").exists()


def test_a_mistake_is_told_at_its_place_in_the_source_and_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    before = content(folder)
    wrong = (ROWS[0], ("2", "Deux", "Bo Yi", "bo@example.org", "Mesurer", "trente-et-quelques", ""))
    with pytest.raises(InputError) as raised:
        taken(source(tmp_path, wrong), folder)
    (mistake,) = raised.value.mistakes
    assert (Path(mistake.file).name, mistake.row) == ("réponses.csv", 3)
    assert content(folder) == before


def test_the_example_of_the_beginning_gives_way_with_its_people(tmp_path: Path) -> None:
    folder = tmp_path / "colloque"
    write_starter(folder, "fr")
    outcome = taken(source(tmp_path), folder)
    assert any("exposés d’exemple" in text.fr for text in outcome.told)
    assert {person.name for person in read_folder(folder).event.people} >= {"Ada Lind", "Bo Yi"}
    assert [talk.title for talk in read_folder(folder).event.talks] == ["Un", "Deux"]
    assert "Ada cherche." in (folder / "talks.csv").read_text(encoding="utf-8") + "".join(
        path.read_text(encoding="utf-8") for path in folder.glob("speakers.csv")
    )
