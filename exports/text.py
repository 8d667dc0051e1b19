"""programme.txt: the programme as plain text, for mails, lists and forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.rows import Block, DayTable, PauseRow, PosterRow, SessionRow, TalkRow, Timetable, Who
from exports.timetable import timetable
from exports.vocabulary import edition_label, led_by, session_name
from exports.web_text import typeset
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.typography import at_beginning, colon, dates, heading_date, hour, hours, listed

#: The blanks before what belongs to a session, and before what belongs to a talk.
_INNER, _DEEPER = " " * 4, " " * 8
_LABELS = {
    "fr": {
        "discussants": "Discussion",
        "introduction": "Introduction",
        "discussion": "Discussion commune",
        "posters": "Posters",
        "with": "Avec",
        "registration": "Inscription",
        "online": "À distance",
        "organisers": "Organisation",
    },
    "en": {
        "discussants": "Discussant",
        "introduction": "Introduction",
        "discussion": "Common discussion",
        "posters": "Posters",
        "with": "With",
        "registration": "Registration",
        "online": "Online",
        "organisers": "Organisers",
    },
}


def programme_txt(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The programme as UTF-8 text with a line for each item and none of more than its own; no address of a speaker.

    Hours have common no-break spaces: mail programs show the narrow ones as boxes.
    """
    table = timetable(event, programme)
    lines = [*_head(event, edition)]
    for day in table.days:
        lines += _day(event, table, day)
    if table.posters:
        lines += ["", _label(event, "posters"), ""]
        for poster in table.posters:
            lines += _talk(event, poster, "– ")
    lines += _foot(event)
    return ("\n".join(typeset(line).replace("\u202f", "\u00a0").rstrip() for line in lines) + "\n").encode()


def _label(event: Event, name: str) -> str:
    return _LABELS[event.language][name]


def _head(event: Event, edition: Edition) -> Iterator[str]:
    place = ", ".join(part for part in (event.venue.name, event.venue.address) if part)
    when = at_beginning(dates([day.date for day in event.days], event.language))
    yield from (line for line in (event.title, event.subtitle, when, place, edition_label(event, edition)) if line)
    if event.summary:
        yield from ("", *event.summary.split("\n"))


def _day(event: Event, table: Timetable, day: DayTable) -> Iterator[str]:
    if table.several_days:
        date = heading_date(day.day, event.language)
        yield from ("", date, "-" * len(date))
    for block in day.blocks:
        yield ""
        yield from _pause(event, block) if isinstance(block, PauseRow) else _session(event, table, block)


def _hours(event: Event, block: Block) -> str:
    return hours(block.start, block.end, event.language)


def _pause(event: Event, row: PauseRow) -> Iterator[str]:
    title = f"{row.title} ({row.note})" if row.note else row.title
    where = row.room.name if row.room and row.names_room else ""
    yield f"{_hours(event, row)}{colon(event.language)}{_held(title, where)}"
    if row.people:
        yield f"{_INNER}{_people(row.people)}"
    if row.chairs:
        yield f"{_INNER}{led_by(event, _people(row.chairs))}"
    if row.posters:
        yield f"{_INNER}{_label(event, 'posters')}"


def _held(title: str, where: str) -> str:
    """The title and where it is held, if that is named; no comma follows a question."""
    if not where:
        return title
    return f"{title} – {where}" if title.endswith(("?", "!", "…")) else f"{title}, {where}"


def _session(event: Event, table: Timetable, row: SessionRow) -> Iterator[str]:
    held = _held(session_name(event, row), row.room.name if table.several_rooms else "")
    yield f"{_hours(event, row)}{colon(event.language)}{held}"
    if row.chairs:
        yield f"{_INNER}{led_by(event, listed(row.presiding, event.language))}"
    if row.discussants:
        yield _after(_label(event, "discussants"), event, _people(row.discussants))
    if row.introduction:
        yield f"{_INNER}{hour(row.start, event.language)}{colon(event.language)}{_label(event, 'introduction')}"
    for talk in row.talks:
        yield from _talk(event, talk, f"{hour(talk.start, event.language)}{colon(event.language)}")
    if row.discussion:
        start = hour(row.end - row.discussion, event.language)
        yield f"{_INNER}{start}{colon(event.language)}{_label(event, 'discussion')}"


def _talk(event: Event, row: TalkRow | PosterRow, before: str) -> Iterator[str]:
    talk = row.talk
    yield f"{_INNER}{before}{talk.title}{f' ({talk.note})' if talk.note else ''}"
    if row.people:
        yield f"{_DEEPER}{_people(row.people)}"
    if row.discussants:
        yield f"{_DEEPER}{_label(event, 'discussants')}{colon(event.language)}{_people(row.discussants)}"
    if talk.authors:
        yield f"{_DEEPER}{_label(event, 'with')}{colon(event.language)}{listed(talk.authors, event.language)}"


def _after(label: str, event: Event, names: str) -> str:
    return f"{_INNER}{label}{colon(event.language)}{names}"


def _people(people: Iterable[Who]) -> str:
    return ", ".join(who.introduced for who in people)


def _foot(event: Event) -> Iterator[str]:
    """What to know beside the programme: registration, the transmission, organisers, the web page, funding."""
    organisers = [each.name for each in event.organisers]
    known = [
        (_label(event, "registration"), event.registration),
        (_label(event, "online"), event.online),
        (_label(event, "organisers"), listed(organisers, event.language)),
        *((committee.title, ", ".join(committee.members)) for committee in event.committees),
    ]
    lines = [f"{label}{colon(event.language)}{text}" for label, text in known if text]
    lines += [text for text in (event.funding, event.url) if text]
    if lines:
        yield from ("", *lines)
