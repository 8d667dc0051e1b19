"""The words that are written into a table are of the language in which it is kept."""

from __future__ import annotations

import pytest

ENGLISH_HEADERS = ("id", "title", "axis", "speakers", "status")
FRENCH_HEADERS = ("identifiant", "titre", "axe", "intervenants", "statut")
WORDED_HEADERS = ("id", "Talk title", "axis", "Presenter", "status")


def rows(headers, *statuses):
    return [
        dict(zip(headers, (f"T{at}", f"Title {at}", "1", f"Ada Bo{at}", word), strict=True))
        for at, word in enumerate(statuses)
    ]


@pytest.mark.parametrize(
    ("language", "headers", "others", "written"),
    [
        ("en", FRENCH_HEADERS, (), "accepté"),
        ("fr", FRENCH_HEADERS, ("rejected",), "accepted"),
        ("en", ENGLISH_HEADERS, ("refusé",), "accepté"),
        ("en", ENGLISH_HEADERS, ("refusé", "rejected"), "accepted"),
        ("fr", WORDED_HEADERS, (), "accepted"),
        ("fr", ENGLISH_HEADERS, (), "accepté"),
        ("en", ENGLISH_HEADERS, (), "accepted"),
    ],
)
def test_a_status_of_both_languages_is_put_into_that_of_the_table(folder, language, headers, others, written):
    text = (folder.path / "event.toml").read_text(encoding="utf-8")
    folder.event(text.replace("[event]", f'[event]\nlanguage = "{language}"'))
    reading = folder.talks(rows=rows(headers, "OK", *others)).read()
    values = {fix.value for guess in reading.guesses for fix in guess.corrections if guess.kind == "status"}
    assert values == {written}


@pytest.mark.parametrize(("headers", "written"), [(("nom", "préside"), "oui"), (("name", "chairs"), "yes")])
def test_so_is_an_answer(folder, headers, written):
    reading = folder.talks().speakers({headers[0]: "Marie Curie", headers[1]: "x"}).read()
    assert {fix.value for guess in reading.guesses for fix in guess.corrections if guess.kind == "chairs"} == {written}


def test_so_is_a_type(folder):
    french = dict(zip(FRENCH_HEADERS, ("T1", "a", "1", "Ada", "refusé"), strict=True))
    reading = folder.talks(rows=[{**french, "statut": "", "forme": "oral"}]).read()
    assert {fix.value for guess in reading.guesses for fix in guess.corrections if guess.kind == "type"} == {
        "communication"
    }
