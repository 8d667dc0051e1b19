"""Repairs of tiny events that change at random agree with brute force, the check, and themselves."""

from __future__ import annotations

from collections.abc import Callable

from brute_search import TooLarge
from chaired_change import least_change_of_chairs
from drawn_parts import START, seldom, windows
from examples import examples
from hypothesis import assume, given, reject
from hypothesis import strategies as st
from least_change import least_change
from order_kept import late_levels, least_late
from plans import plan_of
from strategies import tiny_events

from constraints import changes
from scheduler.check import check
from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.event import Event
from scheduler.domain.late_day import delay
from scheduler.domain.programme import Programme
from scheduler.domain.settings import SessionSettings
from scheduler.domain.talks import Talk
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.repair import Repaired, repair

STEPS = 12_000


@st.composite
def solved(draw: st.DrawFn, *, talks: int = 4) -> tuple[Event, Programme]:
    """Draw a tiny event with its best programme.

    An impossible event gives up requirements until it is possible.
    """
    event = draw(tiny_events(plain=True, talks=talks))
    for asks_less in (lambda event: event, *LENIENT):
        event = asks_less(event)
        programme = solve(event, Budget.of(30), workers=1).programme
        if programme is not None:
            return event, programme
    reject()


def without(kind: str, **asks: object) -> Callable[[Event], Event]:
    """Return the function that takes these requirements from all items of the kind."""
    return lambda event: event.model_copy(
        update={kind: tuple(item.model_copy(update=asks) for item in getattr(event, kind))}
    )


LENIENT = (
    without("talks", pin=None, available=(), audience=None),
    without("people", available=()),
    without("rooms", available=()),
    lambda event: event.model_copy(update={"breaks": event.breaks[:1]}),
    without("talks", after=(), not_with=(), together=(), needs=(), room=None),
    lambda event: event.model_copy(update={"breaks": (), "session_settings": SessionSettings()}),
    lambda event: event.model_copy(update={"talks": event.talks[:1]}),
)


def repaired(event: Event, base: Programme) -> Repaired:
    """Return the proved repair, whose programme has passed the check and changes as much as its levels say."""
    answer = repair(event, base, Budget.of(30), workers=1)
    assert answer.result.status in ("optimal", "infeasible")
    if answer.programme is not None:
        assert check(event, answer.programme).passed
        measured = {
            level.name: sum(v.amount for v in level.measure(event, answer.programme)) for level in changes(base)
        }
        assert {level.name: level.value for level in answer.levels[:4]} == measured
        assert [level.name for level in answer.levels] == ["told", "moved", "minutes", "breaks_moved", *event.levels]
        assert all(level.value == level.bound for level in answer.levels)
    return answer


# ── what may change ──────────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def changed(draw: st.DrawFn, event: Event) -> Event:
    """Draw the event with one change, sometimes two."""
    for _ in range(2 if seldom(draw, 4) else 1):
        possible = [change for change, applies in CHANGES if applies(event)]
        event = draw(st.sampled_from(possible))(draw, event)
    return event


def a_talk_is_cancelled(draw: st.DrawFn, event: Event) -> Event:
    return amended(event, Amendments(cancelled=(draw(st.sampled_from(event.talks)).id,)))


def somebody_is_away(draw: st.DrawFn, event: Event) -> Event:
    away = () if seldom(draw, 8) else windows(draw, event.days)
    return amended(event, Amendments(absent=((draw(st.sampled_from(event.people)).id, away),)))


def a_talk_has_other_windows(draw: st.DrawFn, event: Event) -> Event:
    return with_talk(event, draw(st.sampled_from(event.talks)), available=windows(draw, event.days), pin=None)


FREE = {
    "available": (),
    "needs": (),
    "room": None,
    "pin": None,
    "after": (),
    "not_with": (),
    "together": (),
    "audience": None,
}


def asking(event: Event) -> list[Talk]:
    return [talk for talk in event.talks if any(getattr(talk, name) != value for name, value in FREE.items())]


def a_talk_asks_for_less(draw: st.DrawFn, event: Event) -> Event:
    return with_talk(event, draw(st.sampled_from(asking(event))), **FREE)


def a_talk_takes_longer(draw: st.DrawFn, event: Event) -> Event:
    talk = draw(st.sampled_from(event.talks))
    return with_talk(event, talk, duration=talk.duration + 15)


def a_talk_is_added(draw: st.DrawFn, event: Event) -> Event:
    axis = draw(st.sampled_from(event.axes)).id if event.axes else None
    talk = Talk(id="t9", title="New", axis=axis, speakers=(draw(st.sampled_from(event.people)).id,))
    return event.model_copy(update={"talks": (*event.talks, talk)})


def a_plenary_is_elsewhere(draw: st.DrawFn, event: Event) -> Event:
    plenary = event.plenaries[0]
    room = draw(st.sampled_from((plenary.room, event.rooms[-1].id)))
    later = min(event.day[plenary.day].end - plenary.end, draw(st.sampled_from((0, 15))))
    other = plenary.model_copy(update={"start": plenary.start + later, "room": room})
    return event.model_copy(update={"plenaries": (other, *event.plenaries[1:])})


