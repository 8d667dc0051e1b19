"""The blocks of the sheet as paragraphs: hours, sessions, talks, pauses, all at one scale of type."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from reportlab.lib.colors import white
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from exports.pdf.document import Words
from exports.pdf.fonts import BOLD, ITALIC, SANS
from exports.pdf.structure import Element
from exports.pdf.styles import SOFT, style
from exports.pdf.tagged import Grid, Text
from exports.pdf.text import DASH, DOT
from exports.rows import PauseRow, PosterRow, SessionRow, TalkRow, Who
from exports.vocabulary import session_name
from scheduler.language.typography import heading_date, hours

#: Posters that stand one below the other; more of them share lines, if each has so many points at scale 1.
_FEW, _POSTER = 6, 230
#: The most posters on a line, and the points between two of them.
_MOST_ON_A_LINE, _BETWEEN = 3, 12


class Blocks:
    """Paragraphs in the event's language; at `scale` 1 the text is ten-point, and `heading` is a session's level."""

    def __init__(self, words: Words, scale: float, heading: int = 2) -> None:
        self.words = words
        self.scale = scale
        self._heading = f"H{heading}"
        self.subtitle = style("subtitle", 14 * scale, font=ITALIC, colour=SOFT, after=1)
        self.title = style("title", 25 * scale, font=BOLD, leading=1.08, after=5 * scale)
        self.when = style("when", 14.5 * scale, font=BOLD)
        self.where = style("where", 11 * scale, colour=SOFT)
        self.small = style("small", 8.8 * scale, colour=SOFT)
        self._day = style("day", 15 * scale, font=BOLD, before=4 * scale, after=4 * scale)
        self._time = style("time", 10.6 * scale, font=BOLD)
        self._time_white = style("time on colour", 11.4 * scale, font=BOLD, leading=1.3, colour=white)
        self._session = style("session", 13.4 * scale, font=BOLD, leading=1.14, colour=white)
        self._session_more = style("session, more", 9.8 * scale, font=SANS, colour=white)
        self._talk = style("talk", 10.8 * scale, font=BOLD, leading=1.16)
        self._people = style("people", 9.8 * scale, leading=1.24)
        self._pause = style("pause", 10.6 * scale, font=SANS)
        self._plenary = style("plenary", 11 * scale, font=BOLD)
        self._italic = style("discussion", 9.6 * scale, font=ITALIC, colour=SOFT)
        self._head = style("column head", 10.6 * scale, font=BOLD, colour=SOFT)

    def day(self, day: date, element: Element, *, again: bool = False) -> Text:
        """The date as a heading; as plain text where the day goes on on a further page (`again`)."""
        part = element.add("P" if again else "H2")
        return Text(self.words.sans(heading_date(day, self.words.language), BOLD), self._day, part)

    def column_head(self, text: str, element: Element) -> list[Text]:
        """The head of a column of the grid."""
        return [Text(self.words.sans(text, BOLD), self._head, element.add("P"))]

    def hours(self, item: PauseRow | SessionRow | TalkRow, element: Element, width: float) -> list[Text]:
        """The hours of an item, as `span`."""
        return self.span(item.start, item.end, element, width)

    def span(self, start: int, end: int, element: Element, width: float) -> list[Text]:
        """The hours from `start` to `end` within `width` points, in one line or two: no hour is ever broken."""
        return [self._unbroken((start, end), self._time, element, width)]

    def _unbroken(self, span: tuple[int, int], look: ParagraphStyle, element: Element, width: float) -> Text:
        """The hours, the second below the first where one line is too narrow, in smaller type where two are."""
        words, line = self.words, self.words.plain(hours(*span, self.words.language))
        first, dash, second = line.partition("–")
        lines = [line] if self._wide([line], look) <= width else [first + dash, second.strip()]
        size = look.fontSize * min(1, width / self._wide(lines, look))
        if size < look.fontSize:
            look = ParagraphStyle(look.name, look, fontSize=size)
        return Text("<br/>".join(map(words.sans, lines)), look, element)

    def _wide(self, lines: Sequence[str], look: ParagraphStyle) -> float:
        """Points that the widest of the lines takes, and a little for what is rounded."""
        return max(self.words.width(line, look.fontSize, look.fontName) for line in lines) + 0.1

    def session(
        self, session: SessionRow, element: Element, width: float, *, where: bool = False
    ) -> tuple[list[Text], list[Text]]:
        """Two cells: the hours, within `width` points; title and chairs. With `where`, the second holds everything."""
        words, heading = self.words, element.add(self._heading)
        title = session_name(words.event, session)
        span = [self._unbroken((session.start, session.end), self._time_white, heading, width)]
        texts = [Text(words.sans(title, BOLD), self._session, heading)]
        if session.chairs:
            chairs = words.sans(words.labelled("chairs", words.listed(session.presiding)))
            texts.append(Text(chairs, self._session_more, element.add("P")))
        if session.discussants:
            discussants = words.sans(words.labelled("discussants", _plain(session.discussants)))
            texts.append(Text(discussants, self._session_more, element.add("P")))
        return ([], span + texts) if where else (span, texts)

    def talk(self, row: TalkRow, element: Element, *, start: bool = False) -> list[Text]:
        """The title, with its start where `start` is set, then speakers and note in a second paragraph."""
        words, title = self.words, self.words.sans(row.talk.title, BOLD)
        if start:
            title = f'<font color="#4d5763">{words.hour(row.start)}</font>\u00a0 {title}'
        about = [self._named(row.people)] if row.people else []
        if row.discussants:
            about.append(self.words.text(self.words.labelled("discussants", _plain(row.discussants))))
        if row.talk.note:
            about.append(f"<i>{words.text(row.talk.note, font=ITALIC)}</i>")
        language = row.talk.language if row.talk.language not in (None, words.language) else ""
        texts = [Text(title, self._talk, element.add("P", language=language or ""))]
        return [*texts, Text(DASH.join(about), self._people, element.add("P"))] if about else texts

    def pause(self, row: PauseRow, element: Element, width: float) -> list[Flowable]:
        """The title, with its room where that needs naming, and its note; then speakers, chairs and posters.

        They have `width` points.
        """
        look, font = (self._pause, SANS) if row.kind == "break" else (self._plenary, BOLD)
        title = self.words.sans(row.title, font)
        if row.names_room and row.room:
            title += f"{DOT}{self.words.sans(row.room.name)}"
        if row.note and row.kind == "break":
            title += f"{DOT}{self.words.sans(row.note)}"
        texts: list[Flowable] = [Text(title, look, element.add("P"))]
        about = [self._named(row.people)] if row.people else []
        if row.note and row.kind == "plenary":
            about.append(f"<i>{self.words.text(row.note, font=ITALIC)}</i>")
        if about:
            texts.append(Text(DASH.join(about), self._people, element.add("P")))
        if row.chairs:
            chairs = self.words.labelled("chairs", self.words.listed(_names(row.chairs)))
            texts.append(Text(self.words.text(chairs), self._people, element.add("P")))
        if row.posters:
            label = self.words.sans(self.words.label["posters"], BOLD)
            texts.append(Text(label, self._people, element.add("P")))
            texts += self._posters(row.posters, element, width)
        return texts

    def _posters(self, posters: Sequence[PosterRow], element: Element, width: float) -> Sequence[Flowable]:
        """A line for each poster, or several posters on a line where they are many, read from left to right."""
        texts = []
        for poster in posters:
            named = f"{DASH}{self._named(poster.people)}" if poster.people else ""
            texts.append(Text(self.words.sans(poster.talk.title) + named, self._people, element.add("P")))
        across = min(_MOST_ON_A_LINE, int(width / (_POSTER * self.scale)))
        if len(texts) <= _FEW or across < 2:
            return texts
        filled = [*texts, *[""] * (-len(texts) % across)]
        lines = [filled[first : first + across] for first in range(0, len(filled), across)]
        look = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *((side, (0, 0), (-1, -1), 0) for side in ("TOPPADDING", "BOTTOMPADDING", "LEFTPADDING")),
            ("RIGHTPADDING", (0, 0), (-1, -1), _BETWEEN * self.scale),
        ]
        return [Grid(lines, [width / across] * across, style=look, hAlign="LEFT", splitInRow=1)]

    def around(self, part: Literal["introduction", "discussion"], element: Element) -> Text:
        """The label of the introduction of a session, or of the discussion at its end."""
        return Text(self.words.text(self.words.label[part], font=ITALIC), self._italic, element.add("P"))

    def _named(self, people: tuple[Who, ...]) -> str:
        return ", ".join(self.words.text(name) for name in _names(people))


def _names(people: Sequence[Who]) -> list[str]:
    """The names, each with the affiliation in brackets."""
    return [who.introduced for who in people]


def _plain(people: Sequence[Who]) -> str:
    return ", ".join(_names(people))
