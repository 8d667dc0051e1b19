"""A message in both languages of the program."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Literal

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")

#: An ordinary space before a French sign that takes a narrow no-break space.
_BEFORE = re.compile(r" (?=[:;!?»%])")
#: A typewriter's apostrophe between a letter and a letter, a name to be filled in or a quotation.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[\w{«])")
#: A name to be filled in that stands alone between quotation marks.
_ENCLOSED = re.compile(r"[«“]\s?\{(\w+)\}\s?[»”]")
#: A word that is elided before a name to be filled in that begins with a vowel.
_AWAITING = re.compile(r"\b([Dd]|[Nn]|[Qq]u|[Ll]orsqu|[Pp]uisqu)e \{(\w+)\}")
#: French quotation marks with the space inside them.
_OPENING, _CLOSING = re.compile(r"«\s*"), re.compile(r"\s*»")


class Message:
    """The same statement in French and in English; every text for a user is a Message.

    `message` and `each` make its texts when they are first asked for: of the violations that are counted few are read.
    """

    __slots__ = ("_make", "_template", "_texts")

    def __init__(self, fr: str, en: str, template: str = "") -> None:
        self._texts: dict[str, str] = {"fr": fr, "en": en}
        self._template: str | None = template
        self._make: Callable[[Language], str] | None = None

    @classmethod
    def each(cls, make: Callable[[Language], str], template: str | None = "") -> Message:
        """The message whose text in each language is `make(language)`.

        `template`: the English sentence before its values were filled in; "" for one that has none, None: the
        `template` of `make`, which is a `_Sentence`.
        """
        made = cls.__new__(cls)
        made._texts, made._template, made._make = {}, template, make
        return made

    @property
    def fr(self) -> str:
        """The French text."""
        return self._text("fr")

    @property
    def en(self) -> str:
        """The English text."""
        return self._text("en")

    def _text(self, language: Language) -> str:
        if language not in self._texts:
            assert self._make is not None, "a message has its texts, or makes them"
            self._texts[language] = self._make(language)
        return self._texts[language]

    @property
    def template(self) -> str:
        """The English sentence before its values were filled in; "" for one that has none."""
        if self._template is None:
            assert isinstance(self._make, _Sentence)
            self._template = self._make.template
        return self._template

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

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.fr, self.en) == (other.fr, other.en)

    def __hash__(self) -> int:
        return hash((self.fr, self.en))

    def __repr__(self) -> str:
        return f"Message(fr={self.fr!r}, en={self.en!r})"

    def __reduce__(self) -> tuple[type[Message], tuple[str, str, str]]:
        """The texts are what goes to another process, not the function that makes them."""
        return (Message, (self.fr, self.en, self.template))


class _Sentence:
    """A sentence in both languages with the values that fill it in."""

    __slots__ = ("en", "fr", "values")

    def __init__(self, fr: str, en: str, values: Mapping[str, object]) -> None:
        self.fr, self.en, self.values = fr, en, values

    def __call__(self, language: Language) -> str:
        sentence = typeset(self.fr) if language == "fr" else self.en
        values = _in(language, self.values, enclosed(self.fr if language == "fr" else self.en))
        if language == "fr":
            for name in awaiting(sentence):
                from scheduler.language.elision import elides

                if isinstance(value := values[name], str) and elides(value):
                    sentence = _AWAITING.sub(partial(_elided, name), sentence)
        return sentence.format(**values)

    @property
    def template(self) -> str:
        values = self.values.items()
        return self.en.format(**{name: v.kind if isinstance(v, Message) else _Unfilled(name) for name, v in values})


def message(fr: str, en: str, **values: object) -> Message:
    """A message with its `{names}` filled in, the French text with its no-break spaces and apostrophes.

    A value that is a Message is filled in by language. Values themselves are never changed, only the text around them;
    but quotation marks inside quotation marks become those of a quotation within a quotation.
    """
    return Message.each(_Sentence(fr, en, values), template=None)


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


@lru_cache(maxsize=4096)
def awaiting(fr: str) -> tuple[str, ...]:
    """The names of the values of a French sentence before which a word is elided if they begin with a vowel."""
    return tuple(dict.fromkeys(name for _, name in _AWAITING.findall(fr)))


def _elided(name: str, awaiting: re.Match[str]) -> str:
    """`d’{name}` for `de {name}`, and `que {name}` likewise; other names stay."""
    return f"{awaiting[1]}’{{{name}}}" if awaiting[2] == name else awaiting[0]


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


def _text_of(value: object, language: Language) -> object:
    """The value in that language: a message's text, the name of a folder for a path that only points to it."""
    if isinstance(value, Message):
        return value.to(language)
    if isinstance(value, (str, int)) or not isinstance(value, os.PathLike):
        return value
    from scheduler.language.place_names import place_name

    return place_name(value)


def _in(language: Language, values: Mapping[str, object], quoted: frozenset[str]) -> dict[str, object]:
    texts = {name: _text_of(v, language) for name, v in values.items()}
    if not quoted:
        return texts
    return {name: nested(v, language) if name in quoted and isinstance(v, str) else v for name, v in texts.items()}
