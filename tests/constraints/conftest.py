"""Tiny events and programmes are written in a line or two; what a rule measures in them and says of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from constraints import rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.message import Message
from tests.constraints.written_event import make_event
from tests.constraints.written_programme import make_programme


@pytest.fixture
def event() -> Callable[..., Event]:
    return make_event


@pytest.fixture
def programme() -> Callable[..., Programme]:
    return make_programme


@pytest.fixture
def measured() -> Callable[[str, Event, Programme], list[tuple[int, tuple[str, ...]]]]:
    """Return the function that gives amounts and subjects of a rule's violations.

    It checks that each text is a sentence in both languages.
    """

    def measured(name: str, event: Event, programme: Programme) -> list[tuple[int, tuple[str, ...]]]:
        violations = rule(name).measure(event, programme)
        for violation in violations:
            assert violation.rule == name
            assert violation.text.fr.endswith(".")
            assert violation.text.en.endswith(".")
            assert violation.text.fr != violation.text.en
        return [(violation.amount, violation.subjects) for violation in violations]

    return measured


@pytest.fixture
def texts() -> Callable[[str, Event, Programme], list[tuple[str, str]]]:
    """Return the function that gives the sentences of a rule's violations, in both languages, with plain spaces."""

    def texts(name: str, event: Event, programme: Programme) -> list[tuple[str, str]]:
        return [plain(violation.text) for violation in rule(name).measure(event, programme)]

    return texts


@pytest.fixture
def said() -> Callable[[str, Event], list[tuple[str, str]]]:
    """Return the function that gives the sentences of a rule's requirements, in both languages, with plain spaces."""

    def said(name: str, event: Event) -> list[tuple[str, str]]:
        return [plain(rule(name).say(event, requirement)) for requirement in rule(name).requirements(event)]

    return said


def plain(saying: Message) -> tuple[str, str]:
    return tuple(text.replace("\u202f", " ").replace("’", "'") for text in (saying.fr, saying.en))  # type: ignore[return-value]
