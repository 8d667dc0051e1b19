"""The people whom one cell names, however they are separated (contract §2, “Two names in one cell”).

`;` separates always. Other signs (`et`, `&`, `/`, a line end, a comma …) separate two people where both sides are full
names; what may be one person or two is a mistake. A name in straight quotes is one name as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scheduler.domain.lengths import LONGEST_LINE, too_long
from scheduler.language.family_name import name_parts
from scheduler.language.institutions import is_collective, is_institution
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line
from scheduler.language.titles import is_title
from scheduler.reading.people.name_pieces import Named, joined_pieces, named_pieces, turned
from scheduler.reading.people.name_signs import JOINERS, OTHERS, refuse_nobody, unnamed, unnumbered, ways_of_dashed
from scheduler.reading.report import Wrong

_QUOTED = re.compile(r'"(.+)"\s*(?:\(([^()]+)\))?\s*(?:<\s*([^<>]+@[^<>]+?)\s*>)?')
#: A line in brackets, which is of the name above.
_BELOW = re.compile(r"\s*\n\s*(\([^()\n]*\))(?=\s*(?:\n|$))")


@dataclass(frozen=True, slots=True)
class CellPeople:
    """The people of a cell in the order of their places; an empty name is an empty place.

    `changed` tells what is not in the contract's own form: "people" (separated otherwise, or turned round),
    "affiliation", "address" or "title". `groups` are names taken for one group's although they hold an « et ».
    """

    people: tuple[Named, ...]
    changed: frozenset[str] = frozenset()
    groups: tuple[str, ...] = ()

    def written(self, *, brackets: bool = False) -> list[str]:
        """Each place in the contract's own form, with an affiliation in brackets if `brackets`."""
        return [written_name(person, brackets=brackets) for person in self.people]


class _Unclear(Exception):
    """A piece may name one person or several; `ways` are ways to write it."""

    def __init__(self, *ways: str) -> None:
        super().__init__()
        self.ways = ways


def people_in(places: Sequence[str], addresses: int = 0) -> CellPeople:
    """The people of the `;`-separated `places` of a cell, which keep their line ends.

    Parameters
    ----------
    addresses
        How many addresses the row gives: as many as there are names is evidence of several people.

    Raises
    ------
    Wrong
        One or two people may be meant, somebody is not named, or a name is too long.
    """
    refuse_nobody(places)
    people: list[Named] = []
    changed: set[str] = set()
    groups: list[str] = []
    turned_places = _all_turned(places)
    for place in places:
        try:
            piece = _turned(place) if turned_places else _people(place, addresses if len(places) == 1 else 0)
        except _Unclear as unclear:
            raise _wrong(places, place, unclear.ways) from None
        people += piece.people or [Named("")]
        changed |= piece.changed
        groups += piece.groups
    if excess := too_long([person.name for person in people], LONGEST_LINE):
        raise Wrong(excess)
    return CellPeople(tuple(people), frozenset(changed), tuple(groups))


def written_name(person: Named, *, brackets: bool = False) -> str:
    """The person in the contract's own form; in straight quotes if the name would be read as something else."""
    name = person.name
    if name and not _reads_as_itself(name):
        name = f'"{name}"'
    if brackets and person.affiliation:
        name = f"{name} ({person.affiliation})"
    return f"{name} <{person.address}>".strip() if person.address and name else name or person.address


def in_quotes(text: str) -> Named | None:
    """The person whose name stands in straight quotes, with what stands behind it; None for any other text."""
    match = _QUOTED.fullmatch(text)
    inner = match.group(1) if match else ""
    if not match or ('"' in inner and not (inner[0] == inner[-1] == '"')):
        return None
    name, affiliation, address = (clean_line(part or "") for part in match.groups())
    return Named(name, address, affiliation) if name else None


def _reads_as_itself(name: str) -> bool:
    if ";" in name:
        return False
    try:
        return people_in([name]) == CellPeople((Named(name),))
    except Wrong:
        return False


def _people(place: str, addresses: int) -> CellPeople:
    text = _BELOW.sub(r" \1", unnumbered(place.strip()))
    quoted = in_quotes(text)
    if quoted:
        return CellPeople((quoted,), frozenset(("affiliation",) if quoted.affiliation else ()))
    if OTHERS.search(text):
        raise unnamed()
    parts, signs = joined_pieces(text, JOINERS)
    if len(parts) > 1 and any(is_title(part.strip()) for part in parts):
        raise unnamed()
    pieces = [named_pieces(part) for part in parts if part.strip()]
    if len(pieces) > 1:
        return _joined(text, pieces, signs, addresses)
    if ways := ways_of_dashed(text):
        raise _Unclear(*ways)
    return _between_commas(text, pieces[0], addresses) if pieces else CellPeople(())


