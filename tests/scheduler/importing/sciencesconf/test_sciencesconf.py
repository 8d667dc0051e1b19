"""Sciencesconf: submissions and programme are one import, joined by the number of the document."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported
from scheduler.importing.sciencesconf import imported

PLANNING = """"id";"date";"start";"end";"type";"salle";"titre";"description";"speaker";"docid"
"1";"2025-05-23";"9:30:00";"10:30:00";"session";"A";"Mesurer";"";"Ada Lind";""
"1";"2025-05-23";"9:30:00";"10:00:00";"comm";"A";"L’eau";"";"Issa Koné, CNRS";"11"
"";"2025-05-23";"10:00:00";"10:30:00";"comm";"A";"Le vent";"";"Ada Lind et Zoé Roy";""
"2";"2025-05-23";"10:30:00";"11:00:00";"pause";"Hall";"Café";"";"";""
"3";"2025-05-23";"11:00:00";"12:00:00";"discours";"A";"Ouverture";"Mot";"Maire, Ville de Nantes";""
"""
XML = """<?xml version="1.0"?><documents>
<document docid="11" status="1"><metadata><title>L’&lt;i&gt;eau&lt;/i&gt;</title>
<abstract>&lt;p&gt;Un&lt;/p&gt;&lt;p&gt;Deux&lt;/p&gt;</abstract></metadata>
<topic><t>{topic}</t></topic><keyword><k>jauge</k><k>eau</k></keyword>
<authors>
<author order="2"><lastname>Roy</lastname><firstname>Zoé</firstname><email>z@x.org</email>
<speaker>0</speaker></author>
<author order="1"><lastname>Koné</lastname><firstname>Issa</firstname><email>i@x.org</email>
<speaker>1</speaker><labidx1>1</labidx1></author></authors>
<laboratory labidx="1"><name>Rives</name><country>FR</country></laboratory></document>
<document docid="12" status="{status}"><metadata><title>Refusée</title></metadata></document></documents>"""


def read(folder: Path, asked: Asked | None = None, **files: str) -> Imported:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return imported([folder], asked or Asked())


def test_a_programme_alone(tmp_path: Path) -> None:
    result = read(tmp_path, planning_csv=PLANNING)
    water, wind, opening = result.talks
    assert [talk.axis for talk in result.talks] == ["Mesurer", "Mesurer", ""], "by its id, or by room and hours"
    assert [(person.name, person.affiliation) for person in water.people] == [("Issa Koné", "CNRS")]
    assert [person.name for person in wind.people] == ["Ada Lind", "Zoé Roy"]
    assert (opening.kind, opening.minutes, opening.people[0].affiliation) == ("plenary", 60, "Ville de Nantes")
    assert water.held is not None
    assert (water.held.start, water.held.minutes) == (dt.datetime(2025, 5, 23, 9, 30), 30)
    assert [pause.title for pause in result.pauses] == ["Café"]
    assert result.days == (dt.date(2025, 5, 23),)
    assert "sessions" in " ".join(guess.en for guess in result.guesses)


def test_submissions_and_programme_are_joined(tmp_path: Path) -> None:
    result = read(tmp_path, planning_csv=PLANNING, all_xml=XML.format(topic="Axe 1", status="3"))
    water = result.talks[0]
    assert (water.title, water.abstract, water.keywords, water.axis) == (
        "L’eau",
        "Un\nDeux",
        ("jauge", "eau"),
        "Axe 1",
    )
    assert [(person.name, person.affiliation, person.presents) for person in water.people] == [
        ("Issa Koné", "Rives", True),
        ("Zoé Roy", "", False),
    ], "in the order that is stated, and the programme says who presents"
    assert water.held is not None
    assert [talk.decision for talk in result.talks] == ["accepted", "rejected", "accepted", "accepted"]
    assert [axis.title for axis in result.axes] == ["Axe 1"], "sessions are no axes where submissions have them"
    assert ("titles of sessions", 1) in [(lost.what.en, lost.count) for lost in result.lost]


def test_a_status_that_is_not_known_is_asked_and_answered(tmp_path: Path) -> None:
    result = read(tmp_path, all_xml=XML.format(topic="", status="7"))
    assert [(q.option, q.field, q.found) for q in result.questions] == [("value", "status", "7")]
    answered = read(tmp_path, Asked(values={"status": {"7": "withdrawn"}}))
    assert not answered.questions
    assert answered.talks[1].decision == "withdrawn"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("page.csv", "<!DOCTYPE html><html><body>Connexion</body></html>", "log in first"),
        ("all.xml", "<!DOCTYPE d [<!ENTITY a 'a'>]><documents/>", "DOCTYPE"),
        ("all.json", '{"detail": "Authentication credentials were not provided."}', "refused"),
        ("all.json", '[{"DOCID": 1,', "line 1, column 14"),
        ("a.csv", "x;y\n1;2\n", "None of the first ten rows"),
    ],
)
def test_another_file_is_refused_with_the_menu_of_the_right_one(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        imported([tmp_path / name], Asked())
    (mistake,) = refused.value.mistakes
    assert mistake.file == name
    assert said in mistake.text.en
    assert "Sciencesconf" in mistake.text.en or "DOCTYPE" in said


def test_an_hour_that_cannot_be_read_is_a_mistake_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read(tmp_path, planning_csv=PLANNING.replace("10:30:00", "midi", 1).replace('"9:30:00";"10:00', '"tôt";"10:00'))
    assert [(mistake.row, mistake.column) for mistake in refused.value.mistakes] == [(3, "start")]


@pytest.mark.parametrize(
    "authors",
    ["Ada Lind, Bo Berg", "Lind, Ada; Berg, Bo", ["Ada Lind", "Berg, Bo"], "Ada Lind (Univ. X, Paris), Bo Berg"],
)
def test_authors_of_the_json_are_people_each(tmp_path: Path, authors: object) -> None:
    text = json.dumps([{"DOCID": 7, "TITLE": "Une", "STATUS": 1, "AUTHORS": authors}])
    (talk,) = read(tmp_path, subs_json=text).talks
    assert [person.name for person in talk.people] == ["Ada Lind", "Bo Berg"]
