"""How long a text may be: what is longer is no text of an event, and would stop whatever prints or compares it."""

from __future__ import annotations

from scheduler.language.message import Message, message

#: The largest number of characters of a text, and of one that stands in a line: a title, a name.
LONGEST, LONGEST_LINE = 100_000, 1_000


def too_long(value: object, most: int = LONGEST) -> Message | None:
    """The mistake of a text, or of a list of texts, longer than `most` characters; None without one."""
    if isinstance(value, str):
        return _told(len(value), most) if len(value) > most else None
    if isinstance(value, list | tuple):
        return next((wrong for item in value if isinstance(item, str) and (wrong := too_long(item, most))), None)
    return None


def _told(count: int, most: int) -> Message:
    return message(
        "ce texte a {count} caractères : raccourcissez-le à {most} au plus",
        "this text has {count} characters: shorten it to {most} at most",
        count=count,
        most=most,
    )
