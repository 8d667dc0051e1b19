"""Hypothesis draws parts of tiny events, with free hours or preset sessions."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from scheduler.domain.people import Wish
from scheduler.domain.settings import (
    TagRelation,
    ZoneHours,
)
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Day, Window

FIRST = date(2025, 5, 23)
STEP = 30
START = 540
#: Two spellings of one affiliation, and another affiliation.
AFFILIATIONS = ("Université", "UNIVERSITE", "Université", "Lab")
#: In May noon in Paris is midnight on Kiritimati.
ZONES = ("Europe/Paris", "America/New_York", "UTC+5:30", "Pacific/Kiritimati")


def seldom(draw: st.DrawFn, often: int = 4) -> bool:
    """Draw True once in `often` times; False is the simpler value."""
    return draw(st.integers(0, often - 1)) == often - 1


def some_of(draw: st.DrawFn, names: list[str], upper_bound: int) -> tuple[str, ...]:
    """Draw at most `upper_bound` of the names, each once."""
    return tuple(draw(st.lists(st.sampled_from(names), max_size=upper_bound, unique=True)))


def windows(draw: st.DrawFn, days: tuple[Day, ...], *, width: int = 2) -> tuple[Window, ...]:
    """Draw one window, sometimes two or a dated one, mostly on the half hour.

    `width` is the least length in quarters of an hour.
    """
    drawn = []
    for _ in range(2 if seldom(draw, 6) else 1):
        start = START + 15 * draw(st.integers(-1, 8))
        end = start + 15 * draw(st.integers(width, 12))
        drawn.append(Window(start=start, end=end, day=draw(st.sampled_from(days)).date if seldom(draw, 5) else None))
    merged: list[Window] = []
    for window in sorted(drawn, key=lambda w: (w.day or date.min, w.start)):
        if merged and merged[-1].day == window.day and window.start <= merged[-1].end:
            last = merged.pop()
            window = Window(start=last.start, end=max(last.end, window.end), day=window.day)
        merged.append(window)
    return tuple(merged)


def tag_weights(draw: st.DrawFn) -> tuple[tuple[str, int], ...]:
    """Draw the weight of one tag of the drawn talks, sometimes."""
    return (("ia", draw(st.sampled_from((0, 2, 3)))),) if seldom(draw, 3) else ()


def tag_relations(draw: st.DrawFn) -> tuple[tuple[str, TagRelation, int], ...]:
    """Draw what talks of a tag should be, sometimes."""
    asked = st.tuples(st.sampled_from(("IA", "droit")), st.sampled_from(get_args(TagRelation)), st.integers(1, 3))
    return tuple(draw(st.lists(asked, max_size=2))) if seldom(draw, 3) else ()


def difficulty_and_tags(draw: st.DrawFn) -> dict[str, Any]:
    """Draw these fields of a talk, sometimes."""
    more: dict[str, Any] = {}
    if seldom(draw, 3):
        more["difficulty"] = draw(st.integers(1, 3))
    if seldom(draw, 4):
        tags = st.lists(st.sampled_from(("IA", "i a", "droit")), min_size=1, max_size=2, unique=True)
        more["tags"] = tuple(draw(tags))
    return more


def wishes(draw: st.DrawFn, talks: tuple[Talk, ...], people: list[str]) -> tuple[Wish, ...]:
    """Draw wishes of people of the event and of one unknown person."""
    ids = st.lists(st.sampled_from([talk.id for talk in talks]), min_size=1, max_size=3, unique=True)
    return tuple(Wish(person=p, talks=tuple(sorted(draw(ids)))) for p in sorted((*people, "w")) if seldom(draw, 4))


def zone_hours(draw: st.DrawFn) -> ZoneHours | None:
    if not seldom(draw, 3):
        return None
    first = START + 30 * draw(st.integers(-2, 6))
    last = first + 30 * draw(st.integers(1, 8))
    early, late = (30 * draw(st.integers(0, 6)) for _ in range(2))
    small = draw(st.integers(0, 2))
    return ZoneHours(
        suitable=(first, last), possible=(first - early, last + late), small=small, big=small + draw(st.integers(0, 3))
    )


def discussants(draw: st.DrawFn, people: list[str]) -> tuple[str, ...]:
    return (draw(st.sampled_from(people)),) if seldom(draw, 6) else ()


def of_sessions(draw: st.DrawFn, people: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Draw who chairs and who discusses the first two sessions of an axis, for few axes."""
    some = st.lists(st.lists(st.sampled_from(people), max_size=1).map(tuple), max_size=2).map(tuple)
    if not seldom(draw, 4):
        return {}
    return {key: without_empty_end(draw(some)) for key in ("session_chairs", "session_discussants")}


def without_empty_end(lists: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Return the lists up to the last that is not empty, as a folder states them."""
    return lists[: max((n for n, people in enumerate(lists, start=1) if people), default=0)]
