"""The values of levels with their unit: `580 minutes`, `19 mots-clés partagés`."""

from __future__ import annotations

from scheduler.language.message import Language, Message

#: What each level counts: one of it, and several; a level that adds up unlike things has none.
_UNITS = {
    "sessions": (Message("session", "session"), Message("sessions", "sessions")),
    "preferences": (Message("exposé", "talk"), Message("exposés", "talks")),
    "axis_order": (Message("paire d’axes", "pair of axes"), Message("paires d’axes", "pairs of axes")),
    "balance": (Message("exposé", "talk"), Message("exposés", "talks")),
    "coherence": (
        Message("mot-clé partagé", "shared keyword"),
        Message("mots-clés partagés", "shared keywords"),
    ),
    "compactness": (Message("minute", "minute"), Message("minutes", "minutes")),
    "breaks": (Message("minute", "minute"), Message("minutes", "minutes")),
    "parallel": (Message("paire de sessions", "pair of sessions"), Message("paires de sessions", "pairs of sessions")),
    "progression": (Message("paire d’exposés", "pair of talks"), Message("paires d’exposés", "pairs of talks")),
    "crowding": (
        Message("personne sans place", "person without a place"),
        Message("personnes sans place", "people without a place"),
    ),
}
#: The level that counts below zero: the more, the better.
_NEGATIVE = "coherence"


def plain_amount(level: str, value: int) -> int:
    """The number that is told of a level: how many keywords are shared, although their level is below zero."""
    return -value if level == _NEGATIVE else value


def amount(level: str, value: int, language: Language) -> str:
    """The value of the level named `level` with its unit, as it reads in a sentence."""
    return _counted(level, plain_amount(level, value), str(plain_amount(level, value)), language)


def change_of_amount(level: str, now: int, then: int, language: Language) -> str:
    """`580 → 600 minutes`."""
    numbers = plain_amount(level, now), plain_amount(level, then)
    return _counted(level, max(numbers), " → ".join(map(str, numbers)), language)


def _counted(level: str, largest: int, text: str, language: Language) -> str:
    """The `text` of numbers with the unit of the level, in the plural if the `largest` of them wants it."""
    if level not in _UNITS:
        return text
    several = largest > 1 if language == "fr" else largest != 1
    return f"{text} {_UNITS[level][several].to(language)}"
