"""Invisible text is no text: a title of zero-width spaces is no title."""

from __future__ import annotations

import re
import unicodedata

#: Letters, signs and reserved code points that are drawn as nothing although their category does not say so.
_BLANK = re.compile(r"[\u115f\u1160\u2065\u2800\u3164\uffa0\ufff0-\ufff8\U0001d159\U000e0000-\U000e0fff]")
#: Categories of characters that are seen only together with others, or never: marks, spaces, controls, surrogates.
_UNSEEN = frozenset(("Mn", "Me", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs"))
_SEEN_AT_ONCE = re.compile(r"[!-~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0373]")
#: Signs of Arabic, Syriac and Kaithi numbers, which are seen, unlike others of their category.
_SEEN_FORMATS = re.compile(r"[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")


def is_visible(text: str) -> bool:
    """True if a reader sees any sign of `text`."""
    return _SEEN_AT_ONCE.search(text) is not None or any(map(_is_seen, text))


def without_unseen(text: str) -> str:
    """The text without the characters that are drawn as nothing; spaces, line ends and marks are kept."""
    if text.isprintable():  # no character of the category of formats
        return _BLANK.sub("", text)
    return "".join(c for c in text if _is_seen(c) or (unicodedata.category(c) != "Cf" and not _BLANK.match(c)))


def unseen_in(text: str) -> tuple[str, ...]:
    """The code points of the characters of `text` that nobody sees, spaces excepted, each once: `U+200B`."""
    strange = dict.fromkeys(c for c in text if not _is_seen(c) and not c.isspace())
    return tuple(f"U+{ord(character):04X}" for character in strange)


def _is_seen(character: str) -> bool:
    if _BLANK.match(character):
        return False
    return unicodedata.category(character) not in _UNSEEN or _SEEN_FORMATS.match(character) is not None
