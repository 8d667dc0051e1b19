"""Phrases name items, hours and windows in the sentences of rules.

Each phrase is in both languages; dates appear only in events of several days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from constraints.items import Item
from scheduler.domain.awaited import AXIS
from scheduler.domain.event import Event
from scheduler.domain.windows import Day, Window, spans_on
from scheduler.language import typography
from scheduler.language.message import Message, message
from scheduler.language.text import fold

LONGEST_TITLE = 60


def short(text: str) -> str:
    """Return the text; a longer one than 60 characters is cut between words and ends with an ellipsis."""
    if len(text) <= LONGEST_TITLE:
        return text
    cut = text[: LONGEST_TITLE - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > LONGEST_TITLE // 2 else cut).rstrip(" ,;:.-–") + "…"


def title(text: str) -> Message:
    """Return the shortened text in quotes."""
    return Message.each(lambda language: typography.quoted(short(text), language))


def listed(parts: Sequence[str | Message]) -> Message:
    """Return the parts as a list: `A, B et C`; `A, B and C`."""
    return Message.each(
        lambda language: typography.listed([p.to(language) if isinstance(p, Message) else p for p in parts], language)
    )


def sentences(parts: Sequence[Message]) -> Message:
    """Return the parts as clauses of one sentence: `A ; B.`"""
    return Message.each(
        lambda language: ("; " if language == "en" else "\u202f; ").join(part.to(language) for part in parts) + "."
    )


def minutes(amount: int) -> Message:
    """Return the duration in words; `amount` is in minutes."""
    return Message.each(lambda language: typography.duration(amount, language))


def places(amount: int) -> Message:
    """Return the number of places of a slot: `2 places`."""
    return message("{n} places" if amount > 1 else "{n} place", "{n} places" if amount > 1 else "{n} place", n=amount)


@lru_cache(maxsize=512)  # as of whatever is named again and again: its texts are made once
def hour(minute: int) -> Message:
    """Return the minute of the day as an hour: `9 h 30`; `9:30`."""
    return Message.each(lambda language: typography.hour(minute, language))


def talk(event: Event, identifier: str) -> Message:
    """Return id and title of the talk, `T03 « Title »`, or the id alone of a talk unknown to the event."""
    known = event.talk.get(identifier)
    if known is None:
        return Message(fr=identifier, en=identifier)
    return _titled(identifier, known.title)


@lru_cache(maxsize=512)
def _titled(identifier: str, text: str) -> Message:
    return message("{id} {title}", "{id} {title}", id=identifier, title=title(text))


def person(event: Event, identifier: str) -> str:
    """Return the person's name, or the id of a person unknown to the event."""
    known = event.person.get(identifier)
    return known.name if known else identifier


def room_name(event: Event, identifier: str | None) -> str:
    """Return the room's shortened name, the id of an unknown room, or `?` for None."""
    known = event.room.get(identifier or "")
    return short(known.name) if known else identifier or "?"


def room(event: Event, identifier: str | None) -> Message:
    """Return the room's name after the word for it: `la salle Auditorium`, `room Auditorium`.

    The word is left out if the name begins with it.
    """
    name = room_name(event, identifier)
    if fold(name) in ("salle", "room"):  # the room of an event that names neither rooms nor a venue
        return message("la salle", "the room")
    if fold(name).startswith(("salle ", "room ")):
        return message("la {name}", "{name}", name=name)
    return message("la salle {name}", "room {name}", name=name)


def item(event: Event, what: Item) -> Message:
    """Return the item with its kind: `l'exposé T03 « … »`, `la session S1 de l'axe 2`, `la pause « … »`."""
    if what.kind == "talk":
        return message("l'exposé {talk}", "talk {talk}", talk=talk(event, what.id))
    if what.kind == "session":
        return session(what.id, what.axis)
    if what.kind == "plenary":
        known = event.plenary.get(what.id)
        return message("la plénière {title}", "plenary {title}", title=title(known.title if known else what.id))
    name = next((pause.title for pause in event.breaks if pause.id == what.id), what.id)
    return message("la pause {title}", "break {title}", title=title(name))


def awaited(event: Event, name: str) -> Message:
    """Return what a plenary's `after` names: `l'exposé T03 « … »`, `les exposés de l'axe 1 « … »`, `la pause « … »`."""
    if name.startswith(AXIS):
        return message("les exposés de {axis}", "the talks of {axis}", axis=axis(event, name.removeprefix(AXIS)))
    if name in event.talk:
        return message("l'exposé {talk}", "talk {talk}", talk=talk(event, name))
    if name in event.plenary:
        return message("la plénière {title}", "plenary {title}", title=title(event.plenary[name].title))
    known = next((pause.title for pause in event.breaks if pause.id == name), name)
    return message("la pause {title}", "break {title}", title=title(known))


@lru_cache(maxsize=512)
def session(identifier: str, axis: str | None) -> Message:
    """Return the session with its axis: `la session S1 de l'axe 2`."""
    if axis is None:
        return message("la session {id}", "session {id}", id=identifier)
    return message("la session {id} de l'axe {axis}", "session {id} of axis {axis}", id=identifier, axis=axis)