def with_talk(event: Event, talk: Talk, **update: object) -> Event:
    other = talk.model_copy(update=update)
    return event.model_copy(update={"talks": tuple(other if listed is talk else listed for listed in event.talks)})


CHANGES = (
    (a_talk_is_cancelled, lambda event: len(event.talks) > 1),
    (somebody_is_away, lambda event: True),
    (a_talk_has_other_windows, lambda event: True),
    (a_talk_asks_for_less, asking),
    (a_talk_takes_longer, lambda event: True),
    (a_talk_is_added, lambda event: "t9" not in event.talk),
    (a_plenary_is_elsewhere, lambda event: event.plenaries),
)


# ── the promises ─────────────────────────────────────────────────────────────────────────────────────────────────────


@examples(25)
@given(case=solved())
def test_where_nothing_has_changed_the_very_programme_comes_back(case: tuple[Event, Programme]) -> None:
    event, base = case
    answer = repaired(event, base)
    assert answer.programme == base
    assert [level.value for level in answer.levels[:4]] == [0, 0, 0, 0]
    assert (answer.told, answer.anyway, answer.moved, answer.breaks) == ((), (), (), ())


@examples(80)
@given(case=solved(), data=st.data())
def test_no_programme_changes_less(case: tuple[Event, Programme], data: st.DataObject) -> None:
    event, base = case
    now = data.draw(changed(event))
    try:
        optimum = least_change(now, base, step_limit=STEPS)
    except TooLarge:
        assume(False)
    answer = repaired(now, base)
    if optimum is None:
        assert answer.result.status == "infeasible"
    else:
        assert tuple(level.value for level in answer.levels[:4]) == optimum


@examples(25)
@given(case=solved(talks=3), minutes=st.sampled_from((5, 10, 30)), data=st.data())
def test_on_a_late_day_what_has_begun_stays_and_nothing_starts_too_soon(
    case: tuple[Event, Programme], minutes: int, data: st.DataObject
) -> None:
    event, base = case
    now, day = START + 5 * data.draw(st.integers(0, 24)), event.days[0]
    late = delay(base, day.date, now, minutes, day.end + 60, None).model_copy(update={"aim": "people"})
    answer = repaired(amended(event, Amendments(delays=(late,))), base)
    if answer.programme is None:
        return
    for before in base.talks:
        after = answer.programme.talk[before.id]
        if (before.day, before.start) <= (day.date, now):
            running = before.day == day.date and before.end > now
            assert (after.day, after.start, after.room) == (before.day, before.start, before.room)
            assert after.end == before.end + (minutes if running else 0)
        else:
            assert (after.day, after.start) >= (day.date, late.resumes)


@examples(25)
@given(case=solved(talks=3), minutes=st.sampled_from((5, 15, 30)), data=st.data())
def test_in_order_no_programme_leaves_less_of_it_or_ends_sooner(
    case: tuple[Event, Programme], minutes: int, data: st.DataObject
) -> None:
    """Every talk is held once, and none sooner; the order is kept as well as can be, and the day ends early."""
    event, base = case
    assume(len(event.days) == 1)
    now, day = START + 5 * data.draw(st.integers(0, 24)), event.days[0]
    event = event.model_copy(
        update={"breaks": tuple(pause.model_copy(update={"min_duration": 5}) for pause in event.breaks)}
    )
    late = delay(base, day.date, now, minutes, day.end + 60, None)
    event = amended(event, Amendments(delays=(late,)))
    try:
        optimum = least_late(event, base, step_limit=STEPS)
    except TooLarge:
        assume(False)
    answer = repair(event, base, Budget.of(30), workers=1)
    if optimum is None:
        assert answer.result.status == "infeasible"
        return
    assert answer.programme is not None
    assert check(event, answer.programme).passed
    assert sorted(talk.id for talk in answer.programme.talks) == sorted(event.talk)
    assert tuple(level.value for level in answer.levels[:4]) == optimum
    assert late_levels(plan_of(event, base), plan_of(event, answer.programme)) == optimum


@examples(30)
@given(case=solved(talks=3), data=st.data())
def test_no_programme_changes_fewer_chairs_for_fewer_people(case: tuple[Event, Programme], data: st.DataObject) -> None:
    """Whom the base proposes, some of whom may not chair any more, or are away."""
    event, _ = case
    assume(len(event.days) == 1)
    able = data.draw(st.sets(st.sampled_from([person.id for person in event.people]), min_size=1, max_size=2))
    event = event.model_copy(
        update={"people": tuple(p.model_copy(update={"may_chair": p.id in able}) for p in event.people)}
    )
    base = solve(event, Budget.of(30), workers=1).programme
    assume(base is not None)
    assert base is not None
    now = data.draw(changed(event))
    try:
        optimum = least_change_of_chairs(now, base, step_limit=STEPS)
    except TooLarge:
        assume(False)
    answer = repair(now, base, Budget.of(30), workers=1)
    if optimum is None:
        assert answer.result.status == "infeasible"
        return
    assert answer.programme is not None
    assert check(now, answer.programme).passed
    assert [level.name for level in answer.levels[:2]] == ["told", "chairs_kept"]
    assert tuple(level.value for level in answer.levels[:5]) == optimum
