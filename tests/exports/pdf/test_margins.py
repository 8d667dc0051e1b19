"""Nothing is printed outside the margins or over something else, for generated words of any length."""

from __future__ import annotations

import pytest
from examples import examples
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from pdf_tools import BADGES, BOOKLET, SHEET, misplaced

from benchmarks.generate import instance
from exports import render
from exports.pdf import booklet_pdf, programme_pdf
from exports.pdf.certificates import certificates
from scheduler.domain.event import Event
from scheduler.domain.presentation import Committee
from scheduler.domain.programme import Programme
from scheduler.language.text import clean_block, clean_line

#: Phases without shrinking: a smaller failing event takes longer to make than the first one takes to read.
PHASES = settings(phases=(Phase.explicit, Phase.generate))
PLANTED = instance("scale-12")

letters = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
words = st.one_of(
    st.text(letters, min_size=1, max_size=60),
    st.integers(1, 3000).map(lambda n: "x" * n),
    st.integers(1, 150).map(lambda n: "mot " * n),
    st.just("Œuvre « citée » : l'État ?"),
    st.just("漢字" * 40),
    st.just("שלום " * 9),
    st.just("W" * 80 + " " + "i" * 300),
    st.just("voir https://a-b.example.org/" + "y" * 120 + "/" + "z-" * 90 + "?a=" + "Q" * 150 + " (fin)"),
    st.just("a-" + "x" * 400 + " prenom-compose.nom@" + "tres-long-" * 9 + "universite.example.org"),
    st.just("anticonstitutionnel" + "lement" * 60),
)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """The planted event with other words in it, its first talk held by 1 to 12 people."""
    event = PLANTED.event
    word = st.builds(lambda text: clean_line(text) or "x", words)
    people = tuple(person.model_copy(update={"name": draw(word), "affiliation": draw(word)}) for person in event.people)
    talks = [
        talk.model_copy(update={"title": draw(word), "note": draw(word), "keywords": (draw(word),)})
        for talk in event.talks
    ]
    speakers = tuple(person.id for person in people[: draw(st.integers(1, 12))])
    abstract = clean_block("\n".join(draw(st.lists(words, max_size=5))))
    talks[0] = talks[0].model_copy(update={"speakers": speakers, "abstract": abstract})
    axes = tuple(axis.model_copy(update={"title": draw(word)}) for axis in event.axes)
    committee = Committee(title=draw(word), members=(draw(word),))
    update = {"title": draw(word), "people": people, "talks": tuple(talks), "axes": axes, "committees": (committee,)}
    return event.model_copy(update=update)


@examples(16, PHASES, cost=2)
@given(events())
@example(PLANTED.event.model_copy(update={"title": "Titre " * 150}))
def test_nothing_is_outside_the_margins(event: Event) -> None:
    programme: Programme = PLANTED.programme
    assert misplaced(programme_pdf(event, programme), SHEET) == []
    assert misplaced(booklet_pdf(event, programme), BOOKLET) == []


@pytest.mark.long
@examples(8, PHASES, cost=2)
@given(events())
def test_nor_on_the_further_sheets(event: Event) -> None:
    files = render(event, PLANTED.programme, ["doors", "chairs", "attendance"]).files
    _, files["certificate"] = next(iter(certificates(event, PLANTED.programme)))
    for name, data in files.items():
        if not name.startswith("print/chairs/"):  # they are the pages of print/chairs.pdf
            assert misplaced(data, SHEET) == [], name
    assert misplaced(render(event, PLANTED.programme, ["badges"]).files["print/badges.pdf"], BADGES) == []
