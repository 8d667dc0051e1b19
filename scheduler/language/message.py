"""A message in both languages of the program."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

Language = Literal["fr", "en"]

#: An ordinary space before a French sign that takes a narrow no-break space.
_BEFORE = re.compile(r" (?=[:;!?»%])")
#: A typewriter's apostrophe between a letter and a letter, a name to be filled in or a quotation.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[\w{«])")
#: A name to be filled in that stands alone between quotation marks.
_ENCLOSED = re.compile(r"[«“]\s?\{(\w+)\}\s?[»”]")
#: French quotation marks with the space inside them.
_OPENING, _CLOSING = re.compile(r"«\s*"), re.compile(r"\s*»")


@dataclass(frozen=True, slots=True)
class Message:
    """The same statement in French and in English; every text for a user is a Message."""

    fr: str
    en: str
    #: The English sentence before its values were filled in; "" for one that has none.
    template: str = field(default="", compare=False, repr=False)

    @property
    def kind(self) -> str:
        """What messages have in common that differ only in the values that were filled in."""
        return self.template or self.en

    def capitalised(self) -> Message:
        """The same with capital first letters."""
        return Message(self.fr[:1].upper() + self.fr[1:], self.en[:1].upper() + self.en[1:], self.template)

    def to(self, language: str) -> str:
        """The text in `language`; every language but "en" means French."""
        return self.en if language == "en" else self.fr


def message(fr: str, en: str, **values: object) -> Message:
    """A message with its `{names}` filled in, the French text with its no-break spaces and apostrophes.

    A value that is a Message is filled in by language. Values themselves are never changed, only the text around them;
    but quotation marks inside quotation marks become those of a quotation within a quotation.
    """
    return Message(
        fr=typeset(fr).format(**_in("fr", values, enclosed(fr))),
        en=en.format(**_in("en", values, enclosed(en))),
        template=en.format(
            **{name: v.kind if isinstance(v, Message) else _Unfilled(name) for name, v in values.items()}
        ),
    )


def nested(text: str, language: Language) -> str:
    """The text as it stands between quotation marks: its own are those of a quotation within a quotation.

    A text that closes a quotation first is several quotations, whose marks stay.
    """
    marks = "“”" if language == "en" else "«»"
    if next((sign for sign in text if sign in marks), "") == marks[1]:
        return text
    if language == "en":
        return text.replace("“", "‘").replace("”", "’")
    return _CLOSING.sub("”", _OPENING.sub("“", text))


@lru_cache(maxsize=4096)
def enclosed(sentence: str) -> frozenset[str]:
    """The names of the values that stand alone between quotation marks in `sentence`."""
    return frozenset(_ENCLOSED.findall(sentence))


@lru_cache(maxsize=2048)
def typeset(fr: str) -> str:
    """A French sentence with the no-break spaces and apostrophes that an editor would set.

    Parameters
    ----------
    fr
        As it was typed: `l'heure : « midi »`. What stands there already stays.
    """
    return _APOSTROPHE.sub("’", _BEFORE.sub("\u202f", fr).replace("« ", "«\u202f"))


class _Unfilled(str):
    """The name of a value, which stands in a template in its braces whatever its format is."""

    def __format__(self, _: str) -> str:
        return "{" + self + "}"


def _in(language: Language, values: dict[str, object], quoted: frozenset[str]) -> dict[str, object]:
    texts = {name: v.to(language) if isinstance(v, Message) else v for name, v in values.items()}
    return {name: nested(v, language) if name in quoted and isinstance(v, str) else v for name, v in texts.items()}
