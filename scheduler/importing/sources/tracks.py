"""Which column or category of a source is the axis of its talks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from scheduler.importing.imported import Question
from scheduler.language.message import message
from scheduler.language.text import fold

_TRACK = re.compile(r"\b(?:tracks?|topics?|themes?|thematiques?|axes?|parcours|filieres?)\b")


def axis_among(titles: Sequence[str], mapping: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The titles that can be the axis: the organiser's own choice, else all that are called so."""
    chosen = mapping.get("axis", ())
    return tuple(title for title in titles if title in chosen) or tuple(
        title for title in titles if _TRACK.search(fold(title))
    )


def axis_question(titles: Sequence[str], shown: Sequence[str]) -> tuple[Question, ...]:
    """The question which of several is the axis; none for one or none."""
    if len(titles) < 2:
        return ()
    text = message(
        "laquelle de ces rubriques est l'axe : {titles} ?",
        "which of these categories is the axis: {titles}?",
        titles=", ".join(titles),
    )
    return (Question("map", "axis", titles[0], text, tuple(titles), tuple(shown)),)
