"""docs/rules.md and docs/rules.fr.md agree with the catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from constraints import CATALOGUE
from constraints.__main__ import PAGES, page
from scheduler.language.message import Language
from scheduler.reading.columns.kinds import TALK_COLUMNS

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("language", PAGES)
def test_the_committed_pages_are_up_to_date(language: Language) -> None:
    committed = (ROOT / PAGES[language]).read_text(encoding="utf-8")
    assert committed == page(language), "run: python -m constraints"


@pytest.mark.parametrize("language", PAGES)
def test_every_rule_stands_once_in_each_language(language: Language) -> None:
    assert all(page(language).count(f"\n| `{rule.name}` |") == 1 for rule in CATALOGUE)


def test_the_french_page_names_columns_as_they_are_written_in_french() -> None:
    """A rule's own name, which event.toml takes, and the key of a setting are the same in both languages."""
    keys = {
        "capacity",
        "order",
        "room",
        *(rule.name for rule in CATALOGUE),
    }  # keys of event.toml that are names of columns too
    meanings = [line.split("|", 2)[2] for line in page("fr").splitlines() if line.startswith("| `")]
    named = {word for meaning in meanings for word in re.findall(r"`(\w+)`", meaning)}
    english = {key for key, french in TALK_COLUMNS.items() if key != french} - keys
    assert not named & english
    assert {"fixé", "disponibilités", "après", "pas_avec", "besoins", "public", "salle", "ordre"} <= named
    assert not named & {"axis_slot", "axis_room", "slot_room", "talk_slot", "talk_room", "axis_axis"}
