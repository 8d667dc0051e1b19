"""The edition of a programme that a file shows: a published release, or a draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from scheduler.language.message import Message
from scheduler.language.typography import NNBSP, hour, long_date

if TYPE_CHECKING:
    from scheduler.domain.calendar_item import Record

_DRAFT = Message(fr="Programme provisoire", en="Draft programme")


@dataclass(frozen=True, slots=True)
class Edition:
    """A release by its `number` and the `moment` of its publication, in the event's time zone; both None in a draft.

    `before` are the records of the calendars published before it.
    """

    number: int | None = None
    moment: datetime | None = None
    before: tuple[Record, ...] = ()

    @property
    def is_draft(self) -> bool:
        """True if it was not published."""
        return self.number is None

    def label(self, language: str) -> str:
        """`version du 12 mai 2025`, with the hour where another of that day went before, or the words for a draft: the
        public does not count releases.
        """
        if self.moment is None:
            return _DRAFT.to(language)
        on = released(self.moment, language)
        if self._is_another(self.moment):
            on += f", {hour(self.moment.hour * 60 + self.moment.minute, language)}".replace(NNBSP, " ")
        return f"{'version of' if language == 'en' else 'version du'} {on}"

    def _is_another(self, moment: datetime) -> bool:
        """True if calendars that were published before it are of the same day."""
        before = (record.moment for record in self.before if record.number is not None)
        return any(other.astimezone(moment.tzinfo).date() == moment.date() for other in before)

    def numbered(self, language: str) -> str:
        """`v2, 12 mai 2025`, as organisers know a release, or the words for a draft."""
        if self.number is None or self.moment is None:
            return _DRAFT.to(language)
        return version(self.number, self.moment, language)


def version(number: int, moment: datetime, language: str) -> str:
    """`v2, 12 mai 2025`."""
    return f"v{number}, {released(moment, language)}"


def released(moment: datetime, language: str) -> str:
    """`12 mai 2025`: the date of a release."""
    return long_date(moment.date(), language, weekday=False).replace(NNBSP, " ")


def draft_label(language: str) -> str:
    """The words for a draft."""
    return _DRAFT.to(language)


DRAFT = Edition()