def _joined(text: str, pieces: Sequence[Sequence[Named]], signs: list[str], addresses: int) -> CellPeople:
    """The people of a text with other signs than commas between them."""
    flat = [named for names in pieces for named in names]
    if all(named.certain for named in flat):
        return _several(flat)
    if all(len(names) == 2 and _turnable(*names) for names in pieces):
        return _several([turned(*names) for names in pieces])
    if all(sign.strip().casefold() in ("y", "e") for sign in signs):
        return CellPeople((Named(clean_line(text)),))
    if is_collective(text):
        name = clean_line(text)
        return CellPeople((Named(name),), groups=(name,))
    if not all(any(map(str.isalpha, named.name)) for named in flat):
        return CellPeople((Named(clean_line(text)),))
    if len(flat) == addresses and all(named.single for named in flat):
        return _several(flat)
    if len(flat) == 2 and signs[0].strip() == "/" and flat[0].certain and is_institution(flat[1].name):
        named = replace(flat[0], affiliation=flat[1].name)
        return CellPeople((named,), named.changed | {"affiliation"})
    raise _Unclear("; ".join(_with_family(flat)), _one_name(text))


def _with_family(people: Sequence[Named]) -> list[str]:
    """The names; single first names take the family name of the last: « Jean et Marie Dupont »."""
    last = people[-1]
    if not last.certain or not all(named.single for named in people[:-1]):
        return [named.name for named in people]
    family = name_parts(last.name).family
    return [*(f"{named.name} {family}" for named in people[:-1]), last.name]


def _one_name(text: str) -> str:
    """The text as one name: a broken line mended, else in straight quotes."""
    name = clean_line(text)
    return name if "\n" in text and _reads_as_itself(name) else f'"{name}"'


def _between_commas(text: str, names: Sequence[Named], addresses: int) -> CellPeople:
    """The people of a text with nothing but commas between them."""
    if len(names) == 1:
        return CellPeople((names[0],), names[0].changed)
    if all(named.certain for named in names):
        return _several(names)
    if is_collective(text):
        return CellPeople((Named(clean_line(text)),), groups=(clean_line(text),))
    pairs = list(zip(names[::2], names[1::2], strict=False))
    if len(names) % 2 == 0 and all(family.single and given.initials for family, given in pairs):
        return _several([turned(*pair) for pair in pairs])
    if len(names) == 2 and addresses < 2 and _turnable(*names):
        return _several([turned(*names)])
    if len(names) == 2:
        raise _Unclear("; ".join(named.name for named in names), turned(*names).name)
    if len(names) % 2 == 0 and all(named.single for named in names):
        raise _Unclear("; ".join(turned(*pair).name for pair in pairs), "; ".join(named.name for named in names))
    raise _Unclear("; ".join(named.name for named in names))


def _turnable(family: Named, given: Named) -> bool:
    """True if « Nom, Prénom » is certain: initials behind the comma, capitals or a particle before it, or two words."""
    if family.address or (given.affiliation and family.affiliation):
        return False
    if given.initials:
        return True
    if family.capitals and not given.capitals:
        return True
    return given.single and (family.single or family.particle) and not (family.caseless or given.caseless)


def _all_turned(places: Sequence[str]) -> bool:
    """True if « ; » stands between people who are all written « Nom, Prénom »."""
    if len(places) < 2:
        return False
    pieces = [named_pieces(place) for place in places if place.strip() and not in_quotes(place.strip())]
    if len(pieces) < 2 or any(len(names) != 2 for names in pieces):
        return False
    if any(JOINERS.search(place.strip()) for place in places):
        return False
    return any(_turnable(*names) for names in pieces) and not any(
        names[0].certain and names[1].certain and not names[0].capitals and not names[0].particle for names in pieces
    )


def _turned(place: str) -> CellPeople:
    names = named_pieces(place) if place.strip() else ()
    return _several([turned(*names)]) if names else CellPeople(())


def _several(people: Sequence[Named]) -> CellPeople:
    changed = frozenset(("people",)).union(*(person.changed for person in people))
    return CellPeople(tuple(people), changed)


def _wrong(places: Sequence[str], place: str, ways: Sequence[str]) -> Wrong:
    """The mistake about a place that can be read in several ways; the whole cell in each of them is a suggestion."""
    cells = ["; ".join(way if other is place else clean_line(other) for other in places) for way in ways]
    quoted = [message("« {cell} »", "“{cell}”", cell=cell) for cell in cells]
    listed = Message(" ou ".join(cell.fr for cell in quoted), " or ".join(cell.en for cell in quoted))
    text = message(
        "une personne ou plusieurs ? écrivez {ways} (« ; » entre deux personnes, des guillemets droits autour d'un "
        "seul nom)",
        "one person or several? write {ways} (“;” between two people, straight quotes around a single name)",
        ways=listed,
    )
    return Wrong(text, tuple(cells))
