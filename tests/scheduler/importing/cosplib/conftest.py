"""A small conference as the sheets of a workbook."""

from __future__ import annotations

from cosplib_sheets import add, put, read, sheets, write

__all__ = ["add", "put", "read", "sheets", "write"]
