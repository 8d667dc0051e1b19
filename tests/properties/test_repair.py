"""Repair on tiny events that change at random: the check finds it valid, and no programme changes less."""

from __future__ import annotations

from dataclasses import dataclass

from brute import TooLarge, _Search
from evaluation import hard_breaches
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st
from plans import DAY, Plan
from strategies import seldom, tiny_events, windows

from constraints import changes
from scheduler.amendments import Amendments, amended
from scheduler.check import check
from scheduler.event import Event, Talk
from scheduler.programme import Programme
from scheduler.repair import Repaired, repair
from scheduler.search import solve

STEPS = 12_000

#: Where something is: start and end in absolute minutes, and the room.
Where = tuple[int, int, str | None]


# ── the least that must change, by looking at every programme ────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Held:
    """Where a programme has everything: talks and plenaries by id, the sessions of each axis in their order."""

    talks: dict[str, Where]
    plenaries: dict[str, Where]
    sessions: dict[str | None, list[Where]]


def held_in_programme(event: Event, programme: Programme) -> Held:
    def where(one) -> Where:  # type: ignore[no-untyped-def]
        zero = [day.date for day in event.days].index(one.day) * DAY
        return zero + one.start, zero + one.end, one.room

    axes = {session.axis for session in programme.sessions}
    return Held(
        {talk.id: where(talk) for talk in programme.talks},
        {plenary.id: where(plenary) for plenary in programme.plenaries},
        {axis: sorted(where(one) for one in programme.sessions if one.axis == axis) for axis in axes},
    )


def held_in_plan(plan: Plan) -> Held:
    return Held(
        {talk.id: (talk.start, talk.end, run.room) for run in plan.runs for talk in run.talks},
        {pause.id: (pause.start, pause.end, pause.room) for pause in plan.pauses if pause.kind == "plenary"},
        {
            axis: sorted((run.start, run.end, run.room) for run in plan.runs if run.axis == axis)
            for axis in {run.axis for run in plan.runs}
        },
    )


def changed(event: Event, before: Held, now: Held) -> tuple[int, int, int]:
    """People told, talks moved and minutes, as the issue defines them."""
    both = [talk for talk in event.talks if talk.id in before.talks]
    told = set()
    for talk in both:
        if before.talks[talk.id] != now.talks[talk.id]:
            told.update(talk.speakers)
    for axis in event.axes:
        was, is_now = before.sessions.get(axis.id), now.sessions.get(axis.id)
        if was and is_now and was != is_now:
            told.update(axis.chairs)
    for plenary in event.plenaries:
        if before.plenaries.get(plenary.id, now.plenaries[plenary.id]) != now.plenaries[plenary.id]:
            told.update(plenary.speakers)
    for talk in event.talks:
        if talk.id not in before.talks:
            told.difference_update(talk.speakers)
    for gone in event.left_out:
        if gone.id in before.talks:
            told.difference_update(gone.speakers)
    moved = [t.id for t in both if before.talks[t.id][::2] != now.talks[t.id][::2]]
    return len(told), len(moved), sum(abs(before.talks[t.id][0] - now.talks[t.id][0]) for t in both)


def least_change(event: Event, before: Held) -> tuple[int, ...] | None:
    """None where the event has no programme. Raises TooLarge."""

    class Least(_Search):
        def _judge(self, plan: Plan) -> None:
            mine = changed(event, before, held_in_plan(plan))
            if (self.best is None or mine < self.best) and not hard_breaches(event, plan):
                self.best, self.found = mine, plan

    every_programme = event.model_copy(update={"priorities": ("breaks",)})  # no level by which a part is hopeless
    return Least(every_programme, most=STEPS).run().best


# ── what may change ──────────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def changed_events(draw: st.DrawFn, event: Event) -> Event:
    """The event with one thing, now and then two, that is not as before."""
    for _ in range(2 if seldom(draw, 4) else 1):
        event = draw(st.sampled_from(CHANGES))(draw, event)
    return event


def a_talk_is_cancelled(draw: st.DrawFn, event: Event) -> Event:
    assume(len(event.talks) > 1)
    return amended(event, Amendments(cancelled=(draw(st.sampled_from(event.talks)).id,)))


