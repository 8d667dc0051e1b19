"""A document of Word with real styles, its language and its properties; the only module that knows the format."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from exports.emphasis import Piece, addressed, pieces
from exports.interchange.xml import writable
from exports.long_text import Line, lines
from exports.office import numbering
from exports.office.archive import moment, repacked
from exports.web_text import typeset, web_address
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event

_LOCALES = {"fr": "fr-FR", "en": "en-GB"}
_INK, _SOFT = RGBColor(0x1B, 0x1F, 0x24), RGBColor(0x4D, 0x57, 0x63)
_FONT = "Calibri"
#: Points before each heading, and its size.
_HEADINGS = {"Heading 1": (18, 16), "Heading 2": (14, 13), "Heading 3": (12, 11)}
_LONGEST_PROPERTY = 255
#: Our own styles: text in tables, their headers, and what stands between a heading and its table.
_CELL, _HEADER, _LEAD = "Table Text", "Table Header", "Session Lead"
#: The styles of the lines of a long text that are no plain paragraphs.
_STYLES = {"item": "List Bullet"}
#: Twentieths of a point above and below the text of a cell.
_CELL_MARGIN = "50"


class WordFile:
    """A document that is being written; `bytes` ends it."""

    def __init__(self, event: Event, edition: Edition) -> None:
        self._document = Document()
        self._language = event.language
        self._dress()
        #: Looking a style up by its name takes longer than all the rest.
        self._styles = {style.name: style.style_id for style in self._document.styles}
        self._numbered = numbering.NumberedLists(self._document)
        properties = self._document.core_properties
        properties.title = writable(event.title)[:_LONGEST_PROPERTY]
        properties.subject = writable(event.subtitle or "")[:_LONGEST_PROPERTY]
        properties.author = writable(", ".join(each.name for each in event.organisers))[:_LONGEST_PROPERTY]
        properties.language = _LOCALES[event.language]
        properties.comments, properties.last_modified_by = "", ""
        properties.created = properties.modified = moment(event, edition)

    def bytes(self) -> bytes:
        """The file."""
        made = io.BytesIO()
        self._document.save(made)
        return repacked(made.getvalue())

    def heading(self, text: str, level: int, language: str | None = None) -> None:
        """A heading; level 0 is the title of the document."""
        style = f"Heading {level}" if level else "Title"
        self._write(self._styled(self._document.add_paragraph(), style), [Piece(text)], language)

    def paragraph(self, text: str, style: str | None = None, language: str | None = None) -> None:
        """A paragraph; nothing for an empty text."""
        if text:
            self.pieces([Piece(text)], style, language)

    def pieces(self, pieces: Iterable[Piece], style: str | None = None, language: str | None = None) -> None:
        """A paragraph of several pieces."""
        self._write(self._styled(self._document.add_paragraph(), style), pieces, language)

    def lead(self, text: str) -> None:
        """A paragraph that stays on the page of what follows; nothing for an empty text."""
        self.paragraph(text, _LEAD)

    def prose(self, text: str, language: str | None = None, before: str = "") -> None:
        """A paragraph for each line of a long text, the first behind `before` in bold."""
        self._numbered.end()
        for number, line in enumerate(lines(text)):
            led = [Piece(before, bold=True)] if before and not number else []
            self._line(line, led, language)

    def _line(self, line: Line, led: Sequence[Piece], language: str | None) -> None:
        heading = line.kind in ("heading", "references")
        stated = [part for piece in pieces(line.text) for part in addressed(piece)]
        paragraph = self._styled(self._document.add_paragraph(), _STYLES.get(line.kind, "Body Text"))
        if line.number is not None:
            self._styled(paragraph, numbering.STYLE)
            self._numbered.number(paragraph, line.number)
        elif line.kind != "item":
            self._numbered.end()
        self._write(paragraph, [*led, *(replace(part, bold=part.bold or heading) for part in stated)], language)

    def link(self, label: str, target: str) -> None:
        """A paragraph with a label and what is behind it, a link where it is a web address."""
        paragraph = self._document.add_paragraph()
        self._write(paragraph, [Piece(label, bold=True)])
        address = web_address(target)
        if address is None:
            self._write(paragraph, [Piece(target)])
            return
        self._write(paragraph, [Piece(target, target=address)])

    def table(self, header: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[float]) -> None:
        """A table whose header is repeated on each page; `widths` in centimetres."""
        table = self._document.add_table(rows=1, cols=len(header), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        self._mark(table.rows[0], "w:tblHeader", "w:cantSplit")
        self._fill(table.rows[0], [[([Piece(text, bold=True)], None)] for text in header], _HEADER)
        for stated in rows:
            row = table.add_row()
            self._mark(row, "w:cantSplit")
            self._fill(row, stated, _CELL)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Cm(width)
        self._loosen(table)
        for paragraph in (each for row in table.rows for cell in row.cells for each in cell.paragraphs):
            paragraph.paragraph_format.space_after = Pt(2)
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def page_break(self) -> None:
        """What follows begins a page."""
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _fill(self, row: Any, cells: Sequence[Cell], style: str) -> None:
        for cell, content in zip(row.cells, cells, strict=True):
            for number, (line, language) in enumerate(content):
                paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
                self._write(self._styled(paragraph, style), line, language)

    def _styled(self, paragraph: Paragraph, style: str | None) -> Paragraph:
        if style is not None:
            paragraph._p.style = self._styles[style]
        return paragraph

    def _write(self, paragraph: Paragraph, pieces: Iterable[Piece], language: str | None = None) -> None:
        for piece in pieces:
            run = paragraph.add_run(writable(piece.text if piece.target else typeset(piece.text)))
            run.bold, run.italic = piece.bold or None, piece.italic or None
            if piece.target:
                self._lead(paragraph, run, piece.target)
            if language and language != self._language:
                self._set_language(run._r.get_or_add_rPr(), language)

    @staticmethod
    def _lead(paragraph: Paragraph, run: Run, target: str) -> None:
        """The run leads to `target`."""
        element = OxmlElement("w:hyperlink")
        element.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run.font.underline, run.font.color.rgb = True, RGBColor(0x0B, 0x53, 0x94)
        element.append(run._r)
        paragraph._p.append(element)

    def _dress(self) -> None:
        """A4, the fonts and sizes of the styles, and the language of the whole document."""
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
        for style in self._document.styles:
            if style.type == WD_STYLE_TYPE.PARAGRAPH:
                self._set_font(style)
        for name, (before, size) in _HEADINGS.items():
            heading = self._document.styles[name]
            heading.font.size, heading.font.color.rgb = Pt(size), _INK
            heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(before), Pt(4)
        styles = self._document.styles
        styles["Title"].font.size, styles["Title"].font.color.rgb = Pt(22), _INK
        styles["Subtitle"].font.size, styles["Subtitle"].font.color.rgb = Pt(13), _SOFT
        styles["Normal"].font.size = styles["Body Text"].font.size = Pt(10.5)
        styles["Normal"].paragraph_format.space_after = Pt(4)
        styles["Body Text"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
        for name in (_CELL, _HEADER, _LEAD):
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        styles[_CELL].paragraph_format.space_after = styles[_HEADER].paragraph_format.space_after = Pt(2)
        styles[_HEADER].paragraph_format.keep_with_next = styles[_LEAD].paragraph_format.keep_with_next = True
        defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
        self._set_language(defaults, self._language)

    @staticmethod
    def _set_font(style: Any) -> None:
        """One font for all scripts, in the place of the template's themes."""
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), _FONT)

    @staticmethod
    def _set_language(properties: Any, language: str) -> None:
        element = properties.find(qn("w:lang"))
        if element is None:
            element = OxmlElement("w:lang")
            properties.append(element)
        element.set(qn("w:val"), _LOCALES.get(language, language))

    @staticmethod
    def _loosen(table: Any) -> None:
        """Room above and below the text of each cell: accents touch the line otherwise."""
        margins = OxmlElement("w:tblCellMar")
        for side in ("w:top", "w:bottom"):
            margin = OxmlElement(side)
            margin.set(qn("w:w"), _CELL_MARGIN)
            margin.set(qn("w:type"), "dxa")
            margins.append(margin)
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        look.addprevious(margins)

    @staticmethod
    def _mark(row: Any, *names: str) -> None:
        properties = row._tr.get_or_add_trPr()
        for name in sorted(names):
            properties.append(OxmlElement(name))


#: The paragraphs of a cell, each with its language where that is not the event's.
Cell = Sequence[tuple[Sequence[Piece], str | None]]


def cell(*texts: str | Piece, language: str | None = None) -> Cell:
    """A cell with a paragraph for each text that is not empty."""
    stated = [text if isinstance(text, Piece) else Piece(text) for text in texts]
    return [([piece], language if number == 0 else None) for number, piece in enumerate(stated) if piece.text]
