"""Nothing of a document is lost, and no document hurts: read as a program that only knows lines would see it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from odfdo import Cell, Document, Paragraph, Row, Table
from reportlab.pdfgen.canvas import Canvas

from scheduler.documents.apart import document_lines
from scheduler.documents.lines import Form, Refusal

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(data: bytes, form: Form) -> list[tuple[str, ...]]:
    lines = document_lines(data, form)
    assert isinstance(lines, tuple), lines
    return [line.cells for line in lines if line.text.strip()]


def repacked(data: bytes, **parts: bytes) -> bytes:
    """The archive with the parts replaced or added; `/` and `.` in a name are written `__` and `_`."""
    out = io.BytesIO()
    names = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in names:
                after.writestr(name, before.read(name))
        for name, content in names.items():
            after.writestr(name, content)
    return out.getvalue()


@pytest.fixture(scope="module")
def word() -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "En-tête"
    document.add_paragraph("Premier")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Titre", "Les jauges"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_body(word: bytes, xml: str) -> bytes:
    root = f"<w:document xmlns:w='{_WORD}' xmlns:v='urn:schemas-microsoft-com:vml'>"
    return repacked(word, word__document_xml=f"{root}<w:body>{xml}</w:body></w:document>".encode())


def test_a_word_document_gives_its_paragraphs_headers_and_rows(word: bytes) -> None:
    assert read(word, "docx") == [("En-tête",), ("Premier",), ("Titre", "Les jauges")]


@pytest.mark.parametrize(
    "xml",
    [
        "<w:p><w:ins w:id='1'><w:r><w:t>VU</w:t></w:r></w:ins></w:p>",
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>VU</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r></w:p>",
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>VU</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    ],
    ids=["inserted", "text box", "content control"],
)
def test_no_text_of_word_is_lost(word: bytes, xml: str) -> None:
    assert ("VU",) in read(with_body(word, xml), "docx")


def test_deleted_text_is_no_text(word: bytes) -> None:
    xml = "<w:p><w:r><w:t>reste</w:t></w:r><w:del w:id='1'><w:r><w:delText>effacé</w:delText></w:r></w:del></w:p>"
    assert read(with_body(word, xml), "docx")[-1] == ("reste",)


_BOX = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"


@pytest.mark.parametrize("said", ["Encadré", ""])
def test_a_box_that_stands_in_two_forms_is_read_once(word: bytes, said: str) -> None:
    forms = f"<m:Choice Requires='wps'>{_BOX.format(said)}</m:Choice><m:Fallback>{_BOX.format('Encadré')}</m:Fallback>"
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<m:AlternateContent xmlns:m='{compatible}'>{forms}</m:AlternateContent>"
    data = with_body(word, f"<w:p><w:r>{box}</w:r></w:p><w:p><w:r><w:t>Fin</w:t></w:r></w:p>")
    assert [text for (text,) in read(data, "docx") if text != "En-tête"] == ["Encadré", "Fin"]


def test_text_that_was_moved_is_read_where_it_is_now(word: bytes) -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    moved = f"<w:moveFrom w:id='3'>{run.format('ici ')}</w:moveFrom>{run.format('puis ')}"
    data = with_body(word, f"<w:p>{moved}<w:moveTo w:id='4'>{run.format('là')}</w:moveTo></w:p>")
    assert [text for (text,) in read(data, "docx") if text != "En-tête"] == ["puis là"]


def test_an_open_document_gives_paragraphs_rows_and_notes() -> None:
    document = Document("text")
    document.body.clear()
    paragraph = Paragraph("Un mot")
    paragraph.insert_note(after="mot", note_id="n1", citation="1", body="la note")
    document.body.append(paragraph)
    table = Table("t")
    row = Row()
    row.append_cell(Cell("Titre"))
    row.append_cell(Cell("Les jauges"))
    table.append_row(row)
    document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    assert read(out.getvalue(), "odt") == [("Un mot [la note]",), ("Titre", "Les jauges")]


def test_rich_text_gives_lines_rows_and_notes() -> None:
    source = (
        r"{\rtf1\ansi Un \'e9t\'e9{\footnote \pard la {\i note} \{1\}}\par"
        r"\trowd\cellx1\cellx2\intbl Titre\cell Les jauges\cell\row \pard Fin\par}"
    )
    assert read(source.encode("ascii"), "rtf") == [("Un été [la note {1}]",), ("Titre", "Les jauges"), ("Fin",)]


def test_a_pdf_gives_its_lines_as_lines_of_print() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(100, 700, "Les jauges")
    canvas.save()
    lines = document_lines(out.getvalue(), "pdf")
    assert isinstance(lines, tuple)
    assert [line.text for line in lines if line.text] == ["Les jauges"]
    assert all(line.wrapped for line in lines)


def test_a_document_that_unfolds_to_too_much_is_refused(word: bytes) -> None:
    assert document_lines(repacked(word, media__big=b"\0" * 60_000_000), "docx") is Refusal.TOO_LARGE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(word: bytes, encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    assert document_lines(repacked(word, word__document_xml=xml.encode(encoding)), "docx") is Refusal.UNREADABLE


@pytest.mark.parametrize("form", ["docx", "odt", "rtf", "pdf"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"{\\rtf1 {{{{", bytes(range(256)) * 40])
def test_what_is_no_such_document_is_refused_or_empty(form: Form, data: bytes) -> None:
    assert isinstance(document_lines(data, form), Refusal | tuple)


def test_a_scan_is_told_from_a_damaged_document() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(10, 10, 50, 50)
    canvas.save()
    assert document_lines(out.getvalue(), "pdf") is Refusal.SILENT


def test_the_samples_are_read() -> None:
    place = Path(__file__).parents[4] / "shared/data/interchange/mails"
    files = [path for path in sorted(place.glob("*")) if path.suffix in (".docx", ".odt", ".rtf", ".pdf")]
    if not files:
        pytest.skip("../shared/data/interchange is not beside this checkout")
    for path in files:
        text = " ".join(cell for cells in read(path.read_bytes(), path.suffix[1:]) for cell in cells)  # type: ignore[arg-type]
        assert "relève ses compteurs" in text
        assert "apprentissage automatique" in text or path.stem == "C-pieges"
        if path.stem == "D-note":
            assert "voir le rapport de 2020" in text
