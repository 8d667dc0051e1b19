"""Nothing is printed outside the margins, for generated words, titles and names of any number and length."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from examples import examples
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from pdf_tools import poppler

from benchmarks.generate import instance
from exports import render
from exports.pdf import booklet_pdf, programme_pdf
from scheduler.domain.event import Event
from scheduler.domain.presentation import Committee
from scheduler.domain.programme import Programme
from scheduler.language.text import clean_block, clean_line

#: Phases without shrinking: a smaller failing event takes longer to make than the first one takes to read.
PHASES = settings(phases=(Phase.explicit, Phase.generate))
PLANTED = instance("scale-12")
#: Left, top, right, bottom, in points: a little less than the margins, for accents and the overhang of italics.
SHEET, BOOKLET = (34.0, 34.0, 34.0, 22.0), (40.0, 24.0, 40.0, 20.0)

letters = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
words = st.one_of(
    st.text(letters, min_size=1, max_size=60),
    st.integers(1, 3000).map(lambda n: "x" * n),
    st.integers(1, 150).map(lambda n: "mot " * n),
    st.just("Œuvre « citée » : l'État ?"),
    st.just("漢字" * 40),
    st.just("שלום " * 9),
    st.just("W" * 80 + " " + "i" * 300),
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


def outside(data: bytes, margins: tuple[float, float, float, float]) -> list[str]:
    """The words that lie outside the margins."""
    with tempfile.TemporaryDirectory() as folder:
        boxes = poppler("pdftotext", data, Path(folder), "-bbox")
    outside = []
    for page in boxes.split("<page ")[1:]:
        width, height = map(float, re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
        left, top, right, bottom = margins
        for box in re.findall(
            r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', page
        ):
            x0, y0, x1, y1 = map(float, box[:4])
            if x0 < left or y0 < top or x1 > width - right or y1 > height - bottom:
                outside.append(f"{box[4][:40]}: {x0} {y0} {x1} {y1}")
    return outside


@examples(40, PHASES)
@given(events())
@example(PLANTED.event.model_copy(update={"title": "Titre " * 150}))
def test_nothing_is_outside_the_margins(event: Event) -> None:
    programme: Programme = PLANTED.programme
    assert outside(programme_pdf(event, programme), SHEET) == []
    assert outside(booklet_pdf(event, programme), BOOKLET) == []


@examples(20, PHASES)
@given(events())
def test_nor_on_the_further_sheets(event: Event) -> None:
    for name, data in render(event, PLANTED.programme, ["doors", "chairs", "attendance"]).files.items():
        assert outside(data, SHEET) == [], name
    assert outside(render(event, PLANTED.programme, ["badges"]).files["print/badges.pdf"], (40, 15, 40, 24)) == []
