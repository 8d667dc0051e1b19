"""What a plenary waits for: the items that its `after` names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from scheduler.domain.breaks import Plenary
    from scheduler.domain.event import Event

Kind = Literal["talk", "plenary", "break"]
#: What stands before the id of an axis.
AXIS = "axis:"


def awaited(event: Event, name: str) -> tuple[tuple[Kind, str], ...]:
    """The items that a name of `after` means, as kinds and ids: each talk of an axis, or the items of that id."""
    if name.startswith(AXIS):
        axis = name.removeprefix(AXIS)
        return tuple(("talk", talk.id) for talk in event.talks if talk.axis == axis)
    found: list[tuple[Kind, str]] = []
    if name in event.talk:
        found.append(("talk", name))
    if name in event.plenary:
        found.append(("plenary", name))
    if any(pause.id == name for pause in event.breaks):
        found.append(("break", name))
    return tuple(found)


def waits(event: Event, plenary: Plenary) -> tuple[tuple[Kind, str], ...]:
    """The items that must be over when the plenary starts, each once."""
    return tuple(dict.fromkeys(item for name in plenary.after for item in awaited(event, name)))
