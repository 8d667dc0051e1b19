"""The pieces of the sheet as paragraphs: hours, sessions, talks, pauses, at one scale of type."""

from __future__ import annotations

from datetime import date

from reportlab.lib.colors import white
from reportlab.platypus import Paragraph

from exports.pdf.document import Words
from exports.pdf.fonts import SANS, SERIF
from exports.pdf.styles import SOFT, style
from exports.timetable import PauseRow, SessionRow, TalkRow, Who
from scheduler.typography import long_date

_BOLD, _ITALIC = f"{SANS}-Bold", f"{SERIF}-Italic"


class Blocks:
    """Paragraphs in the event's language; `scale` 1 is ten-point text."""

    def __init__(self, words: Words, scale: float) -> None:
        self.words = words
        self.scale = scale
        self.subtitle = style("subtitle", 13 * scale, font=_ITALIC, colour=SOFT, after=1)
        self.title = style("title", 21 * scale, font=_BOLD, leading=1.1, after=5 * scale)
        self.when = style("when", 12.5 * scale, font=_BOLD)
        self.where = style("where", 10.5 * scale, colour=SOFT)
        self.small = style("small", 8.5 * scale, colour=SOFT)
        self._day = style("day", 14 * scale, font=_BOLD, before=4 * scale, after=4 * scale, keep=True)
        self._time = style("time", 10 * scale, font=_BOLD)
        self._time_white = style("time on colour", 10 * scale, font=_BOLD, colour=white)
        self._session = style("session", 11.2 * scale, font=_BOLD, leading=1.18, colour=white)
        self._session_more = style("session, more", 9 * scale, font=SANS, colour=white)
        self._talk = style("talk", 10.2 * scale, font=_BOLD, leading=1.18)
        self._people = style("people", 9.6 * scale)
        self._pause = style("pause", 10 * scale, font=SANS)
        self._plenary = style("plenary", 10.5 * scale, font=_BOLD)
        self._italic = style("discussion", 9.6 * scale, font=_ITALIC, colour=SOFT)

    def day(self, day: date) -> Paragraph:
        return Paragraph(self.words.sans(long_date(day, self.words.language)), self._day)

    def hours(self, item: PauseRow | SessionRow | TalkRow, *, white: bool = False) -> list[Paragraph]:
        return [Paragraph(self.words.hours(item.start, item.end), self._time_white if white else self._time)]

    def at(self, minutes: int) -> list[Paragraph]:
        return [Paragraph(self.words.hour(minutes), self._time)]

    def session(self, session: SessionRow, *, hours: bool = False) -> list[Paragraph]:
        """Axis and number, chairs, and in a grid of rooms the hours and the room."""
        words = self.words
        number = session.axis.id if session.axis else session.id.removeprefix("S")
        name = f"{words.label['axis' if session.axis else 'session']}\u00a0{number}"
        title = f"{name} – {session.axis.title}" if session.axis else name
        found = [Paragraph(words.sans(title), self._session)]
        if hours:
            where = f"{words.hours(session.start, session.end)} · {words.sans(session.room.name)}"
            found.insert(0, Paragraph(where, self._time_white))
        if session.chairs:
            found.append(
                Paragraph(words.sans(words.labelled("chairs", words.listed(session.chairs))), self._session_more)
            )
        return found

    def talk(self, row: TalkRow, *, hours: bool = False) -> list[Paragraph]:
        words, title = self.words, self.words.sans(row.talk.title)
        if hours:
            title = f"{words.hour(row.start)}\u2002{title}"
        people = self._named(row.people)
        if row.talk.note:
            people += f" – <i>{words.text(row.talk.note)}</i>"
        return [Paragraph(title, self._talk), Paragraph(people, self._people)]

    def pause(self, row: PauseRow) -> list[Paragraph]:
        break_ = row.kind == "break"
        found = [Paragraph(self.words.sans(row.title), self._pause if break_ else self._plenary)]
        if row.people:
            found.append(Paragraph(self._named(row.people), self._people))
        return found

    def discussion(self) -> Paragraph:
        return Paragraph(self.words.text(self.words.label["discussion"]), self._italic)

    def _named(self, people: tuple[Who, ...]) -> str:
        named = [f"{who.name} ({who.affiliation})" if who.affiliation else who.name for who in people]
        return ", ".join(self.words.text(one) for one in named)
