"""The columns of the tables of talks, people and wishes (contract §2) in both languages, known by their headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scheduler.language.text import clean_line, fold
from scheduler.reading.report import Tongue

TALK_COLUMNS: Mapping[str, str] = {
    "id": "identifiant",
    "title": "titre",
    "axis": "axe",
    "speakers": "intervenants",
    "authors": "auteurs",
    "emails": "courriels",
    "affiliations": "affiliations",
    "duration": "durée",
    "available": "disponibilités",
    "preferred": "préférences",
    "room": "salle",
    "needs": "besoins",
    "after": "après",
    "not_with": "pas_avec",
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
}

WISH_COLUMNS: Mapping[str, str] = {"name": "nom", "email": "courriel", "talks": "exposés"}

#: Length, in characters, above which a header is not compared.
_LONGEST = 60


@dataclass(frozen=True)
class Kind:
    """A kind of table; its file has the name `name`, or `french`, with one of several endings."""

    name: str
    columns: Mapping[str, str]
    required: tuple[str, ...]
    french: str = ""

    def known(self, header: str) -> str | None:
        """The English name of the column with this header; None if it is unknown."""
        return self._plain_names.get(_plain(header)) if len(header) <= _LONGEST else None

    @cached_property
    def _plain_names(self) -> dict[str, str]:
        return {_plain(name): key for name, key in self.names().items()}

    def names(self) -> dict[str, str]:
        """Every spelling of a header, with the English name of its column."""
        return {**{french: key for key, french in self.columns.items()}, **{key: key for key in self.columns}}

    def tongue(self, headers: Mapping[str, str]) -> Tongue:
        """The language of most of the known `headers` (by English name)."""
        french = sum(_plain(text) == _plain(self.columns[key]) != _plain(key) for key, text in headers.items())
        english = sum(_plain(text) == _plain(key) != _plain(self.columns[key]) for key, text in headers.items())
        return "fr" if french > english else "en"

    def absent(self, headers: Mapping[str, str]) -> dict[str, str]:
        """The known columns missing from `headers`, each with its name in the language of the others."""
        french = self.tongue(headers) == "fr"
        return {key: name if french else key for key, name in self.columns.items() if key not in headers}


TALKS = Kind("talks", TALK_COLUMNS, ("id", "title", "speakers"))
#: The table of talks where sessions are preset: a talk may lack speakers.
PRESET_TALKS = Kind("talks", TALK_COLUMNS, ("id", "title"))
SPEAKERS = Kind("speakers", SPEAKER_COLUMNS, ("name",))
PARTICIPANTS = Kind("participants", PARTICIPANT_COLUMNS, ("name",), french="inscrits")
WISHES = Kind("wishes", WISH_COLUMNS, ("name", "talks"), french="voeux")


def _plain(header: str) -> str:
    return "".join(fold(clean_line(header)).replace("_", " ").replace("-", " ").split())
