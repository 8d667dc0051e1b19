"""Nothing vanishes between a workbook and its cells, in either format."""

from __future__ import annotations

import io
import zipfile

import pytest
from sheets import Error, Formula, Sheet, book

HEADER = ["id", "title", "speakers", "available", "status", "room", "keywords", "biography"]
FIRST = ["T1", "Un", "Marie Curie", "9h-12h30", "", "", "a", "Vie."]
SECOND = ["T2", "Deux", "Paul Langevin", "", "", "", "b", "Vie."]
EVENT = """\
[event]
title = "Une journée"
date = 2025-05-23
start = "09:00"
end = "18:00"

[[rooms]]
id = "amphi"

[[rooms]]
id = "salle-b"
"""


@pytest.fixture(params=["xlsx", "ods"])
def write(request, folder):
    """A function that writes the sheets as the table of talks, and returns the folder."""
    (folder.path / "talks.csv").unlink()
    folder.event(EVENT)

    def written(*sheets: Sheet):
        folder.write(f"talks.{request.param}", book(request.param, *sheets))
        folder.name = f"talks.{request.param}"
        return folder

    return written


def changed(row, **cells):
    return [cells.get(key, value) for key, value in zip(HEADER, row, strict=True)]


def texts(problems):
    """The remarks without those on addresses, which no row here has."""
    return [problem.text.en for problem in problems if "address" not in problem.text.en]


# ── errors and formulas ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("column", HEADER)
@pytest.mark.parametrize("error", [Error("#N/A"), Error("#REF!", "A1+#REF!"), Error("#VALEUR!"), "#DIV/0!", "Err:502"])
def test_an_error_is_a_mistake_with_its_cell_in_every_column(write, column, error):
    folder = write(Sheet([HEADER, FIRST, changed(SECOND, **{column: error})]))
    shown = error if isinstance(error, str) else error.text
    (mistake,) = [mistake for mistake in folder.mistakes() if mistake.found == shown]
    assert (mistake.file, mistake.row, mistake.column) == (folder.name, 3, column)
    assert "has an error here" in mistake.text.en
    assert "donne ici une erreur" in mistake.text.fr


def test_an_error_in_a_row_without_other_errors_is_the_only_mistake(write):
    assert len(write(Sheet([HEADER, FIRST, changed(SECOND, available=Error("#N/A"))])).mistakes()) == 1


def test_a_column_that_is_not_read_may_have_errors(write):
    assert write(Sheet([[*HEADER, "Âge"], [*FIRST, Error("#N/A")]])).read().event.talk["T1"].title == "Un"


def test_signs_of_a_column_that_was_too_narrow_are_a_mistake(write):
    mistake = write(Sheet([HEADER, changed(FIRST, available="#######")])).mistake()
    assert (mistake.row, mistake.column) == (2, "available")
    assert "too narrow" in mistake.text.en


@pytest.mark.parametrize("text", ["#1", "#", "N/A", "##", "# Titre", "Erreur", "Err", "#Metoo"])
def test_texts_that_are_no_error_stay(write, text):
    assert write(Sheet([HEADER, changed(FIRST, title=text)])).read().event.talk["T1"].title == text


def test_the_result_of_a_formula_is_read(write):
    rows = [HEADER, changed(FIRST, title=Formula("A1", "Calculé"), keywords=Formula("B1", "")), SECOND]
    talk = write(Sheet(rows)).read().event.talk["T1"]
    assert (talk.title, talk.keywords) == ("Calculé", ())


def test_a_formula_without_a_result_is_a_mistake_that_says_how_to_get_it(write):
    folder = write(Sheet([HEADER, changed(FIRST, available=Formula("B2&C2")), SECOND]))
    mistake = folder.mistake()
    assert (mistake.row, mistake.column, mistake.found) == (2, "available", "=B2&C2")
    assert "open the workbook in the spreadsheet and save it" in mistake.text.en


def test_a_formula_without_a_result_in_the_last_row_is_a_mistake(write):
    folder = write(Sheet([HEADER, FIRST, [*SECOND[:3], *[""] * 4, Formula("H2")]]))
    assert [(mistake.row, mistake.column, mistake.found) for mistake in folder.mistakes()] == [(3, "biography", "=H2")]


@pytest.mark.parametrize("error", [Error("#N/A"), "#REF!", Formula("A1")])
def test_an_error_in_one_of_several_columns_of_a_field_is_a_mistake(write, error):
    rows = [["id", "title", "Prénom", "Nom"], ["T1", "Un", "Marie", "Curie"], ["T2", "Deux", "Paul", error]]
    mistake = write(Sheet(rows)).mistake()
    assert (mistake.row, mistake.column) == (3, "Prénom + Nom")


