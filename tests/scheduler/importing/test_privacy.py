"""A private column stays where it is, even if the organiser maps it, and that is told."""

from __future__ import annotations

import pytest

from scheduler.importing.asked import Asked
from scheduler.importing.formats import PACKAGES
from scheduler.importing.privacy import without_private

PRIVATE = {
    "cmt": "Chair Note",
    "conftool": "paper_internal_comment",
    "easychair": "notes",
    "hotcrp": "comments/text",
    "indico": "Judgment comment",
    "pretalx": "Notes internes",
    "sessionize": "Owner Notes",
}


@pytest.mark.parametrize(("format", "column"), PRIVATE.items())
def test_a_private_column_is_not_mapped(format: str, column: str) -> None:
    asked = Asked(mapping={"note": (column,), "needs": ("Matériel", column)})
    kept, told = without_private(format, asked)
    assert kept.mapping == {"needs": ("Matériel",)}
    assert [column in text.fr and "private" in text.en for text in told] == [True, True]


@pytest.mark.parametrize("format", PACKAGES)
def test_all_other_columns_are_mapped_as_asked(format: str) -> None:
    asked = Asked(mapping={"title": ("Titre",), "needs": ("Matériel", "Salle/besoin")})
    assert without_private(format, asked) == (asked, ())
