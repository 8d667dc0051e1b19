"""Talks for which a form has two axes ticked: a talk is of one, and only the organiser knows of which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scheduler.importing.asked import Asked
from scheduler.importing.imported import ImportedTalk, Question
from scheduler.importing.sources.outcome import SCHEDULED
from scheduler.language.counted import counted
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line
from scheduler.reading.report import shown

#: The separators of choices: those that are certain, and the comma, which may stand in a title too.
_BETWEEN, _COMMA = re.compile(r"[;\n]"), ", "
#: The most commas of a cell that is parted by them; nobody ticks so many axes.
_MOST_COMMAS = 30
#: The beginning of a choice that is an axis by its label: « Axe 2 – Champs », “3. Sharing”.
_LABELLED = re.compile(r"(?:[^\W\d]{1,12}\s*)?\d{1,3}\b")


def chosen(cell: str) -> str:
    """What is ticked in a cell, without the semicolon that Microsoft Forms writes behind each choice."""
    return cell.rstrip("; \n")


def axes_of_each(cells: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The axes of each cell that lists several of them, by the cell as one line.

    Forms join choices by `;`, line ends or commas, which may stand in a title too: what is before or behind a comma
    is a choice where it stands alone in another cell, or is labelled as an axis is.
    """
    single: dict[str, int] = {}
    several: dict[str, tuple[str, ...]] = {}
    for cell in sorted(dict.fromkeys(cells), key=len):
        certain = tuple(dict.fromkeys(axis for part in _BETWEEN.split(cell) if (axis := clean_line(part))))
        axes = _by_commas(certain[0], single, {}) if len(certain) == 1 else certain
        if len(axes) > 1:
            several[clean_line(cell)] = axes
        else:
            single |= {axis: len(single) for axis in axes if axis not in single}
    return several


def _by_commas(text: str, single: Mapping[str, int], known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The axes that commas join; `single` are those that stand alone in other cells, in their order.

    `known` has what was found of parts of the text: many ways of parting it come to the same rest.
    """
    if text not in known:
        known[text] = next(_parted(text, single, known), (text,))
    return known[text]


def _parted(text: str, single: Mapping[str, int], known: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The axes by each axis of `single` at the beginning or the end, where the rest are axes too."""
    commas = [comma.start() for comma in re.finditer(_COMMA, text)]
    if len(commas) > _MOST_COMMAS:
        return
    edges = {text[:at] for at in commas} | {text[at + len(_COMMA) :] for at in commas}
    for axis in sorted(edges & single.keys(), key=single.__getitem__):
        begins = text.startswith(axis + _COMMA)
        rest = clean_line(text.removeprefix(axis + _COMMA) if begins else text.removesuffix(_COMMA + axis))
        further = _by_commas(rest, single, known) if rest else ()
        if further and all(each in single or (_LABELLED.match(each) and _LABELLED.match(axis)) for each in further):
            yield (axis, *further) if begins else (*further, axis)


def questions(
    talks: Iterable[ImportedTalk], several: Mapping[str, Sequence[str]], asked: Asked
) -> tuple[Question, ...]:
    """A question for each list of axes of accepted talks: which axis holds; the list may be a single title too.

    What was asked says it of some of them already.
    """
    open_ = several.keys() - set(map(chosen, asked.values.get("axis", {})))
    counts = Counter(talk.axis for talk in talks if talk.axis in open_ and talk.decision in SCHEDULED)
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
