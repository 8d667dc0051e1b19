"""Which edition of the programme is printed: a draft, or one that was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scheduler.typography import NNBSP, long_date


@dataclass(frozen=True, slots=True)
class Edition:
    """`number` None: a draft. `day`: when it was published."""

    number: int | None = None
    day: date | None = None

    def text(self, language: str) -> str:
        """`Version 2, 12 mai 2025`, or that the programme is provisional."""
        if self.number is None:
            label = "Programme provisoire" if language == "fr" else "Provisional programme"
        else:
            label = f"Version{NNBSP}{self.number}"
        return f"{label}, {long_date(self.day, language, weekday=False)}" if self.day else label


DRAFT = Edition()