def slot(event: Event, identifier: str) -> Message:
    """Return the slot with its hours: `le créneau 2 (de 9 h à 10 h 30)`.

    A slot that is unknown to the event has no hours.
    """
    known = event.slot.get(identifier)
    if known is None:
        return message("le créneau {id}", "slot {id}", id=identifier)
    hours = during(event, known.day, known.start, known.end)
    return message("le créneau {id} ({hours})", "slot {id} ({hours})", id=identifier, hours=hours)


def axis(event: Event, identifier: str) -> Message:
    """Return the axis with its title: `l'axe 1 « Title »`, `axis 1 “Title”`."""
    known = event.axis.get(identifier)
    if known is None:
        return message("l'axe {id}", "axis {id}", id=identifier)
    return _titled_axis(identifier, known.title)


@lru_cache(maxsize=512)
def _titled_axis(identifier: str, text: str) -> Message:
    return message("l'axe {id} {title}", "axis {id} {title}", id=identifier, title=title(text))


def opening(phrase: Message) -> Message:
    """Return the phrase with a capital, as it begins a sentence."""
    return Message.each(lambda language: phrase.to(language)[:1].upper() + phrase.to(language)[1:])


def dated(day: date) -> Message:
    """Return the date: `23 mai 2025`; `23 May 2025`."""
    return Message.each(lambda language: typography.long_date(day, language, weekday=False))


def on(day: date) -> Message:
    """Return the date with its preposition: `le 23 mai 2025`; `on 23 May 2025`."""
    return message("le {date}", "on {date}", date=dated(day))


def at(event: Event, day: date, start: int) -> Message:
    """Return the start with its preposition: `à 9 h 30`; `at 9:30`.

    The date is added in events of several days, and to a day that is not of the event.
    """
    return _dated(event, day, message("à {hour}", "at {hour}", hour=hour(start)))


def during(event: Event, day: date, start: int, end: int) -> Message:
    """Return the hours: `de 9 h 30 à 10 h`; `from 9:30 to 10:00`, with the date as in `at`."""
    return _dated(event, day, span(start, end))


def where(event: Event, what: Item) -> Message:
    """Return the item's hours, and its room if the event has several, or has it no more."""
    if what.room is None or _is_only(event, what.room):
        return when(event, what)
    return message("{when} dans {room}", "{when} in {room}", when=when(event, what), room=room(event, what.room))


def _is_only(event: Event, room: str | None) -> bool:
    """True for the only room of an event, of which nothing is said."""
    return len(event.rooms) == 1 and room in event.room


def former(event: Event, before: Item, now: Item) -> Message:
    """Return where the item was, as `where`, without the day and the room that it still has."""
    hours = span(before.start, before.end) if before.day == now.day else when(event, before)
    if before.room in (None, now.room) or _is_only(event, before.room):
        return hours
    return message("{when} dans {room}", "{when} in {room}", when=hours, room=room(event, before.room))


def when(event: Event, what: Item) -> Message:
    """Return the item's hours, as `during`."""
    return during(event, what.day, what.start, what.end)


def _dated(event: Event, day: date, phrase: Message) -> Message:
    """Return the phrase with the date, unless the event has only this day."""
    if len(event.days) == 1 and day in event.day:
        return phrase
    return message("{day} {phrase}", "{phrase} {day}", day=on(day), phrase=phrase)


def span(start: int, end: int) -> Message:
    """Return the hours without a date: `de 9 h 30 à 10 h`; `from 9:30 to 10:00`."""
    return message("de {first} à {last}", "from {first} to {last}", first=hour(start), last=hour(end))


def only(event: Event, windows: Iterable[Window]) -> Message:
    """Return the windows as a restriction: `qu'à partir de 10 h`, `que de 9 h à 10 h`, `à aucune heure de l'événement`.

    The phrase follows “n'est là” or “is there”.
    """
    kept = tuple(windows)
    daily = [(day, _hours(day, spans_on(kept, day.date))) for day in event.days]
    present = [(day, hours) for day, hours in daily if hours is not None]
    if not present:
        return message("à aucune heure de l'événement", "at no time of the event")
    if len(present) == len(event.days) and len({hours for _, hours in present}) == 1:
        phrase = present[0][1]
    else:
        each = [Message(fr=f"{on(d.date).fr} {h.fr}".strip(), en=f"{h.en} {on(d.date).en}".strip()) for d, h in present]
        phrase = Message(fr=", puis ".join(part.fr for part in each), en=", then ".join(part.en for part in each))
    if not phrase.fr:
        return message("que pendant l'événement", "only during the event")
    return Message(fr=("qu’" if phrase.fr.startswith("à") else "que ") + phrase.fr, en=f"only {phrase.en}")


def _hours(day: Day, spans: Sequence[tuple[int, int]]) -> Message | None:
    """Return the spans as hours of the day: None if they hold nothing of it, an empty phrase if they hold it whole."""
    kept = [(start, end) for start, end in spans if start < day.end and end > day.start]
    if not kept:
        return None
    if any(start <= day.start and end >= day.end for start, end in kept):
        return Message(fr="", en="")
    return listed([_part(day, start, end) for start, end in kept])


def _part(day: Day, start: int, end: int) -> Message:
    """Return one span of the day, without the ends that it shares with the day."""
    if start <= day.start:
        return message("jusqu'à {last}", "until {last}", last=hour(end))
    if end >= day.end:
        return message("à partir de {first}", "from {first}", first=hour(start))
    return span(start, end)
