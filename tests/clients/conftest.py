"""The files that real calendar programs read: of a day in Paris, and of zones that are harder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks import browser
from benchmarks.browser import serving
from benchmarks.generate import instance
from exports import render
from exports.agenda import agenda
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.domain.presentation import InvitationSettings, Organiser, Venue
from scheduler.domain.programme import Programme
from tests.clients.browsing import browsing

#: (zone, days to move the event by from 23 May 2025): summer, winter, and round the Ramadan of 2025.
CASES = [
    ("Europe/Paris", 0),
    ("Europe/Paris", -150),
    ("Indian/Reunion", 0),
    ("America/Martinique", 0),
    ("Pacific/Noumea", 0),
    ("Africa/Casablanca", 0),
    ("Africa/Casablanca", -75),
    ("America/New_York", 0),
    ("America/New_York", 200),
    ("UTC", 0),
    ("Africa/Cairo", 0),
]
NASTY = 'Une "citation", des;points;virgules \\ et\nune ligne, <b>gras</b> & É́ שלום 🚀 ' + "x" * 600


def moved(event: Event, programme: Programme, days: int) -> tuple[Event, Programme]:
    """The same day at another date."""
    shift = timedelta(days=days)

    def dated(items: tuple[object, ...], field: str = "day") -> tuple[object, ...]:
        return tuple(i.model_copy(update={field: getattr(i, field) + shift}) for i in items)  # type: ignore[attr-defined]

    event = event.model_copy(update={"days": dated(event.days, "date"), "plenaries": dated(event.plenaries)})
    parts = ("sessions", "talks", "breaks", "plenaries")
    return event, programme.model_copy(update={name: dated(getattr(programme, name)) for name in parts})


@pytest.fixture(scope="session")
def chromium() -> str:
    """The system's Chromium; skips where there is none."""
    program = browser.chromium()
    if program is None:
        pytest.skip("chromium is not installed")
    return program


@pytest.fixture
def address(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The board of the folder, served."""
    with serving(Path.cwd(), tmp_path_factory.mktemp("state"), str(folder)) as address:
        yield address


@pytest.fixture
def page(address: str) -> Iterator[Any]:
    with browsing(address, locale="fr-FR") as page:
        yield page


@pytest.fixture(scope="session", params=CASES, ids=[f"{zone} {days:+d}" for zone, days in CASES])
def case(request: pytest.FixtureRequest) -> tuple[Event, Programme]:
    zone, days = request.param
    planted = instance("scale-12")
    name = NASTY.replace("\n", " ^n ^^ ^' ")
    people = tuple(
        p.model_copy(update={"email": f"p{n}@example.org", "name": f"{name} {n}"})
        for n, p in enumerate(planted.event.people)
    )
    axes = tuple(a.model_copy(update={"title": f"{name} {a.id}"}) for a in planted.event.axes)
    rooms = tuple(r.model_copy(update={"name": f"{name} {r.id}"}) for r in planted.event.rooms)
    first = planted.event.talks[0].model_copy(update={"abstract": NASTY, "title": NASTY.replace("\n", " ")})
    event = planted.event.model_copy(
        update={
            "timezone": zone,
            "people": people,
            "axes": axes,
            "rooms": rooms,
            "talks": (first, *planted.event.talks[1:]),
            "organisers": (Organiser(name='Zoë "Z" Œuf; & fils', email="z@example.org"),),
            "venue": Venue(name="MSH", address="20, avenue", latitude=48.9, longitude=2.3),
            "online": "https://visio.example.org/jour",
        }
    )
    return moved(event, planted.programme, days)


@pytest.fixture(scope="session")
def calendars(case: tuple[Event, Programme]) -> dict[str, bytes]:
    files = render(*case, ["calendar", "invitations"]).files
    return {path: data for path, data in files.items() if path.endswith(".ics")}


@pytest.fixture(scope="session")
def released(case: tuple[Event, Programme]) -> dict[str, bytes]:
    """The second release: a talk is off, another has lost a speaker and has moved, guests have an alarm."""
    event, programme = case
    first = agenda(event, programme, Edition(1, datetime(2024, 1, 1, tzinfo=UTC)))
    several = next(t for t in event.talks if len(t.speakers) > 1)
    long = {s.id for s in programme.sessions if len(s.talks) > 1}
    off = next(t.id for t in programme.talks if t.id != several.id and t.session in long)
    less = several.model_copy(update={"speakers": several.speakers[1:], "affiliations": ()})
    talks = tuple(less if t.id == several.id else t for t in event.talks if t.id != off)
    later = event.model_copy(update={"talks": talks, "invitations": InvitationSettings(alarm=15, bring=NASTY)})
    sessions = tuple(s.model_copy(update={"talks": tuple(t for t in s.talks if t != off)}) for s in programme.sessions)
    placed = tuple(t for t in programme.talks if t.id != off)
    now = programme.model_copy(update={"sessions": sessions, "talks": placed})
    edition = Edition(2, datetime(2024, 1, 2, tzinfo=UTC), first)
    return render(later, now, ["calendar", "invitations"], edition).files
