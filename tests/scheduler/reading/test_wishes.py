"""Who would like to hear what: rows of wishes, and who those people are."""

from __future__ import annotations

import json
import random

import pytest

from scheduler.domain.people import Wish

TALKS = (
    "id,title,axis,speakers,emails,reference,status\n"
    "T1,a,1,Ada,ada@a.org,17,\nT2,b,2,Zoé Été,,18,\nT10,c,1,Bob; Bob,bob@a.org;bob@b.org,,\nT3,d,1,X,,19,retiré\n"
)


@pytest.fixture
def wishing(folder):
    return folder.write("talks.csv", TALKS)


def wishes(folder, text, name="wishes.csv"):
    return folder.write(name, text).read().event.wishes


@pytest.mark.parametrize("name", ["wishes.csv", "voeux.csv", "Vœux.csv"])
@pytest.mark.parametrize("header", ["name;email;talks", "Nom;Courriel;Exposés", "nom;courriel;exposes"])
def test_wishes_arrive_by_person_with_talks_in_their_order(wishing, name, header):
    text = f'{header}\nÉmile Zola;;"t10; 17"\nCid;cid@a.org;T2\nRien;;\n'
    assert wishes(wishing, text, name) == (
        Wish(person="cid@a.org", talks=("T2",)),
        Wish(person="emile zola", talks=("T1", "T10")),
    )
    assert wishing.read().places["wish", "emile zola"].row == 2


def test_who_only_listens_is_not_among_the_people_of_the_event(wishing):
    before = wishing.read().event.people
    assert len(before) == 4
    wishes(wishing, "name,email,talks\nCid,cid@a.org,T1\nZoé Été,zoe@a.org,T1\n")
    assert wishing.read().event.people == before


@pytest.mark.parametrize(
    ("row", "person"),
    [
        ("ADA,,T2", "ada@a.org"),
        ("Ada,ADA@a.org,T2", "ada@a.org"),
        ("A. Byron,ada@a.org,T2", "ada@a.org"),
        ("zoe ete,,T1", "zoe ete"),
        ("Zoé Été,zoe@a.org,T1", "zoe ete"),  # the only person of that name
        ("Bob,bob@b.org,T1", "bob@b.org"),
        ("Bob,bob@c.org,T1", "bob@c.org"),
        ("Cid,,T1", "cid"),
    ],
)
def test_who_speaks_is_known_again(wishing, row, person):
    assert [wish.person for wish in wishes(wishing, f"name,email,talks\n{row}\n")] == [person]


def test_two_listeners_of_a_name_are_told_apart_by_address(wishing):
    found = wishes(wishing, "name,email,talks\nZoé Été,z@a.org,T1\nZoé Été,z@b.org,T10\n")
    assert [wish.person for wish in found] == ["z@a.org", "z@b.org"]
    found = wishes(wishing, "name,email,talks\nCid,c@a.org,T1\nCid,,T2\n")
    assert found == (Wish(person="c@a.org", talks=("T1", "T2")),)


def test_rows_of_one_person_are_taken_together_with_a_remark(wishing):
    found = wishes(wishing, "name,email,talks\nAda,,T2;T1\nada,ada@a.org,T10;T2\n")
    assert found == (Wish(person="ada@a.org", talks=("T1", "T2", "T10")),)
    (remark,) = [p for p in wishing.remarks() if p.file == "wishes.csv"]
    assert (remark.row, remark.column, remark.found) == (3, "name", "ada")
    assert "row 2" in remark.text.en


@pytest.mark.parametrize(
    ("text", "row", "column", "found", "english"),
    [
        ("name,email,talks\nCid,,T1;T4\n", 2, "talks", "T4", "T1, T2, T10"),
        ("name,email,talks\n,,T1\n", 2, "name", "", "fill it in"),
        ("name,email,talks\nBob,,T1\n", 2, "name", "Bob", "several people have this name"),
        ("name,email,talks\nCid,c@a.org,T1\nCid,c@b.org,T1\nCid,,T1\n", 4, "name", "Cid", "Cid <c@a.org>"),
        ("name,email,talks\nCid,cid at home,T1\n", 2, "email", "cid at home", "no e-mail address"),
        ("nom,courriel\nCid,\n", 1, "exposés", "nom; courriel", "is missing"),
        ("email,talks\nc@a.org,T1\n", 1, "name", "email; talks", "is missing"),
    ],
)
def test_each_mistake_has_its_cell_and_says_what_to_write(wishing, text, row, column, found, english):
    mistake, *others = wishing.write("wishes.csv", text).mistakes()
    assert (mistake.file, mistake.row, mistake.column, mistake.found) == ("wishes.csv", row, column, found)
    assert english.lower() in mistake.text.en.lower()
    assert not others or "name" not in text.splitlines()[0]


def test_wishes_for_talks_that_are_left_out_are_remarked_and_ignored(wishing):
    assert wishes(wishing, "name,talks\nCid,T1;t3;19\nDan,T3\n") == (Wish(person="cid", talks=("T1",)),)
    remarks = [p for p in wishing.remarks() if p.file == "wishes.csv"]
    assert [(p.row, p.found) for p in remarks] == [(2, "t3"), (2, "19"), (3, "T3")]


def test_two_files_of_wishes_are_a_mistake(wishing):
    wishing.write("wishes.csv", "name,talks\nCid,T1\n").write("voeux.csv", "nom,exposés\nCid,T1\n")
    assert "keep only one" in wishing.mistake().text.en


def test_json(wishing):
    text = json.dumps([{"name": "Cid", "talks": ["T2", 17]}, {"name": "Dan", "talks": "T1; T2"}])
    assert wishes(wishing, text, "wishes.json") == (
        Wish(person="cid", talks=("T1", "T2")),
        Wish(person="dan", talks=("T1", "T2")),
    )


def test_the_order_of_rows_means_nothing(wishing):
    rows = ["Ada,,T2", "Cid,c@a.org,T1;T2", "ada,ada@a.org,T1", "Zoé Été,z@a.org,T10;T1", "zoe ete,,T2"]
    chance = random.Random(4)
    read = {
        wishes(wishing, "name,email,talks\n" + "".join(f"{row}\n" for row in chance.sample(rows, 5))) for _ in range(8)
    }
    assert read == {
        (
            Wish(person="ada@a.org", talks=("T1", "T2")),
            Wish(person="c@a.org", talks=("T1", "T2")),
            Wish(person="zoe ete", talks=("T1", "T2", "T10")),
        )
    }