def somebody_is_away(draw: st.DrawFn, event: Event) -> Event:
    away = () if seldom(draw, 8) else windows(draw, event.days)
    return amended(event, Amendments(absent=((draw(st.sampled_from(event.people)).id, away),)))


def a_talk_has_other_windows(draw: st.DrawFn, event: Event) -> Event:
    return with_talk(event, draw(st.sampled_from(event.talks)), available=windows(draw, event.days), pin=None)


def a_talk_asks_for_less(draw: st.DrawFn, event: Event) -> Event:
    free = {"available": (), "needs": (), "room": None, "pin": None, "after": (), "not_with": (), "audience": None}
    asking = [talk for talk in event.talks if any(getattr(talk, name) != value for name, value in free.items())]
    assume(asking)
    return with_talk(event, draw(st.sampled_from(asking)), **free)


def a_talk_takes_longer(draw: st.DrawFn, event: Event) -> Event:
    talk = draw(st.sampled_from(event.talks))
    return with_talk(event, talk, duration=talk.duration + 15)


def a_talk_is_added(draw: st.DrawFn, event: Event) -> Event:
    assume("t9" not in event.talk)
    axis = draw(st.sampled_from(event.axes)).id if event.axes else None
    talk = Talk(id="t9", title="New", axis=axis, speakers=(draw(st.sampled_from(event.people)).id,))
    return event.model_copy(update={"talks": (*event.talks, talk)})


def a_plenary_is_elsewhere(draw: st.DrawFn, event: Event) -> Event:
    assume(event.plenaries)
    plenary = event.plenaries[0]
    room = draw(st.sampled_from((plenary.room, event.rooms[-1].id)))
    other = plenary.model_copy(update={"start": plenary.start + draw(st.sampled_from((0, 15))), "room": room})
    assume(other.end <= event.day[other.day].end)
    return event.model_copy(update={"plenaries": (other, *event.plenaries[1:])})


def with_talk(event: Event, talk: Talk, **update: object) -> Event:
    other = talk.model_copy(update=update)
    return event.model_copy(update={"talks": tuple(other if one is talk else one for one in event.talks)})


CHANGES = (
    a_talk_is_cancelled, somebody_is_away, a_talk_has_other_windows, a_talk_asks_for_less, a_talk_takes_longer,
    a_talk_is_added, a_plenary_is_elsewhere,
)  # fmt: skip


# ── the promises ─────────────────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def solved(draw: st.DrawFn) -> tuple[Event, Programme]:
    """A tiny event that has a programme, and the best."""
    for _ in range(8):
        event = draw(tiny_events(plain=True))
        programme = solve(event, time_limit=30, workers=1).programme
        if programme is not None:
            return event, programme
    reject()


def repaired(event: Event, base: Programme) -> Repaired:
    """The proved answer; a programme passes the check, and changes as much as its levels say."""
    found = repair(event, base, time_limit=30, workers=1)
    assert found.result.status in ("optimal", "infeasible")
    if found.programme is not None:
        assert check(event, found.programme).passed
        measured = {one.name: sum(v.amount for v in one.measure(event, found.programme)) for one in changes(base)}
        assert {level.name: level.value for level in found.levels[:4]} == measured
        assert [level.name for level in found.levels] == ["told", "moved", "minutes", "breaks_moved", *event.levels]
        assert all(level.value == level.bound for level in found.levels)
    return found


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(case=solved())
def test_where_nothing_has_changed_the_very_programme_comes_back(case: tuple[Event, Programme]) -> None:
    event, base = case
    found = repaired(event, base)
    assert found.programme == base
    assert [level.value for level in found.levels[:4]] == [0, 0, 0, 0]
    assert (found.told, found.anyway, found.moved, found.breaks) == ((), (), (), ())


@settings(max_examples=120, suppress_health_check=list(HealthCheck))
@given(case=solved(), data=st.data())
def test_no_programme_changes_less(case: tuple[Event, Programme], data: st.DataObject) -> None:
    event, base = case
    now = data.draw(changed_events(event))
    try:
        least = least_change(now, held_in_programme(event, base))
    except TooLarge:
        assume(False)
    found = repaired(now, base)
    if least is None:
        assert found.result.status == "infeasible"
    else:
        assert tuple(level.value for level in found.levels[:3]) == least
