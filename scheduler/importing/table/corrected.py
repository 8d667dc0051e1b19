"""Titles that say themselves that they correct another answer: « Lire la ville (version corrigée) »."""

from __future__ import annotations

import re

from scheduler.language.text import fold

_WORD = (
    r"(?:version|titre|title)?\s*"
    r"(?:corrigee?|modifiee?|revisee?|definiti(?:f|ve)|finale?|mise? a jour|corrected|revised|updated|"
    r"v(?:ersion)?\s?\d)"
    r"(?:\s*(?:version|title))?"
)
#: The words of a correction at the end of a folded title, in brackets or behind a dash.
_CORRECTED = re.compile(rf"\s*(?:[(\[]\s*{_WORD}\s*[)\]]|\s[-–—]\s*{_WORD})\s*$")


def corrected_title(title: str) -> str:
    """The folded title without the words that say that it is a correction; the same for both answers."""
    text = fold(title)
    return _CORRECTED.sub("", text) or text
