"""The values of the page's template, and the page filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from exports.page.labels import LABELS
from exports.page.strips import Strip, strips
from exports.palette import colour
from exports.timetable import PosterRow, SessionRow, TalkRow, Who, timetable
from scheduler.domain.address import shown
from scheduler.domain.clock import to_iso
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.typography import colon, dates, hour, hours, listed, long_date

#: A sign that must not begin a line, or a quote that must not end one, with the letter beside it.
_KEPT = re.compile(r"(?:« )?[\w)](?: [:;!?»])+(?=\s|$)|« \w")


def view(event: Event, programme: Programme, edition: Edition = DRAFT) -> str:
    """The whole page; the template engine escapes the user's text and leaves it unchanged otherwise."""
    environment = Environment(
        loader=PackageLoader("exports.page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    language = event.language
    environment.filters.update(paragraphs=paragraphs, quoted=quote, kept=kept, shown=shown)
    environment.globals.update(
        colour=lambda axis: colour(event, axis.id if axis else None),
        iso=lambda item, minutes: to_iso(item.day, minutes, event.timezone),
        hour=lambda minutes: hour(minutes, language),
        hours=lambda item: hours(item.start, item.end, language),
        date=lambda day: long_date(day, language),
        listed=lambda names: listed(names, language),
        colon=colon(language),
        biographies=lambda row: tuple(biographies(event, row)),
        lives=lambda row: tuple(_lives(event, row.everybody)),
        strips=lambda day: strips(event, day),
        is_strip=lambda part: isinstance(part, Strip),
        is_session=lambda block: isinstance(block, SessionRow),
    )
    table = timetable(event, programme)
    return environment.get_template("index.html").render(
        event=event,
        table=table,
        label=LABELS[language],
        link=web_address(event.url),
        dates=dates([day.date for day in event.days], language),
        edition=edition.label(language),
        is_draft=edition.is_draft,
    )


def paragraphs(text: str) -> list[str]:
    """The text cut at blank lines."""
    return [part.strip("\n") for part in text.split("\n\n") if part.strip()]


def kept(text: str) -> Markup:
    """The text, escaped; no line of it begins with ` : ` or ends with `« `, as French typography asks."""
    parts = []
    position = 0
    for match in _KEPT.finditer(text):
        parts += [escape(text[position : match.start()]), Markup('<span class="kept">{}</span>').format(match.group())]
        position = match.end()
    return Markup("").join([*parts, escape(text[position:])])


def web_address(url: str | None) -> str | None:
    """The address, if a browser can follow it without harm; else None."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def biographies(event: Event, row: TalkRow | PosterRow) -> Iterator[tuple[str, str]]:
    """Name and biography of each speaker, then the biography of the talk itself (without a name)."""
    yield from _lives(event, row.people)
    if row.talk.biography:
        yield "", row.talk.biography


def _lives(event: Event, people: Iterable[Who]) -> Iterator[tuple[str, str]]:
    """Name and biography of each of the people who has one."""
    for who in people:
        if event.person[who.id].biography:
            yield who.name, event.person[who.id].biography
