"""What the organiser maps counts for every format, and what a mapping does not find is told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from scheduler.importing.asked import Asked
from scheduler.importing.formats import importer
from scheduler.importing.imported import Imported
from scheduler.importing.sources.mapped import with_answers

CONFTOOL = "paperID;title;authors;acceptance;topics;remarks2;session_info\n1;Un;Lind, Ada;Accepted;Eau;Salle noire;S1\n"
INDICO = "Id,Title,Description,Date,Duration,Session,Track,Presenters,Avis\n1,Un,,,30 minutes,Matin,Eau,Ada Lind,oui\n"
PLANNING = "id;date;start;end;type;titre;speaker;docid;Besoin\n1;2027-05-21;09:00;09:30;discours;Un;Ada Lind;7;Piano\n"
XML = (
    "<documents><document docid='1' status='1'><metadata><title>Un</title><subject>Eau</subject></metadata>"
    "<besoin>Piano</besoin></document></documents>"
)
PAPERS = [{"pid": 1, "title": "Un", "authors": [], "status": "accept", "besoin": ["Piano", "Micro"]}]
SCIENCES = [{"docid": 1, "title": "Un", "status": 1, "theme": "Air"}]


def read(tmp_path: Path, name: str, content: str, asked: Asked) -> Imported:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    format = {"planning.csv": "sciencesconf", "s.json": "sciencesconf", "s.xml": "sciencesconf"}.get(name)
    return with_answers(importer(format or path.stem)([path], asked), asked)


@pytest.mark.parametrize(
    ("name", "content", "column", "taken"),
    [
        ("conftool.csv", CONFTOOL, "session_info", "S1"),
        ("indico.csv", INDICO, "Session", "Matin"),
        ("planning.csv", PLANNING, "Besoin", "Piano"),
        ("s.xml", XML, "besoin", "Piano"),
        ("s.json", json.dumps(SCIENCES), "theme", "Air"),
        ("hotcrp.json", json.dumps(PAPERS), "besoin", "Piano; Micro"),
    ],
)
def test_a_mapped_column_arrives_and_is_not_left_aside(
    tmp_path: Path, name: str, content: str, column: str, taken: str
) -> None:
    before = read(tmp_path, name, content, Asked())
    after = read(tmp_path, name, content, Asked(mapping={"needs": (column,)}))
    assert [talk.cells.get("needs") for talk in after.talks] == [taken]
    assert sum(lost.count for lost in after.lost) < sum(lost.count for lost in before.lost)
    axis = read(tmp_path, name, content, Asked(mapping={"axis": (column,)}, values={"axis": {taken: "Terre"}}))
    assert [each.title for each in axis.axes] == ["Terre"]


@pytest.mark.parametrize(
    ("field", "value", "seen"),
    [("title", "Deux", "title"), ("abstract", "Long", "abstract"), ("keywords", "a; b", "keywords")],
)
def test_a_mapped_column_stands_instead_of_what_the_source_says(
    tmp_path: Path, field: str, value: str, seen: str
) -> None:
    paper = {**PAPERS[0], "abstract": "Court", "autre": value}
    (talk,) = read(tmp_path, "hotcrp.json", json.dumps([paper]), Asked(mapping={field: ("autre",)})).talks
    assert (talk.cells.get(field) or getattr(talk, seen)) == value


@pytest.mark.parametrize(("word", "decision"), [("oui", "accepted"), ("non", "rejected")])
def test_a_column_of_decisions_decides(tmp_path: Path, word: str, decision: str) -> None:
    content = INDICO.replace(",oui", f",{word}")
    (talk,) = read(tmp_path, "indico.csv", content, Asked(mapping={"status": ("Avis",)})).talks
    assert (talk.decision, talk.cells) == (decision, {})
    unsure = read(tmp_path, "indico.csv", INDICO.replace(",oui", ",bof"), Asked(mapping={"status": ("Avis",)}))
    assert [question.found for question in unsure.questions] == ["bof"]


@pytest.mark.parametrize("values", [{"axis": {"Eau": "Mer"}}, {"keywords": {"x": "y"}, "axis": {"Eau": "Mer"}}])
def test_values_mean_what_the_organiser_says(tmp_path: Path, values: Mapping[str, Mapping[str, str]]) -> None:
    result = read(tmp_path, "indico.csv", INDICO, Asked(values=values))
    assert [each.title for each in result.axes] == [talk.axis for talk in result.talks] == ["Mer"]


def test_a_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    guesses = read(tmp_path, "indico.csv", INDICO, Asked(mapping={"note": ("Remarque",)})).guesses
    assert [guess.en for guess in guesses if "note = “Remarque”: nothing is called so" in guess.en]
    assert not [guess for guess in guesses if "--map" in guess.en + guess.fr]
