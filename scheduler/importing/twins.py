"""Talks of one source that go by the same reference, or by the same title: each is known again by a key of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scheduler.domain.errors import InputError, Problem
from scheduler.importing.imported import ImportedTalk, Origin
from scheduler.importing.layout import key_of
from scheduler.importing.sources.references import distinct
from scheduler.language.message import message
from scheduler.language.text import fold

#: What a talk is compared without: where it stood.
_NOWHERE = Origin("")


def told_apart(talks: Sequence[ImportedTalk]) -> tuple[ImportedTalk, ...]:
    """The talks, each with a key of its own; one that is there twice stays once.

    Of talks with one title and no reference the speakers tell which is which. Raises InputError where several have one
    reference: when they change, nobody could say which of ours is meant.
    """
    once: dict[str, ImportedTalk] = {}
    for talk in talks:
        once.setdefault(_bare(talk), talk)
    kept = list(once.values())
    problems = list(_shared(kept))
    if problems:
        raise InputError(problems)
    several = {key for key, times in Counter(map(key_of, kept)).items() if times > 1}
    twins = [f"{key_of(talk)} – {_who(talk)}" if key_of(talk) in several else "" for talk in kept]
    return tuple(replace(talk, twin=twin) for talk, twin in zip(kept, distinct(twins), strict=True))


def _bare(talk: ImportedTalk) -> str:
    return repr(replace(talk, origin=_NOWHERE))


def _who(talk: ImportedTalk) -> str:
    return fold(", ".join(person.name for person in talk.people) or talk.cells.get("speakers", ""))


def _shared(talks: Sequence[ImportedTalk]) -> Iterator[Problem]:
    """A mistake for each talk whose reference is that of one before it."""
    first: dict[str, ImportedTalk] = {}
    for talk in talks:
        other = first.setdefault(talk.reference, talk) if talk.reference else talk
        if other is not talk:
            text = message(
                "cette référence est déjà celle de « {title} »{row} : il en faut une par exposé, dans un seul export",
                "this reference is already that of “{title}”{row}: each talk needs one of its own, in one export alone",
                title=other.title,
                row=message(", ligne {row}", ", row {row}", row=other.origin.row) if other.origin.row else "",
            ).capitalised()
            yield Problem(talk.origin.file, talk.origin.row, None, talk.reference, text)
