"""The ids, axes and rooms that an export gets in our folder, and by what its talks are known again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scheduler.importing.asked import Asked
from scheduler.importing.identifiers import identifiers
from scheduler.importing.imported import Imported, ImportedAxis, ImportedRoom, ImportedTalk
from scheduler.importing.talk_cells import ids_of
from scheduler.language.message import Message, message

#: The axis of talks without one in the source while others have one; and how many of them a message names.
UNSORTED: Message = message("À classer", "Not sorted yet")
_NAMED = 8


class Layout:
    """The ids that the parts of an export get in our folder."""

    def __init__(self, imported: Imported, talks: Sequence[ImportedTalk]) -> None:
        self.talks = ids_of(talks)
        self.axes = _axis_ids(axes_of(imported, talks))
        self.rooms = identifiers([room.title for room in rooms_of(imported)], "salle")


def with_axes(
    imported: Imported, talks: Sequence[ImportedTalk], asked: Asked, *, needed: bool = False
) -> tuple[Imported, tuple[ImportedTalk, ...]]:
    """The talks with an axis each, if any of them has one or the event has (`needed`): those without get one of their
    own, which is told.
    """
    lacking = [talk for talk in talks if not talk.axis and talk.kind == "talk"]
    if not lacking or (not needed and len(lacking) == sum(talk.kind == "talk" for talk in talks)):
        return imported, tuple(talks)
    title = UNSORTED.to(asked.language)
    told = message(
        "sans axe, donc dans l’axe « {title} » : {count} ({titles})",
        "without an axis, so in the axis “{title}”: {count} ({titles})",
        title=title,
        count=len(lacking),
        titles=", ".join(talk.reference or talk.title for talk in lacking[:_NAMED]) + ("…" * (len(lacking) > _NAMED)),
    )
    sorted_talks = tuple(replace(talk, axis=title) if not talk.axis and talk.kind == "talk" else talk for talk in talks)
    return replace(imported, guesses=(*imported.guesses, told)), sorted_talks


def axes_of(imported: Imported, talks: Sequence[ImportedTalk]) -> tuple[ImportedAxis, ...]:
    """The axes of the source that have talks, and those that only its talks name."""
    named = dict.fromkeys(talk.axis for talk in talks if talk.axis)
    stated = [axis for axis in imported.axes if axis.title in named]
    known = {axis.title for axis in stated}
    return (*stated, *(ImportedAxis(title) for title in named if title not in known))


def rooms_of(imported: Imported) -> tuple[ImportedRoom, ...]:
    """The rooms of the source, and those that only its talks name, each once."""
    named = dict.fromkeys(talk.held.room for talk in imported.talks if talk.held and talk.held.room)
    rooms = {room.title: room for room in imported.rooms if room.title}
    return (*rooms.values(), *(ImportedRoom(title) for title in named if title not in rooms))


def _axis_ids(axes: Sequence[ImportedAxis]) -> dict[str, str]:
    ids = identifiers([axis.id or axis.title for axis in axes], "axe")
    return {axis.title: ids[axis.id or axis.title] for axis in axes}


def key_of(talk: ImportedTalk) -> str:
    """By what a talk of a source is known again: its reference, else its title, with who presents if need be."""
    return talk.twin or talk.reference or talk.title.casefold()
