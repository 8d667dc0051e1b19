"""The field of a column by its values: whether they can be of a field, and which field's they surely are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from scheduler.language.text import clean_line, fold
from scheduler.reading.cells import blank
from scheduler.reading.columns.header_words import word_set
from scheduler.reading.posters import talk_type
from scheduler.reading.report import Wrong, shown
from scheduler.reading.spoken.statuses import is_status

#: The number of values from which a column may be all foreign to its field; fewer may be slips.
_ENOUGH = 3
#: The number of different statuses that make an unnamed column the status: yes and no alone do not.
_STATUSES = 2

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_DIGIT = re.compile(r"\d")
_ANSWERS = word_set("oui non o n x yes no y ✓ ✔ vrai faux true false ok")
#: Marks in a column that stands for an axis, which may itself be called N or O.
_MARKS = word_set("oui non x yes no ✓ ✔ ☑ ok")
#: What forms write for the address of somebody who has not signed in.
_NOBODY = word_set("anonymous anonyme")
_CIVILITIES = word_set(
    "m m. mr mr. mme mme. mlle mlle. me dr dr. docteur pr pr. prof prof. professeur professor ms ms. mrs mrs. miss "
    "madame monsieur phd"
)
_RANKS = word_set(
    "pr prof professeur professeure professor mcf maitre maitresse ater doctorant doctorante doctorat phd postdoc "
    "postdoctorant postdoctorante dr docteur docteure cr crcn dr1 dr2 ir ige igr ie ita itrf chercheur chercheuse "
    "researcher lecturer reader enseignant enseignante prag etudiant etudiante student master m1 m2 ingenieur "
    "engineer avocat avocate associe emerite emeritus directeur directrice assistant vacataire candidate fellow "
    "independant independante artiste architecte conservateur conservatrice journaliste"
)


def filled(values: Sequence[object]) -> list[str]:
    """The values that are not blank, as folded texts."""
    return [fold(shown(value)) for value in values if not blank(value)]


def fold_all(values: Sequence[object]) -> list[str]:
    """The values as folded texts, "" for blank ones."""
    return [(filled([value]) or [""])[0] for value in values]


def lacks_given(rows: Sequence[Sequence[object]], names: int, given: int) -> bool:
    """True if the column `names` has family names: in no row the first name of the column `given` is in it."""
    both = [fold_all([row[names], row[given]]) for row in rows if max(names, given) < len(row)]
    pairs = [(name, first) for name, first in both if name and first]
    return bool(pairs) and not any(set(first.split()) <= set(name.split()) for name, first in pairs)


def foreign(key: str, texts: Sequence[str]) -> bool:
    """True if none of the `texts`, as `filled` gives them, can be of the field `key`, and they are no slips.

    So are ranks in a column of statuses, yes and no in a column of texts, Dr and Pr in one of titles of talks.
    """
    if not texts:
        return False
    if key == "status":
        ranks = sum(bool(_RANKS & set(re.findall(r"\w+", text))) for text in texts)
        strange = not any(map(is_status, texts))
        return strange and (len(texts) >= _ENOUGH or 2 * ranks >= len(texts))
    if key in ("title", "name", "speakers") and all(text in _CIVILITIES for text in texts):
        return True
    if key in ("emails", "email") and all(text in _NOBODY for text in texts):
        return True
    if len(texts) < _ENOUGH:
        return False
    if key in _TEXTS and all(text in _ANSWERS for text in texts):
        return True
    possible = _POSSIBLE.get(key)
    return possible is not None and not any(map(possible, texts))


def answers(key: str, texts: Sequence[str]) -> bool:
    """True if all `texts` are yes or no, in a field that has no such value."""
    if key == "axis":
        return bool(texts) and all(text in _MARKS for text in texts)
    return key in _NO_ANSWERS and bool(texts) and all(text in _ANSWERS for text in texts)


def surely(key: str, texts: Sequence[str]) -> bool:
    """True if every one of the `texts` is of the field `key` and of no other, whatever the header says."""
    if key in ("emails", "email"):
        return bool(texts) and all(map(_ADDRESS.search, texts))
    if key == "status":
        told = [text for text in texts if text not in _ANSWERS]
        return bool(told) and len(set(texts)) >= _STATUSES and all(map(is_status, texts))
    return False


def confirmed(key: str, texts: Sequence[str]) -> bool:
    """True if the `texts` are values of the field `key`, which the header alone leaves in doubt.

    More than half of them are statuses: what is not is a mistake then, where a whole column left aside would schedule
    those who withdrew.
    """
    if key == "status":
        return 2 * sum(map(is_status, texts)) > len(texts)
    if key in ("emails", "email"):
        return surely(key, texts)
    if key in ("title", "id"):
        return len(set(texts)) == len(texts) > 0
    return bool(texts) and not foreign(key, texts)


def _is_type(text: str) -> bool:
    try:
        talk_type("fr")(text)
    except Wrong:
        return False
    return True


def _has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


def _is_duration(text: str) -> bool:
    return _has_digit(text) or any(word in text for word in ("heure", "hour", "poster", "affiche"))


def _is_language(text: str) -> bool:
    return len(clean_line(text)) <= 12 and text not in _ANSWERS


def _names_ids(text: str) -> bool:
    """True for ids, which have no spaces, unlike the names of people."""
    return all(" " not in piece.strip() for piece in re.split(r"[;,/&\n]|\b(?:et|and)\b", text))


#: Columns without any value yes or no, and columns where not all values can be.
_NO_ANSWERS = word_set("available preferred unavailable duration abstract biography")
_TEXTS = word_set(
    "title speakers name authors emails email affiliations affiliation keywords abstract biography duration available "
    "preferred unavailable needs discussant type language pronunciation note"
)
_POSSIBLE: Mapping[str, Callable[[str], bool]] = {
    "emails": lambda text: "@" in text,
    "email": lambda text: "@" in text,
    "duration": _is_duration,
    "audience": _has_digit,
    "difficulty": lambda text: re.fullmatch(r"\d+(?:[.,]0+)?", text.strip()) is not None,
    "with": _names_ids,
    "places": _has_digit,
    "order": _has_digit,
    "pin": _has_digit,
    "language": _is_language,
    "type": _is_type,
    "note": lambda text: not re.fullmatch(r"[\d.,/ ]+", text),
}
