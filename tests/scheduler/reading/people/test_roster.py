"""A person is known by address; a bare name is the only person of that name; the order of rows means nothing."""

from __future__ import annotations

import random

import pytest


def talk(number: int, speakers: str, emails: str = "", **more: object) -> dict[str, object]:
    row = {"id": f"T{number}", "title": "x", "axis": "1", "speakers": speakers, "emails": emails}
    return {**row, "keywords": "k", "biography": "b", **more}


def test_a_bare_name_is_the_only_person_of_that_name(folder):
    folder.talks(rows=[talk(1, "Zoé Été", "ZOE@example.org"), talk(2, "zoe  ete"), talk(3, "Ada")])
    folder.event(BASE + 'chair = ["ZOE ÉTÉ", "Nobody Else"]\n')
    event = folder.read().event
    assert [t.speakers for t in event.talks] == [("zoe@example.org",), ("zoe@example.org",), ("ada",)]
    assert event.axes[0].chairs == ("zoe@example.org", "nobody else")
    assert [person.id for person in event.people] == ["ada", "nobody else", "zoe@example.org"]
    assert event.person["zoe@example.org"].email == "ZOE@example.org"


BASE = (
    '[event]\ntitle = "x"\ndate = 2025-05-23\nstart = "9h"\nend = "18h"\n'
    '[[plenaries]]\ntitle = "P"\nstart = "9h"\nduration = 30\nspeakers = ["Ada"]\n[[axes]]\nid = "1"\ntitle = "x"\n'
)


def test_a_bare_name_of_two_addresses_is_a_mistake_wherever_it_stands(folder):
    folder.talks(rows=[talk(1, "Ada", "ada@a.org"), talk(2, "Ada", "ada@b.org"), talk(3, "ADA")])
    folder.event(BASE + 'chair = "Ada"\n')
    folder.speakers({"name": "ada", "affiliation": "Lab"})
    found = [(p.file, p.row, p.column, p.found) for p in folder.mistakes()]
    assert found == [
        ("event.toml", None, "axes[1].chair", "Ada"),
        ("event.toml", None, "plenaries[1].speakers", "Ada"),
        ("talks.csv", 4, "speakers", "ADA"),
        ("speakers.csv", 2, "name", "ada"),
    ]
    assert "Ada <ada@a.org>" in folder.mistakes()[0].text.en


def test_an_address_behind_the_name_tells_which(folder):
    folder.talks(rows=[talk(1, "Ada", "ada@a.org"), talk(2, "Ada <ada@b.org>"), talk(3, "Bea", "bea@x.org")])
    folder.event(BASE.replace('["Ada"]', '["bea@x.org"]') + 'chair = "Ada <ada@a.org>"\n')
    reading = folder.read()
    assert reading.event.axes[0].chairs == ("ada@a.org",)
    assert reading.event.talk["T2"].speakers == ("ada@b.org",)
    assert reading.event.plenaries[0].speakers == ("bea@x.org",)
    assert [p.text.en for p in reading.remarks if "may be one person" in p.text.en]


def test_an_address_that_nobody_has_needs_a_name(folder):
    folder.event(BASE + 'chair = "ada@nowhere.org"\n')
    folder.talks(rows=[talk(1, "Ada")])
    assert (folder.mistake().column, folder.mistake().found) == ("axes[1].chair", "ada@nowhere.org")


def test_the_speakers_file_says_more_of_a_person(folder):
    folder.event(BASE)
    folder.talks(rows=[talk(1, "Ada;Bea", ";bea@x.org", affiliations="Autre;", biography="")])
    folder.speakers(
        {
            "Nom": "Ada",
            "courriel": "ada@x.org",
            "affiliation": "Lab",
            "biographie": "Une vie.\nEt demie.",
            "disponibilités": "10h-12h",
            "préférences": "2025-05-23 10h-11h",
            "fuseau": "America/Montreal",
        },
        {"Nom": "Béa", "courriel": "bea@x.org", "biographie": "B."},
    )
    reading = folder.read()
    event = reading.event
    ada = event.person["ada@x.org"]
    assert event.talks[0].speakers == ("ada@x.org", "bea@x.org")
    assert (ada.affiliation, ada.biography, ada.timezone) == ("Lab", "Une vie.\nEt demie.", "America/Montreal")
    assert [(w.start, w.end) for w in ada.available] == [(600, 720)]
    assert event.affiliation(event.talks[0], "ada@x.org") == "Autre"
    assert event.person["bea@x.org"].name == "Béa"  # the file's spelling goes before the row's
    assert reading.spot("person", "ada@x.org", "available").column == "disponibilités"
    assert reading.spot("person", "nobody", "available") is None
    assert [p.found for p in reading.remarks] == ["Bea"]


