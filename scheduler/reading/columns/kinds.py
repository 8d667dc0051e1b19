"""The columns of the tables of talks, people and wishes (contract §2) in both languages, known by their headers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from scheduler.domain.talks import Axis
from scheduler.reading.columns.header_words import plain
from scheduler.reading.columns.meanings import Vocabulary, vocabulary_of
from scheduler.reading.columns.synonyms import (
    FAMILY,
    GIVEN,
    PARTICIPANT_SYNONYMS,
    SPEAKER_SYNONYMS,
    TALK_SYNONYMS,
    UNAVAILABLE,
    WISH_SYNONYMS,
    Synonyms,
)
from scheduler.reading.report import Tongue

TALK_COLUMNS: Mapping[str, str] = {
    "id": "identifiant",
    "title": "titre",
    "axis": "axe",
    "speakers": "intervenants",
    "authors": "auteurs",
    "discussant": "discutant",
    "emails": "courriels",
    "affiliations": "affiliations",
    "duration": "durée",
    "available": "disponibilités",
    "preferred": "préférences",
    "room": "salle",
    "needs": "besoins",
    "after": "après",
    "not_with": "pas_avec",
    "with": "avec",
    "tags": "étiquettes",
    "difficulty": "niveau",
    "pin": "fixé",
    "keywords": "mots_clés",
    "abstract": "résumé",
    "biography": "biographie",
    "language": "langue",
    "audience": "public",
    "note": "mention",
    "type": "forme",
    "status": "statut",
    "pronunciation": "prononciation",
    "places": "places",
    "order": "ordre",
    "timezone": "fuseau",
    "reference": "référence",
}

SPEAKER_COLUMNS: Mapping[str, str] = {
    "name": "nom",
    "email": "courriel",
    "affiliation": "affiliation",
    "family_name": "nom_de_famille",
    "biography": "biographie",
    "available": "disponibilités",
    "preferred": "préférences",
    "timezone": "fuseau",
    "pronunciation": "prononciation",
    "chairs": "préside",
}

PARTICIPANT_COLUMNS: Mapping[str, str] = {
    "name": "nom",
    "email": "courriel",
    "affiliation": "affiliation",
    "category": "catégorie",
    "family_name": "nom_de_famille",
}

PROPOSAL_COLUMNS: Mapping[str, str] = {
    "id": "identifiant",
    "status": "statut",
    "check": "à_vérifier",
    "title": "titre",
    "axis": "axe",
    "speakers": "intervenants",
    "affiliations": "affiliations",
    "address": "adresse",
    "keywords": "mots_clés",
    "abstract": "résumé",
    "biography": "biographie",
    "available": "disponibilités",
    "date": "date",
    "files": "pièces",
}

WISH_COLUMNS: Mapping[str, str] = {"name": "nom", "email": "courriel", "talks": "exposés"}


#: The key of `[columns]` with the headers of columns that are not to be read.
IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Stated:
    """What `[columns]` of event.toml states of one kind of table: the headers of fields, and those to ignore."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """A kind of table; its file has the name `name`, or `french`, with one of several endings.

    `stated` is what event.toml says of its columns; `axes` are those that headings among talks, or sheets, may name.
    The columns of a table that is `imported` are stated by options of the command line.
    """

    name: str
    columns: Mapping[str, str]
    required: tuple[str, ...]
    french: str = ""
    synonyms: Mapping[str, Synonyms] = field(default_factory=dict)
    stated: Stated = field(default_factory=Stated)
    axes: tuple[Axis, ...] = ()
    imported: bool = False

    def with_stated(self, stated: Mapping[str, Stated]) -> Kind:
        """The kind with what event.toml says of its columns, by the names of kinds."""
        return replace(self, stated=stated[self.name]) if self.name in stated else self

    def known(self, header: str) -> str | None:
        """The English name of the column whose own name in the contract this header is; None if there is none."""
        return self.vocabulary.own(header)

    def meant(self, header: str) -> str | None:
        """The column that a header names by any word, or that event.toml says it is."""
        stated = plain(header)
        for key, headers in self.stated.fields.items():
            if stated in map(plain, headers):
                return key
        meaning = self.vocabulary.meaning(header)
        return meaning.key if meaning else None

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Every word for the columns of this kind."""
        known = (*self.columns, GIVEN, FAMILY, UNAVAILABLE)
        synonyms = ((key, words) for key, words in self.synonyms.items() if key in known)
        return vocabulary_of(tuple(self.columns.items()), tuple(synonyms))

    def without_synonyms(self, keys: Iterable[str]) -> Kind:
        """The kind whose columns of those `keys` are known by their own names alone."""
        left = {key: words for key, words in self.synonyms.items() if key not in set(keys)}
        return replace(self, synonyms=left)

    def names(self) -> dict[str, str]:
        """Every own name of a column, with its English one."""
        return {**{french: key for key, french in self.columns.items()}, **{key: key for key in self.columns}}

    def tongue(self, headers: Mapping[str, str]) -> Tongue:
        """The language of most of the known `headers` (by English name)."""
        return majority([self._tongue(key, text) for key, text in headers.items()]) or "en"

    def spoken(self, headers: Mapping[str, str]) -> Tongue | None:
        """The language in which most of the `headers` are worded; None where they do not say it.

        English names of the contract do not: everybody has them who began with an example.
        """
        worded = {key: text for key, text in headers.items() if plain(text) != plain(key)}
        return majority([self._tongue(key, text) for key, text in worded.items()])

    def _tongue(self, key: str, text: str) -> Tongue | None:
        name, french, english = plain(text), plain(self.columns.get(key, key)), plain(key)
        if name in (french, english):
            return None if french == english else "fr" if name == french else "en"
        return self.vocabulary.tongue(text)

    def absent(self, headers: Mapping[str, str]) -> dict[str, str]:
        """The known columns missing from `headers`, each with its name in the language of the others."""
        french = self.tongue(headers) == "fr"
        return {key: name if french else key for key, name in self.columns.items() if key not in headers}


def majority(tongues: Sequence[Tongue | None]) -> Tongue | None:
    """The language that is counted more often than the other; None where neither is."""
    french, english = tongues.count("fr"), tongues.count("en")
    return None if french == english else "fr" if french > english else "en"


TALKS = Kind("talks", TALK_COLUMNS, ("title", "speakers"), synonyms=TALK_SYNONYMS)
#: The table of talks where sessions are preset: a talk may lack speakers.
PRESET_TALKS = Kind("talks", TALK_COLUMNS, ("title",), synonyms=TALK_SYNONYMS)
SPEAKERS = Kind("speakers", SPEAKER_COLUMNS, ("name",), synonyms=SPEAKER_SYNONYMS)
PARTICIPANTS = Kind("participants", PARTICIPANT_COLUMNS, ("name",), french="inscrits", synonyms=PARTICIPANT_SYNONYMS)
WISHES = Kind("wishes", WISH_COLUMNS, ("name", "talks"), french="voeux", synonyms=WISH_SYNONYMS)
#: What came by mail and is not decided, in the folder `proposals/`.
PROPOSALS = Kind("proposals", PROPOSAL_COLUMNS, ("id", "title"), french="propositions")
