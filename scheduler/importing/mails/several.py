"""Several documents with a mail that are a proposal each, and not one in several files."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from scheduler.importing.mails.proposal import Part, ReadText
from scheduler.language.text import fold


def apart(texts: Sequence[ReadText]) -> tuple[tuple[ReadText, ...], ...]:
    """The texts of each proposal: () unless the mail itself states none, and several documents state one each.

    They are filled in alike, by the same label of the title, and have neither title nor abstract in common: what is
    there in two versions, or in two languages, is one proposal. Other texts belong to all of them.
    """
    whole = [text for text in texts if text.name and _stated(text, "title") and _stated(text, "abstract")]
    rest = [text for text in texts if text not in whole]
    if len(whole) < 2 or any(_stated(text, field) for text in rest for field in ("title", "abstract")):
        return ()
    if len({_label(text) for text in whole}) > 1 or any(_are_one(*pair) for pair in combinations(whole, 2)):
        return ()
    return tuple((*rest, text) for text in whole)


def _stated(text: ReadText, field: str) -> Part | None:
    """What a label states; None where nothing does."""
    parts = (part for part in text.parts if part.field == field and not part.guessed and part.text)
    return next(parts, None)


def _label(text: ReadText) -> str:
    """The first word of the line that states the title."""
    title = _stated(text, "title")
    words = fold(text.lines[title.lines[0]].text).split() if title and title.lines else []
    return words[0].rstrip(":") if words else ""


def _are_one(some: ReadText, other: ReadText) -> bool:
    """True if the titles begin alike, or the abstracts are the same."""
    titles, abstracts = ([fold(part.text) for text in (some, other) if (part := _stated(text, key))] for key in _KEYS)
    return titles[0].startswith(titles[1]) or titles[1].startswith(titles[0]) or abstracts[0] == abstracts[1]


_KEYS = ("title", "abstract")
