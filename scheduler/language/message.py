"""A message in both languages of the program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Language = Literal["fr", "en"]

#: An ordinary space before a French sign that takes a narrow no-break space.
_BEFORE = re.compile(r" (?=[:;!?»%])")
#: A typewriter's apostrophe between a letter and a letter, a name to be filled in or a quotation.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[\w{«])")


@dataclass(frozen=True, slots=True)
class Message:
    """The same statement in French and in English; every text for a user is a Message."""

    fr: str
    en: str

    def to(self, language: str) -> str:
        """The text in `language`; every language but "en" means French."""
        return self.en if language == "en" else self.fr


def message(fr: str, en: str, **values: object) -> Message:
    """A message with its `{names}` filled in, the French text with its no-break spaces and apostrophes.

    A value that is a Message is filled in by language. Values themselves are never changed, only the text around them.
    """
    return Message(fr=typeset(fr).format(**_in("fr", values)), en=en.format(**_in("en", values)))


@lru_cache(maxsize=2048)
def typeset(fr: str) -> str:
    """A French sentence with the no-break spaces and apostrophes that an editor would set.

    Parameters
    ----------
    fr
        As it was typed: `l'heure : « midi »`. What stands there already stays.
    """
    return _APOSTROPHE.sub("’", _BEFORE.sub("\u202f", fr).replace("« ", "«\u202f"))


def _in(language: Language, values: dict[str, object]) -> dict[str, object]:
    return {name: v.to(language) if isinstance(v, Message) else v for name, v in values.items()}
