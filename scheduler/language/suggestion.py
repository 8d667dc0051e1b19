"""Suggestions for a mistyped value: the valid value closest to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from scheduler.language.message import Message, message
from scheduler.language.text import fold

#: The least similarity, in percent, at which a value is suggested.
_CLOSE = 65.0
#: The largest number of valid values that a message lists.
_LISTED = 8
#: The least length of a word by which the value that contains it is recognised.
_TELLING = 3
_WORD = re.compile(r"\w+")


def nearest(found: str, options: Mapping[str, str]) -> str | None:
    """The value of the key most similar to `found`, ignoring case and accents; None if no key is similar enough."""
    from rapidfuzz import fuzz, process

    labels = list(options)
    match = process.extractOne(fold(found), [fold(label) for label in labels], scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return options[labels[match[2]]] if match else None


def having(found: str, options: Mapping[str, str]) -> list[str]:
    """The values of the keys that have each word of `found`, or a word that begins with it; none for short words."""
    sought = _WORD.findall(fold(found))
    if not any(len(word) >= _TELLING for word in sought):
        return []
    matching = (value for label, value in options.items() if _has(_WORD.findall(fold(label)), sought))
    return list(dict.fromkeys(matching))


def _has(words: Sequence[str], sought: Iterable[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in sought)


def meant(found: str, options: Iterable[str], labels: Mapping[str, str] | None = None) -> str | None:
    """The one value that `suggestion` says to write instead of `found`; None where it names several or none."""
    options = list(options)
    close, _ = _close(found, options, labels)
    return close if close is not None or len(options) != 1 else options[0]


def _close(found: str, options: Sequence[str], labels: Mapping[str, str] | None) -> tuple[str | None, list[str]]:
    """The only one of the options with the words of `found`, or the most similar; and all that have its words."""
    named = {**(labels or {}), **{option: option for option in options}}
    partly = having(found, named)
    return partly[0] if len(partly) == 1 else nearest(found, named), partly


def meant_in(
    names: Sequence[str], found: str, options: Iterable[str], labels: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """The cell of `names` with the value that is meant in the place of `found`; () where none is known."""
    instead = meant(found, options, labels)
    if instead is None:
        return ()
    return ("; ".join(dict.fromkeys(instead if name == found else name for name in names)),)


def suggestion(found: str, options: Iterable[str], labels: Mapping[str, str] | None = None) -> Message:
    """A suggestion to write instead of `found`: the only one of `options` with its words, the most similar, or else
    the first few of those with its words, or of all.

    `labels` maps other words to an option: the title of an axis to its id.
    """
    options = list(options)
    close, partly = _close(found, options, labels)
    if close is not None:
        return message("vouliez-vous écrire « {meant} » ?", "did you mean “{meant}”?", meant=close)
    if not options:
        return message("n'écrivez rien ici", "write nothing here")
    options = partly or options
    listed = ", ".join(options[:_LISTED]) + ("…" if len(options) > _LISTED else "")
    if len(options) == 1:
        return message("écrivez « {listed} »", "write “{listed}”", listed=listed)
    return message("écrivez l'une de ces valeurs : {listed}", "write one of: {listed}", listed=listed)
