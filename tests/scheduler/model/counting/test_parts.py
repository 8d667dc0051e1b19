"""The parts of days between pauses, by hand."""

from __future__ import annotations

from half_hours import DAY, LUNCH, NINE, event, late, programme

from scheduler.domain.breaks import Plenary
from scheduler.model.counting.parts import Running, parts
from scheduler.model.pauses import PauseModel


def test_the_parts_lie_between_the_pauses() -> None:
    opening = Plenary(id="o", title="O", day=DAY, start=NINE, duration=20, room=None, speakers=())
    day_parts = [*parts(PauseModel(event({"A": 2}, end=300, breaks=(LUNCH,), plenaries=(opening,))))]
    ends = [(part.first, part.last) for part in day_parts]
    assert ends == [
        (NINE, NINE),
        (NINE + 20, NINE + 180),
        (NINE + 90, NINE + 300),
    ]


def test_two_breaks_in_any_order_make_no_part_between_them() -> None:
    other = LUNCH.model_copy(update={"id": "tea", "duration": 10})
    day_parts = [*parts(PauseModel(event({"A": 2}, end=300, breaks=(LUNCH, other))))]
    assert len(day_parts) == 2


def test_on_a_late_day_the_parts_begin_with_what_has_not() -> None:
    two_axes = event({"A": 3, "B": 2}, end=300, rooms=2, sizes=(2, 3), gap=5)
    base = programme({("r0", 0): ("A0", "A1", "A2"), ("r1", 0): ("B0", "B1")}, gap=5)
    (part,) = parts(PauseModel(late(two_axes, base, now=40, minutes=15)))
    assert (part.first, part.last) == (NINE + 80, NINE + 300)
    assert part.running == {"r0": Running("A", 2, NINE + 80), "r1": Running("B", 2, NINE + 80)}
