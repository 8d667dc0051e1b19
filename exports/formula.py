"""Cells that a spreadsheet would run."""

from __future__ import annotations


def harmless(cell: str) -> str:
    """The cell, behind an apostrophe if a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell.lstrip()[:1] in ("=", "+", "-", "@") else cell
