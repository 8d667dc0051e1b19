"""A move that is being priced: the programmes with it that can be taken, each told as soon as it is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scheduler.board.change_data import change_data
from scheduler.board.move_words import SO_FAR
from scheduler.board.page_words import text_data
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.message import Message
from scheduler.search.repair import changed
from scheduler.search.result import Progress
from scheduler.services.movable import Placed
from scheduler.services.move_prices import of_event
from scheduler.services.verdicts import Verdict, checked, level_text, verdict

Tell = Callable[[Mapping[str, Any]], None]
#: The seconds of a search in which the last price may still be the first, and those for which one is read.
_SOON, _READ = 1.0, 2.0


@dataclass(frozen=True)
class Priced:
    """What was asked last, and the programmes that can be taken, by "literal", "least" or "best"."""

    number: int
    event: Event
    base: Programme
    item: Placed
    programmes: dict[str, Programme] = field(default_factory=dict)

    def offered(
        self, how: str, programme: Programme, lines: Sequence[Message], text: Message, **more: Any
    ) -> dict[str, Any]:
        """The programme can be taken from now on by that name, and is told so."""
        self.programmes[how] = programme
        data = change_data(self.event, self.base, programme, self.item, lines)
        return {how: {**data, "text": text_data(text), "of": self.number, **more}}


class SoFar:
    """Tells what a search for an offer has found so far, where it is better than the move alone, of which `alone` says
    what it does; None where it leads elsewhere.
    """

    def __init__(self, name: str, priced: Priced, alone: Verdict | None, tell: Tell) -> None:
        self._name, self._priced, self._tell = name, priced, tell
        is_offer = alone is not None and alone.sign != "breaks"
        self._most = self._measured(priced.programmes["literal"]) if is_offer else None
        self._before = checked(priced.event, priced.base)
        self._found: Programme | None = None
        self._next = _SOON

    def __call__(self, progress: Progress) -> None:
        """The newest programme is told, one each few seconds at most."""
        self._found = progress.programme or self._found
        if self._found is not None and progress.seconds >= self._next:
            found, self._found, self._next = self._found, None, progress.seconds + _READ
            self._look(of_event(self._priced.event, self._priced.base, found))

    def is_better(self, programme: Programme) -> bool:
        """Whether the programme is better than the move alone, or that breaks rules."""
        return self._most is None or self._measured(programme) < self._most

    def _look(self, programme: Programme) -> None:
        if self.is_better(programme):
            levels = verdict(self._priced.event, self._before, programme).levels
            self._tell(self._priced.offered(self._name, programme, [*map(level_text, levels)], SO_FAR, so_far=True))

    def _measured(self, programme: Programme) -> tuple[int, ...]:
        """What the offer has to be small in: the people told and what moves, or the levels of the event."""
        if self._name == "best":
            return tuple(level.value for level in programme.levels)
        changes = changed(self._priced.event, self._priced.base, programme)
        return len(changes.told), len(changes.moved), len(changes.breaks)
