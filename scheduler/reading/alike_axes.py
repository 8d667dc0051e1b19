"""Axes that are perhaps one, written in two ways: « 3. Publics et médiation », « 3. Public et mediation »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple, Self

from scheduler.domain.event import Event
from scheduler.domain.talks import Axis
from scheduler.language.message import message
from scheduler.language.text import fold
from scheduler.reading.draft import Draft
from scheduler.reading.report import Report

#: The similarity, in percent, from which two titles are perhaps one.
_ALIKE = 92.0
#: A word that counts: « Histoire moderne I » and « Histoire moderne II » are two.
_COUNTING = re.compile(r"\d+|[ivx]{1,5}|[a-z]")
_NUMBER = re.compile(r"\d{1,3}(?=\s*[.):|]\s|\s[-–—]\s)")


def report_alike_axes(event: Event, draft: Draft, report: Report) -> None:
    """Each axis whose title is nearly that of another, or begins with the same number, is remarked."""
    places = {item.value.id: item.place for item in draft.axes}
    for axis, other in _alike(event):
        text = message(
            "« {title} » et « {other} » sont peut-être un même axe : si oui, écrivez partout le même titre et "
            "supprimez l'un des deux",
            "“{title}” and “{other}” may be one axis: if so, write the same title everywhere and remove one of them",
            title=axis.title,
            other=other.title,
        )
        report.remark(places[other.id].spot("title"), "", text)


def _alike(event: Event) -> Iterator[tuple[Axis, Axis]]:
    from rapidfuzz import fuzz

    written = [_Written.of(axis) for axis in event.axes]
    for one, other in combinations(written, 2):
        if one.number and other.number:
            alike = one.number == other.number
        else:
            alike = one.counted == other.counted and fuzz.ratio(one.text, other.text, score_cutoff=_ALIKE) > 0
        if alike:
            yield one.axis, other.axis


class _Written(NamedTuple):
    """An axis with the number that its title begins with ("": none), its words, and those of them that count."""

    axis: Axis
    number: str
    text: str
    counted: tuple[str, ...]

    @classmethod
    def of(cls, axis: Axis) -> Self:
        number, words = _NUMBER.match(axis.title), re.findall(r"\w+", fold(axis.title))
        counted = tuple(filter(_COUNTING.fullmatch, words))
        return cls(axis, number.group() if number else "", " ".join(words), counted)
