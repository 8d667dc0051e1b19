"""Talks that nothing tells apart: a question about some of them has the answer of the same question about others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.requirement import Requirement
from scheduler.domain.talks import Talk

#: The fields of a talk that are printed only, or name people, with a value that tells nothing.
_UNTOLD: dict[str, object] = {
    "id": "",
    "title": "",
    "speakers": (),
    "names": (),
    "affiliations": (),
    "authors": (),
    "discussants": (),
    "preferred": (),
    "reference": None,
    "keywords": (),
    "abstract": "",
    "biography": "",
    "language": None,
    "note": "",
    "confirmed": False,
}
#: The beginnings of fields that tell no two talks apart which `_told` does not.
_COMMON = ("axes.", "breaks.", "days.", "plenaries.", "rooms.", "session_settings.", "talk_settings.")


def key_of(event: Event, kept: Collection[Requirement]) -> object:
    """A key that two sets of requirements share only if they differ in nothing but talks that are alike."""
    if event.slots or event.late or not all(map(_regards_told_fields, kept)):
        return frozenset(kept)
    named = {subject for requirement in kept if requirement.rule != "placed" for subject in requirement.subjects}
    listed = (r.subjects[0] for r in kept if r.rule == "chair_from")
    named |= {person for axis in listed for people in event.axis[axis].chair_from for person in people}
    alike = [r for r in kept if r.rule == "placed" and not _is_named(event.talk[r.subjects[0]], named)]
    counts = Counter(_told(event.talk[requirement.subjects[0]]) for requirement in alike)
    return frozenset(counts.items()), frozenset(kept).difference(alike)


def _regards_told_fields(requirement: Requirement) -> bool:
    """True if the requirement names its talks and people, or reads nothing of talks but what `_told` keeps."""
    stating = rule(requirement.rule)
    if requirement.subjects or stating.stated_once(requirement):
        return True
    return all(field.startswith(_COMMON) or _is_told(field) for field in stating.reads)


def _is_told(field: str) -> bool:
    """True for a field of talks that `_told` keeps."""
    return field.startswith("talks.") and field.removeprefix("talks.") not in _UNTOLD


def _is_named(talk: Talk, named: Collection[str]) -> bool:
    """True if the talk, or somebody whom it needs, is among the subjects `named`."""
    return any(subject in named for subject in (talk.id, *talk.speakers, *talk.discussants))


def _told(talk: Talk) -> Talk:
    """The talk without what is printed only."""
    return talk.model_copy(update=_UNTOLD)
