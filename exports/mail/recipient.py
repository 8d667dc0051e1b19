"""What of a release's message a person reads."""

from __future__ import annotations

import re

from scheduler.language.text import fold

_WORD = re.compile(r"[^\W\d_]+")
#: The fewest letters of a word by which a name is known.
_LEAST = 3


def names_person(text: str, name: str) -> bool:
    """True if a word of the name stands in the text as a name does, with a capital: « Mme Arnaud est souffrante »."""
    known = {word for word in _WORD.findall(fold(name)) if len(word) >= _LEAST}
    said = {part for word in _WORD.findall(text) if word[0].isupper() for part in _WORD.findall(fold(word))}
    return bool(known & said)
