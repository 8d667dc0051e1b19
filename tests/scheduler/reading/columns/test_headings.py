"""Headings among the rows, and sheets of a workbook, say of their talks what no column says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from scheduler.services.fixing import fix
from scheduler.services.undoing import undo
from tests.scheduler.reading.conftest import Folder
from tests.scheduler.reading.secretariats.secretariat import AXES, event
from tests.scheduler.reading.secretariats.written import Rows, as_csv, as_ods, as_xlsx

HEADER = ["Titre", "Intervenants", "Courriels"]
UN = ["Un", "Ada Mercier", "ada@example.org"]
DEUX = ["Deux", "Bo Linde", "bo@example.org"]
TROIS = ["Trois", "Cy Roux", "cy@example.org"]


@pytest.fixture
def folder(folder: Folder) -> Folder:
    (folder.path / "talks.csv").unlink()
    return folder.event(event(AXES))


def axes(folder: Folder) -> dict[str, str | None]:
    return {talk.title: talk.axis for talk in folder.read().event.talks}


def is_kept_by_fix(folder: Folder, name: str) -> None:
    """After `--fix` the folder means the same without guesses; a second time changes nothing, undo gives the bytes."""
    data, before = (folder.path / name).read_bytes(), folder.read().event
    fix(folder.path)
    after = folder.read()
    assert after.event == before
    assert after.guesses == ()
    assert fix(folder.path).changes == ()
    undo(folder.path)
    assert (folder.path / name).read_bytes() == data


@pytest.mark.parametrize(
    "rows",
    [
        [HEADER, ["Axe 1 : Nommer"], UN, ["Pause"], DEUX, ["Axe 2 : Partager"], TROIS],
        [HEADER, ["NOMMER"] * 3, UN, DEUX, ["", "", ""], ["2. Partager"], TROIS],
        [["Axe", *HEADER], ["Axe 1"], ["", *UN], ["1", *DEUX], ["Partager"], ["2 – Partager", *TROIS]],
        [["", *HEADER], ["Nommer"], ["", *UN], ["", *DEUX], ["Partager"], ["", *TROIS]],
    ],
    ids=["no column", "all over the row", "a column that agrees", "a column without a header"],
)
def test_a_heading_gives_the_talks_below_its_axis(folder: Folder, rows: Rows) -> None:
    folder.write("talks.csv", as_csv(rows))
    assert axes(folder) == {"Un": "1", "Deux": "1", "Trois": "2"}
    assert any("a heading, which gives the rows below “axis”" in remark.text.en for remark in folder.remarks())
    is_kept_by_fix(folder, "talks.csv")


def test_merged_headings_of_a_workbook_are_headings(folder: Folder) -> None:
    rows = [HEADER, ["Axe 1 : Nommer"], UN, DEUX, ["Axe 2 : Partager"], TROIS]
    folder.write("talks.xlsx", as_xlsx({"F": rows}, ("A2:C2", "A5:C5")))
    assert axes(folder) == {"Un": "1", "Deux": "1", "Trois": "2"}
    is_kept_by_fix(folder, "talks.xlsx")


@pytest.mark.parametrize("heading", ["Session 1", "1", "Partie 2", "Matin"])
def test_a_heading_that_may_count_something_else_is_no_axis(folder: Folder, heading: str) -> None:
    mistakes = folder.write("talks.csv", as_csv([HEADER, [heading], UN, DEUX])).mistakes()
    assert any("the event has axes" in mistake.text.en for mistake in mistakes)


def test_a_heading_that_a_column_contradicts_is_a_question(folder: Folder) -> None:
    rows = [["Axe", *HEADER], ["", "Axe 1 : Nommer"], ["2", *UN], ["", *DEUX]]
    mistakes = folder.write("talks.csv", as_csv(rows)).mistakes()
    assert {mistake.row for mistake in mistakes} == {2, 4}


def test_a_heading_of_no_axis_ends_the_one_before(folder: Folder) -> None:
    rows = [["Axe", *HEADER], ["Nommer"], ["", *UN], ["Hors axe"], ["", *DEUX]]
    assert [mistake.row for mistake in folder.write("talks.csv", as_csv(rows)).mistakes()] == [5]


@pytest.mark.parametrize("kind", [as_xlsx, as_ods], ids=["xlsx", "ods"])
@pytest.mark.parametrize("names", [("Axe 1", "Axe 2 – Partager"), ("1", "2"), ("Nommer", "Partager")])
def test_sheets_of_one_axis_each_are_read_together(folder: Folder, kind, names: Sequence[str]) -> None:
    name = f"talks.{kind.__name__[3:]}"
    folder.write(name, kind({names[0]: [HEADER, UN, DEUX], names[1]: [HEADER, TROIS]}))
    assert axes(folder) == {"Un": "1", "Deux": "1", "Trois": "2"}
    assert [talk.id for talk in folder.read().event.talks] == ["T1", "T2", "T3"]
    assert any("are read together" in remark.text.en for remark in folder.remarks())
    is_kept_by_fix(folder, name)


def test_a_correction_is_taken_back_from_a_further_sheet_that_somebody_changed_since(folder: Folder) -> None:
    import openpyxl

    header = [*HEADER, "Identifiant", "Axe", "Durée"]
    first, second = [header, [*UN, "T1", "1", "20 min"], [*DEUX, "T2", "1", 30]], [header, [*TROIS, "T3", "2", "1 h"]]
    folder.write("talks.xlsx", as_xlsx({"Axe 1": first, "Axe 2": second}))
    fix(folder.path)
    book = openpyxl.load_workbook(folder.path / "talks.xlsx")
    assert [book["Axe 1"]["F2"].value, book["Axe 2"]["F2"].value] == [20, 60]
    book["Axe 1"]["C2"] = "ada.mercier@example.org"
    book.save(folder.path / "talks.xlsx")
    undo(folder.path)
    book = openpyxl.load_workbook(folder.path / "talks.xlsx")
    assert [book["Axe 1"]["F2"].value, book["Axe 2"]["F2"].value] == ["20 min", "1 h"]
    assert book["Axe 1"]["C2"].value == "ada.mercier@example.org"


@pytest.mark.parametrize(
    ("sheets", "found"),
    [
        ({"Jour 1": [HEADER, UN], "Jour 2": [HEADER, DEUX]}, "Jour 2"),
        ({"Vendredi": [HEADER, UN], "Samedi": [HEADER, DEUX]}, "Samedi"),
        ({"Axe 1": [HEADER, UN], "Divers": [HEADER, DEUX]}, "Divers"),
        ({"Axe 1": [HEADER, UN], "Axe 2": [HEADER, DEUX], "Axe 3": [["?", "!"], ["Trois", "Cy"]]}, "Axe 3"),
    ],
    ids=["days", "weekdays", "an axis and another", "an axis with other headers"],
)
def test_talks_of_another_sheet_are_not_lost(folder: Folder, sheets: Mapping[str, Rows], found: str) -> None:
    (mistake,) = (mistake for mistake in folder.write("talks.xlsx", as_xlsx(sheets)).mistakes() if mistake.row is None)
    assert mistake.found == found
    assert "hide it" in mistake.text.en


@pytest.mark.parametrize(
    "names", [("Retenues", "Refusées"), ("Version 1", "Version 2"), ("Projets 2026", "Projets 2027")]
)
def test_a_sheet_of_other_talks_is_told_and_no_mistake(folder: Folder, names: Sequence[str]) -> None:
    folder.event(event()).write("talks.xlsx", as_xlsx({names[0]: [HEADER, UN], names[1]: [HEADER, DEUX]}))
    assert any("looks like the table too" in remark.text.en for remark in folder.remarks())


@pytest.mark.parametrize(
    "rows",
    [
        [HEADER, ["Axe 1", "Nommer"], UN, DEUX, ["Axe 2", "Partager"], TROIS],
        [HEADER, ["Axe 1 : Nommer (présidence : Z. Petit)"], UN, DEUX, ["Axe 2 – modération : Zoé Petit"], TROIS],
        [["Axe 1 : Nommer"], HEADER, UN, DEUX, ["Axe 2 : Partager"], HEADER, TROIS],
    ],
    ids=["in two cells", "with who leads it", "above headers"],
)
def test_headings_of_axes_as_people_set_them(folder: Folder, rows: Rows) -> None:
    folder.write("talks.csv", as_csv(rows))
    assert axes(folder) == {"Un": "1", "Deux": "1", "Trois": "2"}
    is_kept_by_fix(folder, "talks.csv")


@pytest.mark.parametrize(
    "heading",
    [
        "Communications refusées",
        "NON RETENUES",
        "Liste d'attente (3)",
        "Liste d’attente",
        "Annulées",
        "Withdrawn talks",
    ],
)
@pytest.mark.parametrize("again", [False, True])
def test_talks_below_a_heading_of_those_that_are_left_out_are_left_out(
    folder: Folder, heading: str, again: bool
) -> None:
    rows = [["Communications retenues"], HEADER, UN, DEUX, [], [heading], *([HEADER] if again else []), TROIS]
    reading = folder.event(event()).write("talks.csv", as_csv(rows)).read()
    assert [talk.title for talk in reading.event.talks] == ["Un", "Deux"]
    assert [talk.title for talk in reading.event.left_out] == ["Trois"]
    is_kept_by_fix(folder, "talks.csv")


def test_headings_of_axes_within_those_of_a_status_do_not_end_it(folder: Folder) -> None:
    rows = [HEADER, ["Retenues"], ["Axe 1"], UN, ["Refusées"], ["Axe 1"], DEUX, ["Axe 2"], TROIS]
    assert axes(folder.write("talks.csv", as_csv(rows))) == {"Un": "1"}


def test_a_heading_of_an_axis_ends_a_status_within_the_axis_before(folder: Folder) -> None:
    rows = [HEADER, ["Axe 1"], UN, ["Refusées"], DEUX, ["Axe 2"], TROIS]
    assert axes(folder.write("talks.csv", as_csv(rows))) == {"Un": "1", "Trois": "2"}


def test_talks_below_a_heading_of_posters_are_posters(folder: Folder) -> None:
    folder.event(event()).write("talks.csv", as_csv([HEADER, UN, DEUX, ["Posters"], TROIS]))
    assert [talk.title for talk in folder.read().event.posters] == ["Trois"]
    is_kept_by_fix(folder, "talks.csv")


@pytest.mark.parametrize("heading", ["Propositions reçues", "Soumissions", "OK", "Oui"])
def test_other_headings_say_nothing_of_a_status(folder: Folder, heading: str) -> None:
    folder.event(event()).write("talks.csv", as_csv([["N°", *HEADER], [heading], ["1", *UN], ["2", *DEUX]]))
    assert len(folder.read().event.talks) == 2


@pytest.mark.parametrize(
    "hints", [["(obligatoire)", "(nom, prénom)"], ["ex. : Les communs", "Exemple : Zoé Petit", "p. ex. a@b.fr"]]
)
def test_hints_of_a_form_below_the_header_are_no_talk(folder: Folder, hints: list[str]) -> None:
    folder.event(event()).write("talks.csv", as_csv([HEADER, hints, UN]))
    assert [talk.title for talk in folder.read().event.talks] == ["Un"]
