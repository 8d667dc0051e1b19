"""What of a calendar is not taken: every property and component is taken, told as left aside, or known as useless."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from icalendar import Component

from scheduler.importing.ics.calendars import several
from scheduler.importing.ics.items import web_places
from scheduler.importing.imported import Lost
from scheduler.importing.sources.aside import LINKS, PICTURES, PLACES, Known, joined
from scheduler.language.message import message

#: The beginnings of properties that programs write for themselves.
_OWN = ("X-MICROSOFT-", "X-APPLE-", "X-GOOGLE-", "X-MOZ-", "X-LIC-", "X-MS-", "X-WR-", "X-EVOLUTION-", "X-LOTUS-")
_TEXT_AGAIN = "X-ALT-DESC"
_ENTRY = Known(
    taken={
        *("SUMMARY", "DESCRIPTION", "LOCATION", "DTSTART", "DTEND", "DURATION", "ATTENDEE", "ORGANIZER", "CATEGORIES"),
        *("STATUS", "UID", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE"),
    },
    useless={"DTSTAMP", "CREATED", "LAST-MODIFIED", "TRANSP", "PRIORITY", "CLASS", "COLOR", _TEXT_AGAIN, "EXRULE"},
    private={"COMMENT", "REQUEST-STATUS"},
    aside={
        "CONTACT": PLACES,
        "GEO": message("coordonnées de lieux", "coordinates of places"),
        "IMAGE": PICTURES,
        **dict.fromkeys(("URL", "ATTACH", "CONFERENCE", "LINK"), LINKS),
        "RESOURCES": message("matériel demandé", "equipment that is asked for"),
        "RELATED-TO": message("liens entre entrées", "relations between entries"),
    },
)
_CALENDAR = Known(
    taken={"NAME", "METHOD", "URL"},
    useless={"VERSION", "PRODID", "CALSCALE", "REFRESH-INTERVAL", "COLOR", "LAST-MODIFIED", "UID", "X-PUBLISHED-TTL"},
    aside={
        "DESCRIPTION": message("description de l'agenda", "description of the calendar"),
        "IMAGE": PICTURES,
        "SOURCE": LINKS,
    },
)
#: Components that say nothing of the event.
_USELESS = ("VEVENT", "VTIMEZONE", "VALARM", "STANDARD", "DAYLIGHT")
_UNREAD = message("propriétés illisibles", "properties that cannot be read")


def lost_properties(calendars: Sequence[Component], entries: Iterable[Component]) -> tuple[Lost, ...]:
    """The properties of calendars and entries, and the components that are no entries, as far as nothing takes them."""
    items = list(entries)
    others = Counter(part.name for calendar in calendars for part in calendar.subcomponents if part.name)
    unread = sum(len(getattr(item, "errors", ())) for item in items)
    places = sum(map(web_places, items))
    return joined(
        _ENTRY.left(_filled(items), whole=True),
        _CALENDAR.left(_filled(calendars), whole=True),
        (Lost(message("« {name} »", "“{name}”", name=name), n) for name, n in others.items() if name not in _USELESS),
        (Lost(_UNREAD, unread), Lost(LINKS, places)),
    )


def _filled(components: Iterable[Component]) -> Counter[str]:
    """How often each property has a value; those that programs write for themselves aside."""
    counts: Counter[str] = Counter()
    for component in components:
        for name in component:
            key = str(name).upper()
            if not key.startswith(_OWN):
                counts[key] += sum(bool(str(value)) for value in several(component, name))
    return counts
