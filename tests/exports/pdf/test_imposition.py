"""Each half of each side of the printed sheets shows the right page of the booklet."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from pdf_tools import poppler, squeezed
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from exports.pdf import impose
from exports.pdf.imposition import shift, sides
from scheduler.cli.program import main
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]


def numbered(pages: int) -> bytes:
    """A booklet whose pages show their numbers, large and in their middle."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A5, invariant=1)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", 60)
        canvas.drawCentredString(A5[0] / 2, A5[1] / 2, f"p{number}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize("pages", range(1, 41))
def test_folding_the_sheets_gives_the_reading_order(pages: int) -> None:
    """Sheets lie in each other; a leaf's front is the right half of one side or the left half of the other."""
    paper = sides(pages)
    assert len(paper) % 2 == 0
    leaves = []
    for front, back in zip(paper[::2], paper[1::2], strict=True):
        leaves.insert(len(leaves) // 2, (front[1], back[0]))  # the leaf of the first half: front right, then its back
        leaves.insert(len(leaves) // 2 + 1, (back[1], front[0]))
    read = [page for leaf in leaves for page in leaf]
    assert read == [n if n < pages else None for n in range(len(paper) * 2)]


@pytest.mark.parametrize("pages", range(1, 41))
def test_each_half_of_each_side_shows_its_page(pages: int, tmp_path: Path) -> None:
    text = poppler("pdftotext", impose(numbered(pages)), tmp_path, "-bbox")
    shown = []
    for side in re.split(r"<page ", text)[1:]:
        numbers = {float(x) > 421: int(word) for x, word in re.findall(r'xMin="([\d.]+)"[^>]*>p(\d+)<', side)}
        shown.append(tuple(numbers[half] - 1 if half in numbers else None for half in (False, True)))
    assert shown == sides(pages)


def test_the_imposed_pages_stand_on_their_halves(made: dict[tuple[str, str], bytes], tmp_path: Path) -> None:
    booklet = made["one_room", "booklet"]
    printed = impose(booklet)
    reading = [squeezed(page.extract_text()) for page in PdfReader(BytesIO(booklet)).pages]
    for number, (left, right) in enumerate(sides(len(reading)), start=1):
        for half, page in ((0, left), (421, right)):
            box = ["-f", str(number), "-l", str(number), "-x", str(half), "-y", "0", "-W", "421", "-H", "595", "-raw"]
            printed_text = squeezed(poppler("pdftotext", printed, tmp_path, *box))
            assert sorted(printed_text) == sorted(reading[page] if page is not None else "")


def test_the_paper_is_a4_across(made: dict[tuple[str, str], bytes]) -> None:
    pages = PdfReader(BytesIO(impose(made["one_room", "booklet"]))).pages
    assert {tuple(round(float(side)) for side in page.mediabox) for page in pages} == {(0, 0, 842, 595)}


def test_creep_brings_inner_pages_nearer_to_the_fold(tmp_path: Path) -> None:
    assert [shift(sheet, 5, 2.0) for sheet in range(5)] == pytest.approx([n * 0.5 * 72 / 25.4 for n in range(5)])
    assert shift(0, 1, 2.0) == 0
    places = []
    for creep in (0.0, 3.0):
        text = poppler("pdftotext", impose(numbered(12), creep=creep), tmp_path, "-bbox")
        places.append([float(x) for x in re.findall(r'xMin="([\d.]+)"', text)])
    moved = [after - before for before, after in zip(*places, strict=True)]
    per_sheet = [0, 0, 0, 0, 1.5, -1.5, 1.5, -1.5, 3, -3, 3, -3]
    assert moved == pytest.approx([millimetres * 72 / 25.4 for millimetres in per_sheet], abs=0.01)


def test_the_fold_is_marked_where_asked() -> None:
    def content(data: bytes) -> bytes:
        return PdfReader(BytesIO(data)).pages[0].get_contents().get_data()

    marks = [line for line in content(impose(numbered(4), fold_marks=True)).splitlines() if b" l S" in line]
    assert len(marks) == 2
    assert all(b"420.945" in line for line in marks)
    assert b" l S" not in content(impose(numbered(4)))


def test_export_takes_both_and_its_help_says_how_to_print(
    one_room: Pair, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--help", "--lang", "fr"]) == 0
    assert "bords courts" in capsys.readouterr().out
    folder = tmp_path / "e"
    assert main(["init", str(folder), "--lang", "fr"]) == 0
    assert main(["solve", str(folder), "--quiet"]) == 0
    plain = (folder / "out/print/booklet-print.pdf").read_bytes()
    assert main(["export", str(folder), "--format", "booklet", "--fold-marks", "--creep", "1.5", "--quiet"]) == 0
    marked = (folder / "out/print/booklet-print.pdf").read_bytes()
    assert b" l S" in PdfReader(BytesIO(marked)).pages[0].get_contents().get_data()
    assert marked != plain
    assert PdfWriter(clone_from=BytesIO(marked)).pages
