"""Suggestions for a mistyped value: the valid value closest to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scheduler.language.message import Message, message
from scheduler.language.text import fold

#: The least similarity, in percent, at which a value is suggested.
_CLOSE = 65.0
#: The largest number of valid values that a message lists.
_LISTED = 8


def nearest(found: str, options: Mapping[str, str]) -> str | None:
    """The value of the key most similar to `found`, ignoring case and accents; None if no key is similar enough."""
    from rapidfuzz import fuzz, process

    labels = list(options)
    match = process.extractOne(fold(found), [fold(label) for label in labels], scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return options[labels[match[2]]] if match else None


def suggestion(found: str, options: Iterable[str], labels: Mapping[str, str] | None = None) -> Message:
    """A suggestion to write instead of `found`: the most similar of `options`, or else the first few of them.

    `labels` maps other words to an option: the title of an axis to its id.
    """
    options = list(options)
    suggestion = nearest(found, {**(labels or {}), **{option: option for option in options}})
    if suggestion is not None:
        return message("vouliez-vous écrire « {meant} » ?", "did you mean “{meant}”?", meant=suggestion)
    if not options:
        return message("n'écrivez rien ici", "write nothing here")
    listed = ", ".join(options[:_LISTED]) + ("…" if len(options) > _LISTED else "")
    if len(options) == 1:
        return message("écrivez « {listed} »", "write “{listed}”", listed=listed)
    return message("écrivez l'une de ces valeurs : {listed}", "write one of: {listed}", listed=listed)
