"""The depths of a preset model: from a model without rooms to one with every room and place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

#: The rooms of a model: each is told apart; equal ones are counted together; there are none.
RoomDetail = Literal["each", "alike", "none"]
#: A matter that a rule may query in a model. "groups": the number of sessions in each group of equal rooms; "session
#: rooms": the room of each session; "rooms": the room of each session and talk; "places": the place of each talk inside
#: its session.
Matter = Literal["groups", "session rooms", "rooms", "places"]
MATTERS: tuple[Matter, ...] = get_args(Matter)


@dataclass(frozen=True, slots=True)
class Depth:
    """The detail of a model: how it tells rooms apart, and whether talks have places inside their sessions."""

    rooms: RoomDetail
    places: bool

    def lacks(self, matters: Iterable[Matter]) -> frozenset[Matter]:
        """Those of `matters` that a model of this depth cannot tell."""
        known: dict[Matter, bool] = {
            "groups": self.rooms != "none",
            "session rooms": self.rooms == "each",
            "rooms": self.rooms == "each",
            "places": self.places,
        }
        return frozenset(matter for matter in matters if not known[matter])


#: No rooms and no places: the smallest model, whose bounds are proved soonest.
SKETCH = Depth("none", False)
#: Equal rooms are counted together.
ALIKE = Depth("alike", False)
#: Each room is told apart.
EACH = Depth("each", False)
#: Each room and each place is told apart: nothing is relaxed.
DEEPEST = Depth("each", True)
