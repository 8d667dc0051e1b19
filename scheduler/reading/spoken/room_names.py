"""The room of a talk, by its id or its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from scheduler.domain.rooms import Room
from scheduler.language.message import message
from scheduler.language.text import clean_line, fold
from scheduler.reading.understood import Understood

_SIGNS = re.compile(r"[\W_]+")


def room(rooms: Sequence[Room]) -> Callable[[str], str | Understood[str]]:
    """A reader of the room that a text names among `rooms`: its id.

    A text that names none or several stays as it is.
    """

    def read(text: str) -> str | Understood[str]:
        text = clean_line(text)
        words = _words(text)
        named = [item for item in rooms if words in (_words(item.id), _words(item.name))] if words else []
        if len(named) != 1 or any(item.id == text for item in rooms):
            return text
        meant = message("« {id} » ({name})", "“{id}” ({name})", id=named[0].id, name=named[0].name)
        return Understood(named[0].id, meant, named[0].id)

    return read


def _words(text: str) -> str:
    return _SIGNS.sub(" ", fold(text)).strip()
