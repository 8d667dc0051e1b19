"""Lists of people as systems write them: “A, B and C”, “Last, First; Last, First*”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.importing.imported import ImportedPerson
from scheduler.language.text import clean_line

_BRACKETS = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*")
_NUMBERS = re.compile(r"\d+(?:\s*[,;]\s*\d+)*")
_AND = re.compile(r",?\s+(?:and|et|&)\s+")


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of a list: the name, what stands in brackets behind it, and whether a star does."""

    name: str
    bracket: str = ""
    starred: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers in brackets, which point to organisations."""
        return tuple(map(int, re.findall(r"\d{1,4}", self.bracket))) if _NUMBERS.fullmatch(self.bracket) else ()


def full_name(given: str, family: str) -> str:
    """The given name before the family name."""
    return clean_line(f"{given} {family}")


def natural(name: str) -> str:
    """The name of “Family, Given” in its natural order; any other name as it is."""
    family, comma, given = name.partition(",")
    return full_name(given, family) if comma and given.strip() else clean_line(family)


def full_names(text: str) -> tuple[str, ...]:
    """The names of “Ada Lind, Zoé Roy”; a comma between anything else than full names parts nothing."""
    names = tuple(map(str.strip, _outside_brackets(text, ",")))
    return names if all(" " in name for name in names) else (text,)


def listed(text: str, separator: str = ";") -> tuple[Listed, ...]:
    """The people of a list with that separator, “Family, Given” or not, each name in its natural order."""
    return tuple(person for piece in _outside_brackets(text, separator) if (person := _listed(piece)).name)


def _listed(piece: str) -> Listed:
    piece, bracket = clean_line(piece), ""
    for match in _BRACKETS.finditer(piece):
        bracket = clean_line(match[1])
    name = _BRACKETS.sub(" ", piece)
    return Listed(natural(name.replace("*", " ")), bracket, "*" in piece)


def _outside_brackets(text: str, separator: str) -> list[str]:
    """The pieces between separators that do not stand in brackets."""
    pieces: list[str] = []
    start = depth = 0
    for at, sign in enumerate(text):
        depth = max(0, depth + (sign == "(") - (sign == ")"))
        if sign in (separator, "\n") and not depth:
            pieces.append(text[start:at])
            start = at + 1
    return [*pieces, text[start:]]


def enumerated(text: str) -> tuple[str, ...] | None:
    """The names of “A, B and C”; None where an “and” may be part of a name."""
    ands = _AND.findall(text)
    if len(ands) > 1:
        return None
    names = [clean_line(name) for name in _AND.sub(",", text).split(",")]
    return tuple(filter(None, names))


def of_listed(people: Sequence[Listed], emails: Sequence[str], organisations: Sequence[str]) -> list[ImportedPerson]:
    """The people with their addresses in the same order, and the organisations that their numbers point to."""
    full = len(emails) == len(people)
    return [
        ImportedPerson(
            person.name,
            emails[at] if full else "",
            _affiliation(person, organisations, alone=len(people) == 1 or len(organisations) == 1),
        )
        for at, person in enumerate(people)
    ]


def _affiliation(person: Listed, organisations: Sequence[str], *, alone: bool) -> str:
    if person.numbers:
        return ", ".join(organisations[at - 1] for at in person.numbers if 0 < at <= len(organisations))
    if person.bracket:
        return person.bracket
    return ", ".join(organisations) if alone else ""
