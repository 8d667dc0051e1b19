"""The words of a header, without what headers of one meaning differ in: accents, number, gender, politeness."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from scheduler.language.text import clean_line, fold
from scheduler.reading.spoken.vocabulary import MONTHS, WEEKDAYS

#: The number of characters of a header that are looked at: questions of web forms are long, texts are longer.
_LONGEST = 200
#: The largest number that may count columns: `Intervenant 3`.
_MOST = 30


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


_INCLUSIVE = re.compile(
    r"(?<=[^\W\d_])[·•‧∙./(-](?:e|s|es|x|ne|nes|se|ses|ice|ices|rice|rices|trice|trices|euse|euses)\b\)?"
    r"(?:[·•‧∙./(-]s\b\)?)?"
)
#: The number of a question, as forms put it before the header: « Q4_TITRE », « Question 4 : titre ».
_ASKED = re.compile(r"q(?:uestion)?[ _]?\d{1,3}(?:[_.:)]|\s+[-–—:]?)\s*(?=\w)")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
#: What joins two names of one column: « Laboratoire ou institution », “Title / Titre”.
_JOINING = re.compile(r"\s*[/,;&+|]\s*|\s[-–—]\s|\b(?:et|ou|and|or)\b")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
ORDINALS = {"premier": 1, "premiere": 1, "first": 1, "second": 2, "deuxieme": 2, "third": 3, "troisieme": 3}
_FEMININE = {"trice": "teur", "euse": "eur", "iere": "ier", "ante": "ant", "ienne": "ien", "ee": "e"}
#: Words that say nothing of a column: articles, and what forms ask with.
_EMPTY = word_set(
    "a are au aux avez by ce ces cette d de des do du en est et etes an and for from have her his in indiquer "
    "indiquez is l la le les leur leurs ma merci mes mon nos notre of on or ou our par please pour preciser "
    "precisez qu quand que quel quelle quels quelles sa ses son svp ta tes the their to ton un une vos votre vous "
    "was what when which you your"
)


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """The significant `words` of a header in the singular, and the number with which it counts columns.

    A header with a date has no number: « Disponibilités le 23 mai ».
    """

    words: tuple[str, ...]
    number: int | None = None

    @property
    def compact(self) -> str:
        """The words run together: `e-mail` and `email` are one."""
        return "".join(self.words)


@lru_cache(maxsize=4096)
def header_words(header: str) -> HeaderWords:
    """The words of a header: « Présentateur·rice·s (5 au plus) » gives `presentateur`.

    What stands in brackets is left out where anything else is left; a number is kept apart from the words.
    """
    text = _asked(header)
    text = text.replace("n°", " numero ").replace("№", " numero ").replace("#", " numero ")
    outside = _significant(_BRACKETED.sub(" ", text))
    words = outside or _significant(text)
    return HeaderWords(words, None if DATED & set(words) else _number(_WORDS.findall(text)))


def joined_headers(header: str) -> tuple[str, ...]:
    """The headers that a header joins: « Laboratoire et/ou institution de rattachement » has two; () for a single one.

    What stands in brackets is left out.
    """
    parts = _JOINING.split(_BRACKETED.sub(" ", _asked(header)))
    found = tuple(part for part in parts if _significant(part))
    return found if len(found) > 1 else ()


def _asked(header: str) -> str:
    """The beginning of the header, folded, without inclusive endings and the number of a question."""
    text = _INCLUSIVE.sub("", fold(clean_line(header))[:_LONGEST])
    return _ASKED.sub("", text, count=1) if _ASKED.match(text) else text


@lru_cache(maxsize=4096)
def plain(header: str) -> str:
    """The header without case, accents, spaces, hyphens and underscores, in which the contract's names may differ."""
    return "".join(fold(clean_line(header)).replace("_", " ").replace("-", " ").split())


def _significant(text: str) -> tuple[str, ...]:
    words = (word for word in _WORDS.findall(text) if not word.isdigit() and word not in _EMPTY)
    return tuple(dict.fromkeys(map(_canonical, words)))


def _canonical(word: str) -> str:
    """The word in the masculine singular, as far as its ending shows."""
    singular = word[:-1] if len(word) > 3 and word[-1] in "sx" else word
    ending = next((ending for ending in _FEMININE if len(singular) > 6 and singular.endswith(ending)), None)
    return singular.removesuffix(ending) + _FEMININE[ending] if ending else singular


#: The words of dates, as `header_words` has them.
DATED = (
    frozenset(_canonical(word) for words in (*MONTHS, *WEEKDAYS, "st|nd|rd|th") for word in words.split("|")) - _EMPTY
)


def _number(words: list[str]) -> int | None:
    """The last number, as a figure or an ordinal, that may count columns."""
    numbers = [int(word) if word.isdigit() else ORDINALS.get(word, 0) for word in words if len(word) < 12]
    return next((number for number in reversed(numbers) if 0 < number <= _MOST), None)
