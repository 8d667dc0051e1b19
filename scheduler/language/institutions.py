"""Words by which an institution or a group is told from a person: « Collectif Arts et Villes », « Univ. Lyon 2 »."""

from __future__ import annotations

import re

from scheduler.language.text import fold

_TEXT = (
    "collectif association asso groupe equipe equipes laboratoire labo lab comite commission compagnie centre "
    "institut institute universite univ university universitat universidad universita universidade ministere "
    "ministry ville mairie commune communaute metropole agglomeration region departement prefecture conseil "
    "council societe society reseau network atelier studio agence agency fondation foundation maison musee museum "
    "archives bibliotheque library ecole school faculte faculty college hopital hospital chu direction service "
    "services observatoire observatory syndicat union cooperative federation confederation chaire chair cabinet "
    "barreau tribunal cour ambassade academie academy organisation organization team group project projet center "
    "center department dept research recherche editions edition revue journal radio bureau office company inc ltd "
    "gmbh sarl ong ngo consortium ensemble orchestre theatre theater festival club cercle forum umr upr ea ufr"
)
_WORDS = frozenset(_TEXT.split())
_ACRONYM = re.compile(r"[^\W\d_a-z]{2,}(?:[-/ ][^\W_a-z]+)*")


def is_institution(text: str) -> bool:
    """True if `text` holds a digit or a word of institutions, or is nothing but capitals: `EHESS`, `UMR 12`."""
    words = re.split(r"[\s,'’().:/-]+", fold(text))
    return (
        bool(_WORDS & set(words))
        or any(c.isdigit() for c in text)
        or (_ACRONYM.fullmatch(text) is not None and text.isupper())
    )


def is_collective(text: str) -> bool:
    """True if a word of `text` says that it names a group or institution."""
    return bool(_WORDS & set(re.split(r"[\s,'’().:/-]+", fold(text))))
