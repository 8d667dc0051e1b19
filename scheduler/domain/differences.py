"""Differences between two states of a programme, item by item, and the people concerned. Pure data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from scheduler.domain.calendar_item import Guest, Item, Record, held
from scheduler.language.family_name import family_key

Field = Literal["time", "room", "title", "speakers", "chairs", "discussants", "axis", "talks", "details"]
What = Literal["added", "withdrawn", "changed"]

#: The fields of an item by the name under which a change of them is reported.
FIELDS: dict[Field, tuple[str, ...]] = {
    "time": ("day", "start", "end", "timezone"),
    "room": ("room", "place", "latitude", "longitude"),
    "title": ("title",),
    "speakers": ("guests",),
    "chairs": ("chairs",),
    "discussants": ("discussants",),
    "axis": ("axis", "axis_id", "session"),
    "talks": ("talks", "introduction", "discussion"),
    "details": ("event", "language", "host", "url", "note", "abstract", "bring", "alarm"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """An item that is new (`before` None), gone (`after` None) or changed in `fields`."""

    before: Item | None
    after: Item | None
    fields: tuple[Field, ...] = ()

    @property
    def item(self) -> Item:
        """The item in its latest state; the former state of an item that is gone."""
        item = self.after or self.before
        assert item is not None
        return item

    @property
    def what(self) -> What:
        """The kind of the change for everybody."""
        if self.before is None:
            return "added"
        return "withdrawn" if self.after is None else "changed"

    def of(self, person: str) -> What:
        """The kind of the change for one person: an item that goes on without her or him counts as withdrawn."""
        was, is_ = (bool(item and any(g.id == person for g in item.guests)) for item in (self.before, self.after))
        return "changed" if was and is_ else "added" if is_ else "withdrawn"


@dataclass(frozen=True, slots=True)
class Concerned:
    """A person to inform, with each change of an item in which she or he takes or took part."""

    guest: Guest
    changes: tuple[Change, ...]


def differences(before: Iterable[Record], after: Iterable[Record]) -> tuple[Change, ...]:
    """Every item that differs between the two, in the order of `after`, then the items that are gone."""
    former = {record.item.uid: record.item for record in held(before)}
    changes = []
    for record in held(after):
        was = former.pop(record.item.uid, None)
        if was != record.item:
            changes.append(Change(was, record.item, tuple(dict.fromkeys(_fields(was, record.item))) if was else ()))
    return (*changes, *(Change(item, None) for item in former.values()))


def _fields(was: Item, is_: Item) -> Iterator[Field]:
    """The names of the fields in which the two items differ; the guests of a session chair or discuss it."""
    for field, names in FIELDS.items():
        if field == "speakers":
            for role in ("", "discussant"):
                if _guests(was, role) != _guests(is_, role):
                    yield "discussants" if role else "chairs" if is_.kind == "session" else "speakers"
        elif any(getattr(was, name) != getattr(is_, name) for name in names):
            yield field


def _guests(item: Item, role: str) -> list[Guest]:
    return [guest for guest in item.guests if guest.role == role]


def concerned(changes: Iterable[Change]) -> tuple[Concerned, ...]:
    """Everybody whom the changes concern, in her or his latest state, by family name."""
    people: dict[str, Guest] = {}
    changes_of: dict[str, list[Change]] = {}
    for change in changes:
        for item in (change.before, change.after):
            for guest in item.guests if item else ():
                if item is change.after or guest.id not in people:
                    people[guest.id] = guest
                if change not in changes_of.setdefault(guest.id, []):
                    changes_of[guest.id].append(change)
    ordered = sorted(people.values(), key=lambda guest: (family_key(guest.name), guest.id))
    return tuple(Concerned(guest, tuple(changes_of[guest.id])) for guest in ordered)
