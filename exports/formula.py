"""Cells that a spreadsheet would run."""

from __future__ import annotations

#: The signs that begin a formula; where East Asian text is usual their wide forms do too.
_SIGNS = frozenset("=+-@＝＋－＠")


def harmless(cell: str) -> str:
    """The cell, behind an apostrophe if a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell.lstrip()[:1] in _SIGNS else cell
