"""What would fill empty time: the price of another programme, changes of the folder, or nothing; each is solved."""

from __future__ import annotations

from threading import Event as Stop

from made_days import DAY, event, programme, talk

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Slot
from scheduler.domain.windows import Day, Window
from scheduler.explanation.oddities.fillings import Filling, fillings
from scheduler.explanation.way_out import applied
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.result import Progress

OPENING = Plenary(id="start", title="Accueil", day=DAY, start=540, duration=30)


def solved(made: Event) -> Programme:
    found = solve(made).programme
    assert found is not None
    return found


def filling(made: Event, known: Programme) -> Filling:
    (only,) = fillings(made, known, Budget.of(60), workers=1)
    return only


def test_another_programme_has_its_price() -> None:
    """The two could follow each other at once if one of them gave up the wish for the afternoon."""
    made = event(
        (talk("T1", preferred=(Window(start=660, end=1200),)), talk("T2", available=(Window(start=540, end=570),)))
    )
    known = programme(made, {"T2": (540, "x"), "T1": (660, "y")})
    told = filling(made, known)
    assert told.status == "optimal"
    assert [(level.name, level.now, level.then) for level in told.worse][:1] == [("sessions", 2, 1)]


def test_a_change_that_fills_it_makes_a_programme_possible() -> None:
    """The plenary is at its hour, the break must be over before: either could be moved; ten minutes are not empty."""
    tea = Break(id="tea", title="Tea", duration=30, between_start=540, between_end=600)
    table = Plenary(id="end", title="Table", day=DAY, start=630, duration=30)
    made = event((talk("T1"),), breaks=(tea,), plenaries=(table,), days=(Day(date=DAY, start=540, end=690),))
    known = solved(made)
    told = filling(made, known)
    assert told.status == "infeasible"
    changes = {(change.kind, change.key): change.value for way in told.ways for change in way.changes}
    assert changes == {("break", "between"): ["09:00", "10:20"], ("plenary", "start"): "10:00"}
    for way in told.ways:
        again = solved(applied(made, way.applied_relaxations))
        assert way.verified
        assert again.status == "optimal"


def test_where_no_change_is_enough_it_is_proved_that_there_is_none() -> None:
    """Two people who are there at nine and at eleven alone, and nothing else to be held."""
    hours = (Window(start=540, end=570), Window(start=660, end=690))
    made = event(tuple(talk(f"T{n}", available=(window,)) for n, window in enumerate(hours, start=1)))
    told = filling(made, solved(made))
    assert told.status == "infeasible"
    assert told.ways != () or told.complete


def test_preset_sessions_are_asked_too() -> None:
    slots = tuple(
        Slot(id=name, day=DAY, start=start, end=start + 60, places=2) for name, start in (("a", 540), ("b", 660))
    )
    made = event((talk("T1"), talk("T2")), slots=slots)
    known = programme(made, {"T1": (540, "x"), "T2": (660, "x")})
    told = filling(made, known)
    assert told.status == "optimal"
    assert [(level.name, level.now, level.then) for level in told.worse][:1] == [("sessions", 2, 1)]


def test_each_is_told_and_a_stop_ends_them() -> None:
    made = event(
        (talk("T1", available=(Window(start=660, end=690),)), talk("T2", available=(Window(start=540, end=570),)))
    )
    known, told = solved(made), list[Progress]()
    answer = fillings(made, known, Budget.of(60), workers=1, progress=told.append)
    assert [each.answer for each in told] == list(answer)
    stop = Stop()
    stop.set()
    assert fillings(made, known, Budget.of(60, stop)) == ()
