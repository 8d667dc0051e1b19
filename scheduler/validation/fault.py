"""A fault: a contradiction of an event with itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scheduler.language.message import Message
from scheduler.language.typography import hour

Kind = Literal["axis", "room", "plenary", "break", "slot", "talk", "poster"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault in the value `key` of the item at `position` among the items of its `kind`.

    A position and not an id, since an id may stand twice. A `remark` is worth reporting but stops nothing.
    `suggestions` are whole values to write instead, of which one is almost certainly meant.
    """

    kind: Kind
    position: int
    key: str
    value: str
    text: Message
    remark: bool = False
    suggestions: tuple[str, ...] = ()


def hours(**minutes: int) -> dict[str, object]:
    """The times by name, each formatted for the language of the sentence."""
    return {name: Message(fr=hour(value, "fr"), en=hour(value, "en")) for name, value in minutes.items()}
