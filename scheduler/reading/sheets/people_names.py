"""The names of sheets of people beside talks."""

from __future__ import annotations

import re

from scheduler.language.text import fold

#: The names of such a sheet, folded, without what marks two genders.
_NAME = re.compile(
    r"\b(personnes?|intervenant(e?s)?|orat(eur|rice)s?|conferenci(er|ere)s?|communicants?|people|persons?|speakers?|"
    r"presenters?)\b"
)


def is_for_people(name: str) -> bool:
    """True for “Personnes”, “Intervenant·e·s”, “Liste des intervenants”, “Speakers 2026”."""
    words = re.sub(r"[·.\-(]e[·.\-)]*(s?)\b\)?", r"\1", fold(name))
    return _NAME.search(words.replace("_", " ")) is not None
