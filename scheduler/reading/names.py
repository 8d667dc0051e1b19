"""What the rows and columns of matrices, and the cells of wishes, may call the items of the event."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scheduler.nearest import advice
from scheduler.saying import Saying, told
from scheduler.text import clean_line, fold


@dataclass(frozen=True)
class Names:
    """The items of one kind: `ids` in the event's order, and `labels`, other words for them, each with its id.

    A label that two items have means none. `left_out` are words for talks that are not scheduled.
    """

    kind: str
    ids: Sequence[str]
    labels: Sequence[tuple[str, str]] = ()
    left_out: Collection[str] = ()

    def find(self, text: str) -> str | None:
        """The id that `text` is, capitals aside, or else that it is the only label of, accents aside too."""
        text = clean_line(text)
        return self._ids.get(text.casefold()) or self._labels.get(fold(text))

    def is_left_out(self, text: str) -> bool:
        return clean_line(text).casefold() in self._left_out

    def unknown(self, text: str) -> Saying:
        """What to write instead of `text`."""
        near = advice(text, self.ids, {label: name for label, name in self.labels if label})
        return told(*_UNKNOWN[self.kind], near=near)

    def rank(self, name: str) -> int:
        """The position of an id in the event's order."""
        return self._ranks[name]

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        return {name.casefold(): name for name in reversed(self.ids)}

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        meant: dict[str, set[str]] = {}
        for label, name in self.labels:
            if label:
                meant.setdefault(fold(label), set()).add(name)
        return {label: next(iter(names)) for label, names in meant.items() if len(names) == 1}

    @cached_property
    def _left_out(self) -> frozenset[str]:
        return frozenset(clean_line(text).casefold() for text in self.left_out if text)

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {name: rank for rank, name in enumerate(self.ids)}


def names_of(kind: str, items: Iterable[tuple[str, str]], left_out: Collection[str] = ()) -> Names:
    """The names of items given as id and label; items without an id have none."""
    known = [(name, label) for name, label in items if name]
    return Names(kind, [name for name, _ in known], [(label, name) for name, label in known], left_out)


_UNKNOWN = {
    "axis": ("axe inconnu : {near}", "unknown axis: {near}"),
    "slot": ("créneau inconnu : {near}", "unknown slot: {near}"),
    "room": ("salle inconnue : {near}", "unknown room: {near}"),
    "talk": ("communication inconnue : {near}", "unknown talk: {near}"),
}
