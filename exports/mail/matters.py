"""Who is told of what by the mails of a release: a matter for each person and item concerned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from exports.invitations import is_cancellable
from scheduler.domain.calendar_item import Guest, Item, Record, held
from scheduler.domain.differences import Change, concerned, differences, same_address
from scheduler.domain.former_people import is_reached, present_ids, taken_off
from scheduler.language.family_name import family_key

Name = Literal["invitation", "change", "cancellation", "summary", "accepted", "rejected", "incomplete"]
NAMES: tuple[Name, ...] = ("invitation", "change", "cancellation", "summary")
#: The letters that answer proposals.
DECISIONS: tuple[Name, ...] = ("accepted", "rejected", "incomplete")


@dataclass(frozen=True, slots=True)
class Edited:
    """The release that the mails announce: number, moment, message, and the records before and after it.

    `content`: a digest of all that was published, on which the identity of each mail hangs; so the mails of a release
    that took the number of a lost one are other mails. `talk_label` and `chair_label` are the event's own words, "" for
    the usual ones.
    """

    number: int
    content: str
    moment: datetime
    message: str
    language: str
    before: tuple[Record, ...]
    after: tuple[Record, ...]
    talk_label: str = ""
    chair_label: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A change to tell the person `guest` of: an item is new, changed or cancelled.

    `alone`: the guest as she or he was invited, where the item goes on without this person. `calendar`: an entry of
    the person's calendar changes with it; False where somebody else at the same address keeps it.
    """

    guest: Guest
    record: Record
    name: Name
    change: Change | None = None
    alone: Guest | None = None
    calendar: bool = True

    @property
    def told(self) -> Item:
        """The item as the person is told of it: as it was when the person still took part."""
        before = self.change.before if self.change and self.alone else None
        return before or self.record.item


def matters(release: Edited) -> Iterator[Matter]:
    """Each matter of each person with an address, in the order of the records, then those of people taken off."""
    changes = {change.item.uid: change for change in differences(release.before, release.after)}
    today = _today(release)
    for record in release.after:
        if record.number != release.number or not record.item.invites:
            continue
        if not record.cancelled:
            yield from _news(record, changes.get(record.item.uid))
        elif is_cancellable(record.item):
            people = (today.get(guest.id, guest) for guest in record.item.reached)
            yield from (Matter(person, record, "cancellation") for person in people if person.email)
    for record, guest in taken_off(release.before, release.after):
        person = today.get(guest.id, guest)
        if person.email:
            kept = is_reached(record.item, guest)
            yield Matter(person, record, "cancellation", changes.get(record.item.uid), alone=guest, calendar=not kept)


def without_address(release: Edited) -> tuple[str, ...]:
    """The names of people who are concerned but have no address."""
    people = concerned(differences(release.before, release.after))
    return tuple(sorted({person.guest.name for person in people if not person.guest.email}, key=family_key))


def _news(record: Record, change: Change | None) -> Iterator[Matter]:
    """A matter for each guest of an item that is new or has changed; somebody at another address is invited anew."""
    if change is None:
        return
    before = {guest.id: guest for guest in change.before.guests} if change.before else {}
    for guest in record.item.reached:
        if change.concerns(guest.id):
            known = guest.id in before and same_address(before[guest.id], guest)
            yield Matter(guest, record, "change" if known else "invitation", change)


def _today(release: Edited) -> dict[str, Guest]:
    """Everybody who takes part now, by the id that she or he has or had."""
    before, after = (tuple(record.item for record in held(records)) for records in (release.before, release.after))
    today = {guest.id: guest for item in after for guest in item.guests}
    return today | {old: today[new] for old, new in present_ids(before, after).items()}
