"""Whether two names that stand at one address are one person's, two people's, or may be either (contract §2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from scheduler.language.text import fold
from scheduler.language.titles import without_titles

Likeness = Literal["same", "alike", "unclear", "apart"]

#: What a bracket says of a name that is no part of it: « (née Martin) ».
_ABOUT = re.compile(r"\s*[(\[](?:nee?|born|dite?|alias|aka)\b[^()\[\]]*[)\]]")
_SIGNS = re.compile(r"[\s\-'’.,·()\[\]\"“”«»]+")
#: The similarity of two words, in percent, from which one may be the other mistyped, and the least length of both.
_MISTYPED, _LONG = 80.0, 4


@dataclass(frozen=True, slots=True)
class _Words:
    """The folded words of a name, and its initials."""

    full: frozenset[str]
    initials: frozenset[str]


@lru_cache(maxsize=32_768)
def plain_name(name: str) -> str:
    """The key that all spellings of a name share: case, accents and spaces aside; never empty."""
    return _ABOUT.sub("", fold(name)) or fold(name) or name


def likeness(first: str, second: str) -> Likeness:
    """How two names of one address are related.

    Returns
    -------
    "same"
        One's words are all among the other's, or its initials: one person.
    "alike"
        The same but for a mistyped word: one person.
    "unclear"
        They have a word in common, but others differ.
    "apart"
        No word in common, initials aside: two people.
    """
    one, two = _words(first), _words(second)
    rest, other = _unmatched(one, two), _unmatched(two, one)
    if one.full and two.full and not one.full & two.full:
        return "apart"
    if not rest or not other:
        return "same"
    if not one.full or not two.full:
        return "apart"
    return "alike" if _mistyped_words(rest, other) and _mistyped_words(other, rest) else "unclear"


def same_but_for_spelling(first: str, second: str) -> bool:
    """True if the two names differ in case, accents, spaces, titles, the order of words or initials alone."""
    if first == second:
        return True
    one, two = _words(first), _words(second)
    return not _unmatched(one, two) and not _unmatched(two, one)


def _unmatched(one: _Words, two: _Words) -> frozenset[str]:
    """The words and initials of `one` for which `two` has neither the word nor its initial."""
    begins = {word[0] for word in two.full}
    words = {word for word in one.full - two.full if word[0] not in two.initials}
    return frozenset(words | {letter for letter in one.initials if letter not in two.initials | begins})


def _words(name: str) -> _Words:
    words = [word for word in _SIGNS.split(plain_name(without_titles(name))) if word]
    letters = {word for word in words if len(word) == 1 and word.upper() != word}
    return _Words(frozenset(words) - letters, frozenset(letters))


def _mistyped_words(words: frozenset[str], others: frozenset[str]) -> bool:
    """True if each of `words` may be one of `others` mistyped."""
    return all(any(_mistyped(word, other) for other in others) for word in words)


def _mistyped(one: str, two: str) -> bool:
    from rapidfuzz import fuzz

    return min(len(one), len(two)) >= _LONG and fuzz.ratio(one, two) >= _MISTYPED
