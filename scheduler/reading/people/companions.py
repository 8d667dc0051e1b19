"""Whom a text beside a name says to take part too, or to supervise: « (avec Bo Cey) », « (dir. Bo Cey) »."""

from __future__ import annotations

import re

from scheduler.language.message import message
from scheduler.language.text import fold
from scheduler.reading.report import Wrong

#: How a text begins that names somebody else who takes part, by its folded form.
_COMPANION = re.compile(
    r"(?:(?:en|in) \w+ (?:avec|with)|joint(?:ly| work)? with|together with|avec|with|et|and|&|\+)\s+(?=\S)"
)
#: How a text begins that names who supervises somebody, by its folded form.
_SUPERVISED = re.compile(
    r"(?:sous la dir(?:ection|\.)? de|dir\.|(?:encadree?|dirigee?) par|supervis(?:ed by|or:))\s+(?=\S)"
)


def companion(text: str) -> str:
    """What stands behind the words of a text that name a companion; "" where it does not begin with such words."""
    return _behind(_COMPANION, text)


def supervisor(text: str) -> str:
    """What stands behind the words of a text that name who supervises; "" where it does not begin with such words."""
    return _behind(_SUPERVISED, text)


def another(name: str, inside: str, other: str) -> Wrong:
    """That the text beside a name names somebody else, who would be nowhere as an affiliation."""
    together = f"{name}; {other}"
    text = message(
        "« {inside} » nomme quelqu'un d'autre : écrivez « {together} » si cette personne intervient aussi ; sinon, "
        "nommez-la dans la colonne « auteurs »",
        "“{inside}” names somebody else: write “{together}” if that person speaks too; if not, name them in the column "
        "“authors”",
        inside=inside,
        together=together,
    )
    return Wrong(text, (together,))


def _behind(words: re.Pattern[str], text: str) -> str:
    match = words.match(fold(text))
    return text.split(maxsplit=len(match.group().split()))[-1] if match else ""
