"""The names by which matrices and wishes may refer to the items of the event."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scheduler.language.message import Message, message
from scheduler.language.suggestion import meant_in, suggestion
from scheduler.language.text import clean_line, fold


@dataclass(frozen=True)
class Names:
    """The items of one kind: `ids` in the event's order, and `labels`, other names with the id that each means.

    A label that two items share means neither. `left_out` are names of talks that are in no session:
    posters, and talks that are not scheduled. `undescribed`: the message for a name where nothing of the kind is
    described.
    """

    kind: str
    ids: Sequence[str]
    labels: Sequence[tuple[str, str]] = ()
    left_out: Collection[str] = ()
    undescribed: Callable[[Sequence[str]], Message] | None = None

    def find(self, text: str) -> str | None:
        """The id equal to `text`, ignoring case, or else the id of the only such label, ignoring accents too."""
        text = clean_line(text)
        return self._ids.get(text.casefold()) or self._labels.get(fold(text))

    def is_left_out(self, text: str) -> bool:
        """True if `text` names a poster, or a talk that is not scheduled."""
        return clean_line(text).casefold() in self._left_out

    def unknown(self, text: str) -> Message:
        """The message for a name that no item has, with a suggestion."""
        if self.undescribed is not None:
            return self.undescribed([text])
        return message(*_UNKNOWN[self.kind], near=suggestion(text, self.ids, self._labelled))

    def instead(self, names: Sequence[str], text: str) -> tuple[str, ...]:
        """The cell of `names` with the name that is suggested in the place of the unknown `text`; () without one."""
        return meant_in(names, text, self.ids, self._labelled)

    def rank(self, name: str) -> int:
        """The index of an id in the event's order."""
        return self._ranks[name]

    @cached_property
    def _labelled(self) -> Mapping[str, str]:
        return {label: name for label, name in self.labels if label}

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        return {name.casefold(): name for name in reversed(self.ids)}

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        ids_of: dict[str, set[str]] = {}
        for label, name in self.labels:
            if label:
                ids_of.setdefault(fold(label), set()).add(name)
        return {label: next(iter(names)) for label, names in ids_of.items() if len(names) == 1}

    @cached_property
    def _left_out(self) -> frozenset[str]:
        return frozenset(clean_line(text).casefold() for text in self.left_out if text)

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {name: rank for rank, name in enumerate(self.ids)}


def names_of(kind: str, items: Iterable[tuple[str, str]], left_out: Collection[str] = ()) -> Names:
    """The names of items given as id and label; items without an id are left out."""
    known = [(name, label) for name, label in items if name]
    return Names(kind, [name for name, _ in known], [(label, name) for name, label in known], left_out)


_UNKNOWN = {
    "axis": ("axe inconnu : {near}", "unknown axis: {near}"),
    "slot": ("créneau inconnu : {near}", "unknown slot: {near}"),
    "room": ("salle inconnue : {near}", "unknown room: {near}"),
    "talk": ("exposé inconnu : {near}", "unknown talk: {near}"),
}
