"""Plurals of the nouns that organisers choose for what they hold; pure strings."""

from __future__ import annotations

import re

#: French nouns in -al and -ail, -ou and -eu that do not take the plural of their ending.
_REGULAR = {"bal", "carnaval", "festival", "récital", "régal", "chacal", "pneu", "bleu"}
_ENGLISH_Y = re.compile(r"(?i)[^aeiou]y$")
_ENGLISH_ES = re.compile(r"(?i)(?:s|x|z|ch|sh)$")


def plural(noun: str, language: str) -> str:
    """The noun in the plural: `communications`, `exposés oraux`, `tables rondes`, `prises de parole`.

    In French the words up to a preposition agree; in English the last word before one does. What is in brackets stays.
    """
    head, tail = _parted(noun)
    words = head.split(" ")
    if language == "en":
        words[-1] = _english(words[-1])
    else:
        words = [_french(word) for word in words]
    return " ".join(words) + tail


_TAIL = re.compile(r"(?i) (?:de|du|des|d[’']\S+|à|au|aux|en|pour|par|sur|avec|sans|of|on|for|in|with|by)\b.*| \(.*")


def _parted(noun: str) -> tuple[str, str]:
    tail = _TAIL.search(noun)
    return (noun[: tail.start()], noun[tail.start() :]) if tail else (noun, "")


def _french(word: str) -> str:
    low = word.lower()
    if not low or low[-1] in "sxz" or not low[-1].isalpha():
        return word
    if low.endswith("al") and low not in _REGULAR:
        return f"{word[:-1]}ux"
    return f"{word}x" if low.endswith(("au", "eu")) and low not in _REGULAR else f"{word}s"


def _english(word: str) -> str:
    if not word or not word[-1].isalpha():
        return word
    if _ENGLISH_Y.search(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if _ENGLISH_ES.search(word) else f"{word}s"
