"""What differs between two states of a programme, item by item, and whom it concerns. Pure data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from scheduler.agenda import Guest, Item, Record, held
from scheduler.text import collation_key

Field = Literal["time", "room", "title", "speakers", "chairs", "axis", "talks", "details"]
What = Literal["added", "withdrawn", "changed"]

#: What each field of a change is about.
FIELDS: dict[Field, tuple[str, ...]] = {
    "time": ("day", "start", "end", "timezone"),
    "room": ("room", "place", "latitude", "longitude"),
    "title": ("title",),
    "speakers": ("guests",),
    "chairs": ("chairs",),
    "axis": ("axis", "axis_id"),
    "talks": ("talks", "discussion"),
    "details": ("event", "language", "host", "url", "note", "abstract", "bring", "alarm"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """An item that is new (`before` None), gone (`after` None) or not as it was; `fields` then say in what."""

    before: Item | None
    after: Item | None
    fields: tuple[Field, ...] = ()

    @property
    def item(self) -> Item:
        """As it is; of one that is gone, as it was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def what(self) -> What:
        if self.before is None:
            return "added"
        return "withdrawn" if self.after is None else "changed"

    def of(self, person: str) -> What:
        """What it is to one person: an item that goes on without her or him is gone."""
        was, is_ = (bool(item and any(g.id == person for g in item.guests)) for item in (self.before, self.after))
        return "changed" if was and is_ else "added" if is_ else "withdrawn"


@dataclass(frozen=True, slots=True)
class Concerned:
    """Somebody who has to be told: each change of an item in which she or he does or did something."""

    guest: Guest
    changes: tuple[Change, ...]


def differences(before: Iterable[Record], after: Iterable[Record]) -> tuple[Change, ...]:
    """Every item that is not the same in both, in the order of `after`, then those that are gone."""
    former = {record.item.uid: record.item for record in held(before)}
    found = []
    for record in held(after):
        was = former.pop(record.item.uid, None)
        if was != record.item:
            found.append(Change(was, record.item, tuple(dict.fromkeys(_fields(was, record.item))) if was else ()))
    return (*found, *(Change(item, None) for item in former.values()))


def _fields(was: Item, is_: Item) -> Iterator[Field]:
    for field, names in FIELDS.items():
        if any(getattr(was, name) != getattr(is_, name) for name in names):
            yield "chairs" if field == "speakers" and is_.kind == "session" else field


def concerned(changes: Iterable[Change]) -> tuple[Concerned, ...]:
    """Everybody whom the changes concern, as last known, by name."""
    people: dict[str, Guest] = {}
    found: dict[str, list[Change]] = {}
    for change in changes:
        for item in (change.before, change.after):
            for guest in item.guests if item else ():
                if item is change.after or guest.id not in people:
                    people[guest.id] = guest
                if change not in found.setdefault(guest.id, []):
                    found[guest.id].append(change)
    ordered = sorted(people.values(), key=lambda guest: (collation_key(guest.name), guest.id))
    return tuple(Concerned(guest, tuple(found[guest.id])) for guest in ordered)
