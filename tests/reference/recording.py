"""A recording event notes which of its fields are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.event import Event
from scheduler.domain.frozen import Frozen
from scheduler.domain.people import Person
from scheduler.domain.rooms import Room
from scheduler.domain.settings import SessionSettings
from scheduler.domain.talks import Axis, Talk

#: Parts of an event of which single fields are written down, as "talks.audience"; of others the part alone.
PARTS: dict[str, type[Frozen]] = {
    "axes": Axis,
    "breaks": Break,
    "people": Person,
    "plenaries": Plenary,
    "posters": Talk,
    "rooms": Room,
    "talks": Talk,
    "session_settings": SessionSettings,
}


class Recording:
    """An event that notes the reading of its fields.

    `event` equals the given event; `read` has the fields of it that were read inside `with recording.on()`.
    """

    def __init__(self, event: Event) -> None:
        self.read: set[str] = set()
        self._on = False
        values = {name: self._watched(name, getattr(event, name)) for name in Event.model_fields}
        self.event: Event = self._subclass(Event, "").model_construct(**values)  # type: ignore[assignment]

    @contextmanager
    def on(self) -> Iterator[None]:
        """Note the fields that the block reads, and forget the event's cached values."""
        for name in set(vars(self.event)) - set(Event.model_fields):
            del vars(self.event)[name]
        self._on = True
        try:
            yield
        finally:
            self._on = False

    def _watched(self, part: str, value: Any) -> Any:
        if part not in PARTS:
            return value
        made = self._subclass(PARTS[part], f"{part}.")
        if isinstance(value, tuple):
            return tuple(made.model_construct(**dict(item)) for item in value)
        return made.model_construct(**dict(value))

    def _subclass(self, of: type[Frozen], prefix: str) -> type[Frozen]:
        fields = {name for name in of.model_fields if prefix or name not in PARTS}

        def watched(item: Any, name: str) -> Any:
            if self._on and name in fields:
                self.read.add(prefix + name)
            return object.__getattribute__(item, name)

        return type(of)(of.__name__, (of,), {"__getattribute__": watched, "__module__": __name__})