# ── merged cells ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_merged_cells_give_their_value_to_every_row(write):
    rows = [HEADER, changed(FIRST, available="14:00-15:00", room="amphi"), SECOND]
    reading = write(Sheet(rows, merged=["D2:D3", "F2:F3"])).read()
    first, second = reading.event.talks
    assert first.available == second.available != ()
    assert (first.room, second.room) == ("amphi", "amphi")
    told = [(p.row, p.column, p.text.en) for p in reading.remarks if p.text.en.startswith("Merged")]
    assert told == [
        (2, "available", "Merged cells, whose value holds for each of them: “14:00-15:00” (rows 2–3)"),
        (2, "room", "Merged cells, whose value holds for each of them: “amphi” (rows 2–3)"),
    ]


def test_merged_areas_of_one_column_are_told_together(write):
    rows = [[*HEADER], *([*changed(FIRST, id=f"T{at}", room="amphi" if at % 2 else "")] for at in range(1, 7))]
    reading = write(Sheet(rows, merged=["F2:F3", "F4:F5", "F6:F7"])).read()
    assert [talk.room for talk in reading.event.talks] == ["amphi"] * 6
    assert sum("Merged" in text for text in texts(reading.remarks)) == 1


def test_a_row_that_has_nothing_but_merged_cells_stays_blank(write):
    rows = [HEADER, changed(FIRST, room="amphi"), SECOND, [""] * len(HEADER)]
    assert len(write(Sheet(rows, merged=["F2:F4"])).read().event.talks) == 2


def test_a_merged_title_above_the_header_makes_no_headers(write):
    reading = write(Sheet([["Titre"], HEADER, FIRST, SECOND], merged=["A1:H1"])).read()
    assert [talk.title for talk in reading.event.talks] == ["Un", "Deux"]


def test_a_line_across_the_table_is_no_talk(write):
    reading = write(Sheet([HEADER, FIRST, SECOND, ["TOTAL"]], merged=["A4:H4"])).read()
    assert list(reading.event.talk) == ["T1", "T2"]
    assert "TOTAL" in [remark.found for remark in reading.remarks]


def test_cells_merged_across_two_columns_give_their_value_to_both(write):
    header = ["id", "title", "speakers", "available", "preferred", "keywords", "biography"]
    row = ["T1", "Un", "Marie", "14h-15h", "", "a", "Vie."]
    talk = write(Sheet([header, row], merged=["D2:E2"])).read().event.talk["T1"]
    assert talk.available == talk.preferred != ()


def test_what_lies_under_merged_cells_is_told(write):
    rows = [HEADER, changed(FIRST, room="amphi"), changed(SECOND, room="salle-b")]
    reading = write(Sheet(rows, merged=["F2:F3"])).read()
    assert reading.event.talk["T2"].room == "amphi"
    assert [p.found for p in reading.remarks if "hidden under merged cells" in p.text.en] == ["salle-b"]


def test_nothing_is_taken_from_cells_merged_under_a_blank_one(write):
    reading = write(Sheet([HEADER, FIRST, changed(SECOND, room="salle-b")], merged=["F2:F3"])).read()
    assert reading.event.talk["T2"].room == "salle-b"


# ── hidden rows, columns and sheets ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("filtered", [True, False])
def test_hidden_rows_are_read_and_told(write, filtered):
    third = changed(SECOND, id="T3")
    reading = write(Sheet([HEADER, FIRST, SECOND, third], hidden_rows=[3, 4], filtered=filtered)).read()
    assert len(reading.event.talks) == 3
    (remark,) = [remark for remark in reading.remarks if "hidden" in remark.text.en]
    assert (remark.row, remark.found) == (3, "T2")
    assert remark.text.en.startswith("Rows 3, 4 are hidden")
    assert ("filter" in remark.text.en) == filtered
    assert ("filtre" in remark.text.fr) == filtered


def test_blank_hidden_rows_are_not_told(write):
    assert texts(write(Sheet([HEADER, FIRST, [], SECOND], hidden_rows=[3])).remarks()) == []


def test_hidden_columns_are_read_and_told(write):
    reading = write(Sheet([HEADER, FIRST], hidden_columns="D")).read()
    assert reading.event.talk["T1"].available
    (remark,) = [remark for remark in reading.remarks if "hidden" in remark.text.en]
    assert (remark.row, remark.column) == (1, "available")


