"""Who sees pages and no files is told of fields and pages, not of the keys of event.toml."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scheduler.board.page_words import on_page, plain, text_data
from scheduler.language.message import message
from tests.scheduler.board.asking import Visitor


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "au moins 2 (event.toml, [sessions] min_talks).",
            "au moins 2 (page Journée, Les sessions, Exposés au moins).",
        ),
        ("décrivez-les (event.toml, [[axes]])", "décrivez-les (page Journée, Les axes)"),
        ("à 18 h (event.toml, plenaries[2].start) et", "à 18 h (page Journée, Moment commun 2, Heure fixe) et"),
        ("à compléter (event.toml, [event] title, date)", "à compléter (page Journée, L’événement, Titre, Date)"),
        ("un poids (event.toml, [rules] capacity)", "un poids (page Journée, Les règles, Capacité des salles)"),
        ("parmi elles (event.toml, [priorities])", "parmi elles (page Journée, L’ordre des priorités)"),
        (
            "sans pause (event.toml, [sessions] person_pause)",
            "sans pause (page Journée, Les sessions, Entre deux exposés d’une personne)",
        ),
        ("le lieu (event.toml, [event.venue] latitude)", "le lieu (page Journée, Le lieu, Latitude)"),
        ("le nom (event.toml, [event] id)", "le nom (event.toml, [event] id)"),
        (
            "et (event.toml, [[axes.sessions]] chair)",
            "et (page Journée, Les sessions de l’axe, Modération)",
        ),
        ("dites-le (event.toml, [[rooms]] talks = true)", "dites-le (page Journée, Les salles, Accueille des exposés)"),
        ("par (event.toml, [event] title, nothing)", "par (event.toml, [event] title, nothing)"),
        ("à (event.toml, axes[1].sessions[2].title)", "à (page Journée, Axe 1, Session 2, Titre)"),
        ("event.toml n’est pas lisible", "event.toml n’est pas lisible"),
        (
            'dites-le (event.toml, [columns.talks] title = "Nom (entier)" et ignore = ["b"]) : puis',
            "dites-le (page Données : « Quelles colonnes ? ») : puis",
        ),
    ],
)
def test_a_place_in_event_toml_is_called_as_on_its_page(text: str, shown: str) -> None:
    assert re.sub("\\s", " ", on_page(text, "fr")) == shown
    assert text_data(message(text, text))["fr"] == on_page(text_data(message(text, text))["fr"], "fr")


def test_both_languages_name_the_same_place() -> None:
    assert on_page("(event.toml, [sessions] min_talks)", "en") == "(page Settings, The sessions, Talks at least)"


def test_codes_of_a_meaning_are_fields_or_columns() -> None:
    assert plain(message("de `min_talks` à `truc`", "from `min_talks` to `x`")).en == "from “Talks at least” to “x”"


def test_no_page_names_the_syntax_of_a_file(one_talk: Path) -> None:
    """A table with a column that nobody knows, and one of axes where the event has none."""
    (one_talk / "talks.csv").write_text("id,title,speakers,axis,Couleur\nT1,Un,Ada,1,rouge\nT2,Deux,Bob,1,vert\n")
    page = re.sub("<[^>]*>", "", Visitor(one_talk, "fr").see("/data"))
    assert "colonne inconnue" in page.casefold()
    assert "décrivez les axes (page Journée, Les axes)" in page
    assert not re.search(r"\[\[?\w+(\.\w+)?\]|event\.toml", page)
