"""The text of a PDF."""

from __future__ import annotations

from pathlib import Path

from pdf_tools import poppler, squeezed


def text(data: bytes, tmp_path: Path) -> str:
    return squeezed(poppler("pdftotext", data, tmp_path, "-raw"))
