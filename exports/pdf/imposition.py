"""A booklet for the stapler: A5 pages two-up on A4, in the order in which they are folded into each other."""

from __future__ import annotations

from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter

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
    """The pages of `booklet` on A4 landscape; the same bytes in give the same bytes out."""
    reader, writer = PdfReader(BytesIO(booklet)), PdfWriter()
    for left, right in sides(len(reader.pages)):
        paper = PageObject.create_blank_page(width=_WIDTH, height=_HEIGHT)
        for number, half in ((left, 0), (right, 1)):
            if number is not None:
                page = reader.pages[number]
                margin = (_WIDTH / 2 - float(page.mediabox.width)) / 2
                paper.merge_translated_page(page, half * _WIDTH / 2 + margin, 0)
        writer.add_page(paper)
    title = reader.metadata.title if reader.metadata else None
    writer.add_metadata({"/Title": title or "", "/Producer": "Journée"})
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _real(number: int, pages: int) -> int | None:
    return number if number < pages else None
