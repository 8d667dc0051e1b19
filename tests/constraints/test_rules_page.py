"""docs/rules.md says what the catalogue says."""

from __future__ import annotations

from pathlib import Path

from constraints import CATALOGUE
from constraints.__main__ import page

PAGE = Path(__file__).parent.parent.parent / "docs" / "rules.md"


def test_the_committed_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m constraints > docs/rules.md"


def test_every_rule_stands_once_in_each_language() -> None:
    assert all(page().count(f"\n| `{rule.name}` |") == 2 for rule in CATALOGUE)
