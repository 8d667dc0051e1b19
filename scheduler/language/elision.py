"""Whether French words such as “de” and “que” are elided before what follows; pure strings."""

from __future__ import annotations

import re
from functools import lru_cache

from scheduler.language.text import fold

#: A vowel at the beginning of a folded word: “Yves” has one there, “Yasmine” has none.
_VOWEL = re.compile(r"[aeiou]|y(?![aeiou])")
#: Folded words with a vowel before which nothing is elided all the same.
_HELD = re.compile(r"onz|oui$|ouistiti|uhlan|ulul")
#: Folded names and words with a mute h. Any other word with an h may have an aspirated one.
_MUTE = re.compile(
    r"habib|hadrien|helen|helois|henri|hermin|herve|hilaire|hippolyte|honor|horace|hortense|hubert|hugo|hugues|"
    r"hyacinthe|histoire|homme|heure|hopital|hotel|humanite|humain"
)
#: The first word of a text, which an apostrophe or hyphen may end; or an initial with its full stop.
_WORD = re.compile(r"[^\W\d_]{2,}(?=[\s,;:’'-]|$)|[^\W\d_]\.(?=[\s-])")
#: The number of letters up to which a word in capitals is an abbreviation, spelt letter by letter.
_ABBREVIATION = 4


@lru_cache(maxsize=4096)
def elides(text: str) -> bool:
    """True if “de” and “que” lose their vowel before the text: `Ada`, `Hélène`, `A. Martin`, `une salle`.

    False of what is no word, such as an id, a number, an abbreviation or a path, and where an h may be aspirated.
    """
    first = _WORD.match(text)
    if first is None or (first[0].isupper() and "." not in first[0] and len(first[0]) <= _ABBREVIATION):
        return False
    word = fold(first[0])
    return bool(_VOWEL.match(word) or _MUTE.match(word)) and not _HELD.match(word)
