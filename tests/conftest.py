"""Settings of all tests: messages are English whatever the locale, hypothesis tries the same examples each time, and
never judges by the clock. And an event with preset sessions, with a programme that is known beforehand.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from datetime import date

import pytest
from examples import USUAL
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from unprinted import print_again, print_nothing

from scheduler.check import check
from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.presentation import Organiser
from scheduler.domain.programme import PlacedBreak, PlacedPlenary, PlacedSession, PlacedTalk, Programme
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.talks import Axis, Talk
from scheduler.domain.windows import Day

settings.register_profile(
    "journee",
    max_examples=USUAL,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("journee")
# Else examples would depend on which of our modules are loaded by then: it would draw the constants of each, which
# takes seconds to read in each process, where nothing is kept of an earlier run.
providers._get_local_constants = lambda: providers._local_constants
os.environ.pop("LC_ALL", None)
os.environ["LC_MESSAGES"] = "en_GB.UTF-8"


def pytest_collection_finish() -> None:
    """The garbage collector looks no more at modules and collected tests, which stay to the end; seldom at the rest."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _congress() -> tuple[Event, Programme]:
    """Three days of two slots in six rooms, two talks a session with a free place between them; one has no speakers,
    and on the second morning one room is empty.
    """
    dates = [date(2027, 6, 9), date(2027, 6, 10), date(2027, 6, 11)]
    rooms = tuple(Room(id=one, name=f"Salle {one}") for one in "ABCDEF")
    slots = tuple(
        Slot(id=f"{day.day}-{start}", day=day, start=start, end=start + 90, places=3)
        for day in dates
        for start in (600, 840)
    )
    people, talks, sessions, placed = [], [], [], []
    for slot in slots:
        for number, room in enumerate(rooms):
            if (slot.id, room.id) == ("10-600", "F"):
                continue
            session, own = f"S{len(sessions) + 1}", []
            for place in (0, 2):
                name = f"T{len(talks) + 1:02}"
                who = Person(id=f"p{name}", name=f"Ada {name}", affiliation="Université", email=f"{name}@example.org")
                speakers = () if name == "T03" else (who.id,)
                people += [who] if speakers else []
                title = f"Une communication au titre assez long, numéro {name}"
                talks.append(Talk(id=name, title=title, axis=str(number + 1), speakers=speakers, keywords=("temps",)))
                own.append(name)
                placed.append(
                    PlacedTalk(
                        id=name,
                        session=session,
                        room=room.id,
                        day=slot.day,
                        start=slot.minute(place),
                        end=slot.minute(place + 1),
                    )
                )
            sessions.append(
                PlacedSession(
                    id=session,
                    axis=str(number + 1),
                    room=room.id,
                    day=slot.day,
                    slot=slot.id,
                    start=slot.start,
                    end=slot.end,
                    talks=tuple(own),
                )
            )
    event = Event(
        id="congres",
        title="Les temps du social",
        days=tuple(Day(date=day, start=540, end=1080) for day in dates),
        axes=tuple(Axis(id=str(n + 1), title=f"Axe des {n + 1} horloges") for n in range(6)),
        rooms=rooms,
        slots=slots,
        plenaries=tuple(
            Plenary(id=f"p{day.day}", title=f"Conférence du {day.day}", day=day, start=540, duration=45, room="A")
            for day in dates
        ),
        breaks=(Break(id="midi", title="Déjeuner", duration=60, between_start=720, between_end=840),),
        people=tuple(people),
        talks=tuple(talks),
        organisers=(Organiser(name="Camille Lœuil", email="camille@example.org"),),
    )
    return event, Programme(
        status="feasible",
        sessions=tuple(sessions),
        talks=tuple(placed),
        breaks=tuple(PlacedBreak(id="midi", title="Déjeuner", day=day, start=720, end=780) for day in dates),
        plenaries=tuple(
            PlacedPlenary(id=one.id, title=one.title, room="A", day=one.day, start=540, end=585)
            for one in event.plenaries
        ),
    )


@pytest.fixture(scope="session", autouse=True)
def _nobody_cuts_the_power() -> Iterator[None]:
    """Nothing is flushed to the disk: tests of what is flushed, and when, count the calls or kill the process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: None)
        yield


@pytest.fixture(scope="session")
def congress() -> tuple[Event, Programme]:
    event, programme = _congress()
    assert check(event, programme).hard == ()
    return event, programme


@pytest.fixture(scope="module")
def unprinted() -> Iterator[None]:
    """PDF files hold a digest of their input: tests that do not look into them are spared the printing."""
    with pytest.MonkeyPatch.context() as patch:
        print_nothing(patch)
        yield


@pytest.fixture
def printed(unprinted: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """PDF files are real ones, for a test of a module whose others do without."""
    print_again(monkeypatch)
