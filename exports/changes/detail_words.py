"""What changed in the details of an item, in words; pure strings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scheduler.domain.calendar_item import Item
from scheduler.domain.differences import Change
from scheduler.language.message import Message, message
from scheduler.language.typography import duration, quoted

_NONE = Message("–", "–")
_LABELS = {
    "event": Message("événement", "event"),
    "language": Message("langue", "language"),
    "host": Message("organisation", "organiser"),
    "url": Message("page", "page"),
    "online": Message("à distance", "online"),
    "note": Message("mention", "note"),
    "abstract": Message("résumé", "abstract"),
    "bring": Message("à prévoir", "please note"),
    "alarm": Message("rappel", "reminder"),
}
_LANGUAGES = {"fr": Message("français", "French"), "en": Message("anglais", "English")}
_BEFORE = Message("{} avant", "{} before")


def details(change: Change, language: str) -> Iterator[tuple[str, str, str]]:
    """Label, value before and after of each detail that is another; the time zones of people are details too."""
    was, is_ = change.before, change.after
    if was is None or is_ is None:
        return
    for name, label in _LABELS.items():
        if getattr(was, name) != getattr(is_, name):
            before, after = (_VALUES[name](item, language) or _NONE.to(language) for item in (was, is_))
            yield label.to(language), before, after
    zones = {guest.id: guest.timezone or was.timezone for guest in was.guests}
    for guest in is_.guests:
        zone = guest.timezone or is_.timezone
        if zones.get(guest.id, zone) != zone:
            yield _zone_of(guest.name).to(language), zones[guest.id], zone


def _zone_of(name: str) -> Message:
    return message("fuseau horaire de {name}", "time zone of {name}", name=name)


def _alarm(item: Item, language: str) -> str:
    return _BEFORE.to(language).format(duration(item.alarm, language)) if item.alarm is not None else ""


def _host(item: Item, _: str) -> str:
    """The organiser with the address that answers go to, which every calendar shows."""
    address = item.host.uri.removeprefix("mailto:")
    return f"{item.host.name} <{address}>" if address != item.host.uri else item.host.name


def _quoted(name: str) -> Callable[[Item, str], str]:
    def value(item: Item, language: str) -> str:
        text = str(getattr(item, name))
        return quoted(text, language) if text else ""

    return value


_VALUES: dict[str, Callable[[Item, str], str]] = {
    "event": _quoted("event"),
    "language": lambda item, language: _LANGUAGES[item.language].to(language),
    "host": _host,
    "url": lambda item, _: item.url or "",
    "online": lambda item, _: item.online or "",
    "note": _quoted("note"),
    "abstract": _quoted("abstract"),
    "bring": _quoted("bring"),
    "alarm": _alarm,
}
