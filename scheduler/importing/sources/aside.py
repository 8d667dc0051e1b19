"""What of a source is not taken: every column and element is taken, or told as left aside, or known as useless."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from scheduler.importing.imported import Lost
from scheduler.language.message import Message, message

Reason = Literal["aside", "private", "useless"]

PRIVATE = message("notes privées et avis", "private notes and reviews")
PICTURES = message("images", "pictures")
LINKS = message("liens et fichiers joints", "links and attached files")
PLACES = message("coordonnées des personnes (pays, téléphone …)", "people’s further details (country, phone …)")
HOURS = message("heures et salles", "hours and rooms")


@dataclass(frozen=True, slots=True)
class Known:
    """What an importer knows of the columns or paths of its format, by folded name.

    `taken` arrive in the event, `useless` say nothing about it; `private` and `aside` are told, by what they are. A
    path belongs to the longest known one that it begins with. `name` turns a name into the one by which it is known.
    """

    taken: Collection[str]
    useless: Collection[str] = ()
    private: Collection[str] = ()
    aside: Mapping[str, Message] = field(default_factory=dict)
    name: Callable[[str], str] = str

    def with_taken(self, names: Iterable[str]) -> Known:
        """The same, with further names that are taken: those that the organiser maps."""
        return replace(self, taken={*self.taken, *(self.name(name) for name in names)})

    def is_private(self, name: str) -> bool:
        """True for what is never taken over, whoever maps it."""
        return self._known(name) in self.private

    def left(self, filled: Mapping[str, int], *, whole: bool = False) -> tuple[Lost, ...]:
        """The names left aside, in order, each with the number of its filled cells.

        Headers of tables are known as a `whole`: a `/` in them parts nothing.
        """
        counts: dict[tuple[Message, Reason], int] = {}
        for name, count in filled.items():
            said = self._said(name, whole) if count else None
            if said is not None:
                counts[said] = counts.get(said, 0) + count
        return tuple(Lost(what, count, reason) for (what, reason), count in counts.items())

    def _said(self, name: str, whole: bool) -> tuple[Message, Reason] | None:
        """The remark on a name, with the reason why it is not taken; None where it is taken."""
        known = self.name(name) if whole else self._known(name)
        if known in self.taken:
            return None
        if known in self.useless:
            return message("« {name} »", "“{name}”", name=name), "useless"
        if known in self.private:
            return PRIVATE, "private"
        return self.aside.get(known) or message("« {name} »", "“{name}”", name=name), "aside"

    def _known(self, name: str) -> str:
        """The longest known name that the name begins with; the name itself where there is none."""
        whole = self.name(name)
        for known in _beginnings(whole):
            if any(known in names for names in (self.taken, self.useless, self.private, self.aside)):
                return known
        return whole


def _beginnings(path: str) -> Iterable[str]:
    """The path, then without its last parts."""
    yield path
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def filled_paths(value: Any) -> Counter[str]:
    """The number of values that are not empty at each path of a JSON value; `/` parts a path, lists add nothing."""
    counts: Counter[str] = Counter()
    pending: list[tuple[str, Any]] = [("", value)]
    while pending:
        path, item = pending.pop()
        if isinstance(item, Mapping):
            pending += [(f"{path}/{key}" if path else str(key), inside) for key, inside in reversed(list(item.items()))]
        elif isinstance(item, list):
            pending += [(path, inside) for inside in reversed(item)]
        elif item not in (None, "", False):
            counts[path] += 1
    return counts


def joined(*losses: Iterable[Lost]) -> tuple[Lost, ...]:
    """All that is lost, what is the same counted together."""
    counts: dict[tuple[Message, Reason], int] = {}
    for lost in (lost for each in losses for lost in each):
        counts[lost.what, lost.reason] = counts.get((lost.what, lost.reason), 0) + lost.count
    return tuple(Lost(what, count, reason) for (what, reason), count in counts.items())
