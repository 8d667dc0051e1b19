"""What an entry of a calendar is: a talk, a plenary or a pause, with its room, its people and its texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from icalendar import Component

from scheduler.importing.apps.items import PAUSES, PLENARIES
from scheduler.importing.ics.calendars import first, several, text_of
from scheduler.importing.ics.entries import Entry
from scheduler.importing.ics.moments import minutes_of
from scheduler.importing.ics.people import people_of, rooms_of
from scheduler.importing.imported import Decision, Held, ImportedTalk, Pause
from scheduler.importing.sources.hours import held
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.language.text import clean_block, clean_line, fold
from scheduler.reading.languages import language_code

_DECISIONS: dict[str, Decision] = {"CANCELLED": "cancelled", "TENTATIVE": "tentative"}
#: The titles of what is no talk, folded; further words may follow where nobody takes part.
_PAUSE = re.compile(
    r"(?:pauses?|dejeuner|diner|buffet|cocktail|apero|aperitif|lunch|coffee|tea|dinner|reception|banquet|repas)\b"
    r"(?:[ -]+\w+){0,3}|break|pot(?: d['’]accueil| de l['’]amitie)?|cafe(?: d['’]accueil)?|accueil(?: et)?[ -]+cafe|"
    r"petit[ -]dejeuner(?: d['’]accueil)?|collation|gouter|(?:welcome|morning|afternoon) (?:coffee|tea)(?: break)?"
)
_TAG = re.compile(r"<(?:p|br|div|ul|ol|li|b|i|em|strong|a|span|h[1-6])\b[^<>]*>", re.IGNORECASE)
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the calendars say for all entries: their owner, whether they are cancelled, and what categories are."""

    owner: str
    cancelled: bool
    axes: bool


def categories(item: Component) -> tuple[str, ...]:
    """The categories of an entry, each once."""
    values = [value for each in several(item, "CATEGORIES") for value in getattr(each, "cats", (each,))]
    return tuple(dict.fromkeys(filter(None, (clean_line(str(value)) for value in values))))


def themes(item: Component) -> tuple[str, ...]:
    """The categories that do not say what kind of entry it is."""
    return tuple(name for name in categories(item) if fold(name) not in PAUSES | PLENARIES)


def is_pause(item: Component) -> bool:
    """True for an entry that is filed or called as a pause, without people and without a longer text."""
    if any(fold(name) in PAUSES for name in categories(item)):
        return True
    title = fold(text_of(item, "SUMMARY"))
    return bool(_PAUSE.fullmatch(title)) and not people_of(item, "") and len(text_of(item, "DESCRIPTION")) < 200


def pause_of(entry: Entry) -> Pause:
    """The pause that the entry is."""
    return Pause(clean_line(text_of(entry.item, "SUMMARY")), _held(entry))


def talk_of(entry: Entry, reference: str, frame: Frame, texts: RichTexts) -> ImportedTalk:
    """The talk or plenary that the entry is."""
    item = entry.item
    named = themes(item)
    status = "CANCELLED" if frame.cancelled else text_of(item, "STATUS").upper()
    return ImportedTalk(
        reference=reference,
        title=clean_line(text_of(item, "SUMMARY")),
        origin=entry.origin,
        kind="plenary" if any(fold(name) in PLENARIES for name in categories(item)) else "talk",
        people=people_of(item, frame.owner),
        axis=named[0] if frame.axes and named else "",
        keywords=() if frame.axes else named,
        abstract=_text(text_of(item, "DESCRIPTION"), texts),
        minutes=minutes_of(item),
        language=_language(first(item, "SUMMARY")),
        decision=_DECISIONS.get(status, "accepted"),
        held=_held(entry),
    )


def room_of(item: Component) -> str:
    """The room of an entry; an address in the web is none."""
    return clean_line(_WEB.sub(" ", text_of(item, "LOCATION"))).strip(" ,;|") or rooms_of(item)


def are_axes(items: Sequence[Component]) -> bool:
    """True if categories are axes: no entry has several, and entries share them."""
    counts = [themes(item) for item in items]
    return all(len(names) <= 1 for names in counts) and len({name for names in counts for name in names}) < sum(
        map(bool, counts)
    )


def web_places(item: Component) -> int:
    """The number of addresses in the web that are left out of the room."""
    return len(_WEB.findall(text_of(item, "LOCATION")))


def _held(entry: Entry) -> Held | None:
    return held(entry.start, None, room_of(entry.item), minutes_of(entry.item))


def _text(text: str, texts: RichTexts) -> str:
    """A long text in our own markup, whether it is written in HTML or as it is."""
    return texts.html(text) if _TAG.search(text) else clean_block(text)


def _language(title: Any) -> str:
    return language_code(clean_line(str(getattr(title, "params", {}).get("LANGUAGE", "")))) or ""
