"""Hypothesis draws programmes, valid or not: with an event that is made for them, or of any event."""

from __future__ import annotations

from drawn_parts import START
from hypothesis import strategies as st
from plans import DAY, Held, Pause, Plan, Run

from benchmarks.generate import Planted, generate
from scheduler.domain.event import Event


@st.composite
def planted(draw: st.DrawFn, *, talk_limit: int = 8, min_talks: int = 1) -> Planted:
    """Draw a generated event with its programme.

    `talk_limit` is the upper bound of its talks, `min_talks` the lower bound of a session's talks.
    """
    for _ in range(5):
        try:
            return generate(
                draw(st.integers(0, 10_000)),
                talks=draw(st.integers(3, talk_limit)),
                axes=draw(st.integers(0, 2)),
                rooms=draw(st.integers(1, 2)),
                breaks=draw(st.integers(0, 2)),
                durations=draw(st.sampled_from(((30,), (20, 30, 45)))),
                min_talks=min_talks,
                max_talks=draw(st.integers(2, 4)),
                gap=draw(st.sampled_from((0, 0, 5))),
                discussion=draw(st.sampled_from((0, 0, 15))),
                welcome=draw(st.booleans()),
                stretch=draw(st.booleans()),
                windows=draw(st.sampled_from((0.0, 0.4, 1.0))),
                demands=draw(st.sampled_from((0.0, 0.2))),
                pins=draw(st.sampled_from((0.0, 0.1))),
                days=draw(st.sampled_from((1, 1, 1, 2))),
            )
        except ValueError:  # that many talks do not fit so
            continue
    return generate(0, talks=6, axes=2, rooms=1, breaks=1)


@st.composite
def any_plans(draw: st.DrawFn, event: Event) -> Plan:
    """Draw every talk in a run of its axis, in any room, at any time, and breaks anywhere in their day."""
    remaining = draw(st.permutations(event.talks))
    runs = []
    while remaining:
        same = [talk for talk in remaining if talk.axis == remaining[0].axis]
        order = same[: draw(st.integers(1, len(same)))]
        remaining = [talk for talk in remaining if talk not in order]
        number = draw(st.integers(0, len(event.days) - 1))
        start = number * DAY + START + 5 * draw(st.integers(0, 30)) - 15
        at, talks = start + event.session_settings.introduction, []
        for talk in order:
            talks.append(Held(talk.id, at, at + talk.duration))
            at += talk.duration + event.talk_settings.gap
        end = at - event.talk_settings.gap + event.session_settings.discussion
        runs.append(Run(order[0].axis, draw(st.sampled_from(event.rooms)).id, start, end, tuple(talks)))
    number_of = {day.date: n for n, day in enumerate(event.days)}
    pauses = []
    for p in event.plenaries:
        at = number_of[p.day] * DAY + p.earliest + (0 if p.fixed else 15 * draw(st.integers(-1, 6)))
        pauses.append(Pause("plenary", p.id, at, at + p.duration, p.room))
    for pause in event.daily_breaks:
        at = number_of[pause.day.date] * DAY + pause.between_start + 15 * draw(st.integers(-1, 6))
        pauses.append(Pause("break", pause.id, at, at + pause.longest))
    return Plan(tuple(runs), tuple(pauses))
