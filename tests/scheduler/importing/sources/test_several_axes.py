"""Two axes ticked for one talk are a question, whatever form joined them; a comma in a title is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported
from scheduler.importing.sources.several_axes import axes_of_each
from scheduler.importing.table.reading import imported

HEADER = "Titre;Intervenant;Axe;Décision"


def read(folder: Path, *axes: str, decision: str = "accepté", asked: Asked | None = None) -> Imported:
    rows = [f'Titre {at};Ada {"abcdefgh"[at]};"{axis}";{decision}' for at, axis in enumerate(axes)]
    path = folder / "form.csv"
    path.write_text("\n".join([HEADER, *rows]), "utf-8")
    return imported([path], asked or Asked())


@pytest.mark.parametrize(
    ("both", "others"),
    [
        ("Villes, Champs", ("Villes", "Champs")),  # Google Forms
        ("Villes;Champs;", ("Villes;", "Mers;")),  # Microsoft Forms
        ("Villes\nChamps", ("Villes",)),
        ("Axe 1 – Villes, Axe 2 – Champs", ("Axe 1 – Villes",)),
        ("Axe 2 : l’eau, la mer, Axe 1 : Villes", ("Axe 1 : Villes", "Axe 2 : l’eau, la mer")),
    ],
)
def test_of_two_axes_one_is_asked_and_the_answer_holds(tmp_path: Path, both: str, others: tuple[str, ...]) -> None:
    (question,) = read(tmp_path, both, *others).questions
    assert (question.option, question.field, len(question.choices)) == ("value", "axis", 3)
    assert question.choices[-1] == question.found
    for choice in question.choices:
        answered = read(tmp_path, both, *others, asked=Asked(values={"axis": {question.found: choice}}))
        assert answered.questions == ()
        assert answered.talks[0].axis == choice


@pytest.mark.parametrize(
    "axes", [("Villes", "Villes, champs et mers"), ("Eau, air", "Terre, feu"), ("Villes", "Champs"), ("Droit, ", "Eau")]
)
def test_a_comma_in_a_title_is_no_question(tmp_path: Path, axes: tuple[str, ...]) -> None:
    assert read(tmp_path, *axes).questions == ()


def test_nothing_is_asked_of_talks_that_are_refused(tmp_path: Path) -> None:
    assert read(tmp_path, "Villes, Champs", "Villes", "Champs", decision="refusé").questions == ()


def test_marks_in_two_columns_are_the_same_question(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_text("Titre;Nom;Axe [Villes];Axe [Champs]\nUn;Ada Lind;Oui;Oui\nDeux;Bo Yi;Oui;Non\n", "utf-8")
    (question,) = imported([path], Asked()).questions
    assert question.choices[:2] == ("Villes", "Champs")


@pytest.mark.parametrize("tail", ["", "x"])
@pytest.mark.parametrize("others", [("a",), ("a", "a, b", "b, a", "b, a, b")])
def test_a_list_without_end_is_read_all_the_same(others: tuple[str, ...], tail: str) -> None:
    for pieces in (["a"] * 5000, ["a", "b"] * 12, ["a", "b"] * 2000):
        cells = [*others, ", ".join([*pieces, tail])]
        assert set(axes_of_each(cells)) <= set(cells)
