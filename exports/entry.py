"""A calendar entry (RFC 5545, 5546): a pure function of its record, so that equal records give equal bytes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Literal

from icalendar import Alarm, Parameters, vCalAddress, vGeo
from icalendar import Event as Entry

from exports.vocabulary import labelled, usual_chair_label
from scheduler.domain.calendar_item import Guest, Item, Record
from scheduler.domain.clock import seen_from, to_datetime
from scheduler.domain.edition import draft_label, released
from scheduler.domain.web_address import ascii_web_address
from scheduler.language.typography import colon, duration, hour, introduced, listed, long_date, quoted

_LABELS = {
    "fr": {
        "session": "Session",
        "theme": "Thème",
        "speakers": "Intervention",
        "discussants": "Discussion",
        "posters": "Posters",
        "note": "Mention",
        "length": "Durée",
        "event": "Événement",
        "version": "Version",
        "bring": "À prévoir",
        "online": "À distance",
        "cancelled": "Annulation",
        "local": "Heure locale pour {}",
        "introduction": "introduction de {} min au début",
        "discussion": "discussion commune de {} min à la fin",
    },
    "en": {
        "session": "Session",
        "theme": "Theme",
        "speakers": "Speakers",
        "discussants": "Discussant",
        "posters": "Posters",
        "note": "Note",
        "length": "Length",
        "event": "Event",
        "version": "Version",
        "bring": "Please note",
        "online": "Online",
        "cancelled": "Cancelled",
        "local": "Local time for {}",
        "introduction": "introduction of {} min at the beginning",
        "discussion": "common discussion of {} min at the end",
    },
}


class _Parameters(Parameters):
    """Parameters whose CN is always quoted: some readers end a bare name at a space or an accent."""

    always_quoted = ("CN",)  # type: ignore[assignment]


def public_entry(record: Record) -> Entry:
    """The entry for the public: no attendees, and nothing that is meant for guests alone.

    What is cancelled says so in its STATUS, and in its title for calendars that show cancelled entries like others.
    """
    entry = _entry(record)
    if record.cancelled:
        del entry["status"], entry["summary"]
        entry.add("status", "CANCELLED")
        entry.add(
            "summary", f"{_LABELS[record.item.language]['cancelled']}{colon(record.item.language)}{record.item.title}"
        )
    _describe(entry, record, _about(record.item), record.item.abstract)
    return entry


def guest_entry(record: Record) -> Entry:
    """The entry for a guest's own calendar: adds the text about what to bring, the alarm and the guest's local hour."""
    item = record.item
    entry = _entry(record)
    _describe(entry, record, [*_about(item), *_for_guests(item)], item.abstract)
    if item.alarm is not None:
        entry.add_component(_alarm(item))
    return entry


def invitation(record: Record) -> Entry:
    """The guest entry with every guest who has an address as an attendee who is asked to answer."""
    entry = guest_entry(record)
    for guest in _by_address(record.item.reached):
        entry.add("attendee", _attendee(record.item, guest))
    return entry


def cancellation(record: Record, only: Guest | None = None) -> Entry:
    """The cancellation of an item for all its guests, or for the one guest `only` who no longer has a part in it.

    RFC 5546 §3.2.5: STATUS says that the whole item is cancelled, so it must be absent where one person is taken off.
    """
    entry = _entry(record)
    del entry["status"]
    if only is None:
        entry.add("status", "CANCELLED")
    for guest in _by_address(record.item.reached) if only is None else (only,):
        address = _attendee(record.item, guest)
        address.params.pop("RSVP")
        entry.add("attendee", address)
    return entry


def host_address(item: Item) -> vCalAddress:
    """The ORGANIZER of an item."""
    return _address(item.host.uri, item.host.name)


def _entry(record: Record) -> Entry:
    item, entry = record.item, Entry()
    entry.add("uid", item.uid)
    entry.add("dtstamp", record.moment)
    entry.add("last-modified", record.moment)
    entry.add("sequence", record.sequence)
    entry.add("summary", item.title)
    entry.add("dtstart", to_datetime(item.day, item.start, item.timezone))
    entry.add("dtend", to_datetime(item.day, item.end, item.timezone))
    entry.add("status", "CONFIRMED")
    # A session's talks are what fills the hour, and a break is for oneself.
    entry.add("transp", "TRANSPARENT" if item.kind in ("session", "break") else "OPAQUE")
    entry.add("organizer", host_address(item))
    if item.where:
        entry.add("location", item.where)
    if item.latitude is not None and item.longitude is not None:
        entry.add("geo", vGeo((item.latitude, item.longitude)))
    if item.url:
        entry.add("url", ascii_web_address(item.url) or item.url)
    if item.online:
        entry.add("conference", ascii_web_address(item.online) or item.online, parameters={"VALUE": "URI"})
    if item.axis:
        entry.add("categories", [item.axis])
    return entry


def _describe(entry: Entry, record: Record, lines: Collection[str], abstract: str) -> None:
    text = "\n".join(line for line in (*lines, _version(record), f"\n{abstract}" if abstract else "") if line)
    entry.add("description", text)


def _about(item: Item) -> list[str]:
    """The lines of a description: people, session, chairs, length, note, event."""
    speaking = [who for who in item.guests if who.id not in item.leading and not who.role]
    people = [introduced(who.name, who.affiliation) for who in speaking]
    discussants = _line(item, "discussants", item.discussants)
    if item.kind == "session":
        shown = [_around(item, "introduction"), *(f"– {talk}" for talk in item.talks), _around(item, "discussion")]
        lines = [_line(item, "chairs", item.chairs), discussants, *shown]
    else:
        axis = [quoted(item.session or item.axis, item.language)] if item.axis else []
        lines = [_line(item, "speakers", people), discussants]
        lines += [
            _line(item, "theme" if item.kind == "poster" else "session", axis),
            _line(item, "chairs", item.chairs),
        ]
        lines += [_LABELS[item.language]["posters"], *(f"– {poster}" for poster in item.talks)] if item.talks else []
    length = duration(item.end - item.start, item.language)
    note = [item.note] if item.note else []
    about = [_line(item, "note", note), _line(item, "online", [item.online] if item.online else [])]
    return [*lines, _line(item, "length", [length]), *about, _line(item, "event", [item.event])]


def _around(item: Item, part: Literal["introduction", "discussion"]) -> str:
    """The line on the minutes before or after the talks of a session; "" where there are none."""
    minutes: int = getattr(item, part)
    return f"– {_LABELS[item.language][part].format(minutes)}" if minutes else ""


def _for_guests(item: Item) -> Iterator[str]:
    """The lines of a description that only guests read: local hours, and the text about what to bring."""
    for guest in item.guests:
        if guest.timezone:
            label = _LABELS[item.language]["local"].format(guest.name)
            yield f"{label}{colon(item.language)}{local_hours(item, guest.timezone)}"
    yield _line(item, "bring", [item.bring] if item.bring else [])


def local_hours(item: Item, zone: str) -> str:
    """The hours of an item by the wall clock of `zone`: `3 h 30 – 4 h (America/New_York)`; dated if need be.

    In English `3:30–4:00`.
    """
    start, end = (seen_from(to_datetime(item.day, minutes, item.timezone), zone) for minutes in (item.start, item.end))
    parts = [_moment(item, start, start.date() != item.day), _moment(item, end, end.date() != start.date())]
    dash = "–" if item.language == "en" and "," not in "".join(parts) else " – "
    return f"{dash.join(parts)} ({zone})"


def _moment(item: Item, moment: datetime, dated: bool) -> str:
    shown = hour(moment.hour * 60 + moment.minute, item.language)
    return f"{long_date(moment.date(), item.language)}, {shown}" if dated else shown


def _version(record: Record) -> str:
    language = record.item.language
    if record.number is None:
        return draft_label(language)
    local = seen_from(record.moment, record.item.timezone)
    return _line(record.item, "version", [released(local, language)])


def _line(item: Item, label: str, values: Collection[str]) -> str:
    """The values behind their label; "" without values."""
    texts = list(values)
    if label == "chairs" and texts:
        return labelled(
            item.chair_label or usual_chair_label(item.language), listed(texts, item.language), item.language
        )
    return f"{_LABELS[item.language][label]}{colon(item.language)}{listed(texts, item.language)}" if texts else ""


def _alarm(item: Item) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", item.title)
    alarm.add("trigger", -timedelta(minutes=item.alarm or 0))
    return alarm


def _by_address(guests: Iterable[Guest]) -> Iterator[Guest]:
    """A guest for each address: an attendee stands once, with the names of all who share the address."""
    sharing: dict[str, list[Guest]] = {}
    for guest in guests:
        sharing.setdefault((guest.email or "").lower(), []).append(guest)
    for several in sharing.values():
        yield several[0].model_copy(update={"name": ", ".join(guest.name for guest in several)})


def _attendee(item: Item, guest: Guest) -> vCalAddress:
    address = _address(f"mailto:{guest.email}", guest.name)
    leads = guest.id in item.leading or (item.kind == "session" and not guest.role)
    role = "CHAIR" if leads else "REQ-PARTICIPANT"
    address.params.update({"CUTYPE": "INDIVIDUAL", "ROLE": role, "PARTSTAT": "NEEDS-ACTION"})
    address.params.update({"RSVP": "TRUE", "LANGUAGE": item.language})
    return address


def _address(uri: str, name: str) -> vCalAddress:
    address = vCalAddress(ascii_web_address(uri) or uri)
    address.params["CN"] = name.replace('"', "'")  # RFC 5545 has no way to write the sign in a parameter
    address.params = _Parameters(address.params)
    return address
