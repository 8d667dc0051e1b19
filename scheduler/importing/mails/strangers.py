"""Whether a document names somebody else than who sent it: an assistant, a colleague, a co-author writes the mail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scheduler.importing.mails.guesses import DESCRIBED
from scheduler.importing.mails.headers import address_in
from scheduler.importing.mails.letter import Letter
from scheduler.importing.mails.proposal import ReadText
from scheduler.language.text import fold

#: Shorter words of a name are initials and particles.
_LETTERS = 3


def sent_for_another(texts: Sequence[ReadText], letter: Letter) -> bool:
    """True if a document of the mail has another person’s address or biography, and not the sender’s name."""
    documents = [text for text in texts if text.name]
    return any(_is_of_another(text, letter) for text in documents) and not any(
        _names(" ".join(line.text for line in text.lines), letter.name) for text in documents
    )


def has_address_of_another(people: str, address: str, letter: Letter) -> bool:
    """True if the address is that of who sent the mail, of whose name the people have no word."""
    words = _words(letter.name) or set(fold(letter.name).split())
    return bool(address and words) and address == letter.address and words.isdisjoint(re.findall(r"\w+", fold(people)))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", fold(text)) if len(word) >= _LETTERS}


def _is_of_another(text: ReadText, letter: Letter) -> bool:
    addresses = {address_in(line.text).casefold() for line in text.lines} - {""}
    lives = (part.text for part in text.parts if part.field == "biography")
    described = (match[1] for life in lives if (match := DESCRIBED.match(life.lstrip())))
    return bool(addresses - {letter.address.casefold()}) or not all(_names(letter.name, name) for name in described)


def _names(text: str, name: str) -> bool:
    """True if the text has the words of the name, in whatever order."""
    words = _words(name)
    return bool(words) and words <= set(re.findall(r"\w+", fold(text)))
