"""A piece of a cell that names people: a name with what stands beside it (titles, address, affiliation, rank)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from scheduler.language.family_name import PARTICLES, name_parts
from scheduler.language.institutions import is_institution
from scheduler.language.message import message
from scheduler.language.text import clean_line, fold
from scheduler.language.titles import is_generation, is_initial, is_orcid, is_rank, without_marks, without_titles
from scheduler.reading.people.companions import another, companion, supervisor
from scheduler.reading.report import Wrong

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>")
_TRAILING = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]*)[)\]]")
_WITH_ADDRESS = re.compile(r"(.*?)[\s:]*[<(\[]?\s*(?:mailto:)?([^\s<>()\[\],;]+@[^\s<>()\[\],;]+)\s*[>)\]]?")
_PROPER = re.compile(r"(.*?)\s*<\s*([^<>]*@[^<>]*)\s*>")
_COMMA = re.compile(r"\s*[,，、]\s*")
_DASH = re.compile(r"\s+[-–—]\s+")
#: What a bracket may say of somebody without being an affiliation: kept in the name, or for another column.
_ABOUT = re.compile(r"(?:nee|ne|dit|dite|alias|born|aka|elle|il|iel|she|he|they|her|him|them)\b")
_ELSEWHERE = re.compile(
    r"(?:sous reserve|a confirmer|to be confirmed|tbc|tbd|non confirme|en visio|visio|a distance|remote|online|"
    r"en ligne|zoom|excuse|absent|remplace|annule|cancelled|presentateur|presentatrice|presenter|presente|orateur|"
    r"oratrice|speaker|intervenant|co-auteur|coauthor|discutant|moderat|chair|president)"
)
#: The largest number of brackets that a name is told apart from.
_BRACKETED = 4
#: The largest number of words of a name that is told from a sentence.
_WORDS = 6
#: The number of texts whose names are kept: people are named again and again.
_KEPT = 65_536


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and the address and affiliation that stand beside it; `changed` tells what was taken off the name."""

    name: str
    address: str = ""
    affiliation: str = ""
    changed: frozenset[str] = field(default=frozenset(), compare=False)
    titled: bool = field(default=False, compare=False)

    @property
    def certain(self) -> bool:
        """True if this is somebody for sure: with an address, a title, or a full name."""
        return bool(self.name) and (bool(self.address) or self.titled or _is_full(self.name))

    @property
    def single(self) -> bool:
        """True for one word that may be a name, and for compounds such as Jean-Pierre."""
        return len(self.name.split()) == 1 and _is_proper(self.name)

    @property
    def initials(self) -> bool:
        """True for nothing but initials."""
        return bool(self.name) and all(is_initial(word) for word in self.name.split())

    @property
    def capitals(self) -> bool:
        """True if every word of more than a letter is in capitals."""
        return self.name.isupper() and not self.initials

    @property
    def particle(self) -> bool:
        """True for a family name with its particle in front: « Le Goff »."""
        words = self.name.split()
        return len(words) > 1 and all(word.casefold() in PARTICLES for word in words[:-1])

    @property
    def caseless(self) -> bool:
        """True in a script without capitals, whose names are often not parted by spaces."""
        return self.name.casefold() == self.name.upper()


@lru_cache(maxsize=_KEPT)
def named_pieces(text: str) -> tuple[Named, ...]:
    """The names between the commas of `text`; ranks, addresses and affiliations belong to the name before them."""
    pieces: list[Named] = []
    for raw in joined_pieces(text, _COMMA)[0]:
        if not raw.strip():
            continue
        last = pieces[-1] if pieces else None
        added = _added_to(last, raw.strip()) if last is not None else None
        if added is not None:
            pieces[-1] = added
        else:
            pieces.append(_named(clean_line(raw)))
    return tuple(pieces)


def turned(family: Named, given: Named) -> Named:
    """The person of « Nom, Prénom »."""
    name = " ".join(part for part in (given.name, family.name) if part)
    return Named(
        name,
        given.address or family.address,
        given.affiliation or family.affiliation,
        family.changed | given.changed,
        family.titled or given.titled,
    )


def joined_pieces(text: str, signs: re.Pattern[str]) -> tuple[list[str], list[str]]:
    """The text between `signs` that stand outside brackets, and those signs."""
    masked = _BRACKETS.sub(lambda match: "\0" * len(match.group()), text)
    pieces, found, start = [], [], 0
    for match in signs.finditer(masked):
        pieces.append(text[start : match.start()])
        found.append(match.group())
        start = match.end()
    return [*pieces, text[start:]], found


def _added_to(last: Named, raw: str) -> Named | None:
    """The name before a comma with what the text behind it adds to it; None if that text is a name itself."""
    raw = without_marks(raw)
    if _is_full(other := supervisor(raw)):
        raise another(last.name, raw, other)
    if is_generation(raw):
        return replace(last, name=f"{last.name}, {raw}")
    if is_rank(raw):
        return replace(last, changed=last.changed | {"title"})
    bracket = _TRAILING.fullmatch(raw)
    if bracket and is_rank(bracket.group(1)) and not last.affiliation:
        return replace(last, affiliation=clean_line(bracket.group(2)), changed=last.changed | {"affiliation"})
    if "@" in raw and len(raw.split()) == 1 and not last.address:
        return replace(last, address=raw.strip("<>()[]").removeprefix("mailto:"), changed=last.changed | {"address"})
    names_another = bracket is not None and _is_full(bracket.group(1))  # « Ada Lind (CNRS) »: the bracket is hers
    if _is_full(last.name) and is_institution(raw) and not names_another and not (raw.isupper() and last.capitals):
        before = f"{last.affiliation}, " if last.affiliation else ""
        return replace(last, affiliation=before + clean_line(raw), changed=last.changed | {"affiliation"})
    return None


