"""A number with its noun, in both languages."""

from __future__ import annotations

from scheduler.language.message import Message


def counted(count: int, noun: tuple[str, str], several: tuple[str, str] | None = None) -> Message:
    """`2 lignes ajoutées`, `2 rows added`; of none the noun is singular in French and plural in English.

    Parameters
    ----------
    noun : the noun in French and in English, for one.
    several : the same for several; None where both take an s.
    """
    many = several or (f"{noun[0]}s", f"{noun[1]}s")
    return Message(f"{count} {many[0] if count > 1 else noun[0]}", f"{count} {noun[1] if count == 1 else many[1]}")
