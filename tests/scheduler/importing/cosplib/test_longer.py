"""A session with more places than minutes lasts longer, where that takes nobody's time and costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.cosplib.convert import to_event
from scheduler.importing.cosplib.instance import Instance, Session
from scheduler.importing.cosplib.longer import told_longer, with_longer_sessions

Read = Callable[[], Instance]

TALKS = Session("Talks", 2, 540, 600)


def conference(read: Read, *sessions: Session, zones: int = 0) -> Instance:
    instance = read()
    return replace(instance, sessions=sessions, weights={**instance.weights, "TZ": zones})


@pytest.mark.parametrize(
    ("sessions", "hours"),
    [
        ([TALKS, Session("P", 66, 630, 690)], (630, 696)),
        ([TALKS, Session("P", 66, 630, 690), Session("Later", 2, 696, 720)], (630, 696)),
        ([TALKS, Session("P", 66, 630, 690), Session("Later", 2, 694, 720)], (628, 694)),
        ([TALKS, Session("P", 66, 602, 690), Session("Later", 2, 690, 720)], (602, 690)),  # they are not too many
        ([TALKS, Session("P", 66, 1380, 1438)], (1374, 0)),  # 00:00 is the midnight that ends the day
        ([TALKS, Session("P", 66, 0, 60), Session("Next day", 2, 30, 60)], (0, 66)),
        ([TALKS, Session("P", 66, 550, 610), Session("Later", 2, 610, 720)], (544, 610)),  # of the second day
    ],
)
def test_it_lasts_longer(read: Read, sessions: list[Session], hours: tuple[int, int]) -> None:
    instance = conference(read, *sessions)
    after = with_longer_sessions(instance)
    posters = after.sessions[1]
    assert (posters.start, posters.end) == hours
    assert after == replace(instance, sessions=(sessions[0], posters, *sessions[2:]))
    assert with_longer_sessions(after) == after
    former, slots = to_event(instance).slots, to_event(after).slots
    assert former == slots
    assert len({slots[1].minute(place) for place in range(66)}) == 66
    assert len(told_longer(instance)) == (posters != sessions[1])


def test_no_other_session_loses_its_time(read: Read) -> None:
    instance = conference(read, TALKS, Session("P", 66, 600, 660), Session("Later", 2, 660, 720))
    assert with_longer_sessions(instance) == instance
    with pytest.raises(InputError, match="at most 60 slots"):
        to_event(instance)
    assert told_longer(instance) == ()


@pytest.mark.parametrize(("zones", "end"), [(0, 1206), (3, 1200)])
def test_no_clock_shows_odd_hours_for_it(read: Read, zones: int, end: int) -> None:
    instance = conference(read, TALKS, Session("P", 66, 1140, 1200), zones=zones)  # suitable until 20:00
    assert with_longer_sessions(instance).sessions[1].end == end


def test_it_is_told(read: Read) -> None:
    (text,) = told_longer(conference(read, TALKS, Session("P", 66, 630, 690)))
    assert text.en == "Session “P” has more slots than minutes: it lasts from 10:30 to 11:36"
    assert text.fr.endswith("a plus de places que de minutes\u202f: elle dure de 10:30 à 11:36")
