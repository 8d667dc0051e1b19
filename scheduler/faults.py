"""Something in which an event contradicts itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scheduler.saying import Saying
from scheduler.typography import hour

Kind = Literal["axis", "room", "plenary", "break", "slot", "talk"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the value `key` of the item at `position` among those of its `kind` in the event.

    A position, since an id may stand twice. `remark`: worth telling, stops nothing.
    """

    kind: Kind
    position: int
    key: str
    found: str
    text: Saying
    remark: bool = False


def hours(**minutes: int) -> dict[str, object]:
    """Each time as the language of the sentence writes it."""
    return {name: Saying(fr=hour(value, "fr"), en=hour(value, "en")) for name, value in minutes.items()}
