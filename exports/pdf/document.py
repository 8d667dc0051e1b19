"""What both documents share: a reportlab document that is reproducible, titled and in its language."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate

from exports.pdf.fonts import SANS, SERIF, register_fonts
from exports.pdf.labels import LABELS
from exports.pdf.text import markup, plain
from scheduler.event import Event
from scheduler.typography import colon, hour, hours, listed, long_date


class Words:
    """Everything printed in the event's language, ready for a Paragraph."""

    def __init__(self, event: Event) -> None:
        register_fonts()
        self.event = event
        self.language = event.language
        self.label = LABELS[event.language]

    def text(self, text: str, *, font: str = SERIF, hyphens: bool = False) -> str:
        return markup(text, self.language, font=font, hyphens=hyphens)

    def sans(self, text: str) -> str:
        return markup(text, self.language, font=SANS)

    def hour(self, minutes: int) -> str:
        return self.sans(hour(minutes, self.language))

    def hours(self, start: int, end: int) -> str:
        return self.sans(hours(start, end, self.language))

    def dates(self) -> str:
        """`vendredi 23 mai 2025`, as plain text."""
        return listed([long_date(day.date, self.language) for day in self.event.days], self.language)

    def labelled(self, label: str, value: str) -> str:
        """`Modération : …`, as plain text."""
        return f"{self.label[label]}{colon(self.language)}{value}"

    def listed(self, names: tuple[str, ...]) -> str:
        return listed(names, self.language)

    def place(self) -> str:
        """Name and address of the venue, as plain text; "" if neither is known."""
        return ", ".join(part for part in (self.event.venue.name, self.event.venue.address) if part)


def settings(event: Event, title: str) -> dict[str, Any]:
    """The keywords of a reportlab document that make it reproducible, titled and in the event's language."""
    authors = ", ".join(organiser.name for organiser in event.organisers)
    return {
        "title": plain(title, event.language),
        "author": plain(authors, event.language),
        "subject": plain(event.subtitle or "", event.language),
        "creator": "Journée",
        "producer": "Journée",
        "lang": event.language,
        "displayDocTitle": 1,
        "invariant": 1,
        "initialFontName": SANS,
        "pageCompression": 1,
        "allowSplitting": 1,
    }


def rendered(document: type[BaseDocTemplate], story: list[Any], **keywords: Any) -> tuple[bytes, BaseDocTemplate]:
    """The bytes of a document of that class with `story` in it, and the document."""
    stream = BytesIO()
    made = document(stream, **keywords)
    made.build(story)
    return stream.getvalue(), made