@pytest.mark.parametrize(
    ("change", "column", "found", "hint"),
    [
        ({"name": ""}, "name", "", "fill it in"),
        ({"email": "ada"}, "email", "ada", "name@example.org"),
        ({"available": "x"}, "available", "x", "09:00-12:30"),
        ({"preferred": "11h-10h"}, "preferred", "11h-10h", "10:00-11:00"),
        ({"timezone": "Paris"}, "timezone", "Paris", "Europe/Paris"),
    ],
)
def test_mistakes_in_the_speakers_file(folder, change, column, found, hint):
    usual = {"name": "Marie Curie", "email": "marie@example.org", "available": "", "preferred": "", "timezone": ""}
    mistake = folder.speakers({**usual, **change}).mistake()
    assert (mistake.file, mistake.row, mistake.column, mistake.found) == ("speakers.csv", 2, column, found)
    assert hint in mistake.text.en


def test_two_rows_for_one_person_are_a_mistake(folder):
    folder.speakers({"name": "Marie Curie", "email": "marie@example.org"}, {"name": "MARIE CURIE"})
    assert (folder.mistake().row, folder.mistake().found) == (3, "MARIE CURIE")


def test_a_speakers_file_without_names_or_two_of_them_are_mistakes(folder):
    assert folder.write("speakers.csv", "email\na@x.org\n").mistake().column == "name"
    folder.write("speakers.json", "[]")
    assert "speakers.csv, speakers.json" in folder.mistake().text.en


def test_a_row_of_the_speakers_file_that_nobody_is_named_by_is_remarked(folder):
    folder.speakers({"name": "Marie Curie", "email": "marie@curie.org"}, {"name": "Rejected One"})
    rows = [talk(1, "Marie Curie", "marie@example.org"), talk(2, "Rejected One", status="rejected")]
    remarks = folder.talks(rows=rows).remarks()
    unused = [p for p in remarks if "has no talk" in p.text.en]
    assert [(p.file, p.row, p.found) for p in unused] == [("speakers.csv", 2, "Marie Curie")]


def test_numbered_names_are_not_taken_for_each_other(folder):
    rows = [talk(n, f"Personne inventée {n}", f"p{n}@x.org") for n in range(1, 30)]
    assert [p.column for p in folder.talks(rows=rows).remarks()] == ["axes[2].id"]


def test_shuffling_rows_changes_nothing_at_all(folder):
    rows = [
        talk(1, "Zoé Été; ADA Lovelace", "zoe@x.org", affiliations="Lab A;Lab B"),
        talk(2, "zoe ete; Ada Lovelace", "", affiliations="Lab C;Lab D", after="T10"),
        talk(10, "ZOE ÉTÉ", "Zoe@X.org", affiliations="Lab A"),
        talk(3, "Ada LOVELACE", needs="VISIO;visio", not_with="T1;T2"),
    ]
    people = [{"name": "Zoë Été", "email": "zoe@x.org", "available": "9h-18h"}, {"name": "Ada lovelace"}]
    usual = folder.talks(rows=rows).speakers(*people).read()
    assert [t.id for t in usual.event.talks] == ["T1", "T2", "T3", "T10"]
    shuffler = random.Random(3)
    for _ in range(10):
        shuffler.shuffle(rows)
        shuffler.shuffle(people)
        again = folder.talks(rows=rows).speakers(*people).read()
        assert again.event == usual.event
        assert again.event.model_dump_json() == usual.event.model_dump_json()
        assert len(again.remarks) == len(usual.remarks)
