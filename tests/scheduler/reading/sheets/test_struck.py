"""What is crossed out in a workbook, and comments on its cells, are told in either format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from scheduler.workbooks.sheet_marks import Crossed
from scheduler.workbooks.xlsx_notes import xlsx_notes
from scheduler.workbooks.xlsx_strikes import strikes_of
from tests.scheduler.reading.conftest import EVENT, Folder

ROWS = [
    ["Titre", "Intervenants", "Courriels", "Statut"],
    ["Un", "Ada Mercier", "ada@example.org", "accepté"],
    ["Deux", "Bo Linde", "bo@example.org", "accepté"],
    ["Trois", "Cy Roux", "cy@example.org", "refusé"],
]
#: Crossed out and commented, by cell: whole cells, a part of a text, a comment.
Pen = Mapping[str, str]


def xlsx(pen: Pen) -> bytes:
    import openpyxl
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.comments import Comment
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    for cell, mark in pen.items():
        if mark == "whole":
            book.active[cell].font = Font(strike=True)
        elif mark == "part":
            book.active[cell] = CellRichText(TextBlock(InlineFont(strike=True), "Ada"), " Mercier")
        else:
            book.active[cell].comment = Comment(mark, "Nadège")
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def ods(pen: Pen) -> bytes:
    from odf.office import Annotation
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.style import Style, TextProperties
    from odf.table import Table, TableCell, TableRow
    from odf.text import P, Span

    book = OpenDocumentSpreadsheet()
    named = Style(name="Barré", family="table-cell")
    named.addElement(TextProperties(textlinethroughstyle="solid"))
    book.styles.addElement(named)
    struck = Style(name="ce1", family="table-cell", parentstylename="Barré")
    part = Style(name="T1", family="text")
    part.addElement(TextProperties(textlinethroughtype="single"))
    book.automaticstyles.addElement(struck)
    book.automaticstyles.addElement(part)
    table = Table(name="F")
    for number, row in enumerate(ROWS, start=1):
        line = TableRow()
        for letter, text in zip("ABCD", row, strict=True):
            mark = pen.get(f"{letter}{number}", "")
            cell = TableCell(valuetype="string", **({"stylename": "ce1"} if mark == "whole" else {}))
            if mark not in ("", "whole", "part"):
                note = Annotation()
                note.addElement(P(text=mark))
                cell.addElement(note)
            paragraph = P()
            if mark == "part":
                paragraph.addElement(Span(stylename="T1", text="Ada"))
                paragraph.addText(" Mercier")
            else:
                paragraph.addText(text)
            cell.addElement(paragraph)
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.fixture(params=[xlsx, ods], ids=["xlsx", "ods"])
def marked(request: pytest.FixtureRequest, folder: Folder):
    def written(pen: Pen) -> list[tuple[int | None, str | None, str | None, str, tuple[str, ...]]]:
        (folder.path / "talks.csv").unlink(missing_ok=True)
        folder.event(EVENT).write(f"talks.{request.param.__name__}", request.param(pen))
        words = ("crossed", "comment")
        reading = folder.read()
        assert [talk.title for talk in reading.event.talks] == ["Un", "Deux"]
        return [
            (problem.row, problem.column, problem.found, problem.text.en, problem.suggestions)
            for problem in reading.remarks
            if any(word in problem.text.en for word in words)
        ]

    return written


def test_a_row_that_is_crossed_out_is_read_and_told_with_the_status_to_write(marked) -> None:
    (told,) = marked({"A3": "whole", "B3": "whole", "C3": "whole"})
    assert told[:3] == (3, "Statut", "accepté")
    assert "write “withdrawn” here" in told[3]
    assert told[4] == ("retiré",)


def test_a_row_that_its_status_leaves_out_may_be_crossed_out(marked) -> None:
    assert marked({"A4": "whole", "B4": "whole", "C4": "whole", "D4": "whole"}) == []


def test_a_single_cell_or_a_part_of_its_text_that_is_crossed_out_is_told(marked) -> None:
    whole, part = sorted(marked({"A3": "whole", "B2": "part"}), reverse=True)
    assert whole[:3] == (3, "Titre", "Deux")
    assert part[:3] == (2, "Intervenants", "Ada Mercier")
    assert part[3].startswith("A part of this text is crossed out")


def test_a_comment_is_told_with_its_cell(marked) -> None:
    (told,) = marked({"B3": "ne vient plus, courriel du 3 mai"})
    assert told[:3] == (3, "Intervenants", "ne vient plus, courriel du 3 mai")


def test_a_workbook_without_a_pen_says_nothing_of_it(marked) -> None:
    assert marked({}) == []


def test_shared_texts_and_styles_say_what_is_crossed_out() -> None:
    styles = b"""<styleSheet><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>
        <cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>
        <dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"""
    shared = b"""<sst><si><t>Un</t></si><si><r><rPr><strike/></rPr><t>Deux</t></r></si>
        <si><r><t>Trois </t></r><r><rPr><strike/></rPr><t>quatre</t></r></si></sst>"""
    strikes = strikes_of(styles, shared)
    assert strikes.styles == {"1"}
    assert strikes.texts == {"1": Crossed.WHOLE, "2": Crossed.PART}


def test_a_conversation_stands_in_the_place_of_the_comment_that_repeats_it() -> None:
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    talk = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": f'<R><Relationship Type="{links}" Target="../comments1.xml"/>'
        f'<Relationship Type="{talk}" Target="/xl/threadedComments/threadedComment1.xml"/></R>',
        "xl/comments1.xml": '<comments><comment ref="A2"><text><t>[Threaded comment] …</t></text></comment>'
        '<comment ref="B2"><text><r><t>vu</t></r></text></comment></comments>',
        "xl/threadedComments/threadedComment1.xml": '<T><threadedComment ref="A2"><text>retiré ?</text>'
        '</threadedComment><threadedComment ref="A2"><text>oui</text></threadedComment></T>',
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    with zipfile.ZipFile(data) as archive:
        names = {name.casefold(): name for name in archive.namelist()}
        assert xlsx_notes(archive, names, "xl/worksheets/sheet1.xml") == {"A2": "retiré ? / oui", "B2": "vu"}


@pytest.mark.parametrize("rows", [(4,), (3, 4)])
def test_a_row_that_is_added_below_one_that_is_crossed_out_is_not(rows: tuple[int, ...]) -> None:
    import openpyxl

    from scheduler.editing.rows import with_row

    pen = {f"{letter}{row}": "whole" for row in rows for letter in "ABCD"}
    new = {"Titre": "Quatre", "Intervenants": "Di Noël"}
    sheet = openpyxl.load_workbook(io.BytesIO(with_row(xlsx(pen), "talks.xlsx", new))).active
    assert [sheet[cell].value for cell in ("A5", "B5")] == ["Quatre", "Di Noël"]
    assert [bool(sheet[cell].font.strike) for cell in ("A4", "A5", "B5")] == [True, False, False]
    before, after = ods(pen), with_row(ods(pen), "talks.ods", new)
    assert "Di Noël" in content(after)
    assert content(after).count('style-name="ce1"') == content(before).count('style-name="ce1"')


def content(document: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.read("content.xml").decode()
