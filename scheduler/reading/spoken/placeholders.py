"""Signs and words that people write where they have nothing to say: « - », « néant », « n/a »."""

from __future__ import annotations

import re

from scheduler.language.text import fold

#: Columns that may be left empty, where these signs say nothing else.
_OPTIONAL = frozenset(
    (
        *("emails", "email", "affiliations", "affiliation", "pronunciation", "category", "family_name", "authors"),
        *("discussant", "duration", "preferred", "room", "needs", "after", "not_with", "pin", "keywords", "abstract"),
        *("with", "tags", "difficulty", "biography", "language", "audience", "note", "timezone"),
    )
)
_NOTHING = frozenset(
    fold(text)
    for text in (
        *("-", "--", "---", "–", "—", "/", "//", "\\", "."),
        *("néant", "aucun", "aucune", "sans objet", "s.o.", "s/o", "n/a", "n.a.", "none"),
    )
)
#: The number of characters above which a cell surely says something, and need not be compared.
_LONGEST = 100
_NOBODY = _NOTHING | frozenset(
    fold(text)
    for text in (
        *("?", "??", "???", "…", "xxx", "nn", "n.n.", "n. n.", "inconnu", "nom à venir", "unknown"),
        *("à confirmer", "à préciser", "à définir", "à déterminer", "à compléter", "à désigner", "à venir"),
        *("intervenant à confirmer", "intervenante à confirmer", "intervenant à préciser", "intervenant à définir"),
        *("tba", "t.b.a.", "tbc", "t.b.c.", "tbd", "t.b.d.", "to be announced", "to be confirmed", "to be defined"),
        *("to be determined", "speaker to be confirmed", "speaker to be announced"),
    )
)


#: The columns of texts that people send later, and what stands there until then, folded: « Résumé à venir. »
_SENT = frozenset(("abstract", "biography"))
_PENDING = re.compile(
    r"[(\[]?(?:(?:le |the )?(?:resume|abstract|texte?|bio(?:graph(?:ie|y))?)[ :–-]*)?"
    r"(?:a (?:venir|completer|preciser|fournir|recevoir)|en attente|en cours|non recue?|attendue?|"
    r"(?:sera )?envoyee? (?:plus tard|ulterieurement|prochainement)|missing|pending|t\.?b\.?[acd]\.?|"
    r"(?:is |will be |to be |to )+(?:come|follow|announced|confirmed|completed|provided|sent)(?: later| soon)?)"
    r"[)\]]?[ .!…]*"
)


def says_nothing(key: str, value: object) -> bool:
    """True if the cell of an optional column holds a sign or a word for nothing, or for nothing yet."""
    if key not in _OPTIONAL or not isinstance(value, str) or len(value.strip()) > _LONGEST:
        return False
    return fold(value) in _NOTHING or (key in _SENT and _PENDING.fullmatch(fold(value)) is not None)


def names_nobody(text: str) -> bool:
    """True if a text in the place of a name says that there is no name, or none yet."""
    return fold(text) in _NOBODY
