"""A message in both languages of the program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Language = Literal["fr", "en"]

#: An ordinary space before a French sign that takes a narrow no-break space.
_BEFORE = re.compile(r" (?=[:;!?»%])")


@dataclass(frozen=True, slots=True)
class Saying:
    """The same statement in French and in English; every text for a user is a Saying."""

    fr: str
    en: str

    def to(self, language: str) -> str:
        """The text in `language`; every language but "en" means French."""
        return self.en if language == "en" else self.fr


def told(fr: str, en: str, **values: object) -> Saying:
    """A message with its `{names}` filled in, the French text with its no-break spaces.

    A value that is a Saying is filled in by language. Values themselves are never changed, only the text around them.
    """
    fr = _BEFORE.sub("\u202f", fr).replace("« ", "«\u202f")
    return Saying(fr=fr.format(**_in("fr", values)), en=en.format(**_in("en", values)))


def _in(language: Language, values: dict[str, object]) -> dict[str, object]:
    return {name: v.to(language) if isinstance(v, Saying) else v for name, v in values.items()}
