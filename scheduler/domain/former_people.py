"""People whose id is another than before although they are the same: an address was corrected, added or removed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from scheduler.domain.calendar_item import Guest, Item, Record, held
from scheduler.language.likeness import same_but_for_spelling
from scheduler.language.text import fold

_DIGITS = re.compile(r"\d+")


def present_ids(before: Iterable[Item], after: Iterable[Item]) -> dict[str, str]:
    """The id that a person has now by the id that she or he had, for everybody who has another.

    Somebody who is gone is the person who stands in the same item under the same name, if that person is new, or has
    an address that is the former one but for a mistyped letter. Nobody stands for two.
    """
    former, items = {item.uid: item for item in before}, tuple(after)
    was, now = _guests(former.values()), _guests(items)
    gone, new = was.keys() - now.keys(), now.keys() - was.keys()
    present: dict[str, str] = {}
    for item in items:
        for old, guest in _pairs(former.get(item.uid), item):
            taken = guest.id in present.values()
            if old.id in gone and old.id not in present and not taken and (guest.id in new or _mistyped(old, guest)):
                present[old.id] = guest.id
    return present


def under_present_ids(item: Item, present: Mapping[str, str]) -> Item:
    """The item with its guests under the ids that they have now; addresses stay."""
    if not any(guest.id in present for guest in item.guests):
        return item
    guests = tuple(guest.model_copy(update={"id": present.get(guest.id, guest.id)}) for guest in item.guests)
    leading = tuple(present.get(person, person) for person in item.leading)
    return item.model_copy(update={"guests": guests, "leading": leading})


def _guests(items: Iterable[Item]) -> dict[str, Guest]:
    return {guest.id: guest for item in items for guest in item.guests}


def _pairs(former: Item | None, item: Item) -> Iterator[tuple[Guest, Guest]]:
    """Those of two states of an item who have one name under two ids, namesakes in their order."""
    if former is None:
        return
    known = {guest.id for guest in former.guests} & {guest.id for guest in item.guests}
    others = [guest for guest in item.guests if guest.id not in known]
    for old in former.guests:
        match = next((guest for guest in others if same_but_for_spelling(old.name, guest.name)), None)
        if old.id not in known and match is not None:
            others.remove(match)
            yield old, match


def _mistyped(old: Guest, guest: Guest) -> bool:
    """True if one address is the other with a letter or two mistyped; numbers tell people apart."""
    from rapidfuzz.distance import DamerauLevenshtein

    one, two = fold(old.email or ""), fold(guest.email or "")
    if not one or not two or _DIGITS.findall(one) != _DIGITS.findall(two):
        return False
    return bool(DamerauLevenshtein.distance(one, two, score_cutoff=2) <= 2)


def taken_off(before: Iterable[Record], after: Iterable[Record]) -> Iterator[tuple[Record, Guest]]:
    """Each guest with an address who had a part in an item and has none any more, with the new record of that item.

    Somebody whose address was corrected is no such guest. Cancelled items are left out.
    """
    before, after = held(before), tuple(after)
    present = present_ids((record.item for record in before), (record.item for record in held(after)))
    now = {record.item.uid: record for record in after}
    for record in before:
        later = now.get(record.item.uid)
        if later is None or later.cancelled or not record.item.invites:
            continue
        taking_part = {guest.id for guest in later.item.guests}
        for guest in record.item.reached:
            if present.get(guest.id, guest.id) not in taking_part:
                yield later, guest


def is_reached(item: Item, guest: Guest) -> bool:
    """True if somebody at the guest's address has a part in the item."""
    return any((guest.email or "").lower() == (other.email or "").lower() for other in item.reached)
