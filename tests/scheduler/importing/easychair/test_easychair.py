"""EasyChair: decisions, authors, topics and fields of the form, from CSV files beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.easychair import imported
from scheduler.importing.imported import Imported

SUBMISSIONS = """#,title,authors,submitted,keywords,decision,abstract,deleted?
1,L'eau,Ada Lind and Issa Koné,2024-11-19,"eau
jauge",{decision},"On a $x<y$ proof",no
2.0,Le vent,"Zoé Roy, Ada Lind and Issa Koné",2024-11-19,,reject,,no
3,Le feu,Zoé Roy,2024-11-19,,accept,,yes
"""
AUTHORS = """submission #,first name,last name,email,country,affiliation,person #,corresponding?
1,Issa,Koné,i@x.org,France,CNRS,7,no
1,Ada,Lind,a@x.org,Suède,,2,yes
9,Per,Du,p@x.org,,,3,yes
"""


def read(folder: Path, asked: Asked | None = None, decision: str = "accept", **files: str) -> Imported:
    (folder / "submission.csv").write_text(SUBMISSIONS.format(decision=decision), encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return imported([folder], asked or Asked())


def test_submissions_alone(tmp_path: Path) -> None:
    result = read(tmp_path)
    assert [talk.decision for talk in result.talks] == ["accepted", "rejected", "withdrawn"], "deleted counts first"
    assert [talk.reference for talk in result.talks] == ["1", "2", "3"]
    water, wind, _ = result.talks
    assert [person.name for person in wind.people] == ["Zoé Roy", "Ada Lind", "Issa Koné"]
    assert water.keywords == ("eau", "jauge")
    assert water.abstract == "On a $x<y$ proof"
    assert "EasyChair" in result.guesses[0].en, "that all authors speak is told"


@pytest.mark.parametrize("decision", ["Accept", "accepted", "ACCEPT as poster", "accepté"])
def test_accepted_is_what_begins_with_accept(tmp_path: Path, decision: str) -> None:
    assert read(tmp_path, decision=decision).talks[0].decision == "accepted"


@pytest.mark.parametrize("decision", ["probably accept", "borderline", "2"])
def test_another_decision_is_asked(tmp_path: Path, decision: str) -> None:
    assert [(question.field, question.found) for question in read(tmp_path, decision=decision).questions] == [
        ("status", decision)
    ]
    answered = read(tmp_path, Asked(values={"status": {decision: "waiting"}}), decision=decision)
    assert (answered.questions, answered.talks[0].decision) == ((), "waiting")


def test_authors_stand_in_the_order_of_their_file(tmp_path: Path) -> None:
    result = read(tmp_path, author=AUTHORS)
    assert [(person.name, person.email, person.affiliation, person.presents) for person in result.talks[0].people] == [
        ("Issa Koné", "i@x.org", "CNRS", None),
        ("Ada Lind", "a@x.org", "", None),
    ]
    lost = {lost.what.en: (lost.count, lost.reason) for lost in result.lost}
    assert lost["people’s further details (country, phone …)"] == (2, "aside")
    assert lost["“person #”"] == (3, "useless")
    assert lost["authors of submissions that are not there"] == (1, "aside")


def test_who_corresponds_presents_where_that_is_asked(tmp_path: Path) -> None:
    result = read(tmp_path, Asked(speakers="presenting"), author=AUTHORS)
    assert [person.presents for person in result.talks[0].people] == [False, True]
    assert not result.guesses


@pytest.mark.parametrize(("second", "axes"), [("3,Air\n", ["Sol", "Air"]), ("1,Air\n", [])])
def test_topics_are_axes_where_each_has_one(tmp_path: Path, second: str, axes: list[str]) -> None:
    result = read(tmp_path, topic=f"submission #,topic\n1,Sol\n{second}")
    assert [axis.title for axis in result.axes] == axes
    assert any("topic" in guess.en for guess in result.guesses) == bool(axes)
    assert any("topics" in lost.what.en for lost in result.lost) != bool(axes)


def test_a_field_of_the_form_is_taken_where_it_is_mapped(tmp_path: Path) -> None:
    fields = "submission #,field name,value\n1,Dispo,matin\n1,Repas,végétarien\n"
    result = read(tmp_path, Asked(mapping={"available": ("Dispo",)}), field=fields)
    assert dict(result.talks[0].cells) == {"available": "matin"}
    assert [lost.what.en for lost in result.lost if lost.what.en in ("“Repas”", "“Dispo”")] == ["“Repas”"]


def test_names_that_can_be_read_in_two_ways_need_the_authors_file(tmp_path: Path) -> None:
    text = "#,title,authors,decision\n1,L'eau,Ada Lind and Sons and Issa Koné,accept\n"
    (tmp_path / "submission.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        imported([tmp_path], Asked())
    (mistake,) = refused.value.mistakes
    assert (mistake.row, mistake.column) == (2, "authors")
    assert "author.csv" in mistake.text.en


def test_a_number_that_stands_twice_and_a_missing_title_are_mistakes(tmp_path: Path) -> None:
    text = "#,title,authors,decision\n1,L'eau,A B,accept\n1,Le vent,A B,accept\n2,,A B,accept\n"
    (tmp_path / "submission.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        imported([tmp_path], Asked())
    assert [mistake.row for mistake in refused.value.mistakes] == [3, 4]