def _named(text: str) -> Named:
    """A name with its title, address and brackets parted; what is only an address has no name."""
    proper = _PROPER.fullmatch(text) if 0 < text.count("@") <= 2 else None
    match = proper or (_WITH_ADDRESS.fullmatch(text) if 0 < text.count("@") <= 2 else None)
    if match and match.group(1):
        changed = frozenset[str]() if proper else frozenset(("address",))
        inner = _named(match.group(1))
        return replace(inner, address=clean_line(match.group(2)), changed=inner.changed | changed)
    if match:
        changed = frozenset(("address",)) if text.lower().startswith("mailto:") else frozenset()
        return Named("", clean_line(match.group(2)), changed=changed)
    bracket = _TRAILING.fullmatch(text)
    if bracket and clean_line(bracket.group(2)) and text.count("(") + text.count("[") <= _BRACKETED:
        return _bracketed(bracket.group(1), clean_line(bracket.group(2)), text)
    return _dashed(text)


def has_mention(text: str) -> bool:
    """True if a bracket behind a name says something that is neither name nor affiliation: « (sous réserve) »."""
    bracket = _TRAILING.fullmatch(clean_line(text))
    return bracket is not None and _ELSEWHERE.match(fold(clean_line(bracket.group(2)))) is not None


def _bracketed(name: str, inside: str, text: str) -> Named:
    """The name before a bracket; what stands in it is an affiliation, a rank, or part of the name."""
    plain = fold(inside)
    if _is_particle(inside):
        return _with_particle(_named(clean_line(name)), inside)
    if _ABOUT.match(plain) or plain in fold(name).split() or (len(inside) < 3 and inside.islower()):
        return Named(text)
    if _ELSEWHERE.match(plain):
        raise Wrong(
            message(
                "« {inside} » n'est pas du nom : écrivez « {name} » ici, et le reste dans la colonne « mention » "
                "ou « statut »",
                "“{inside}” is no part of the name: write “{name}” here, and the rest in the column “note” or “status”",
                inside=inside,
                name=clean_line(name),
            )
        )
    other = companion(inside)
    if (other and not is_institution(other)) or _is_full(other := supervisor(inside)):
        raise another(clean_line(name), inside, other)
    inner = _named(clean_line(name))
    if is_rank(inside) or is_orcid(inside) or inside.isdigit() or set(inside) <= set("*†‡ "):
        return replace(inner, changed=inner.changed | {"title"})
    behind = f"{inner.affiliation}, " if inner.affiliation else ""
    return replace(inner, affiliation=behind + inside, changed=inner.changed | {"affiliation"})


def _is_particle(text: str) -> bool:
    return all(word.replace("’", "'") == "d'" or word in PARTICLES for word in text.split())


def _with_particle(person: Named, particle: str) -> Named:
    """« Jean-Loup Arcourt » with the particle that stood in brackets behind: « Jean-Loup d'Arcourt »."""
    family = name_parts(person.name).family
    given = person.name.removesuffix(family) if family and person.name.endswith(family) else ""
    space = "" if particle.endswith(("'", "’")) else " "
    name = f"{given}{particle}{space}{person.name.removeprefix(given)}"
    return replace(person, name=name, changed=person.changed | {"people"})


def _dashed(text: str) -> Named:
    """A name with what stands behind a dash, if that is a rank or institution, and without its titles."""
    parts = _DASH.split(text)
    if len(parts) == 2 and _is_full(without_titles(parts[0])) and (is_rank(parts[1]) or is_institution(parts[1])):
        inner = _dashed(parts[0])
        if is_rank(parts[1]):
            return replace(inner, changed=inner.changed | {"title"})
        return replace(inner, affiliation=parts[1], changed=inner.changed | {"affiliation"})
    name = without_titles(text)
    return Named(name, changed=frozenset(("title",)) if name != text else frozenset(), titled=name != text)


def _is_full(name: str) -> bool:
    """True for two to six words that a person's name has, one of them more than an initial, and no institution's."""
    words = [word for word in name.replace(", ", " ").split() if not is_generation(word)]
    return (
        2 <= len(words) <= _WORDS
        and all(_is_proper(word) or word.casefold() in PARTICLES or _BRACKETS.fullmatch(word) for word in words)
        and any(not is_initial(word) and word.casefold() not in PARTICLES for word in words)
        and not all(word.casefold() in PARTICLES for word in words[:-1])
        and not is_institution(name if not name.isupper() else name.title())
    )


def _is_proper(word: str) -> bool:
    """True for a word that begins with a capital, or with d' or l' before one, or in a script without capitals."""
    start = re.sub(r"^(?:[dlDL]['’]|['’\"“«(]+)", "", word)[:1]
    return start.isalpha() and not start.islower()
