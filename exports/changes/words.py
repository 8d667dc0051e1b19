"""The words for changes, in French and English; pure strings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from exports.changes.detail_words import details
from exports.changes.session_words import around, talk_lines
from scheduler.domain.address import shown
from scheduler.domain.calendar_item import Item
from scheduler.domain.differences import Change, Field, What, corrected_addresses
from scheduler.language.message import Message
from scheduler.language.typography import hour, hours, introduced, listed, long_date, quoted

_FIELDS: dict[Field, Message] = {
    "time": Message("horaire", "time"),
    "room": Message("salle", "room"),
    "title": Message("titre", "title"),
    "speakers": Message("intervenants", "speakers"),
    "addresses": Message("adresse corrigée", "corrected address"),
    "chairs": Message("modération", "chair"),
    "discussants": Message("discussion", "discussant"),
    "axis": Message("axe", "track"),
    "talks": Message("exposés", "talks"),
    "details": Message("précisions", "details"),
}
#: The event's own words for fields, against those of the house.
Names = Mapping[Field, str]
_HOUSE: Names = MappingProxyType({})
_POSTERS = Message("posters", "posters")
_OF_TALK = Message("session", "session")
_HEADINGS: dict[What, Message] = {
    "added": Message("Ajouté", "Added"),
    "withdrawn": Message("Retiré", "Withdrawn"),
    "changed": Message("Modifié", "Changed"),
}
#: Of a talk, and of a session or plenary.
_WITHDRAWN = (Message("retiré", "withdrawn"), Message("retirée", "withdrawn"))
_ADDED = (Message("ajouté", "added"), Message("ajoutée", "added"))
_NOTHING = Message("Rien n’a changé.", "Nothing has changed.")
_NOBODY = Message("personne", "nobody")
_NO_ADDRESS = Message("aucune", "none")
_OF_SESSION = Message("Session", "Session")
#: Length, in characters, above which a text is not shown before and after.
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class News:
    """A change in a field of an item with the values before and after.

    Both are "" where they are too long to print, and where the label says it all.
    """

    field: Field
    label: str
    before: str
    after: str


def heading(what: What, language: str) -> str:
    """The heading above changes of that kind."""
    return _HEADINGS[what].to(language)


def nothing(language: str) -> str:
    """The sentence for no change."""
    return _NOTHING.to(language)


def title(item: Item, language: str) -> str:
    """`T07 « Titre »` for a talk, `Poster P1 « Titre »`; the quoted title of any other item."""
    name = quoted(item.title, language)
    if item.kind == "talk":
        return f"{item.id} {name}"
    if item.kind == "poster":
        return f"Poster {item.id.partition('@')[0]} {name}"
    return f"{_OF_SESSION.to(language)} {name}" if item.kind == "session" else name


def dated(item: Item, language: str) -> str:
    """The title; a session also has its day and start, since an axis may have several."""
    name = title(item, language)
    if item.kind != "session":
        return name
    return f"{name} ({long_date(item.day, language)}, {hour(item.start, language)})"


def place_and_time(item: Item, language: str) -> str:
    """`vendredi 23 mai 2025, 10 h – 10 h 30, Auditorium`: local time, by the wall clock where the event is."""
    when = f"{long_date(item.day, language)}, {hours(item.start, item.end, language)}"
    return f"{when}, {item.named_room}" if item.named_room else when


def summary(change: Change, person: str | None, language: str, names: Names = _HOUSE) -> str:
    """The change in one line, for everybody or for one person: `horaire, salle`, `retiré`.

    `names`: the event's own words for fields, which replace those of the house.
    """
    what = change.what if person is None else change.of(person)
    if what == "changed":
        return ", ".join(_named(change, field, language, names) for field in change.fields)
    feminine = change.item.kind in ("session", "plenary")
    return (_ADDED if what == "added" else _WITHDRAWN)[feminine].to(language)


def news(change: Change, language: str) -> Iterator[News]:
    """The changed fields of an item that was there before and still is."""
    if change.before is None or change.after is None:
        return
    for field in change.fields:
        yield from _several(change, field, language) or (_single(change, field, language),)


def _several(change: Change, field: Field, language: str) -> list[News]:
    """The news of a field that has several; none where another field says it."""
    if field == "talks":
        lines = [News(field, line, "", "") for line in talk_lines(change, language)]
        return [*lines, *(News(field, *values) for values in around(change, language))]
    if field == "details":
        return [_bounded(field, *values) for values in details(change, language)]
    return []


def _single(change: Change, field: Field, language: str) -> News:
    assert change.before is not None
    assert change.after is not None
    said, label = _VALUES.get(field), _label(change, field).to(language)
    if field == "time" and change.before.day == change.after.day:
        said = _hours
    before, after = (said(item, language) if said else "" for item in (change.before, change.after))
    return _bounded(field, label, before, after)


def _bounded(field: Field, label: str, before: str, after: str) -> News:
    if before == after or max(len(before), len(after)) > _LONGEST:
        before = after = ""
    return News(field, label, before, after)


def addresses(change: Change, language: str) -> Iterator[News]:
    """Each corrected address before and after, for organisers alone."""
    if change.before is None or change.after is None:
        return
    label, none = _FIELDS["addresses"].to(language), _NO_ADDRESS.to(language)
    for was, is_ in corrected_addresses(change.before, change.after):
        former, now = (shown(guest.email) if guest.email else none for guest in (was, is_))
        yield News("addresses", f"{label} ({is_.name})", former, now)


def _named(change: Change, field: Field, language: str, names: Names) -> str:
    label = _label(change, field)
    return names.get(field, label.to(language)) if label is _FIELDS[field] else label.to(language)


def _label(change: Change, field: Field) -> Message:
    """The name of the field; a break or plenary has posters, and a talk may go to another session of its axis."""
    if field == "axis" and change.before and change.after and change.before.axis_id == change.after.axis_id:
        return _FIELDS["axis"] if change.before.axis != change.after.axis else _OF_TALK
    return _POSTERS if field == "talks" and change.item.kind != "session" else _FIELDS[field]


def _hours(item: Item, language: str) -> str:
    return hours(item.start, item.end, language)


def _time(item: Item, language: str) -> str:
    return f"{long_date(item.day, language)}, {hours(item.start, item.end, language)}"


def _speakers(item: Item, language: str) -> str:
    people = [introduced(who.name, who.affiliation) for who in item.guests if not who.role]
    return listed(people, language) or _NOBODY.to(language)


_VALUES: dict[Field, Callable[[Item, str], str]] = {
    "time": _time,
    "room": lambda item, language: item.room or item.place or "–",
    "title": lambda item, language: quoted(item.title, language),
    "speakers": _speakers,
    "chairs": lambda item, language: listed(item.chairs, language) or _NOBODY.to(language),
    "discussants": lambda item, language: listed(item.discussants, language) or _NOBODY.to(language),
    "axis": lambda item, language: quoted(item.session or item.axis, language) if item.axis else "–",
}


def when(item: Item, language: str) -> str:
    """`vendredi 23 mai 2025, 10 h – 10 h 30`, by the wall clock where the event is."""
    return _time(item, language)


def in_sentence(item: Item, language: str) -> str:
    """`le vendredi 23 mai 2025, de 10 h à 10 h 30`; `on Friday 23 May 2025, from 10:00 to 10:30`."""
    day, start, end = long_date(item.day, language), hour(item.start, language), hour(item.end, language)
    return f"le {day}, de {start} à {end}" if language == "fr" else f"on {day}, from {start} to {end}"
