"""What `journee diff` and `journee publish` have to say about changes; pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from exports.changes import words
from scheduler.domain.clock import to_iso
from scheduler.domain.differences import Change, concerned
from scheduler.language.message import Language, message
from scheduler.language.typography import colon

if TYPE_CHECKING:
    from scheduler.domain.calendar_item import Item


def change_lines(changes: Sequence[Change], language: Language) -> list[str]:
    """By item: added, withdrawn, changed with how it was and is, in local time; then who has to be told what."""
    if not changes:
        return [words.nothing(language)]
    lines: list[str] = []
    for what in ("added", "withdrawn", "changed"):
        found = [change for change in changes if change.what == what]
        if found:
            lines += [f"{words.heading(what, language)}{colon(language)}".rstrip(), *_items(found, language), ""]
    return [*lines, *people_lines(changes, language)]


def _items(changes: Sequence[Change], language: Language) -> list[str]:
    lines = []
    for change in changes:
        name = words.title(change.item, language)
        if change.what != "changed":
            lines.append(f"  {name}{colon(language)}{words.place_and_time(change.item, language)}")
            continue
        lines.append(f"  {words.dated(change.item, language)}")
        for one in words.news(change, language):
            both = f"{colon(language)}{one.before} → {one.after}" if one.before or one.after else ""
            lines.append(f"    {one.label}{both}")
    return lines


def people_lines(changes: Sequence[Change], language: Language) -> list[str]:
    """Who has to be told what."""
    people = concerned(changes)
    if not people:
        return [message("Personne n’est à prévenir.", "Nobody has to be told.").to(language)]
    lines = [message("À prévenir :", "To be told:").to(language)]
    for one in people:
        address = f" <{one.guest.email}>" if one.guest.email else ""
        lines.append(f"  {one.guest.name}{address}")
        for change in one.changes:
            said = words.summary(change, one.guest.id, language)
            lines.append(f"    {words.dated(change.item, language)}{colon(language)}{said}")
    return lines


def change_object(changes: Sequence[Change]) -> dict[str, Any]:
    """`items`, each with what it was and is and the `fields` that differ, and `people` with what each is to be told."""
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
                "name": one.guest.name,
                "email": one.guest.email,
                "items": [
                    {**_name(each.item), "change": each.of(one.guest.id), "fields": list(each.fields)}
                    for each in one.changes
                ],
            }
            for one in concerned(changes)
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
        "speakers": [guest.name for guest in item.guests] if item.kind != "session" else [],
        "chairs": list(item.chairs),
    }
