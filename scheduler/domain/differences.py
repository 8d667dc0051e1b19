"""Differences between two states of a programme, item by item, and the people concerned. Pure data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from scheduler.domain.calendar_item import Guest, Item, Record, held
from scheduler.domain.former_people import present_ids, under_present_ids
from scheduler.language.family_name import family_key

Field = Literal["time", "room", "title", "speakers", "addresses", "chairs", "discussants", "axis", "talks", "details"]
#: The number of a session within its axis, behind its name.
_NUMBER = re.compile(r"\s\(\d+(?:/\d+)?\)$")
What = Literal["added", "withdrawn", "changed"]

#: The fields of an item by the name under which a change of them is reported.
FIELDS: dict[Field, tuple[str, ...]] = {
    "time": ("day", "start", "end", "timezone"),
    "room": ("room", "place", "latitude", "longitude"),
    "title": ("title",),
    "speakers": ("guests",),
    "addresses": ("guests",),
    "chairs": ("chairs", "leading"),
    "discussants": ("discussants",),
    "axis": ("axis", "axis_id", "session"),
    "talks": ("talks", "introduction", "discussion"),
    "details": ("event", "language", "host", "url", "online", "note", "abstract", "bring", "alarm"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """An item that is new (`before` None), gone (`after` None) or changed in `fields`.

    The guests of `before` have the ids of `after`, where a person has another since an address was corrected.
    `retitled`: the titles before and after of those of its talks or posters that have another.
    """

    before: Item | None
    after: Item | None
    fields: tuple[Field, ...] = ()
    retitled: tuple[tuple[str, str], ...] = ()

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

    def concerns(self, person: str) -> bool:
        """True for every guest before or after; of corrected addresses alone, for those whose address it is."""
        if self.fields == ("addresses",) and self.before and self.after:
            return any(new.id == person for _, new in corrected_addresses(self.before, self.after))
        return any(guest.id == person for item in (self.before, self.after) if item for guest in item.guests)


@dataclass(frozen=True, slots=True)
class Concerned:
    """A person to inform, with each change of an item in which she or he takes or took part."""

    guest: Guest
    changes: tuple[Change, ...]


def differences(before: Iterable[Record], after: Iterable[Record]) -> tuple[Change, ...]:
    """Every item that differs between the two, in the order of `after`, then the items that are gone.

    An address that differs in capitals alone is no difference.
    """
    former = [record.item for record in held(before)]
    items = [record.item for record in held(after)]
    present = present_ids(former, items)
    was = {item.uid: under_present_ids(item, present) for item in former}
    titled = (item for item in items if item.uid in was and item.kind in ("talk", "poster"))
    titles = [(was[item.uid].title, item.title) for item in titled]
    retitled = [(old, new) for old, new in dict.fromkeys(titles) if old != new]
    changes = []
    for item in items:
        last = was.pop(item.uid, None)
        fields = tuple(dict.fromkeys(_fields(last, item))) if last and not _renumbered(last, item) else ()
        if last is None or fields:
            renamed = tuple(pair for pair in retitled if last and pair[0] in last.talks and pair[1] in item.talks)
            changes.append(Change(last, item, fields, renamed))
    return (*changes, *(Change(item, None) for item in was.values()))


def _renumbered(was: Item, is_: Item) -> bool:
    """True if at most the number of the session within its axis is another: “Law” and “Law (1)”, “(1)” and “(2)”."""
    return not any(_fields(_unnumbered(was), _unnumbered(is_)))


def _unnumbered(item: Item) -> Item:
    """The item with the name of its session without its number."""
    update = {"session": _NUMBER.sub("", item.session or item.axis)}
    if item.kind == "session":
        update["title"] = _NUMBER.sub("", item.title)
    return item.model_copy(update=update)


def same_address(one: Guest, other: Guest) -> bool:
    """True if mail for both arrives at one place; case is no difference."""
    return (one.email or "").lower() == (other.email or "").lower()


def _fields(was: Item, is_: Item) -> Iterator[Field]:
    """The names of the fields in which the two items differ; the guests of a session chair or discuss it."""
    for field, names in FIELDS.items():
        if field == "speakers":
            for role in ("", "discussant"):
                if _guests(was, role) != _guests(is_, role):
                    yield "discussants" if role else "chairs" if is_.kind == "session" else "speakers"
        elif field == "addresses":
            if corrected_addresses(was, is_):
                yield field
        elif any(getattr(was, name) != getattr(is_, name) for name in names):
            yield field
    if _zones(was) | _zones(is_) != _zones(is_) | _zones(was):
        yield "details"


def corrected_addresses(was: Item, is_: Item) -> tuple[tuple[Guest, Guest], ...]:
    """Everybody who is a guest of both states of an item, at another address now, as she or he was and is."""
    now = {guest.id: guest for guest in is_.guests}
    both = [(guest, now[guest.id]) for guest in was.guests if guest.id in now]
    return tuple((old, new) for old, new in both if not same_address(old, new))


def _guests(item: Item, role: str) -> list[Guest]:
    """The guests of that role as everybody sees them, without addresses, time zones and the names of files."""
    unseen = {"email": None, "timezone": None, "file": ""}
    return [guest.model_copy(update=unseen) for guest in item.guests if guest.role == role]


def _zones(item: Item) -> dict[str, str | None]:
    return {guest.id: guest.timezone for guest in item.guests}


def concerned(changes: Iterable[Change]) -> tuple[Concerned, ...]:
    """Everybody whom the changes concern, in her or his latest state, by family name."""
    people: dict[str, Guest] = {}
    changes_of: dict[str, list[Change]] = {}
    for change in changes:
        for item in (change.before, change.after):
            for guest in item.guests if item else ():
                if not change.concerns(guest.id):
                    continue
                if item is change.after or guest.id not in people:
                    people[guest.id] = guest
                if change not in changes_of.setdefault(guest.id, []):
                    changes_of[guest.id].append(change)
    ordered = sorted(people.values(), key=lambda guest: (family_key(guest.name), guest.id))
    return tuple(Concerned(guest, tuple(changes_of[guest.id])) for guest in ordered)
