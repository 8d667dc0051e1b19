"""Keywords as systems list them: one a line, with `;` or `,`, or as a list of quoted words."""

from __future__ import annotations

import re

from scheduler.language.text import clean_line

_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")


def keywords_of(*texts: str) -> tuple[str, ...]:
    """Each keyword of the texts once, in order."""
    words = (clean_line(word) for text in texts for word in _split(text.strip()))
    return tuple(dict.fromkeys(word for word in words if word))


def _split(text: str) -> list[str]:
    if text.startswith("[") and text.endswith("]") and _QUOTED.search(text):
        return [single or double for single, double in _QUOTED.findall(text)]
    return text.split(next((mark for mark in ("\n", ";", ",") if mark in text), "\n"))
