"""Statuses with a condition: « accepté avec corrections », « OK sous réserve de financement »."""

from __future__ import annotations

import re

from scheduler.reading.report import Tongue
from scheduler.reading.spoken.status_words import ACCEPTED, CONFIRMED, FURTHER_FORMS, OWN_FORMS, RESERVED, Word

#: What is asked of an accepted talk, behind its status; folded.
_CHANGES = (
    r"(?:d'|l')?(?:(?:de|des|les|quelques|legeres?|petites?|mineures?|some|a few|small|slight|minor) )*"
    r"(?:modifications?|modifs?|corrections?|revisions?|changements?|amendements?|retouches|ajustements?|"
    r"remaniements?|changes?|edits?|amendments?)"
    r"(?: (?:mineures?|legeres?|de forme|demandees?|a faire|a apporter|requested|required))*"
)
_CHANGED = re.compile(rf"(.+?) (?:(?:avec|moyennant|apres|modulo|with|after) )?{_CHANGES}")
#: A condition behind a status, or alone; folded.
_CONDITION = re.compile(
    r"(?:(.+?) )?(?:sous (?:reserves?|conditions?)|a condition|avec reserves?|subject to|conditional(?:ly)?|"
    r"on condition|with reservations?)\b.*"
)
_CONDITIONAL = re.compile(r"(?:conditionally|provisionally) (.+)|(.+) (?:conditionnell?e?(?:ment)?)")
#: The largest length, in characters, of a status with its condition.
_LONGEST = 80
_ENGLISH = re.compile(r"\b(?:with|after|subject|conditional(?:ly)?|provisionally|on condition)\b")


def conditional(plain: str) -> tuple[Word, Tongue | None] | None:
    """The status of « accepté avec corrections » and of « accepté sous réserve de financement », and its language."""
    plain = " ".join(plain.replace(",", " ").split())
    if len(plain) > _LONGEST or "?" in plain:
        return None
    changed = _CHANGED.fullmatch(plain)
    if changed and (word := _scheduled(changed[1])):
        return word, _tongue_of(plain)
    for match in (_CONDITIONAL.fullmatch(plain), _CONDITION.fullmatch(plain)):
        before = next((group for group in match.groups() if group), "") if match else ""
        if match and (_scheduled(before) if before else plain.startswith(("sous", "subject"))):
            return RESERVED, _tongue_of(plain)
    return None


def _scheduled(text: str) -> Word | None:
    """The status of a text by which the talk is held: accepted or confirmed; None for any other."""
    known = OWN_FORMS.get(text) or FURTHER_FORMS.get(text)
    return known[0] if known and known[0] in (ACCEPTED, CONFIRMED) else None


def _tongue_of(plain: str) -> Tongue:
    return "en" if _ENGLISH.search(plain) else "fr"
