"""Lines and objects of the changes between two releases; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from exports.changes import words
from scheduler.domain.address import shown
from scheduler.domain.clock import to_iso
from scheduler.domain.differences import Change, concerned
from scheduler.language.message import Language, message
from scheduler.language.typography import colon

if TYPE_CHECKING:
    from scheduler.domain.calendar_item import Item


def change_lines(changes: Sequence[Change], language: Language) -> list[str]:
    """The items added, withdrawn and changed, in local time; then the people concerned, with their changes."""
    if not changes:
        return [words.nothing(language)]
    lines: list[str] = []
    for what in ("added", "withdrawn", "changed"):
        items = [change for change in changes if change.what == what]
        if items:
            lines += [f"{words.heading(what, language)}{colon(language)}".rstrip(), *_items(items, language), ""]
    return [*lines, *people_lines(changes, language)]


def _items(changes: Sequence[Change], language: Language) -> list[str]:
    lines = []
    for change in changes:
        name = words.title(change.item, language)
        if change.what != "changed":
            lines.append(f"  {name}{colon(language)}{words.place_and_time(change.item, language)}")
            continue
        lines.append(f"  {words.dated(change.item, language)}")
        for difference in _news(change, language):
            both = (
                f"{colon(language)}{difference.before} → {difference.after}"
                if difference.before or difference.after
                else ""
            )
            lines.append(f"    {difference.label}{both}")
    return lines


def _news(change: Change, language: Language) -> Iterator[words.News]:
    """The changed fields, with the addresses that were corrected in the place of their field."""
    for difference in words.news(change, language):
        if difference.field == "addresses":
            yield from words.addresses(change, language)
        else:
            yield difference


def people_lines(changes: Sequence[Change], language: Language) -> list[str]:
    """The people whom the changes concern, with the changes of each."""
    people = concerned(changes)
    if not people:
        return [message("Personne n’est à prévenir.", "Nobody has to be told.").to(language)]
    lines = [message("À prévenir :", "To be told:").to(language)]
    for person in people:
        address = f" <{shown(person.guest.email)}>" if person.guest.email else ""
        lines.append(f"  {person.guest.name}{address}")
        for change in person.changes:
            summary = words.summary(change, person.guest.id, language)
            lines.append(f"    {words.dated(change.item, language)}{colon(language)}{summary}")
    return lines


def change_object(changes: Sequence[Change]) -> dict[str, Any]:
    """The object of `diff --json`: `items` with the `fields` that differ, and `people` with the changes of each."""
    return {
        "items": [
            {
                **_name(change.item),
                "change": change.what,
                "fields": list(change.fields),
                "from": _item(change.before),
                "to": _item(change.after),
            }
            for change in changes
        ],
        "people": [
            {
                "name": person.guest.name,
                "email": person.guest.email,
                "items": [
                    {**_name(change.item), "change": change.of(person.guest.id), "fields": list(change.fields)}
                    for change in person.changes
                ],
            }
            for person in concerned(changes)
        ],
    }


def _name(item: Item) -> dict[str, str]:
    return {"kind": item.kind, "id": item.id, "title": item.title}


def _item(item: Item | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {
        "title": item.title,
        "start": to_iso(item.day, item.start, item.timezone),
        "end": to_iso(item.day, item.end, item.timezone),
        "room": item.room or None,
        "axis": item.axis_id or None,
        "speakers": [guest.name for guest in item.guests if not guest.role] if item.kind != "session" else [],
        "chairs": list(item.chairs),
        **({"discussants": list(item.discussants)} if item.discussants else {}),
    }
