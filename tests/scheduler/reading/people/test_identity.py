"""Address and name tell who is who; no name is printed for a talk in whose row it was not written."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain.errors import InputError
from scheduler.domain.event import Event
from scheduler.reading import read_folder
from scheduler.reading.people.identity import identities


def talk(number: int, speakers: str, emails: str = "", **more: object) -> dict[str, object]:
    row = {"id": f"T{number}", "title": "x", "axis": "1", "speakers": speakers, "emails": emails}
    return {**row, "keywords": "k", "biography": "b", **more}


def printed(event: Event, name: str) -> list[str]:
    return [event.speaker_name(event.talk[name], person) for person in event.talk[name].speakers]


OFFICE = "office@example.org"


def test_two_people_who_share_an_address_are_two_and_told(folder):
    reading = folder.talks(rows=[talk(1, "Zoé Arnaud", OFFICE), talk(2, "Luc Bernard", "OFFICE@example.org")]).read()
    event = reading.event
    assert [t.speakers for t in event.talks] == [(f"zoe arnaud <{OFFICE}>",), (f"luc bernard <{OFFICE}>",)]
    assert printed(event, "T1") == ["Zoé Arnaud"]
    assert printed(event, "T2") == ["Luc Bernard"]
    assert {person.email.lower() for person in event.people} == {OFFICE}
    (told,) = [p for p in reading.remarks if "people have this address" in p.text.en]
    assert told.found == OFFICE


def test_a_bare_name_is_the_one_who_shares_an_address(folder):
    rows = [talk(1, "Zoé Arnaud", OFFICE), talk(2, "Luc Bernard", OFFICE), talk(3, "zoe arnaud")]
    event = folder.talks(rows=rows).read().event
    assert event.talk["T3"].speakers == event.talk["T1"].speakers


def test_an_address_alone_that_several_share_is_a_mistake(folder):
    rows = [talk(1, "Zoé Arnaud", OFFICE), talk(2, "Luc Bernard", OFFICE), talk(3, OFFICE)]
    mistake = folder.talks(rows=rows).mistake()
    assert (mistake.row, mistake.found) == (4, OFFICE)
    assert "Luc Bernard" in mistake.text.fr


@pytest.mark.parametrize("other", ["J. Dupont", "JEAN DUPONT", "Dupont Jean", "Dr Jean Dupont"])
def test_spellings_of_one_name_at_one_address_are_one_person(folder, other):
    rows = [talk(1, "Jean Dupont", "j@x.org"), talk(2, "Jean Dupont", "j@x.org"), talk(3, other, "J@x.org")]
    event = folder.talks(rows=rows).read().event
    assert {t.speakers for t in event.talks} == {("j@x.org",)}
    assert printed(event, "T3") == ["Jean Dupont"]


@pytest.mark.parametrize("short", ["J. Dupont", "DUPONT J.", "J Dupont"])
def test_a_name_written_in_full_is_never_printed_with_an_initial(folder, short):
    rows = [talk(1, short, "j@x.org"), talk(2, short, "j@x.org"), talk(3, "Jean Dupont", "J@x.org")]
    event = folder.talks(rows=rows).read().event
    assert [printed(event, talk.id) for talk in event.talks] == [["Jean Dupont"]] * 3


def test_people_among_whom_to_choose_are_named_as_they_are_written(folder):
    rows = [talk(1, "Ada Été;Zoé Lys", f"{OFFICE};{OFFICE}"), talk(2, "Ada Été", "ada@b.org"), talk(3, "Ada Été")]
    mistake = folder.talks(rows=rows).mistake()
    assert (mistake.row, mistake.found) == (4, "Ada Été")
    assert f"(Ada Été <{OFFICE}>, ada@b.org)" in mistake.text.en


@pytest.mark.parametrize("other", ["Jean-Piere Dupont", "Jean-Pierre Martin Dupont"])
def test_a_name_of_one_address_that_differs_in_a_word_is_one_person_printed_as_its_row_says(folder, other):
    rows = [
        talk(1, "Jean-Pierre Dupont", "j@x.org"),
        talk(2, "Jean-Pierre Dupont", "j@x.org"),
        talk(3, other, "j@x.org"),
    ]
    reading = folder.talks(rows=rows).read()
    assert {t.speakers for t in reading.event.talks} == {("j@x.org",)}
    assert printed(reading.event, "T1") == ["Jean-Pierre Dupont"]
    assert printed(reading.event, "T3") == [other]
    assert [p.found for p in reading.remarks if "taken for one person" in p.text.en] == [other]


@pytest.mark.parametrize("other", ["Marie Martin", "Anne Dupont", "A. Dupont"])
def test_two_names_of_one_address_with_a_word_in_common_are_asked_about(folder, other):
    folder.talks(rows=[talk(1, "Marie Dupont", OFFICE), talk(2, other, OFFICE)])
    mistake = folder.mistake()
    assert {"Marie Dupont", other} == set(re.findall("“([^”]*)”", mistake.text.en))
    assert mistake.column == "speakers"


def test_rows_of_the_speakers_file_and_names_side_by_side_state_that_they_are_two(folder):
    rows = [talk(1, "Marie Dupont", OFFICE), talk(2, "Marie Martin", OFFICE)]
    stated = folder.talks(rows=rows).speakers(
        {"name": "Marie Dupont", "email": OFFICE}, {"name": "Marie Martin", "email": OFFICE}
    )
    assert len(stated.read().event.people) == 2
    (folder.path / "speakers.csv").unlink()
    rows = [*rows, talk(3, "Marie Dupont; Marie Martin", f"{OFFICE}; {OFFICE}")]
    event = folder.talks(rows=rows).read().event
    assert printed(event, "T3") == ["Marie Dupont", "Marie Martin"]
    assert len(event.people) == 2


def test_one_person_with_two_addresses_is_remarked_and_not_merged(folder):
    rows = [talk(1, "Ada Lovelace", "ada@a.org"), talk(2, "Ada Lovelace", "ada@b.org")]
    reading = folder.talks(rows=rows).read()
    assert [t.speakers for t in reading.event.talks] == [("ada@a.org",), ("ada@b.org",)]
    assert [p for p in reading.remarks if "may be one person" in p.text.en]


def test_a_title_or_affiliation_makes_nobody_another_person(folder):
    rows = [talk(1, "Pr. Bo Cey"), talk(2, "Bo Cey (CNRS)"), talk(3, "Bo Cey, MCF"), talk(4, "Cey, Bo")]
    reading = folder.talks(rows=rows).read()
    assert {t.speakers for t in reading.event.talks} == {("bo cey",)}
    assert reading.event.affiliation(reading.event.talk["T2"], "bo cey") == "CNRS"
    assert {g.found for g in reading.guesses} == {"Pr. Bo Cey", "Bo Cey (CNRS)", "Bo Cey, MCF", "Cey, Bo"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Zoé Arnaud", "Luc Bernard", "Z. Arnaud", "Ana Bo", "Ana Cy"]), st.sampled_from("ab")
        ),
        max_size=6,
    )
)
def test_the_order_of_rows_makes_nobody_another_person(pairs):
    named = [(name, f"{at}@x.org") for name, at in pairs]
    assert identities(named) == identities(reversed(named))


FIRST = st.sampled_from(["Jean", "Jeanne", "Marie", "M.", "Anne-Marie", "Zoé", "zoe", "J.", "Dr Luc", "王"])
LAST = st.sampled_from(["Dupont", "DUPONT", "Dupond", "Martin", "Le Goff", "d'Arcourt", "Roy-Martin", "Ben Salah"])
PERSON = st.builds("{} {}".format, FIRST, LAST) | LAST
MAILBOX = st.sampled_from(["office@x.org", "Office@x.org", "jean@x.org", ""])
SPEAKER = st.tuples(PERSON, MAILBOX)
ROW = st.tuples(st.lists(SPEAKER, min_size=1, max_size=2), st.sampled_from(["; ", " et ", ", ", " / "]))


def words_of(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return [word for word in letters.split() if word not in ("dr", "m")]


def is_written(name: str, cell: str) -> bool:
    """The judge: every word of the name, or its initial, stands in the cell."""
    written = words_of(cell)
    return all(any(word == other or other == word[0] for other in written) for word in words_of(name))


@given(rows=st.lists(ROW, min_size=1, max_size=5), file=st.lists(SPEAKER, max_size=2, unique_by=lambda pair: pair[0]))
def test_no_name_is_printed_for_a_talk_in_whose_row_it_was_not_written(rows, file, folder):
    cells = [sign.join(name for name, _ in people) for people, sign in rows]
    emails = ["; ".join(email for _, email in people) for people, _ in rows]
    folder.talks(rows=[talk(n, cell, email) for n, (cell, email) in enumerate(zip(cells, emails, strict=True))])
    folder.speakers(*({"name": name, "email": email} for name, email in file or [("Nobody Else", "")]))
    try:
        event = read_folder(folder.path).event
    except InputError:
        return  # asked, not guessed
    for number, cell in enumerate(cells):
        names = printed(event, f"T{number}")
        assert names
        for name in names:
            assert is_written(name, cell), (name, cell)
        assert {word for name in names for word in words_of(name) if len(word) > 1} >= {
            word for word in words_of(cell) if len(word) > 1 and word != "et"
        }, (names, cell)  # and nobody vanishes


def test_a_talk_that_is_left_out_keeps_the_name_of_its_row_and_nobody_learns_another(folder):
    rows = [
        talk(1, "Jean-Pierre Dupont", "j@x.org"),
        talk(2, "Jean-Pierre Dupont", "j@x.org"),
        talk(3, "Jean-Piere Dupont", "j@x.org", status="rejected"),
    ]
    event = folder.talks(rows=rows).read().event
    assert event.left_out[0].names == ("Jean-Piere Dupont",)


def test_an_organiser_named_elsewhere_by_name_alone_has_the_address_of_event_toml(folder):
    organisers = """
[[event.organisers]]
name = "Zoé Arnaud"
email = "Zoe@example.org"
[[event.organisers]]
name = "Luc Bernard"
email = "contact@example.org"
"""
    rows = [talk(1, "Zoé Arnaud"), talk(2, "Luc Bernard", "luc@example.org"), talk(3, "Ada Roy", "ada@example.org")]
    reading = folder.event((folder.path / "event.toml").read_text("utf-8") + organisers).talks(rows=rows).read()
    assert {person.name: person.email for person in reading.event.people} == {
        "Zoé Arnaud": "Zoe@example.org",
        "Luc Bernard": "luc@example.org",
        "Ada Roy": "ada@example.org",
    }
    rows = [talk(1, "Zoé Arnaud"), talk(2, "Ada Roy", "zoe@example.org"), talk(3, "Luc Bernard", "luc@example.org")]
    people = folder.talks(rows=rows).read().event.people
    assert {person.name: person.email for person in people}["Zoé Arnaud"] is None  # the address is another's there
