"""The files of the folder as pages have shown them, so that an edit finds what its page showed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.board.folder_view import revision

#: The most readings that are kept, and the most bytes of them; the last one is kept whatever its size.
_READINGS, _BYTES = 50, 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Left:
    """The files as a page shows them after its own change; None where others have changed the same file: its rows may
    have other numbers by now, and it has to be read again.
    """

    sources: Mapping[str, bytes] | None


class Readings:
    """The files of the last readings by the names that the pages know them by; the oldest are forgotten."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Mapping[str, bytes]] = OrderedDict()

    def of(self, name: str) -> Mapping[str, bytes] | None:
        """The files of that name; None where they were forgotten, or never shown."""
        return self._kept.get(name)

    def name_of(self, sources: Mapping[str, bytes]) -> str:
        """A name for the files as they were read, under which they are kept."""
        name = revision(sources)
        self._kept[name] = sources
        self._kept.move_to_end(name)
        while len(self._kept) > 1 and (len(self._kept) > _READINGS or self._bytes() > _BYTES):
            self._kept.popitem(last=False)
        return name

    def _bytes(self) -> int:
        return sum(len(data) for sources in self._kept.values() for data in sources.values())
