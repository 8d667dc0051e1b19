"""Hypothesis draws the plenaries and breaks of tiny events with free hours."""

from __future__ import annotations

from collections.abc import Iterable

from drawn_parts import START, seldom
from hypothesis import strategies as st

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Day


def drawn_plenaries(draw, days, rooms, people) -> tuple[Plenary, ...]:  # type: ignore[no-untyped-def]
    """Draw no plenary, or one at the start of a day or later in it, or one that is placed; seldom both."""
    if not seldom(draw, 3):
        return ()
    day = draw(st.sampled_from(days))
    start = draw(st.sampled_from((day.start, day.start + 15, day.start + 30)))
    plenary = Plenary(
        id="pl",
        title="Pl",
        day=day.date,
        start=start,
        duration=draw(st.sampled_from((15, 30))),
        room=draw(st.sampled_from((None, rooms[0].id))),
        speakers=tuple(draw(st.lists(st.sampled_from(people), max_size=1))),
        chairs=tuple(draw(st.lists(st.sampled_from(people), max_size=1))) if seldom(draw, 3) else (),
        position=draw(st.sampled_from((None, None, "first"))),
    )
    if not seldom(draw, 2):
        return (plenary,)
    first = day.start + 15 * draw(st.integers(0, (day.end - day.start - plenary.duration) // 15))
    named = st.sampled_from((*(("pl",) if seldom(draw, 3) else ()), "t1", "axis:a1", "b1"))
    placed = plenary.model_copy(
        update={
            "id": "ql",
            "start": None,
            "between_start": first,
            "between_end": first + plenary.duration + 15 * draw(st.integers(0, 3)),
            "ideal": draw(st.sampled_from((None, first + 15))),
            "position": draw(st.sampled_from((None, None, "first", "last"))),
            "after": tuple(draw(st.lists(named, max_size=1))),
        }
    )
    return (plenary, placed) if "pl" in placed.after or seldom(draw, 6) else (placed,)


def waiting_for_known(
    plenaries: tuple[Plenary, ...], talks: Iterable[Talk], breaks: Iterable[Break], axes: int
) -> tuple[Plenary, ...]:
    """Return the plenaries without the names in their `after` that the event does not have."""
    known = {item.id for item in (*plenaries, *talks, *breaks)} | {f"axis:a{n + 1}" for n in range(axes)}
    return tuple(p.model_copy(update={"after": tuple(name for name in p.after if name in known)}) for p in plenaries)


def drawn_breaks(draw: st.DrawFn, days: tuple[Day, ...]) -> tuple[Break, ...]:
    drawn = []
    for number in range(draw(st.sampled_from((0, 1, 0, 1, 2)))):
        duration = draw(st.sampled_from((15, 30)))
        first = START + 15 * draw(st.integers(0, (days[0].end - START - duration) // 15))
        last = first + duration + 15 * draw(st.integers(0, 4))
        ideal = draw(st.sampled_from((None, first, first + 10, first + 30)))
        on = draw(st.sampled_from(days)).date if len(days) > 1 and seldom(draw, 3) else None
        drawn.append(
            Break(
                id=f"b{number + 1}",
                title="B",
                duration=duration,
                between_start=first,
                between_end=last,
                ideal=ideal,
                day=on,
            )
        )
    return tuple(drawn)
