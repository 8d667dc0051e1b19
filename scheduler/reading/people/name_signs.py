"""Signs and words that stand between people, « et », « & », a dash, numbers, or for people who are not named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scheduler.language.message import message
from scheduler.language.text import clean_line
from scheduler.reading.people.name_pieces import joined_pieces, named_pieces
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.placeholders import names_nobody

#: Signs between people; a single letter (« y », « e ») stands between the halves of a family name too.
JOINERS = re.compile(
    r"\s*\n\s*|\s*[/&+|•·]\s*|,?\s+(?:et|and|und|avec|with|puis|vs\.?|versus|ainsi\s+que|as\s+well\s+as)\s+|\s+(?P<letter>[ye])\s+",
    re.IGNORECASE,
)
#: Words that stand for people who are not named.
OTHERS = re.compile(r"\b(?:et\s+(?:al\b|alii|coll\b|autres|collab)|and\s+others)", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–—]\s+")
#: Numbers before people in a row.
_NUMBERED = re.compile(r"(?:^|\s+)\d{1,2}\s?[.)°]\s+(?=\D)")


def unnumbered(text: str) -> str:
    """The text with a line for each person where numbers part several; else as it is."""
    return _NUMBERED.sub("\n", text).strip() if len(_NUMBERED.findall(text)) > 1 else text


def ways_of_dashed(text: str) -> tuple[str, ...]:
    """How to write full names that a dash parts: several people, or one with an affiliation. () for another text."""
    if not _DASH.search(text):
        return ()
    names = [named for part in joined_pieces(text, _DASH)[0] for named in named_pieces(part)]
    whole = named_pieces(text)
    if len(names) < 2 or len(whole) != 1 or whole[0].affiliation or not all(named.certain for named in names):
        return ()
    first, *others = (named.name for named in names)
    return "; ".join((first, *others)), f"{first} ({', '.join(others)})"


def refuse_nobody(places: Sequence[str]) -> None:
    """Raises Wrong for words that are nobody's name: « à définir »."""
    nobody = next(filter(names_nobody, places), None)
    if nobody is not None:
        text = message(
            "« {name} » n'est le nom de personne : laissez la place vide tant que la personne n'est pas connue, et "
            "écrivez dans « mention » ce qui doit être imprimé",
            "“{name}” is nobody's name: leave the place empty until the person is known, and write in “note” what is "
            "to be printed",
            name=clean_line(nobody),
        )
        raise Wrong(text)


def unnamed() -> Wrong:
    """That a cell speaks of people whom it does not name."""
    text = message(
        "quelqu'un n'est pas nommé : écrivez le nom de chacun, séparés par « ; »",
        "somebody is not named: write every name, separated by “;”",
    )
    return Wrong(text)
