"""Talks of the same people with nearly the same title: one may have been sent in twice, corrected."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from scheduler.domain.errors import Weight
from scheduler.domain.people import Person
from scheduler.domain.talks import Talk
from scheduler.language.likeness import plain_name
from scheduler.language.message import message
from scheduler.language.text import fold
from scheduler.reading.draft import Item
from scheduler.reading.report import Report

#: The similarity, in percent, from which two titles may be one.
_ALIKE = 85.0
#: The most talks of the same people that are compared with each other.
_MOST = 20


def report_resubmitted(talks: Sequence[Item[Talk]], people: Mapping[str, Person], report: Report) -> None:
    """Every talk whose title is nearly that of an earlier one of the same people is remarked, unless numbers differ.

    People are the same by their names: who sends a talk twice may do so under two addresses. `people` are by id.
    """
    by_people: dict[tuple[frozenset[str], str], list[Item[Talk]]] = defaultdict(list)
    for item in talks:
        if item.value.speakers:
            names = frozenset(plain_name(people[who].name) for who in item.value.speakers)
            by_people[names, item.value.type].append(item)
    for items in by_people.values():
        for first, second in combinations(items[:_MOST], 2):
            if _alike(first.value.title, second.value.title):
                text = message(
                    "les mêmes personnes présentent déjà « {title} » (ligne {row}) : si c'est le même exposé, "
                    "supprimez l'une des deux lignes, ou écrivez « retiré » dans sa colonne « statut »",
                    "the same people present “{title}” already (row {row}): if it is the same talk, delete one of the "
                    "two rows, or write “withdrawn” in its column “status”",
                    title=first.value.title,
                    row=first.place.row,
                )
                report.remark(second.place.spot("title"), second.value.title, text, Weight.GRAVE)


def _alike(first: str, second: str) -> bool:
    from rapidfuzz import fuzz

    one, other = fold(first), fold(second)
    return re.findall(r"\d+", one) == re.findall(r"\d+", other) and fuzz.ratio(one, other) >= _ALIKE
