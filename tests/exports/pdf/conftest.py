from __future__ import annotations

import pytest

from exports import render
from exports.pdf import booklet_pdf, programme_pdf
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

MAKERS = {"sheet": programme_pdf, "booklet": booklet_pdf}
ASKED = ("doors", "chairs", "badges", "attendance", "certificates")
PAIRS = ("one_room", "three_rooms", "congress", "hostile")


class Printed(dict[tuple[str, str], bytes]):
    """Each document of each event, made when a test first asks for it."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__()
        self._request = request

    def __missing__(self, key: tuple[str, str]) -> bytes:
        pair, name = key
        self[key] = MAKERS[name](*self._request.getfixturevalue(pair))
        return self[key]


@pytest.fixture(scope="session")
def made(request: pytest.FixtureRequest) -> Printed:
    """Each document of each event by both their names."""
    return Printed(request)


class Sheets(dict[str, dict[str, bytes]]):
    """The files for the day itself of each event, made when a test first asks for them."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__()
        self._request = request

    def __missing__(self, pair: str) -> dict[str, bytes]:
        self[pair] = render(*self._request.getfixturevalue(pair), ASKED).files
        return self[pair]


@pytest.fixture(scope="session")
def sheets(request: pytest.FixtureRequest) -> Sheets:
    """The files for the day of each event by their paths."""
    return Sheets(request)


@pytest.fixture(params=[(pair, name) for pair in PAIRS for name in MAKERS], ids="-".join)
def document(request: pytest.FixtureRequest, made: dict[tuple[str, str], bytes]) -> tuple[Event, Programme, bytes]:
    pair, name = request.param
    return (*request.getfixturevalue(pair), made[pair, name])
