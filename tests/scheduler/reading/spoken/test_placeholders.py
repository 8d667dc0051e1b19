"""Cells in which people say that there is nothing, or that nobody is known yet."""

from __future__ import annotations

import pytest

from scheduler.reading.people.name_splitting import people_in
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.placeholders import says_nothing

NOTHING = ("-", " – ", "/", "Néant", "n/a", "aucune")


@pytest.mark.parametrize("sign", NOTHING)
@pytest.mark.parametrize("key", ["emails", "room", "needs", "language", "affiliations", "duration"])
def test_a_sign_for_nothing_is_an_empty_cell_that_is_told(folder, key: str, sign: str) -> None:
    told = [remark.text.fr for remark in folder.talks({key: sign}).remarks()]
    assert any(f"«\u202f{sign.strip()}\u202f» lu vide" in text for text in told)


@pytest.mark.parametrize("key", ["status", "available", "id", "title"])
def test_where_nothing_may_mean_something_it_is_not_taken_for_an_empty_cell(key: str) -> None:
    assert not any(says_nothing(key, sign) for sign in NOTHING)


@pytest.mark.parametrize("value", ["R-2", "a/b", "None Smith", 0, ["-"]])
def test_other_values_are_not_signs_for_nothing(value: object) -> None:
    assert not says_nothing("room", value)


@pytest.mark.parametrize("name", ["À confirmer", "a preciser", "N.N.", "TBA", "?", "-", "n/a"])
def test_who_is_not_known_yet_is_not_a_person(name: str) -> None:
    with pytest.raises(Wrong, match="nobody's name"):
        people_in(["Odile Mériel", name])


def test_a_name_in_straight_quotes_is_taken_as_it_stands() -> None:
    assert [person.name for person in people_in(['"N.N."']).people] == ["N.N."]


@pytest.mark.parametrize(
    "said",
    [
        *(
            "Résumé à venir",
            "à venir",
            "(à compléter)",
            "résumé : en attente…",
            "Texte non reçu",
            "résumé envoyé plus tard",
        ),
        *("Abstract to follow.", "TBA", "t.b.c.", "to be announced", "pending", "Biographie à fournir", "missing"),
    ],
)
@pytest.mark.parametrize("key", ["abstract", "biography"])
def test_a_text_that_is_still_to_come_is_none_yet(key: str, said: str) -> None:
    assert says_nothing(key, said)
    assert not says_nothing("note", said)


@pytest.mark.parametrize(
    "text", ["Entretien croisé.", "Le futur à venir", "Following", "To be", "Attendu : les archives"]
)
def test_a_short_text_is_a_text(text: str) -> None:
    assert not says_nothing("abstract", text)
