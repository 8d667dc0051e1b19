"""The base of all documents: tagged, reproducible, titled, and in the event's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from exports.pdf.canvas import TaggedCanvas
from exports.pdf.faces import Faces, in_visual_order
from exports.pdf.fonts import SANS, SERIF, register_fonts
from exports.pdf.labels import LABELS
from exports.pdf.metadata import metadata
from exports.pdf.structure import Structure
from exports.pdf.text import markup, typeset
from exports.vocabulary import chair_role, edition_label, led_by, talk_label
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.language.typography import at_beginning, colon, dates, hour, hours, listed

#: Draws the furniture of a page: running heads, page numbers.
Furnish = Callable[[TaggedCanvas, BaseDocTemplate], None]


class Words:
    """Text in the event's language, as markup of a reportlab paragraph unless said otherwise."""

    def __init__(self, event: Event) -> None:
        register_fonts()
        self.event = event
        self.language = event.language
        self.label = {**LABELS[event.language], **_of_the_field(event)}
        self.faces = Faces(letters_of(event))

    def text(self, text: str, *, font: str = SERIF, hyphens: bool = False, language: str | None = None) -> str:
        """The markup of `text` in a paragraph set in `font`; `language` None stands for the event's."""
        return markup(text, language or self.language, self.faces, font=font, hyphens=hyphens)

    def sans(self, text: str, font: str = SANS) -> str:
        """Markup of `text` in a sans-serif font."""
        return self.text(text, font=font)

    def plain(self, text: str) -> str:
        """The text for outline and metadata, which no font has to draw."""
        return typeset(text, self.language)

    def draw(
        self, canvas: Canvas, at: tuple[float, float], text: str, size: float, *, font: str = SANS, align: float = 0
    ) -> None:
        """`text` is drawn with its left end at the point `at`; with its middle for `align` 0.5, its right end for 1."""
        x, y = at
        runs = self.faces.runs(in_visual_order(self.plain(text)), font)
        x -= align * sum(stringWidth(piece, name, size) for name, piece in runs)
        for name, piece in runs:
            canvas.setFont(name, size)
            canvas.drawString(x, y, piece)
            x += stringWidth(piece, name, size)

    def fitted(self, text: str, size: float, width: float, font: str = SANS) -> str:
        """The text on one line of `width` points; what is too long ends at a word, with an ellipsis."""
        return self.lines(text, size, width, 1, font)[0]

    def lines(self, text: str, size: float, width: float, most: int, font: str = SANS) -> list[str]:
        """The text on at most `most` lines of `width` points; the last ends with an ellipsis where it is cut."""
        rest, lines = self.plain(text), list[str]()
        while len(lines) < most - 1 and self.width(rest, size, font) > width:
            line = self._beginning(rest, size, width, font)
            lines.append(line.rstrip())
            rest = rest[len(line) :].lstrip(" ")
        if self.width(rest, size, font) > width:
            rest = self._beginning(rest, size, width - self.width("…", size, font), font).rstrip(" ,;:–\u00a0") + "…"
        return [*lines, rest]

    def _beginning(self, text: str, size: float, width: float, font: str) -> str:
        """As much of the text as `width` points hold, up to a space unless that would leave half of them empty."""
        low, high = 0, min(len(text), int(width / size * 8) + 1)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.width(text[:middle], size, font) <= width else (low, middle - 1)
        space = text.rfind(" ", 0, low + 1)
        return text[:space] if space > low / 2 else text[: max(low, 1)]

    def width(self, text: str, size: float, font: str = SANS) -> float:
        """Points that `text` takes in one line."""
        return float(sum(stringWidth(piece, name, size) for name, piece in self.faces.runs(text, font)))

    def hour(self, minutes: int) -> str:
        """The hour, formatted for the language."""
        return self.sans(hour(minutes, self.language))

    def hours(self, start: int, end: int) -> str:
        """A span of hours, formatted for the language."""
        return self.sans(hours(start, end, self.language))

    def dates(self) -> str:
        """`Vendredi 23 mai 2025`, or a range of dates, as plain text that begins a line."""
        return at_beginning(dates([day.date for day in self.event.days], self.language))

    def edition(self, edition: Edition) -> str:
        """What the public reads of the edition, as plain text; "" where nothing is to be said."""
        return edition_label(self.event, edition)

    def labelled(self, label: str, value: str) -> str:
        """`Modération : …`, as plain text."""
        if label == "chairs":
            return led_by(self.event, value)
        return f"{self.label[label]}{colon(self.language)}{value}"

    def listed(self, names: Sequence[str]) -> str:
        """The names as a list with “and”, as plain text."""
        return listed(tuple(names), self.language)

    def place(self) -> str:
        """Name and address of the venue, as plain text; "" if neither is given."""
        return ", ".join(part for part in (self.event.venue.name, self.event.venue.address) if part)


def _of_the_field(event: Event) -> dict[str, str]:
    """The labels that an event may state."""
    talk = talk_label(event)
    return {"chair": chair_role(event), "talk": talk[:1].upper() + talk[1:]}


def letters_of(event: Event) -> str:
    """Every character that may be printed of the event, in no order."""
    return event.model_dump_json(exclude={"logos", "rules", "priorities"})


def rendered(
    document: type[BaseDocTemplate],
    story: list[Flowable],
    words: Words,
    structure: Structure,
    title: str,
    /,
    **keywords: Any,
) -> bytes:
    """The bytes of a `document` with `story` in it, tagged as `structure` says."""
    event = words.event
    authors = tuple(organiser.name for organiser in event.organisers)
    packet = metadata(words.plain(title), event.language, authors)
    stream = BytesIO()
    built = document(
        stream,
        title=words.plain(title),
        author=words.plain(", ".join(authors)),
        subject=words.plain(event.subtitle or ""),
        creator="Journée",
        producer="Journée",
        lang=event.language,
        displayDocTitle=1,
        invariant=1,
        initialFontName=SANS,
        pageCompression=1,
        allowSplitting=1,
        **keywords,
    )
    built.build(story, canvasmaker=partial(TaggedCanvas, structure=structure, metadata=packet))
    return stream.getvalue()


class Pages(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """A document with one page size, one frame a page, and furniture outside it."""

    def __init__(
        self,
        stream: Any,
        *,
        page: tuple[float, float],
        margins: tuple[float, float, float, float],
        furnish: Furnish | None = None,
        **keywords: Any,
    ) -> None:
        """`margins` are left, bottom, right, top, in points."""
        super().__init__(stream, pagesize=page, **keywords)
        left, bottom, right, top = margins
        frame = Frame(left, bottom, page[0] - left - right, page[1] - bottom - top, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=furnish or _bare))


def _bare(canvas: Canvas, document: BaseDocTemplate) -> None:
    pass