def test_a_row_and_a_column_of_no_height_or_width_are_hidden_too(folder):
    (folder.path / "talks.csv").unlink()
    folder.event(EVENT)
    made = zipfile.ZipFile(
        io.BytesIO(book("xlsx", Sheet([HEADER, FIRST, SECOND], hidden_rows=[3], hidden_columns="D")))
    )
    flat = io.BytesIO()
    with zipfile.ZipFile(flat, "w") as archive:
        for name in made.namelist():
            text = made.read(name).replace(b'width="9" hidden="1"', b'width="0" customWidth="1"')
            archive.writestr(name, text.replace(b' hidden="1"', b' ht="0.0" customHeight="1"'))
    reading = folder.write("talks.xlsx", flat.getvalue()).read()
    hidden = [remark for remark in reading.remarks if "hidden" in remark.text.en]
    assert {(remark.row, remark.column) for remark in hidden} >= {(1, "available")}
    assert "T2" in [remark.found for remark in hidden]


# ── sheets ──────────────────────────────────────────────────────────────────────────────────────────────────────────

NOTES = Sheet([["Consignes"], ["Remplir la seconde feuille"]], "Lisez-moi")


def test_the_sheet_that_has_the_table_is_found_and_told(write):
    reading = write(NOTES, Sheet([HEADER, FIRST, SECOND], "Communications & co")).read()
    assert len(reading.event.talks) == 2
    assert texts(reading.remarks) == [
        "The table is read from the sheet “Communications & co”, not from the first one, “Lisez-moi”"
    ]


def test_the_first_of_two_equal_sheets_is_read_and_the_other_told(write):
    reading = write(Sheet([HEADER, FIRST], "A"), Sheet([HEADER, SECOND], "B")).read()
    assert list(reading.event.talk) == ["T1"]
    (text,) = texts(reading.remarks)
    assert text.startswith("The sheet “B” looks like the table too (1 row)")


def test_an_empty_template_gives_way_to_the_table(write):
    assert list(write(Sheet([HEADER], "Modèle"), Sheet([HEADER, SECOND], "B")).read().event.talk) == ["T2"]


def test_a_hidden_sheet_is_read_only_where_no_other_has_the_table(write):
    hidden = Sheet([HEADER, FIRST], "Archive", hidden=True)
    visible = Sheet([HEADER[:4], SECOND[:4]], "Cette année")
    assert list(write(hidden, visible).read().event.talk) == ["T2"]
    reading = write(hidden, NOTES).read()
    assert list(reading.event.talk) == ["T1"]
    assert "The sheet “Archive” is hidden: it is read" in texts(reading.remarks)


def test_a_sheet_of_another_kind_is_not_told(write):
    people = Sheet([["Nom", "Courriel"], ["Marie", "m@example.org"]], "Comité")
    assert texts(write(Sheet([HEADER, FIRST]), people).read().remarks) == []


# ── bombs ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def with_part(data: bytes, name: str, text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as copy:
        for member in archive.namelist():
            copy.writestr(member, text if member == name else archive.read(member))
    return made.getvalue()


@pytest.mark.parametrize("cell", ['r="XFD1048576"', "r='XFD1048576'", 'r = "XFD1048576"', 'r="xfd1048576"'])
def test_a_far_cell_is_found_however_it_is_written(folder, cell):
    (folder.path / "talks.csv").unlink()
    sheet = f'<worksheet><sheetData><row r="1048576"><c {cell}><v>1</v></c></row></sheetData></worksheet>'
    folder.write("talks.xlsx", with_part(book("xlsx", Sheet([HEADER])), "xl/worksheets/sheet1.xml", sheet))
    assert "reaches too far" in folder.mistake().text.en


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_entities_are_refused(folder, part):
    (folder.path / "talks.csv").unlink()
    text = '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><worksheet>&d;</worksheet>'
    folder.write("talks.xlsx", with_part(book("xlsx", Sheet([HEADER, FIRST])), part, text))
    assert "no readable workbook" in folder.mistake().text.en


def test_merged_areas_that_overlap_without_end_are_refused(folder):
    (folder.path / "talks.csv").unlink()
    merged = [f"A{row}:H500" for row in range(2, 400)] * 10
    folder.write("talks.xlsx", book("xlsx", Sheet([HEADER, *[FIRST] * 500], merged=merged)))
    assert "reaches too far" in folder.mistake().text.en


def test_a_row_that_is_repeated_a_million_times_is_refused_at_once(folder):
    (folder.path / "talks.csv").unlink()
    data = book("ods", Sheet([HEADER[:3], ["T1", "Un", "Marie"]]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml").decode()
    before, row, after = content.rpartition("<table:table-row>")
    repeated = row.replace(">", ' table:number-rows-repeated="1000000">')
    folder.write("talks.ods", with_part(data, "content.xml", before + repeated + after))
    assert "reaches too far" in folder.mistake().text.en
