"""What the booklet prints of texts: the welcome, abstracts of any length, languages and logos."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pdf_tools import poppler, reader_of, squeezed, tree

from exports.pdf import booklet_pdf
from scheduler.domain.event import Event
from scheduler.domain.presentation import Logo
from scheduler.domain.programme import Programme
from tests.exports.pdf.booklet import read

Pair = tuple[Event, Programme]
WELCOME = """# Bienvenue à *tous*

Chères collègues, **chers** collègues : voyez [le site](https://example.org/?a=1&b=2).

- un
  - imbriqué
- deux

3. trois
4. quatre

- - tout au fond

> une citation

    du code

## Encore

<script>alert(1)</script> & ![logo](x.png) `code` http://example.org/nu
"""
ABSTRACT = """Un premier paragraphe, *souligné* et **fort**, 2 * 3 * 4 = 24, snake_case_name.
- une liste
– de tirets
1. numérotée
Voir www.example.org, doi:10.1234/abc.5 (fin).
Références :
Dupont, A. (2020). Titre. https://doi.org/10.1000/182."""


@pytest.fixture(scope="module")
def dressed(one_room: Pair) -> Pair:
    event, programme = one_room
    first, *others = event.talks
    talks = (first.model_copy(update={"abstract": ABSTRACT}), *others)
    return event.model_copy(update={"welcome": WELCOME, "talks": talks}), programme


def test_the_welcome_is_commonmark_and_nothing_more(dressed: Pair, tmp_path: Path) -> None:
    data = booklet_pdf(*dressed)
    reader = reader_of(data)
    words = squeezed("".join(read(data, tmp_path)))
    for part in ("Bienvenueàtous", "Chèrescollègues,cherscollègues:voyezlesite.", "<script>alert(1)</script>&logocode"):
        assert part in words
    assert words.index("Bienvenue") < words.index("Sommaire")
    welcome = next(node for node in tree(reader).walk() if node.kind == "L")
    assert [child.kind for child in welcome.children()] == ["LI", "LI"]
    assert [node.kind for node in welcome.walk()].count("L") == 2
    ((_, body), _) = [list(child.children()) for child in welcome.children()]
    assert [child.kind for child in body.children()] == ["L"]
    targets = [note.get_object().get("/A", {}).get("/URI") for note in reader.pages[1]["/Annots"]]
    assert targets == ["https://example.org/?a=1&b=2", "http://example.org/nu"]


def test_abstracts_have_lists_emphasis_links_and_small_references(dressed: Pair, tmp_path: Path) -> None:
    data = booklet_pdf(*dressed)
    reader = reader_of(data)
    words = squeezed("".join(read(data, tmp_path)))
    assert squeezed("Un premier paragraphe, souligné et fort, 2 * 3 * 4 = 24, snake_case_name.") in words
    labels = [node for node in tree(reader).walk() if node.kind == "Lbl"]
    assert len(labels) >= 3
    targets = {
        note.get_object()["/A"]["/URI"]
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    }
    assert {"https://www.example.org", "https://doi.org/10.1234/abc.5", "https://doi.org/10.1000/182"} <= targets
    boxes = poppler("pdftotext", data, tmp_path, "-bbox")
    heights = dict(re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">(\w+)', boxes))
    assert heights
    size = {
        word: float(bottom) - float(top)
        for top, bottom, word in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(\w+)', boxes)
    }
    assert size["Dupont"] < size["premier"]


def test_spaces_beside_emphasis_and_links_are_kept(one_room: Pair, tmp_path: Path) -> None:
    """reportlab loses those after a hyphenated word."""
    event, programme = one_room
    text = "Les collectivités *territoriales*, **organisationnellement** liées https://example.org et *encore* ici."
    talks = tuple(talk.model_copy(update={"abstract": text}) for talk in event.talks)
    data = booklet_pdf(event.model_copy(update={"talks": talks}), programme)
    shown = " ".join(poppler("pdftotext", data, tmp_path, "-raw").split())
    passages = re.findall(r"Les collectivités .*? ici\.", shown)
    assert len(passages) == len(talks)
    for passage in passages:
        plain = passage.replace("- ", "")
        assert plain == text.replace("*", "")


@pytest.mark.long
@pytest.mark.parametrize("characters", [0, 1, 500, 6_000, 20_000])
def test_abstracts_of_any_length_are_printed_whole(one_room: Pair, characters: int, tmp_path: Path) -> None:
    event, programme = one_room
    text = " ".join(f"mot{n}" for n in range(characters))[:characters]
    talks = (event.talks[0].model_copy(update={"abstract": text}), *event.talks[1:])
    data = booklet_pdf(event.model_copy(update={"talks": talks}), programme)
    assert squeezed(text) in squeezed("".join(read(data, tmp_path)))


def test_a_talk_in_another_language_says_so(one_room: Pair) -> None:
    event, programme = one_room
    talks = (event.talks[0].model_copy(update={"language": "en", "abstract": "An abstract."}), *event.talks[1:])
    nodes = tree(booklet_pdf(event.model_copy(update={"talks": talks}), programme)).walk()
    assert [node.kind for node in nodes if node.raw.get("/Lang") == "en"] == ["H4", "Sect"]


def test_logos_are_on_the_cover_with_their_names(one_room: Pair) -> None:
    event, programme = one_room
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text x="5" y="20">MSH</text></svg>'
    event = event.model_copy(update={"logos": (Logo(name="MSH Paris Nord", data=svg),)})
    figures = [node for node in tree(booklet_pdf(event, programme)).walk() if node.kind == "Figure"]
    assert [node.raw["/Alt"] for node in figures] == ["Logo MSH Paris Nord"]
