"""Lists in one cell that are not separated by `;`, and rows whose axis or duration says that they are posters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.reading.spoken.lists import keywords, known_names
from scheduler.reading.understood import Understood, plain

TALKS = {"t1": "T1", "t2": "T2", "arts et villes": "Arts et villes", "12": "12"}


@pytest.mark.parametrize(
    ("value", "items"),
    [
        ("ia", ("ia",)),
        ("ia; villes", ("ia", "villes")),
        ("commun, bien public ; histoire", ("commun, bien public", "histoire")),
        (["a, b", "c"], ("a, b", "c")),
        ("IA (droit, éthique)", ("IA (droit, éthique)",)),
        (2027, ("2027",)),
    ],
)
def test_keywords_of_the_contract_are_read_without_a_word(value, items):
    assert keywords(value) == items


@pytest.mark.parametrize(
    ("value", "items"),
    [
        ("ia, villes", ("ia", "villes")),
        ("ia,villes,", ("ia", "villes")),
        ("ia\nvilles\r\ndroit", ("ia", "villes", "droit")),
        ("- ia\n- villes", ("ia", "villes")),
        ("• ia\n• ia\n• droit, lois", ("ia", "droit", "lois")),
        ("IA (droit, éthique), villes", ("IA (droit, éthique)", "villes")),
        ("Mots-clés : ia, villes", ("ia", "villes")),
        ("Keywords: ia", ("ia",)),
        ("[ia, villes]", ("ia", "villes")),
        ('"ia", "villes"', ("ia", "villes")),
        ("ia，villes、droit", ("ia", "villes", "droit")),
        ("1. ia\n2. villes", ("ia", "villes")),
    ],
)
def test_keywords_are_separated_at_commas_and_line_ends(value, items):
    understood = keywords(value)
    assert isinstance(understood, Understood)
    assert (understood.value, understood.written) == (items, "; ".join(items))
    assert keywords(understood.written) == items


@pytest.mark.parametrize(
    ("value", "items"),
    [
        ("ia | villes", ("ia", "villes")),
        ("ia|villes", ("ia", "villes")),
        ("• ia • villes", ("ia", "villes")),
        ("ia · arts de faire", ("ia", "arts de faire")),
        ("ia / villes", ("ia", "villes")),
        ("ia - villes", ("ia", "villes")),
        ("ia – villes — sols", ("ia", "villes", "sols")),
        ("1. ia 2. villes", ("ia", "villes")),
        ("1) ia 2) villes", ("ia", "villes")),
        ("#ia #villes", ("ia", "villes")),
    ],
)
def test_keywords_without_a_comma_are_separated_at_the_sign_between_them(value, items):
    understood = keywords(value)
    assert isinstance(understood, Understood)
    assert (understood.value, understood.written) == (items, "; ".join(items))


@pytest.mark.parametrize(
    "value",
    [
        "IA/ML",
        "vidéo-surveillance",
        "C#",
        "a+b",
        "19 - ",
        "droit et villes",
        "IA (droit / éthique)",
        "Vatican II",
        "v. 2",
    ],
)
def test_one_keyword_with_a_sign_in_it_stays_one(value):
    assert plain(keywords(value)) == (value.strip().removesuffix(" -"),) or plain(keywords(value)) == (value.strip(),)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("T1, T2", ("T1", "T2")),
        ("t1 et T2", ("T1", "T2")),
        ("T1 and T2", ("T1", "T2")),
        ("T1 / 12", ("T1", "12")),
        ("T1\nT2", ("T1", "T2")),
    ],
)
def test_known_names_are_separated_by_commas_and_words(value, names):
    understood = known_names(TALKS)(value)
    assert isinstance(understood, Understood)
    assert (understood.value, understood.written) == (names, "; ".join(names))
    assert known_names(TALKS)(understood.written) == names


@pytest.mark.parametrize("value", ["T1", "T1; T2", "T1, X9", "Arts et villes", "T1 T2", "T1, ", 12])
def test_names_that_are_not_all_known_stay_together(value):
    names = known_names(TALKS)(value)
    assert not isinstance(names, Understood)


@given(st.text(max_size=20))
def test_keywords_that_are_understood_are_written_so_that_they_read_the_same(text):
    items = keywords(text)
    if isinstance(items, Understood):
        assert plain(keywords(items.written)) == items.value


def test_lists_in_a_row_are_understood_and_told(folder):
    reading = folder.talks({"needs": "visio et piano", "keywords": "ia, villes"}, {"after": "T01"}).read()
    first = reading.event.talks[0]
    assert (first.needs, first.keywords) == (("visio", "Piano"), ("ia", "villes"))
    assert {guess.corrections[0].value for guess in reading.guesses} >= {"visio; Piano", "ia; villes"}


@pytest.mark.parametrize(
    ("change", "emptied", "word"),
    [
        ({"axis": "Poster", "duration": "poster"}, {"axis", "duration"}, "poster"),
        ({"axis": "POSTERS"}, {"axis"}, "poster"),
        ({"duration": "affiche"}, {"duration"}, "affiche"),
    ],
)
def test_a_row_whose_axis_or_duration_is_the_word_is_a_poster(folder, change, emptied, word):
    reading = folder.talks({}, change).read()
    assert [poster.id for poster in reading.event.posters] == ["T02"]
    written = {fix.column: fix.value for guess in reading.guesses for fix in guess.corrections}
    assert written == {**dict.fromkeys(emptied, ""), "type": word}
    assert any("poster" in remark.text.en for remark in reading.remarks if remark.column in emptied)


def test_an_axis_of_that_name_is_an_axis(folder):
    folder.event((folder.path / "event.toml").read_text().replace('title = "Données"', 'title = "Posters"'))
    reading = folder.talks({}, {"axis": "posters"}).read()
    assert reading.event.talk["T02"].axis == "2"


def test_a_row_that_states_its_type_keeps_its_axis(folder):
    mistake = folder.talks({}, {"axis": "poster", "type": "talk"}).mistake()
    assert (mistake.row, mistake.column) == (3, "axis")
