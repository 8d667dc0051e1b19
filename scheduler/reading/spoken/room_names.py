"""The room of a talk, by its id or its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from scheduler.domain.rooms import Room
from scheduler.language.message import message
from scheduler.language.text import clean_line, fold
from scheduler.reading.understood import Understood

_SIGNS = re.compile(r"[\W_]+")
#: What rooms are, folded, which people leave out beside a name or number: “D31” is « Salle D31 ».
_KINDS = {
    **dict.fromkeys(("salle", "room"), "room"),
    **dict.fromkeys(("amphi", "amphitheatre", "lecture", "theatre", "hall"), "hall"),
    "auditorium": "auditorium",
}


def room(rooms: Sequence[Room]) -> Callable[[str], str | Understood[str]]:
    """A reader of the room that a text names among `rooms`: its id.

    The name may lack the word for what the room is, and spaces. A text that names none or several stays as it is.
    """

    def read(text: str) -> str | Understood[str]:
        text = clean_line(text)
        words = _words(text)
        named = [item for item in rooms if words in (_words(item.id), _words(item.name))] if words else []
        named = named or [item for item in rooms if _is_short_for(words, _words(item.name))]
        if len(named) != 1 or any(item.id == text for item in rooms):
            return text
        meant = message("« {id} » ({name})", "“{id}” ({name})", id=named[0].id, name=named[0].name)
        return Understood(named[0].id, meant, named[0].id)

    return read


def _is_short_for(words: str, name: str) -> bool:
    """True if both are one text, of two signs at least, but for spaces and kinds of room that do not differ."""
    (core, kinds), (whole, known) = _core(words), _core(name)
    return len(core) > 1 and core == whole and kinds <= known


def _core(words: str) -> tuple[str, frozenset[str]]:
    """The words in one without those for kinds of rooms, and these kinds."""
    parts = words.split()
    kinds = frozenset(_KINDS[part] for part in parts if part in _KINDS)
    return "".join(part for part in parts if part not in _KINDS), kinds


def _words(text: str) -> str:
    return _SIGNS.sub(" ", fold(text)).strip()
