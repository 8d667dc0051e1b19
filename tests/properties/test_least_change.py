"""What repair promises, on tiny events: against brute force, the check, and itself."""

from __future__ import annotations

from brute import TooLarge
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from least_change import least_change
from strategies import START, tiny_events, windows

from constraints import changes
from scheduler.amendments import Amendments, amended
from scheduler.check import check
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.repair import Repaired, repair
from scheduler.search import solve

STEPS = 20_000


def solved(event: Event) -> Programme:
    programme = solve(event, time_limit=30, workers=1).programme
    assume(programme is not None)
    assert programme is not None
    return programme


def repaired(event: Event, base: Programme) -> Repaired:
    """The proved answer, which the check finds valid and whose levels are as measured."""
    found = repair(event, base, time_limit=30, workers=1)
    assert found.result.status in ("optimal", "infeasible")
    if found.programme is not None:
        assert check(event, found.programme).hard == ()
        measured = [sum(v.amount for v in one.measure(event, found.programme)) for one in changes(base)]
        assert [level.value for level in found.levels[:4]] == measured
    return found


@settings(max_examples=40)
@given(event=tiny_events(plain=True))
def test_where_nothing_has_changed_nothing_changes(event: Event) -> None:
    base = solved(event)
    found = repaired(event, base)
    assert found.programme == base
    assert [level.value for level in found.levels[:4]] == [0, 0, 0, 0]


@st.composite
def changed(draw: st.DrawFn, event: Event) -> Event:
    """A talk less, somebody away, or other windows for a talk."""
    talk, person = draw(st.sampled_from(event.talks)), draw(st.sampled_from(event.people))
    match draw(st.integers(0, 2)):
        case 0 if len(event.talks) > 1:
            return amended(event, Amendments(cancelled=(talk.id,)))
        case 1:
            return amended(event, Amendments(absent=((person.id, windows(draw, event.days)),)))
    other = talk.model_copy(update={"available": windows(draw, event.days), "pin": None})
    return event.model_copy(update={"talks": tuple(other if one is talk else one for one in event.talks)})


@settings(max_examples=120)
@given(event=tiny_events(plain=True), data=st.data())
def test_no_programme_changes_less(event: Event, data: st.DataObject) -> None:
    base = solved(event)
    now = data.draw(changed(event))
    try:
        least = least_change(now, base, most=STEPS)
    except TooLarge:
        assume(False)
        return
    found = repaired(now, base)
    if least is None:
        assert found.result.status == "infeasible"
    else:
        assert tuple(level.value for level in found.levels[:4]) == least


@settings(max_examples=40)
@given(event=tiny_events(plain=True, talks=3), minutes=st.sampled_from((5, 10, 30)), data=st.data())
def test_on_a_late_day_what_has_begun_stays_and_nothing_starts_too_soon(
    event: Event, minutes: int, data: st.DataObject
) -> None:
    from scheduler.amendments import delay

    base = solved(event)
    now, day = START + 5 * data.draw(st.integers(0, 24)), event.days[0]
    late = delay(base, day.date, now, minutes, day.end + 60, None)
    found = repaired(amended(event, Amendments(delays=(late,))), base)
    assume(found.programme is not None)
    assert found.programme is not None
    for before in base.talks:
        after = found.programme.talk[before.id]
        if (before.day, before.start) <= (day.date, now):
            running = before.day == day.date and before.end > now
            assert (after.day, after.start, after.room) == (before.day, before.start, before.room)
            assert after.end == before.end + (minutes if running else 0)
        else:
            assert (after.day, after.start) >= (day.date, late.resumes)
