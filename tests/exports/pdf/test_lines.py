"""No line of a paragraph begins or ends badly or is wider than its place, in any language, at any width."""

from __future__ import annotations

import re

import pytest

from exports.pdf.document import Words
from exports.pdf.links import linked
from exports.pdf.looks import TEXT
from exports.pdf.prose import abstract
from exports.pdf.styles import style
from exports.pdf.tagged import Text
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]
SIGNS = (
    "Le vrai : 29 % de 12 000 € ; M. Roux, n° 4, p. 12 ; « ici » ! Il fait 25 °C : à 9 h 30 ? Ouï ! "
    "Mme Noé a 3 pages, 1 200 m² et 15 min : « non » ; l'eau : anticonstitutionnellement ! "
)
LONG = (
    "voir https://a-b.example.org/collections/" + "y" * 90 + "/serie-12/" + "z-" * 40 + "?a=" + "Q" * 80 + " (fin)",
    "prenom-compose.nom@laboratoire-interdisciplinaire.universite-paris-nord.example.org, puis",
    "a-" + "x" * 300 + " et anticonstitutionnel" + "lement" * 40,
    "*fort* anticonstitutionnel" + "lement" * 40 + " **et** " + "W" * 90,
    "漢字" * 60 + " – " + "Œ" * 120,
)


def lines_of(text: Text) -> list[str]:
    lines = text.blPara.lines
    return [" ".join(line[1]) if isinstance(line, tuple) else "".join(w.text for w in line.words) for line in lines]


@pytest.mark.parametrize("language", ["fr", "en", "de"])
@pytest.mark.parametrize("before", ["", "*Un* ", "https://example.org "])
def test_no_line_begins_or_ends_badly(one_room: Pair, language: str, before: str) -> None:
    words = Words(one_room[0])
    (block,) = abstract(words, before + SIGNS * 2, language)
    for width in range(90, 330, 24):
        text = Text(block.markup, TEXT)
        text.wrap(width, 10_000)
        lines = [line.replace("\xad", "").strip(" ") for line in lines_of(text)]
        assert len(lines) > 2
        assert not [line for line in lines if re.match(r"[%€°:;!?»]|000|12 ;|h\b|m²|min\b|pages", line)]
        assert not [line for line in lines if re.search(r"(?:^|\s)(?:«|n°|p\.|M\.|Mme|\d)$", line)]


@pytest.mark.parametrize("text", LONG)
@pytest.mark.parametrize("justified", [True, False])
def test_no_word_is_wider_than_its_place(one_room: Pair, text: str, justified: bool) -> None:
    words = Words(one_room[0].model_copy(update={"subtitle": "".join(LONG)}))
    look = style("tested", 9, justified=justified)
    (block,) = abstract(words, text)
    for markup in (block.markup, linked(words, text, hyphens=True), words.text(text)):
        for width in (40, 81, 162, 334):
            paragraph = Text(markup, look)
            paragraph.wrap(width, 10_000)
            for line in paragraph.blPara.lines:
                if isinstance(line, tuple):
                    taken = words.width(" ".join(line[1]), 9, paragraph.blPara.fontName)
                else:
                    taken = sum(words.width(piece.text, 9, piece.fontName) for piece in line.words)
                assert taken <= width * 1.01 + 0.1


def test_lists_headings_and_links_of_an_abstract_are_told_apart(one_room: Pair) -> None:
    words = Words(one_room[0])
    typed = "# Le *plan*\n- un\n- deux\n3. trois\n[ici](https://a.org) [là](file:///x)\n"
    typed += "https://a.org/x(y\nRéférences\n- Noé"
    made = list(abstract(words, typed))
    assert [(block.kind, block.label, block.first) for block in made] == [
        ("subheading", "", False),
        ("item", "–", True),
        ("item", "–", False),
        ("item", "3.", False),
        ("text", "", False),
        ("text", "", False),
        ("references", "", False),
        ("reference", "", False),
    ]
    assert "*" not in made[0].markup
    assert '<a href="https://a.org">ici</a> (<a href="https://a.org">https://a.org</a>)' in made[4].markup
    assert "file:///x" in made[4].markup
    assert 'file:///x"' not in made[4].markup


@pytest.mark.parametrize(
    "said", ["results & limits", "values < thresholds", "values > *thresholds*", "p < 0.05 & n > 30"]
)
def test_no_space_beside_a_sign_of_markup_is_lost(one_room: Pair, said: str) -> None:
    """reportlab parts a text at `&`, `<` and `>`, and loses the space between two parts of which one is hyphenated."""
    text = f"The fascinating documentation of {said} in publications"
    (block,) = abstract(Words(one_room[0]), text, "en")
    for width in (100, 150, 4000):
        paragraph = Text(block.markup, TEXT)
        paragraph.wrap(width, 10_000)
        lines = [" ".join(line.replace("\xad", "").split()) for line in lines_of(paragraph)]
        assert " ".join(lines).replace("- ", "") == text.replace("*", "")
