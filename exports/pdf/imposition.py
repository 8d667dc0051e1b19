"""A booklet for the stapler: A5 pages two-up on A4, in the order in which they are folded into each other."""

from __future__ import annotations

from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, StreamObject

#: A4 landscape, points.
_WIDTH, _HEIGHT = 841.89, 595.28


def sides(pages: int) -> list[tuple[int | None, int | None]]:
    """Left and right page (from 0; None: blank) of each side of paper: front, back, front, back…

    `pages` are filled up with blank ones to a multiple of four; printed along the short edge, each back lies behind
    its front.
    """
    total = -(-pages // 4) * 4
    pairs: list[tuple[int, int]] = []
    for sheet in range(total // 4):
        pairs.append((total - 1 - 2 * sheet, 2 * sheet))
        pairs.append((2 * sheet + 1, total - 2 - 2 * sheet))
    return [(_real(left, pages), _real(right, pages)) for left, right in pairs]


def imposed(booklet: bytes) -> bytes:
    """The pages of `booklet` on A4 landscape; the same bytes in give the same bytes out.

    Each page becomes a form that the paper draws, so that no page's content has to be read and written again.
    """
    reader, writer = PdfReader(BytesIO(booklet)), PdfWriter()
    forms = [writer._add_object(_form(page, writer)) for page in reader.pages]
    for side in sides(len(forms)):
        paper = writer.add_blank_page(width=_WIDTH, height=_HEIGHT)
        used, drawn = DictionaryObject(), ""
        for half, number in enumerate(side):
            if number is not None:
                margin = (_WIDTH / 2 - float(reader.pages[number].mediabox.width)) / 2
                used[NameObject(f"/P{half}")] = forms[number]
                drawn += f"q 1 0 0 1 {half * _WIDTH / 2 + margin:.3f} 0 cm /P{half} Do Q\n"
        content = DecodedStreamObject()
        content.set_data(drawn.encode())
        paper[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): used})
        paper[NameObject("/Contents")] = writer._add_object(content)
    title = reader.metadata.title if reader.metadata else None
    writer.add_metadata({"/Title": title or "", "/Producer": "Journée"})
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


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
    return number if number < pages else None
