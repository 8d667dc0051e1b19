"""What the words of a system say of how a contribution is held: as a talk, a poster, or for everybody."""

from __future__ import annotations

import re
from typing import Literal

from scheduler.language.text import fold

Kind = Literal["talk", "plenary", "poster"]

_PLENARY = re.compile(r"\b(?:keynotes?|plenary|pleniere|plenieres)\b")
_POSTER = re.compile(r"\b(?:posters?|affiches?)\b")


def kind_of(text: str) -> Kind:
    """What a type of contribution says; a talk where it says nothing."""
    folded = fold(text)
    if _PLENARY.search(folded):
        return "plenary"
    return "poster" if _POSTER.search(folded) else "talk"
