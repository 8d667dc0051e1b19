"""Writes the list of synonyms into docs/formats.md and docs/formats.fr.md: `python -m scheduler.reading`."""

from __future__ import annotations

from pathlib import Path

from scheduler.reading.columns.synonym_page import PAGES, with_list

_DOCS = Path(__file__).parents[2] / "docs"

if __name__ == "__main__":
    for name, language in PAGES.items():
        page = _DOCS / name
        page.write_bytes(with_list(page.read_text(encoding="utf-8"), language).encode())
