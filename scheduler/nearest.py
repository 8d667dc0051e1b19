"""The valid value that somebody who mistyped most likely meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scheduler.saying import Saying, told
from scheduler.text import fold

_CLOSE = 65.0
_LISTED = 8


def nearest(found: str, options: Mapping[str, str]) -> str | None:
    """The value of the key closest to `found`, case and accents aside; None if none is close."""
    from rapidfuzz import fuzz, process

    labels = list(options)
    match = process.extractOne(fold(found), [fold(label) for label in labels], scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return options[labels[match[2]]] if match else None


def advice(found: str, options: Iterable[str], labels: Mapping[str, str] | None = None) -> Saying:
    """What to write instead of `found`: the nearest of `options`, or else the first few of them.

    `labels` are other words that mean one of the options: the title of an axis means its id.
    """
    options = list(options)
    meant = nearest(found, {**(labels or {}), **{option: option for option in options}})
    if meant is not None:
        return told("vouliez-vous écrire « {meant} » ?", "did you mean “{meant}”?", meant=meant)
    if not options:
        return told("n'écrivez rien ici", "write nothing here")
    listed = ", ".join(options[:_LISTED]) + ("…" if len(options) > _LISTED else "")
    if len(options) == 1:
        return told("écrivez « {listed} »", "write “{listed}”", listed=listed)
    return told("écrivez l'une de ces valeurs : {listed}", "write one of: {listed}", listed=listed)
