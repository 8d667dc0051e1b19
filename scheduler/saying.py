"""One sentence in both languages of the house."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Language = Literal["fr", "en"]

_BEFORE = re.compile(r" (?=[:;!?»%])")


@dataclass(frozen=True, slots=True)
class Saying:
    """The same statement in French and in English; every text for a user is one of these."""

    fr: str
    en: str

    def to(self, language: str) -> str:
        """The sentence in `language`; anything but "en" is read as French."""
        return self.en if language == "en" else self.fr


def told(fr: str, en: str, **values: object) -> Saying:
    """Both sentences with their `{names}` filled in, the French one with its no-break spaces.

    A value that is a Saying is told in each language; values are never touched, only what stands around them.
    """
    fr = _BEFORE.sub("\u202f", fr).replace("« ", "«\u202f")
    return Saying(fr=fr.format(**_in("fr", values)), en=en.format(**_in("en", values)))


def _in(language: Language, values: dict[str, object]) -> dict[str, object]:
    return {name: v.to(language) if isinstance(v, Saying) else v for name, v in values.items()}
