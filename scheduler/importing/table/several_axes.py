"""Talks for which a form has two axes ticked: a talk is of one, and only the organiser knows of which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from scheduler.importing.imported import ImportedTalk, Question
from scheduler.importing.sources.outcome import SCHEDULED
from scheduler.language.counted import counted
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line
from scheduler.reading.report import shown

#: The separators of choices: those that are certain, and the comma, which may stand in a title too.
_BETWEEN, _COMMA = re.compile(r"[;\n]"), ", "
#: The beginning of a choice that is an axis by its label: « Axe 2 – Champs », “3. Sharing”.
_LABELLED = re.compile(r"(?:[^\W\d]{1,12}\s*)?\d{1,3}\b")


def axes_of_each(cells: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The axes of each cell that lists several of them, by the cell as one line.

    Forms join choices by `;`, line ends or commas, which may stand in a title too: what is before or behind a comma
    is a choice where it stands alone in another cell, or is labelled as an axis is.
    """
    single: list[str] = []
    several: dict[str, tuple[str, ...]] = {}
    for cell in sorted(dict.fromkeys(cells), key=len):
        axes = _listed(cell, single)
        if len(axes) > 1:
            several[clean_line(cell)] = axes
        else:
            single += axes
    return several


def _listed(cell: str, single: Sequence[str]) -> tuple[str, ...]:
    """The axes of the cell; `single` are those that stand alone in others."""
    certain = tuple(dict.fromkeys(axis for part in _BETWEEN.split(cell) if (axis := clean_line(part))))
    if len(certain) != 1:
        return certain
    (text,) = certain
    for axis in single:
        rest = ""
        if text.startswith(axis + _COMMA):
            rest = text.removeprefix(axis + _COMMA)
        elif text.endswith(_COMMA + axis):
            rest = text.removesuffix(_COMMA + axis)
        further = _listed(rest, single) if rest else ()
        if further and all(each in single or (_LABELLED.match(each) and _LABELLED.match(axis)) for each in further):
            return (axis, *further) if text.startswith(axis) else (*further, axis)
    return certain


def questions(talks: Iterable[ImportedTalk], several: Mapping[str, Sequence[str]]) -> tuple[Question, ...]:
    """A question for each list of axes of accepted talks: which axis holds; the list may be a single title too."""
    counts = Counter(talk.axis for talk in talks if talk.axis in several and talk.decision in SCHEDULED)
    return tuple(
        Question("value", "axis", text, _asked(several[text], count), (*several[text], text))
        for text, count in counts.items()
    )


def _asked(axes: Sequence[str], count: int) -> Message:
    return message(
        "plusieurs axes sont cochés ({axes}) pour {talks} : lequel vaut ?",
        "several axes are ticked ({axes}) for {talks}: which one is it?",
        axes=" + ".join(map(shown, axes)),
        talks=counted(count, ("exposé", "talk")),
    )
