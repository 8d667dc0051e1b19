"""What changed among the talks of a session, or the posters of a break, in words; pure strings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from scheduler.domain.calendar_item import Item
from scheduler.domain.differences import Change
from scheduler.language.message import Message
from scheduler.language.typography import colon, duration, quoted

_CAME, _LEFT = Message("en plus", "added"), Message("en moins", "taken off")
_MOVED, _ORDER = Message("à une autre place", "at another place"), Message("nouvel ordre", "new order")
_RETITLED = Message("nouveau titre", "new title")
_NONE = Message("aucune", "none")
_AROUND = {
    "introduction": Message("introduction", "introduction"),
    "discussion": Message("discussion commune", "common discussion"),
}


def talk_lines(change: Change, language: str) -> Iterator[str]:
    """A line each for the talks that came, left, were moved or retitled, and one for the new order, if there is one.

    Where talks only left, the others are in the order that they had. A talk that comes from another session has left
    it: each of the two sessions tells its own part.
    """
    was, is_ = change.before, change.after
    if was is None or is_ is None:
        return
    retitled = dict(change.retitled)
    former = [retitled.get(title, title) for title in was.talks]
    common = [title for title in former if title in is_.talks]
    ordered = [title for title in is_.talks if title in former]
    came = [title for title in is_.talks if title not in former]
    groups = (
        (_CAME, came),
        (_LEFT, [title for title in former if title not in is_.talks]),
        (_MOVED, _moved(common, ordered)),
    )
    for label, titles in groups:
        if titles:
            yield f"{label.to(language)}{colon(language)}{_listed(titles, language)}"
    for old, new in change.retitled:
        if old in was.talks:
            yield f"{_RETITLED.to(language)}{colon(language)}{quoted(old, language)} → {quoted(new, language)}"
    if is_.kind == "session" and len(is_.talks) > 1 and (came or common != ordered):
        yield f"{_ORDER.to(language)}{colon(language)}{_listed(is_.talks, language)}"


def around(change: Change, language: str) -> Iterator[tuple[str, str, str]]:
    """Label, value before and after of the minutes before and behind the talks, where they are others."""
    for name, label in _AROUND.items():
        before, after = (_minutes(item, name, language) for item in (change.before, change.after))
        if before != after:
            yield label.to(language), before, after


def _moved(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """The fewest titles that have to be taken out so that the others are in the same order as before."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    kept = {after[at] for block in blocks for at in range(block.b, block.b + block.size)}
    return [title for title in after if title not in kept]


def _minutes(item: Item | None, name: str, language: str) -> str:
    minutes = int(getattr(item, name)) if item else 0
    return duration(minutes, language) if minutes else _NONE.to(language)


def _listed(titles: Sequence[str], language: str) -> str:
    return ", ".join(quoted(title, language) for title in titles)
