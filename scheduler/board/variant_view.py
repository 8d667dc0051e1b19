"""Programmes that are as good as each other, side by side: what differs from the first, and what each level loses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from constraints import rule
from exports.rows import SessionRow
from exports.timetable import timetable
from scheduler.board.folder_view import FolderView
from scheduler.board.variant_words import moved_words
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedTalk, Programme
from scheduler.language.level_amounts import amount
from scheduler.language.message import Language

#: The most programmes that stand side by side.
MOST = 4


@dataclass(frozen=True, slots=True)
class Variant:
    """A programme among others.

    Attributes
    ----------
    is_current : it is the one in out/.
    days : each day with its sessions.
    moved : the ids of talks that are at another hour, day or room than in the first.
    half_days : those of them that are in another half-day.
    is_farthest : it is proved that none differs more.
    """

    number: int
    is_current: bool
    days: tuple[tuple[Any, tuple[SessionRow, ...]], ...]
    moved: frozenset[str]
    half_days: tuple[str, ...]
    is_farthest: bool


def variant_parts(view: FolderView, answer: Mapping[str, Any] | None, language: Language) -> dict[str, Any]:
    """What the template needs: the variants of the last answer, and the levels of each."""
    reading = view.reading
    levels = reading.event.levels if reading else ()
    parts: dict[str, Any] = {
        "variants": (),
        "level_rows": (),
        "most": MOST,
        "complete": True,
        "moved_words": moved_words,
    }
    parts |= {"losable": [(name, rule(name).title.to(language)) for name in levels]}
    ended = answer["ended"] if answer is not None and answer["do"] == "alternatives" else {}
    if reading is None or not ended.get("programmes"):
        return parts
    try:
        programmes = [Programme.model_validate(said["programme"]) for said in ended["programmes"]]
    except ValidationError:
        return parts
    event = reading.event
    variants = [
        _variant(event, number, programmes, said, view.programme)
        for number, said in enumerate(ended["programmes"], start=1)
    ]
    rows = [_level_row(at, programmes, language) for at in range(len(programmes[0].levels))]
    return {**parts, "variants": variants, "level_rows": rows, "complete": ended["complete"]}


def _variant(
    event: Event, number: int, programmes: Sequence[Programme], said: Mapping[str, Any], current: Programme | None
) -> Variant:
    programme = programmes[number - 1]
    return Variant(
        number=number,
        is_current=current is not None and _places(programme) == _places(current),
        days=tuple(
            (day.day, tuple(block for block in day.blocks if isinstance(block, SessionRow)))
            for day in timetable(event, programme).days
        ),
        moved=frozenset(id for id, place in _places(programme).items() if _places(programmes[0]).get(id) != place),
        half_days=tuple(said["half_days"]),
        is_farthest=said["farthest"],
    )


def _places(programme: Programme) -> Mapping[str, tuple[Any, int, str]]:
    return {talk.id: _place(talk) for talk in programme.talks}


def _place(talk: PlacedTalk) -> tuple[Any, int, str]:
    return talk.day, talk.start, talk.room


def _level_row(at: int, programmes: Sequence[Programme], language: Language) -> dict[str, Any]:
    """The level `at` of each programme: its title, and for each the amount and whether it is better than the first."""
    first = programmes[0].levels[at]
    values = [programme.levels[at].value for programme in programmes]
    return {
        "title": rule(first.name).title.to(language),
        "cells": [
            (amount(first.name, value, language), (value > first.value) - (value < first.value)) for value in values
        ],
    }
