"""Titles by which a plenary opens or closes its day."""

from __future__ import annotations

import re

from scheduler.language.text import fold

_OPENS = re.compile(r"\b(accueil|ouverture|bienvenue|opening|welcome)\b")
_CLOSES = re.compile(r"\b(cloture|synthese|conclusions?|closing|wrap[ -]up|farewell)\b")


def opens(title: str) -> bool:
    """True if the title says that the day begins with it."""
    return _OPENS.search(fold(title)) is not None


def closes(title: str) -> bool:
    """True if the title says that the day ends with it."""
    return _CLOSES.search(fold(title)) is not None
