"""The addresses and other values of a cell that belong to the speakers of its row, in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scheduler.language.likeness import plain_name
from scheduler.language.message import Message, message
from scheduler.language.text import clean_block, clean_line
from scheduler.reading import cells
from scheduler.reading.report import Wrong
from scheduler.reading.understood import Understood

_SIGNS = re.compile(r"\s*[,/|\n]\s*|\s+(?:et|and|ou|or)\s+|(?<=>)\s+(?=\S)", re.IGNORECASE)
_SHOWN = re.compile(r"\"?([^<>\"]*?)\"?\s*<\s*(?:mailto:)?([^<>]*@[^<>]*?)\s*>")
#: An address in parentheses, with what announces it, and a remark in parentheses behind an address.
_IN_BRACKETS = re.compile(r"\s*[(\[]\s*(?:[^()\[\]@:]*:\s*)?([^()\[\]@\s]+@[^()\[\]@\s]+)\s*[)\]]")
_REMARK = re.compile(r"(?<=[^\s()\[\]@])\s*[(\[][^()\[\]@]*[)\]]")

#: A sign between what belongs to two people, where blanks set it apart.
_BLANKED = re.compile(r"\s+[/|]\s+")

Column = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Address:
    """An address with the name that stands before it."""

    address: str
    name: str = ""


def raw_places(value: object) -> list[str]:
    """The texts between semicolons, or of a list, with their line ends; empty ones are kept except at the end."""
    pieces = [cells.block(item) for item in value] if isinstance(value, list) else _separated(cells.block(value))
    cleaned = [clean_block(piece) for piece in pieces]
    while cleaned and not cleaned[-1]:
        cleaned.pop()
    return cleaned


def _separated(text: str) -> list[str]:
    """The texts between the semicolons that stand outside straight quotes."""
    if text.count('"') % 2 or ";" not in text:
        return text.split(";")
    inside = "\0".join(part if at % 2 else part.replace(";", "\1") for at, part in enumerate(text.split('"')))
    return inside.replace("\0", '"').split("\1")


def addresses(names: Sequence[str]) -> Callable[[object], Column | Understood[Column]]:
    """Reads the addresses of the people `names`.

    Several addresses without `;` are taken in the order of the people, or by the names before them; of several for one
    person the first is taken. Raises Wrong where they are more than the people.
    """

    def read(value: object) -> Column | Understood[Column]:
        places = raw_places(value)
        parsed = [_addresses(place) for place in places]
        if all(
            len(place) <= 1 and (not place or place[0] == _Address(text))
            for place, text in zip(parsed, places, strict=True)
        ):
            return tuple(places)
        found = _lines(places, len(names)) or _placed(parsed, len(names))
        chosen = _by_name(found, names)
        return Understood(chosen, _told(chosen), "; ".join(chosen))

    return read


def _addresses(place: str) -> list[_Address]:
    """The addresses of a place; a text without any is kept, to be told."""
    place = _IN_BRACKETS.sub(r" <\1>", place) if "@" not in place.partition("(")[0] else _outside_brackets(place)
    pieces: list[str] = []
    for piece in _SIGNS.split(place):
        words = piece.split()
        pieces += words if len(words) > 1 and all("@" in word for word in words) else [clean_line(piece)]
    named = []
    for piece in pieces:
        match = _SHOWN.fullmatch(piece)
        if match:
            named.append(_Address(match.group(2), clean_line(match.group(1))))
        elif piece:
            named.append(_Address(re.sub(r"^mailto:|^[(\[]|[)\]]$", "", piece, flags=re.IGNORECASE)))
    return named


def _outside_brackets(place: str) -> str:
    """The place with the addresses that stand in parentheses behind others, and without remarks in parentheses."""
    return _REMARK.sub("", _IN_BRACKETS.sub(r", \1", place))


def _lines(places: Sequence[str], people: int) -> list[_Address]:
    """An address for each person, a line each, where there are as many lines as people; else none."""
    lines = places[0].split("\n") if len(places) == 1 else []
    if people < 2 or len(lines) != people:
        return []
    parsed = [_addresses(line) for line in lines]
    return [line[0] if line else _Address("") for line in parsed] if all(len(line) < 2 for line in parsed) else []


def _placed(parsed: Sequence[Sequence[_Address]], people: int) -> list[_Address]:
    """The addresses in the order of the people."""
    if len(parsed) > 1 or people == 1:
        return [place[0] if place else _Address("") for place in parsed]
    flat = [address for place in parsed for address in place]
    if len(flat) > people > 0:
        raise Wrong(_too_many(len(flat), people))
    return flat


def _by_name(found: Sequence[_Address], names: Sequence[str]) -> Column:
    """The addresses in the order of `names`, where each stands behind one of them; else as they stand."""
    plain = [plain_name(name) for name in names]
    at = [plain.index(plain_name(each.name)) if plain_name(each.name) in plain else None for each in found if each.name]
    if len(at) == len(found) and None not in at and len(set(at)) == len(at):
        placed = [""] * len(names)
        for position, each in zip(at, found, strict=True):
            placed[position or 0] = each.address
        while placed and not placed[-1]:
            placed.pop()
        return tuple(placed)
    return tuple(each.address for each in found)


def lined(names: Sequence[str]) -> Callable[[object], Column | Understood[Column]]:
    """Reads texts, one for each of the people `names`: between semicolons, a line each, or parted by a sign in blanks
    where there are as many of them as people.
    """

    def read(value: object) -> Column | Understood[Column]:
        places = raw_places(value)
        lines = places[0].split("\n") if len(places) == 1 else []
        if len(names) > 1 and len(lines) == len(names):
            found = tuple(clean_line(line) for line in lines)
        elif len(names) > 1 and len(lines) > 1:
            filled = tuple(clean_line(line) for line in lines if line.strip())
            if len(filled) != len(names):
                raise Wrong(_too_many(len(filled), len(names)))
            found = filled
        elif len(names) > 1 and len(places) == 1 and len(parts := _BLANKED.split(places[0])) == len(names):
            found = tuple(map(clean_line, parts))
        else:
            return tuple(clean_line(place) for place in places)
        return Understood(found, _told(found), "; ".join(found))

    return read


def _told(found: Sequence[str]) -> Message:
    return message("« {french} »", "“{english}”", french="\u202f; ".join(found), english="; ".join(found))


def _too_many(given: int, people: int) -> Message:
    s = "s" if people > 1 else ""
    return message(
        "{given} pour {people} intervenant{s} : écrivez-en un par intervenant, dans le même ordre, séparés par « ; »",
        "{given} for {people} speaker{s}: write one for each speaker, in the same order, separated by “;”",
        given=given,
        people=people,
        s=s,
    )
