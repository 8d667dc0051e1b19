"""The meaning of a header: which column of the contract it names, and how certain that is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from scheduler.reading.columns.header_words import (
    DATED,
    ORDINALS,
    HeaderWords,
    header_words,
    joined_headers,
    plain,
    word_set,
)
from scheduler.reading.columns.synonyms import FAMILY, GIVEN, Synonyms
from scheduler.reading.report import Tongue

#: Words that may stand beside those of a synonym: how it is wanted, what is spoken of, and by whom.
_QUALIFIERS = word_set(
    "appartenance bref breve choisi complet comple court courte definitif demande eventuel eventuelle final francai "
    "indique indiquer long main maximum necessaire obligatoire optional origine par particulier particuliere prevu "
    "prevue principal principale pro professionnel professionnelle propose provisoire rattachement requested "
    "required separe short souhaite virgule"
).union(ORDINALS, DATED)
_SPOKEN_OF = word_set(
    "article com communication contribution expose intervention paper papier presentation projet proposition "
    "soumission submission talk"
)
_SPEAKING = word_set(
    "auteur author communicant conferencier correspondant corresponding intervenant orateur participant personne "
    "presentateur presenter presenting speaker"
)
#: What is left out of a header in turn, until a synonym is left.
_LEFT_OUT = (_QUALIFIERS, _QUALIFIERS | _SPOKEN_OF, _SPOKEN_OF | _SPEAKING, _QUALIFIERS | _SPOKEN_OF | _SPEAKING)
#: What may stand beside the names of an affiliation, and is printed with it.
_PLACES = word_set("pay ville country city")
#: Fields that the parts of a name make with each other, and with the words for who presents.
_WHOLE_NAMES = ("speakers", "name")
#: Columns for which a long question of a form may ask, with one of their words among others.
_ASKED_FOR = word_set("title axis abstract biography duration available keywords emails affiliations email affiliation")
#: Columns whose own names mean something else in the plural: « Notes » are remarks, and a `note` is printed.
_NEVER_PLURAL = ("note",)
#: The number of words from which a header is a question.
_QUESTION = 6
#: The code of a question before its text, as LimeSurvey exports it: `G1Q2. Titre`, `mc[SQ001]. Mots-clés [1]`.
_CODED = re.compile(r"^[A-Za-z]\w*(?:\d|\[\w+\])\.\s+")
#: Words that turn what a question asks for into something else.
_CONTRARY = word_set("autre besoin co coauteur envoye lien lu ne non pas recu si other not received sent")


class Certainty(IntEnum):
    """How certain a meaning is; of two columns for one field the more certain one is it."""

    ASKED = 1
    SYNONYM = 2
    OWN = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """The `key` of the column that a header names, and its number among several of the kind: `Intervenant 2`."""

    key: str
    certainty: Certainty
    number: int | None = None


class Vocabulary:
    """The headers of one kind of table: the contract's own `names` by column, and the `synonyms`."""

    def __init__(self, names: Mapping[str, str], synonyms: Mapping[str, Synonyms]) -> None:
        self._own = {plain(name): key for key, french in names.items() for name in (french, key)}
        self._own |= {plain(key): key for key in names}  # English before French where both have a word
        self._synonyms = {
            header_words(text).compact: (key, Certainty.SYNONYM)
            for key, french in names.items()
            for text in (french, key)
            if key not in _NEVER_PLURAL
        }
        for key, words in synonyms.items():
            for language in ("french", "english", "asked"):
                certainty = Certainty.ASKED if language == "asked" else Certainty.SYNONYM
                for text in words.of(language):
                    self._synonyms.setdefault(header_words(text).compact, (key, certainty))
        self._french = {header_words(text).compact for words in synonyms.values() for text in words.of("french")}
        self._english = {header_words(text).compact for words in synonyms.values() for text in words.of("english")}
        self._nouns = {word: key for word, (key, _) in self._synonyms.items() if key in _ASKED_FOR}
        self.meaning = lru_cache(maxsize=4096)(self._meaning)

    def own(self, header: str) -> str | None:
        """The column whose own name this header is."""
        return self._own.get(plain(header)) if len(header) <= 60 else None

    def tongue(self, header: str) -> Tongue | None:
        """The language of a synonym; None where it is of both or of neither."""
        compact = header_words(header).compact
        french, english = compact in self._french, compact in self._english
        return None if french == english else "fr" if french else "en"

    def _meaning(self, header: str) -> Meaning | None:
        """The meaning of a header; None if it has none."""
        own = self.own(header)
        if own is not None:
            return Meaning(own, Certainty.OWN)
        for text in (header, _CODED.sub("", header)):
            words = header_words(text)
            match = self._match(words) or self._joined(text) or self._asked_for(text, words)
            if match:
                return Meaning(match[0], match[1], words.number)
        return None

    def _match(self, words: HeaderWords) -> tuple[str, Certainty] | None:
        if words.compact in self._synonyms:
            return self._synonyms[words.compact]
        bare = ("".join(word for word in words.words if word not in left_out) for left_out in _LEFT_OUT)
        match = next((self._synonyms[text] for text in bare if text in self._synonyms), None)
        if match and match[0] == FAMILY and _SPOKEN_OF & set(words.words):
            return ("title", Certainty.ASKED) if "title" in self._own else None  # « Nom de la communication »
        return match

    def _joined(self, header: str) -> tuple[str, Certainty] | None:
        """The column of which all the headers are names that this one joins: « Laboratoire ou institution »."""
        parts = [header_words(part) for part in joined_headers(header)]
        beside = [part for part in parts if set(part.words) <= _PLACES]
        found = [self._match(part) for part in parts if part not in beside]
        matches = [match for match in found if match is not None]
        if not matches or len(matches) < len(found):
            return None
        keys = {key for key, _ in matches}
        whole = next((key for key in _WHOLE_NAMES if key in self._own), "")
        if len(keys) > 1 and whole and keys <= {GIVEN, FAMILY, whole}:
            return whole, Certainty.SYNONYM
        if len(keys) > 1 or (beside and not keys <= {"affiliation", "affiliations"}):
            return None
        return keys.pop(), max(certainty for _, certainty in matches)

    def _asked_for(self, header: str, words: HeaderWords) -> tuple[str, Certainty] | None:
        if len(header.replace("'", " ").replace("’", " ").split()) < _QUESTION or _CONTRARY & set(words.words):
            return None
        bare = [word for word in words.words if word not in _LEFT_OUT[-1]]
        pairs = ["".join(pair) for pair in pairwise(bare)]
        keys = {self._nouns[word] for word in (*bare, *pairs) if word in self._nouns}
        return (keys.pop(), Certainty.ASKED) if len(keys) == 1 else None


@lru_cache(maxsize=64)
def vocabulary_of(names: tuple[tuple[str, str], ...], synonyms: tuple[tuple[str, Synonyms], ...]) -> Vocabulary:
    """The headers of a kind of table by its `names` and `synonyms`: made once for all tables of the kind."""
    return Vocabulary(dict(names), dict(synonyms))
