"""What the page's template is given, and how it is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from exports.page.labels import LABELS
from exports.palette import colour
from exports.timetable import Block, DayTable, PauseRow, SessionRow, TalkRow, timetable
from scheduler.clock import to_iso
from scheduler.event import Event
from scheduler.programme import Programme
from scheduler.typography import colon, hour, hours, listed, long_date


def view(event: Event, programme: Programme) -> str:
    """The whole page. User text is escaped by the template engine and otherwise as it was written."""
    environment = Environment(
        loader=PackageLoader("exports.page", "."), autoescape=select_autoescape(default=True),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    language = event.language
    environment.filters.update(paragraphs=paragraphs, quoted=quote)
    environment.globals.update(
        colour=lambda axis: colour(event, axis.id if axis else None),
        iso=lambda item, minutes: to_iso(item.day, minutes, event.timezone),
        hour=lambda minutes: hour(minutes, language),
        hours=lambda item: hours(item.start, item.end, language),
        date=lambda day: long_date(day, language),
        listed=lambda names: listed(names, language),
        colon=colon(language),
        is_pause=lambda block: isinstance(block, PauseRow),
        biographies=lambda row: tuple(biographies(event, row)),
        rows=rows,
    )
    table = timetable(event, programme)
    return environment.get_template("index.html").render(
        event=event, table=table, label=LABELS[language], dates=dates(event), link=web_address(event.url)
    )


def paragraphs(text: str) -> list[str]:
    """The text cut at blank lines."""
    return [part.strip("\n") for part in text.split("\n\n") if part.strip()]


def web_address(url: str | None) -> str | None:
    """The address, if a browser may follow it without harm."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def dates(event: Event) -> str:
    """`vendredi 23 mai 2025`, or the days in a row."""
    return listed([long_date(day.date, event.language) for day in event.days], event.language)


def biographies(event: Event, row: TalkRow) -> Iterator[tuple[str, str]]:
    """Each speaker's name and biography, then what the talk's row says itself (with no name), where there is any."""
    for who in row.people:
        if event.person[who.id].biography:
            yield who.name, event.person[who.id].biography
    if row.talk.biography:
        yield "", row.talk.biography


def rows(day: DayTable) -> list[list[Block]]:
    """The day's blocks, sessions that start together side by side."""
    grouped = groupby(day.blocks, key=lambda block: (block.start, isinstance(block, SessionRow)))
    return [list(blocks) for _, blocks in grouped]
