from __future__ import annotations

import pytest

from exports.pdf import booklet_pdf, programme_pdf
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

MAKERS = {"sheet": programme_pdf, "booklet": booklet_pdf}
PAIRS = ("one_room", "three_rooms", "congress", "hostile")


@pytest.fixture(scope="session")
def made(request: pytest.FixtureRequest) -> dict[tuple[str, str], bytes]:
    """Each document of each event, made once."""
    documents = {}
    for pair in PAIRS:
        event, programme = request.getfixturevalue(pair)
        for name, make in MAKERS.items():
            documents[pair, name] = make(event, programme)
    return documents


@pytest.fixture(params=[(pair, name) for pair in PAIRS for name in MAKERS], ids="-".join)
def document(request: pytest.FixtureRequest, made: dict[tuple[str, str], bytes]) -> tuple[Event, Programme, bytes]:
    pair, name = request.param
    return (*request.getfixturevalue(pair), made[pair, name])
