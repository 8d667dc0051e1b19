"""Where a name is sorted, and how an index writes it: « Le Goff, Baptiste », « Arcourt, Jean-Loup d' »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.language.text import fold
from scheduler.language.titles import is_generation, is_initial, without_titles

_NEVER_GIVEN_TEXT = (
    "le la les l' l’ du des el von vom zu zur della dello delle degli dei dell' dell’ der den ter ten 't ’t lo "
    "los las saint sainte st ste st. ste."
)
_PARTICLES_TEXT = (
    "al ben van mac mc del da do dos das di bin ibn bint abu abou aït ait ould abd bou vande vander op het o' de d' d’"
)
#: Particles that nobody has as a given name, and those that may be one: « Ben Salah », but “Ben Stiller”.
_NEVER_GIVEN = frozenset(_NEVER_GIVEN_TEXT.split())
#: Particles of a family name, in small letters.
PARTICLES = _NEVER_GIVEN | frozenset(_PARTICLES_TEXT.split())
#: Particles that stand behind the given name in an index.
_MOVED = frozenset(("de", "d'", "d’"))
_ELIDED = re.compile(r"\b(d['’]|D['’](?=[^\W\d_a-z]{2}))(?=[^\W\d_])")
#: Words between the two halves of a family name: Ortega y Gasset.
_BETWEEN = frozenset(("y", "e", "i"))
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class NameParts:
    """The family name, what stands before it, the particle that an index moves behind, and what is left aside."""

    family: str
    given: str = ""
    moved: str = ""
    aside: str = ""

    def indexed(self) -> str:
        """The name as an index writes it: « Arcourt, Jean-Loup d' »; an article that leads has a capital then."""
        behind = " ".join(part for part in (self.given, self.moved) if part)
        family = self.family[:1].upper() + self.family[1:] if self.moved else self.family
        name = ", ".join(part for part in (family, behind) if part)
        return f"{name}, {self.aside}" if self.aside[:1].isalpha() else f"{name} {self.aside}".strip()


def indexed_name(name: str, family: str = "") -> str:
    """The name as an index writes it, family name first; `family` is the family name where somebody stated it."""
    return name_parts(name, family).indexed()


def given_first(name: str) -> str:
    """The name as people are addressed: « DUPONT Claire » is Claire DUPONT."""
    parts = name_parts(name)
    is_turned = parts.family.isupper() and parts.given and name == f"{parts.family} {parts.given}"
    return f"{parts.given} {parts.family}" if is_turned else name


def family_key(name: str, family: str = "") -> tuple[str, str, str]:
    """A sort key of people: family name, then given name, whatever their case and accents, then the name as written."""
    parts = name_parts(name, family)
    return fold(parts.family).lstrip("'’\"«“ ") or fold(name), fold(parts.given), name


def name_parts(name: str, family: str = "") -> NameParts:
    """The parts of a name.

    Without a stated `family`: the words in capitals, else the last word, with the particles before it. « de » and
    « d' » are moved, of a stated one too. What is in brackets, « Jr. » and titles are left aside.
    """
    bare, aside = _aside(name)
    if family:
        return _stated(bare, family, aside)
    before, comma, behind = bare.partition(", ")
    if comma:
        return NameParts(before, behind, "", aside)
    words = _ELIDED.sub(r"\1 ", bare).split()
    first, last = _family_span(words)
    family_words, moved = _moved_behind(words[first:last])
    given = [*words[:first], *words[last:]]
    return NameParts(" ".join(family_words), " ".join(given), " ".join(moved).lower(), aside)


def _aside(name: str) -> tuple[str, str]:
    """The name without brackets, titles and « Jr. », and what an index writes behind it."""
    brackets = " ".join(text.strip() for text in _BRACKETS.findall(name))
    bare = without_titles(" ".join(_BRACKETS.sub("", name).split()))
    words = bare.split()
    if len(words) > 1 and is_generation(words[-1]):
        generation = " ".join(part for part in (words[-1], brackets) if part)
        return " ".join(words[:-1]).rstrip(","), generation
    return (bare, brackets) if bare else (name, "")


def _stated(name: str, family: str, aside: str) -> NameParts:
    """The parts of a name whose family name is stated; the whole name where that is no part of it."""
    sought, _ = _moved_behind(_ELIDED.sub(r"\1 ", family).split())
    for text in (name, _ELIDED.sub(r"\1 ", name)):
        words = text.split()
        at = _find(words, sought)
        if at is not None:
            end = at + len(sought)
            before, moved = words[:at], list[str]()
            while before and _is_moved(before[-1], capitals=_shouted(words[at])):
                moved.insert(0, before.pop())
            return NameParts(" ".join(words[at:end]), " ".join([*before, *words[end:]]), " ".join(moved).lower(), aside)
    return NameParts(family, "", "", f"({name})" if fold(name) != fold(family) else aside)


def _moved_behind(family: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words of a family name without those that an index moves behind the given name, and these.

    French practice (AFNOR NF Z44-001): « de » and « d' » go behind the given name, articles stay: La Tour, Marie de.
    A capital keeps the word in front, as Belgian and Italian names have it: De Smet, Luc.
    """
    words, moved = list(family), list[str]()
    while len(words) > 1 and _is_moved(words[0], capitals=_shouted(words[1])):
        moved.append(words.pop(0))
    return words, moved


def _find(words: list[str], sought: list[str]) -> int | None:
    """The position of the words `sought` among `words`, whatever their case and accents; the last one of several."""
    folded, target = [fold(word) for word in words], [fold(word) for word in sought]
    places = [at for at in range(len(words) - len(sought) + 1) if folded[at : at + len(target)] == target]
    return places[-1] if places and target else None


def _family_span(words: list[str]) -> tuple[int, int]:
    """The first word of the family name, and the first one behind it."""
    shouted = [at for at, word in enumerate(words) if _shouted(word)]
    if shouted and len(shouted) < len(words):
        first = shouted[0]
        last = next((at for at in range(first, len(words)) if at not in shouted), len(words))
        return _with_particles(words, first, last), last
    return _with_particles(words, max(len(words) - 1, 0), len(words)), len(words)


def _with_particles(words: list[str], first: int, last: int) -> int:
    """The first word of a family name that begins at `first` or with the particles before it."""
    while first > 0:
        word = words[first - 1]
        if word in _BETWEEN and first > 2 and last == len(words):
            first -= 2
        elif first == 1 and word.casefold() not in _NEVER_GIVEN | _MOVED:
            break
        elif word.casefold() in PARTICLES:
            first -= 1
        else:
            break
    return first


def _is_moved(word: str, *, capitals: bool) -> bool:
    """True for « de » and « d' »; « De » belongs to the name (De Smet), but in front of capitals (DE GAULLE)."""
    return word in _MOVED or (capitals and word in ("DE", "D'", "D’"))


def _shouted(word: str) -> bool:
    """True for a word in capitals that is no initial and no number."""
    return word.isupper() and sum(map(str.isalpha, word)) > 1 and not is_initial(word) and not is_generation(word)
