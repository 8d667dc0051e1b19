"""The axis of a talk, by its id, its title, or both as a table states them: `Axe 1 – Nommer`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from scheduler.domain.talks import Axis
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line, fold
from scheduler.reading.report import Wrong
from scheduler.reading.understood import Understood

#: The similarity, in percent, from which a title is suggested for another.
_ALIKE = 85.0
#: The largest length, in characters, of a text that may name an axis.
_LONGEST = 500

_LABEL = r"(?:axe|axis|theme|thematique|topic|panel|volet|partie|part|atelier|workshop|session|section|track|strand)\b"
_NUMBER = r"(?:n ?[°o]\.? ?|no\.? ?|num\.? ?|numero |number |# ?)?"
_NUMERAL = r"\d{1,3}|[ivx]{1,5}|[a-z]"
_WRITTEN = re.compile(rf"(?P<label>{_LABEL}\.? ?)?{_NUMBER}(?P<number>{_NUMERAL})(?:(?P<rest>[^\w].*))?")
_LABELLED = re.compile(rf"{_LABEL}(?P<rest>[^\w].*)")
_NUMBERED_ID = re.compile(rf"(?:axe|axis|theme|panel|volet|partie|part|session|track|[a-z](?=\d))?0*({_NUMERAL})")
_SIGNS = re.compile(r"[^\w]+")
_BETWEEN = re.compile(r"[;,/&+\n]|\b(?:et|and|ou|or)\b", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10}


def axis(axes: Sequence[Axis]) -> Callable[[str], str | Understood[str]]:
    """A reader of the axis that a text names among `axes`: its id.

    A text that names none is returned as it is. `Wrong` is raised where the text may mean two axes, or names one that
    differs a little.
    """

    def read(text: str) -> str | Understood[str]:
        text = clean_line(text)
        if not axes or len(text) > _LONGEST or any(item.id == text for item in axes):
            return text
        named = _by_name(text, axes) or _by_number(text, axes)
        if len(named) == 1:
            return Understood(named[0].id, _told(named[0]), named[0].id)
        if named:
            raise _wrong(named, "cela peut être deux axes", "this may be two axes")
        several = _each(text, axes)
        if several:
            raise _wrong(several, "un exposé est d'un seul axe", "a talk is of one axis")
        near = _alike(text, axes)
        if near:
            raise _wrong(near, "axe inconnu", "unknown axis")
        return text

    return read


def _each(text: str, axes: Sequence[Axis]) -> list[Axis]:
    """The axes, if the text names several."""
    pieces = [piece for piece in _BETWEEN.split(text) if piece.strip()]
    named = [_by_name(piece, axes) or _by_number(clean_line(piece), axes) for piece in pieces]
    return [group[0] for group in named if group] if len(pieces) > 1 and all(len(group) == 1 for group in named) else []


def _told(item: Axis) -> Message:
    return message("« {id} » ({title})", "“{id}” ({title})", id=item.id, title=item.title)


def _wrong(named: Sequence[Axis], french: str, english: str) -> Wrong:
    told = [_told(item) for item in named]
    choice = Message(" ou ".join(text.fr for text in told), " or ".join(text.en for text in told))
    text = message(french + " : écrivez {choice}", english + ": write {choice}", choice=choice)
    return Wrong(text, tuple(item.id for item in named))


def _by_name(text: str, axes: Sequence[Axis]) -> list[Axis]:
    """The axes with this id in other letters, or with this title."""
    plain, labelled = _words(text), _LABELLED.fullmatch(fold(text))
    titles = {plain, _words(labelled["rest"])} if labelled else {plain}
    return [item for item in axes if fold(item.id) == fold(text)] or [
        item for item in axes if plain and _words(item.title) in titles
    ]


def _by_number(text: str, axes: Sequence[Axis]) -> list[Axis]:
    """The axis with the number in the text and, where the text has one, its title; several where these disagree."""
    written = _WRITTEN.fullmatch(fold(text))
    rest = _words(written["rest"] or "") if written else ""
    if written is None or not (rest or written["label"] or written["number"].isdecimal()):
        return []
    numbered = [item for item in axes if _has_number(item, written["number"])]
    if not rest:
        return numbered
    titled = [item for item in axes if _begins(_title(item), rest)]
    agreeing = [item for item in titled if item in numbered]
    if agreeing:
        return agreeing
    if not numbered and [_title(item) for item in titled] == [rest]:
        return titled if axes.index(titled[0]) + 1 == _value(written["number"]) else []
    return [item for item in axes if item in (*numbered, *titled)] if numbered and titled else []


def _begins(title: str, words: str) -> bool:
    """True if the title is these words, or begins with them."""
    return title == words or (len(words) >= 4 and title.startswith(words + " "))


def _title(item: Axis) -> str:
    """The folded words of the title, without the label and number before them."""
    written = _WRITTEN.fullmatch(fold(item.title))
    return _words(written["rest"]) if written and written["label"] and written["rest"] else _words(item.title)


def _has_number(item: Axis, number: str) -> bool:
    """True if the id or the title states this number: `1`, `01`, `axe-1`, `A1` and `Axe I` are the number 1."""
    known, written = _NUMBERED_ID.fullmatch(_SIGNS.sub("", fold(item.id))), _WRITTEN.fullmatch(fold(item.title))
    numbers = [known.group(1)] if known else []
    numbers += [written["number"]] if written and written["label"] else []
    return any(_value(number) == _value(other) for other in numbers)


def _value(number: str) -> int | str:
    """The number that digits or Roman numerals state; other letters as they are."""
    if number.isdecimal():
        return int(number)
    if not set(number) <= set(_ROMAN):
        return number
    digits = [_ROMAN[letter] for letter in number]
    return sum(-digit if digit < max(digits[index:]) else digit for index, digit in enumerate(digits))


def _words(text: str) -> str:
    """The folded words of a text, without the signs between them."""
    return _SIGNS.sub(" ", fold(text)).strip()


def _alike(text: str, axes: Sequence[Axis]) -> list[Axis]:
    """The only axis that has the number in the text, or a title that differs a little; none if there are several."""
    from rapidfuzz import fuzz

    written, labelled = _WRITTEN.fullmatch(fold(text)), _LABELLED.fullmatch(fold(text))
    titles = {_words(match["rest"] or "") for match in (written, labelled) if match} | {_words(text)}
    number = written["number"] if written and written["rest"] else None
    near = [
        item
        for item in axes
        if (number and _has_number(item, number))
        or any(title and fuzz.ratio(title, _title(item)) >= _ALIKE for title in titles)
    ]
    return near if len(near) == 1 else []
