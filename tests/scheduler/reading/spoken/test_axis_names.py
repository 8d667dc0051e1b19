"""An axis as tables state it: its id, its title, its number with a label."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain.talks import Axis
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.axis_names import axis
from scheduler.reading.understood import Understood


def axes(**titles: str) -> list[Axis]:
    return [Axis(id=name.lstrip("_"), title=title) for name, title in titles.items()]


NUMBERED = axes(_1="Nommer", _2="Partager les eaux", _3="Gouverner : qui décide ?")
LETTERED = axes(A="Nommer", B="Partager", C="Gouverner")
NAMED = axes(nommer="Axe 1 : Nommer", partager="Axe 2 : Partager")
ROMAN = axes(I="Nommer", II="Partager", IV="Gouverner")

MEANT = [
    (NUMBERED, "Nommer", "1"),
    (NUMBERED, "NOMMER", "1"),
    (NUMBERED, "« Nommer »", "1"),
    (NUMBERED, "Axe 1", "1"),
    (NUMBERED, "axe n° 1", "1"),
    (NUMBERED, "Axe nº1", "1"),
    (NUMBERED, "n° 2", "2"),
    (NUMBERED, "Axis 3", "3"),
    (NUMBERED, "Panel 2", "2"),
    (NUMBERED, "01", "1"),
    (NUMBERED, "Axe I", "1"),
    (NUMBERED, "axe III", "3"),
    (NUMBERED, "1 – Nommer", "1"),
    (NUMBERED, "1. Nommer", "1"),
    (NUMBERED, "1) nommer", "1"),
    (NUMBERED, "Axe 1 – Nommer", "1"),
    (NUMBERED, "Axe 1 : « Nommer »", "1"),
    (NUMBERED, "II. Partager les eaux", "2"),
    (NUMBERED, "Axe 2 - Partager", "2"),
    (NUMBERED, "Axe 3 – Gouverner : qui décide ?", "3"),
    (NUMBERED, "Gouverner – qui decide", "3"),
    (NUMBERED, "Axe : Nommer", "1"),
    (LETTERED, "b", "B"),
    (LETTERED, "Axe B", "B"),
    (LETTERED, "B – Partager", "B"),
    (LETTERED, "Axe 2 – Partager", "B"),
    (NAMED, "Axe 1", "nommer"),
    (NAMED, "1 - Nommer", "nommer"),
    (NAMED, "Axe 2 : Partager", "partager"),
    (ROMAN, "Axe 4", "IV"),
    (ROMAN, "axe ii", "II"),
]
# what is a mistake at once, with the axes that may be meant
DOUBTFUL = [
    (NUMBERED, "1 - Partager", ("1", "2")),
    (NUMBERED, "Axe 3 – Nommer", ("1", "3")),
    (NUMBERED, "1 ; 2", ("1", "2")),
    (NUMBERED, "Axe 1 / Axe 3", ("1", "3")),
    (NUMBERED, "Nommer et Partager les eaux", ("1", "2")),
    (NUMBERED, "Nomer", ("1",)),
    (NUMBERED, "Axe 1 – Nomer", ("1",)),
    (NUMBERED, "Axis 1: Naming", ("1",)),
    (LETTERED, "Axe 3 – Partager", ("B",)),
    (axes(a="Villes", b="Villes"), "Villes", ("a", "b")),
]
UNKNOWN = ["Poster", "Axe 9", "x", "?", "–", "Axe", "Habiter", "9 – Habiter"]


@pytest.mark.parametrize(("known", "text", "meant"), MEANT)
def test_an_axis_is_known_by_title_label_and_number(known, text, meant):
    understood = axis(known)(text)
    assert isinstance(understood, Understood)
    assert (understood.value, understood.written) == (meant, meant)
    assert axis(known)(understood.written) == meant


@pytest.mark.parametrize(("known", "text", "suggestions"), DOUBTFUL)
def test_what_may_be_several_or_differs_a_little_is_a_mistake(known, text, suggestions):
    with pytest.raises(Wrong) as caught:
        axis(known)(text)
    assert caught.value.suggestions == suggestions
    assert all(f"« {name} »" in caught.value.text.fr.replace("\u202f", " ") for name in suggestions)


@pytest.mark.parametrize("text", UNKNOWN)
def test_another_text_stays_as_it_is(text):
    assert axis(NUMBERED)(text) == text


def test_without_axes_every_text_stays_as_it_is():
    assert axis([])("Axe 1") == "Axe 1"


ids = st.from_regex(r"[A-Za-z0-9]{1,3}", fullmatch=True)
lists = st.lists(
    st.builds(Axis, id=ids, title=st.text(max_size=12)), max_size=4, unique_by=lambda item: item.id.lower()
)


@given(
    lists, st.one_of(st.text(max_size=15), st.from_regex(r"(Axe )?[0-9IVXa-c]{1,2}( [-–:] \w{1,5})?", fullmatch=True))
)
def test_every_id_is_read_as_it_stands_and_any_text_as_an_axis_or_a_mistake(known, text):
    read = axis(known)
    for item in known:
        assert read(item.id) == item.id
    try:
        meant = read(text)
    except Wrong:
        return
    if isinstance(meant, Understood):
        assert meant.value in {item.id for item in known}


def test_a_mistake_in_the_axis_is_told_once(folder):
    mistake = folder.talks({"axis": "1 - Données"}).mistake()
    assert (mistake.row, mistake.column, mistake.suggestions) == (2, "axis", ("1", "2"))
