"""What the name of a part of a table says of its talks: their axis, that they are refused, that they are posters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scheduler.domain.talks import Axis
from scheduler.language.text import clean_line, fold
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.axis_names import axis
from scheduler.reading.spoken.statuses import status
from scheduler.reading.understood import Understood, plain

#: What a number stands behind that is an axis: a session or a part may be counted otherwise.
_OF_AXES = re.compile(r"(?:axe|axis|theme|thematique|topic|panel|volet|track|strand)\b")
#: Words and signs with a number alone.
_NUMBERED = re.compile(r"(?:[a-z]+\b\W*)?(?:n\W*)?[\divx]{1,5}\W*")
#: What stands behind the name of a part: remarks in brackets, and who leads it.
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")
_LED = re.compile(r"\s*[;,|–—-]\s*(?:pr[ée]sid|mod[ée]r|anim|chair|led by).*$", re.IGNORECASE)
#: What the talks of a part are called, which says nothing of their status.
_TALKS = re.compile(
    r"\b(?:liste des|les|communications?|propositions?|expos[ée]s?|interventions?|contributions?|articles?|talks?|"
    r"papers?|abstracts?)\b\s*",
    re.IGNORECASE,
)
#: The statuses that the talks of a part may have, and words that are an answer to something else.
_OF_PARTS = (
    "accepté",
    "confirmé",
    "à confirmer",
    "sous réserve",
    "refusé",
    "retiré",
    "annulé",
    "en attente",
    "liste d'attente",
    "accepted",
    "confirmed",
    "to confirm",
    "tentative",
    "rejected",
    "declined",
    "withdrawn",
    "cancelled",
    "canceled",
    "waiting",
)
_ANSWERS = ("oui", "non", "yes", "no", "ok", "ko", "o", "n", "y", "vrai", "faux", "true", "false")
_POSTERS = {"poster": "poster", "posters": "poster", "affiche": "affiche", "affiches": "affiche"}


def named_axis(text: str, axes: Sequence[Axis]) -> str:
    """The id of the axis that a text names by id or title, or as « Axe 2 »; "" for any other text.

    A number alone names none, nor does one of a session or a part.
    """
    for name in _names(text):
        folded = fold(name)
        if folded.isdecimal() or (_NUMBERED.fullmatch(folded) and not _OF_AXES.match(folded)):
            continue
        try:
            named = plain(axis(axes)(name))
        except Wrong:
            continue
        if any(item.id == named for item in axes):
            return named
    return ""


def named_status(text: str) -> str:
    """The status that « Communications refusées » or « Liste d'attente » gives, in the contract's words; else ""."""
    for name in _names(text):
        word = clean_line(_TALKS.sub("", name)).strip(" :.")
        if not word or fold(word) in _ANSWERS:
            continue
        try:
            value = status("fr")(word)
        except Wrong:
            continue
        written = value.written if isinstance(value, Understood) else word.casefold()
        if any(_stem(written) == _stem(part) for part in _OF_PARTS):
            return written
    return ""


def named_type(text: str) -> str:
    """The type that « Posters » gives; "" for any other text."""
    return next((_POSTERS[fold(name)] for name in _names(text) if fold(name) in _POSTERS), "")


def is_axis_label(text: str) -> bool:
    """True for « Axe 1 », whose title may stand in the cell beside it."""
    folded = fold(clean_line(text))
    return _NUMBERED.fullmatch(folded) is not None and _OF_AXES.match(folded) is not None


def _names(text: str) -> Iterator[str]:
    """The text, without the remark in brackets behind it, and without who leads the part."""
    name = clean_line(text)
    yield name
    for behind in (_BRACKETED, _LED):
        shorter = behind.sub("", name).strip(" :")
        if shorter and shorter != name:
            name = shorter
            yield name


def _stem(word: str) -> str:
    """The participle in the masculine singular, folded."""
    return re.sub(r"(?<=[ei])(?:e?s?)$", "", fold(word))
