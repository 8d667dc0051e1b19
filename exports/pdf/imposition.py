"""The booklet for the stapler: A5 pages two-up on A4, in the order in which the sheets are folded into each other."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, StreamObject

#: A4 landscape, in points.
_WIDTH, _HEIGHT = 841.89, 595.28
_MM = 72 / 25.4
#: Fold marks: lines of 5 mm from both edges of the paper.
_FOLD = "".join(
    f"q 0.4 w 0.6 G {_WIDTH / 2:.3f} {start:.3f} m {_WIDTH / 2:.3f} {end:.3f} l S Q\n"
    for start, end in ((0, 5 * _MM), (_HEIGHT - 5 * _MM, _HEIGHT))
)


def sides(pages: int) -> list[tuple[int | None, int | None]]:
    """Left and right page (from 0; None: blank) of each side of paper: front, back, front, back…

    Blank pages fill `pages` up to a multiple of four. Printed along the short edge, each back lies behind its front.
    """
    total = -(-pages // 4) * 4
    pairs: list[tuple[int, int]] = []
    for sheet in range(total // 4):
        pairs.append((total - 1 - 2 * sheet, 2 * sheet))
        pairs.append((2 * sheet + 1, total - 2 - 2 * sheet))
    return [(_real(left, pages), _real(right, pages)) for left, right in pairs]


@dataclass(frozen=True, slots=True)
class Binding:
    """The binding of a printed booklet: fold marks, and the creep that its pages compensate for.

    `creep` is the number of millimetres by which the innermost sheet would stick out; its pages are drawn that much
    nearer to the fold.
    """

    fold_marks: bool = False
    creep: float = 0.0


def imposed(booklet: bytes, binding: Binding = Binding()) -> bytes:
    """The pages of `booklet` on A4 landscape; equal bytes in, equal bytes out.

    Each page becomes a form that the paper draws, so that no page's content has to be parsed and written again.
    """
    reader, writer = PdfReader(BytesIO(booklet)), PdfWriter()
    forms = [writer._add_object(_form(page, writer)) for page in reader.pages]
    papers = sides(len(forms))
    for index, side in enumerate(papers):
        paper = writer.add_blank_page(width=_WIDTH, height=_HEIGHT)
        inwards = shift(index // 2, len(papers) // 2, binding.creep)
        drawn_forms, drawn = DictionaryObject(), _FOLD if binding.fold_marks else ""
        for half, number in enumerate(side):
            if number is not None:
                margin = (_WIDTH / 2 - float(reader.pages[number].mediabox.width)) / 2 + (-inwards if half else inwards)
                drawn_forms[NameObject(f"/P{half}")] = forms[number]
                drawn += f"q 1 0 0 1 {half * _WIDTH / 2 + margin:.3f} 0 cm /P{half} Do Q\n"
        content = DecodedStreamObject()
        content.set_data(drawn.encode())
        paper[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): drawn_forms})
        paper[NameObject("/Contents")] = writer._add_object(content)
    title = reader.metadata.title if reader.metadata else None
    writer.add_metadata({"/Title": title or "", "/Producer": "Journée"})
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def shift(sheet: int, sheets: int, creep: float) -> float:
    """Points by which the pages of a sheet move towards the fold: 0 on the outermost, `creep` mm on the innermost."""
    return creep * _MM * sheet / (sheets - 1) if sheets > 1 else 0.0


def _form(page: PageObject, writer: PdfWriter) -> StreamObject:
    """The page as a form XObject of the new document; fonts and pictures are copied once for all pages."""
    form = DecodedStreamObject()
    form.set_data(contents.get_data() if (contents := page.get_contents()) is not None else b"")
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(page.mediabox)
    form[NameObject("/Resources")] = page["/Resources"].clone(writer)
    return form.flate_encode()


def _real(number: int, pages: int) -> int | None:
    """The page number, or None for a blank page."""
    return number if number < pages else None
