"""Hypothesis draws the plenaries and breaks of tiny events with preset sessions."""

from __future__ import annotations

from drawn_parts import START, seldom, some_of
from hypothesis import strategies as st

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.rooms import Slot


def slot_plenaries(draw, slots, rooms, people) -> tuple[Plenary, ...]:  # type: ignore[no-untyped-def]
    """Draw no plenary, or one shortly before the first slot or near another one, and now and then a second."""
    if not seldom(draw, 3):
        return ()
    plenary = Plenary(
        id="pl",
        title="Pl",
        day=slots[0].day,
        start=START - draw(st.sampled_from((20, 25, 60))),
        duration=20,
        room=draw(st.sampled_from((None, *(room.id for room in rooms)))),
        speakers=some_of(draw, people, 1),
        chairs=some_of(draw, people, 1) if seldom(draw, 3) else (),
    )
    if not seldom(draw, 3):
        return (plenary,)
    near = draw(st.sampled_from(slots))
    first = draw(st.sampled_from((START - 40, near.end - 10, near.end)))
    placed = {
        "day": near.day,
        "start": None,
        "between_start": first,
        "between_end": first + draw(st.sampled_from((20, 40, 60))),
        "ideal": draw(st.sampled_from((None, first, first + 20))),
        "position": draw(st.sampled_from((None, "first", "last"))),
        "after": tuple(draw(st.lists(st.sampled_from(("t1", "t2", "b1", "axis:a1")), max_size=2, unique=True))),
    }
    return (plenary.model_copy(update=placed),)


def slot_breaks(draw: st.DrawFn, slots: tuple[Slot, ...]) -> tuple[Break, ...]:
    """Draw up to two breaks, whose windows may contain slots."""
    breaks = []
    for number in range(draw(st.sampled_from((0, 0, 1, 2)))):
        first = draw(st.sampled_from([START - 30, *(slot.end - 10 for slot in slots)]))
        ideal = draw(st.sampled_from((None, first, first + 10, first + 30)))
        breaks.append(
            Break(
                id=f"b{number + 1}",
                title="B",
                duration=draw(st.sampled_from((10, 30))),
                between_start=first,
                between_end=first + 60,
                ideal=ideal,
            )
        )
    return tuple(breaks)
