"""The pages of docs print the synonyms that the reader knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.reading.columns.synonym_page import PAGES, synonym_list, with_list

DOCS = Path(__file__).parents[4] / "docs"


@pytest.mark.parametrize("name", PAGES)
def test_the_page_has_the_list_as_it_is_now(name: str) -> None:
    page = (DOCS / name).read_text(encoding="utf-8")
    assert with_list(page, PAGES[name]) == page, "run python -m scheduler.reading"
    assert "`Titre de la communication`".lower() not in synonym_list("fr")  # said once, for every noun
    assert "`équipe de recherche`" in page
