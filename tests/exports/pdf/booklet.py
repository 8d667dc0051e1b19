"""The pages of a booklet, as texts."""

from __future__ import annotations

import re
from pathlib import Path

from pdf_tools import poppler


def read(data: bytes, tmp_path: Path) -> list[str]:
    """The lines that a screen reader reads out: a line for each paragraph or cell."""
    return re.findall(r'^ *"(.*)"$', poppler("pdfinfo", data, tmp_path, "-struct-text"), re.M)
