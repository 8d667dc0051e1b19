"""The text of amendments.toml with more amendments, for every command to read and for people to edit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from scheduler.domain.amendments import Amendments
from scheduler.domain.clock import plain_hour
from scheduler.domain.event import Event
from scheduler.domain.late_day import Delay, Held
from scheduler.domain.people import Person
from scheduler.domain.person_id import shares_address
from scheduler.domain.rooms import LateSlot
from scheduler.domain.windows import written
from scheduler.language.message import Message
from scheduler.reading.people.name_pieces import Named
from scheduler.reading.people.name_splitting import written_name

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import AoT

_HEAD = Message(
    fr="Ce qui a changé depuis, écrit par « journee repair » et lu par chaque commande.\n"
    "Pour revenir sur un changement, supprimez son bloc, puis relancez « journee repair ».",
    en="What has changed since, written by “journee repair” and read by every command.\n"
    "To undo a change, delete its block, then run “journee repair” again.",
)


def with_amendments(former: bytes | None, event: Event, more: Amendments) -> bytes:
    """The text of amendments.toml with `more` added to `former`; comments stay, and no amendment stands twice.

    A delay of a day replaces the former one of that day.
    """
    import tomlkit

    if former is None:
        document = tomlkit.document()
        for line in _HEAD.to(event.language).split("\n"):
            document.add(tomlkit.comment(line))
    else:
        document = tomlkit.parse(former.decode("utf-8-sig"))
    for talk in more.cancelled:
        _add(
            document, "cancelled", {"talk": talk}, event.contribution[talk].title if talk in event.contribution else ""
        )
    for person, windows in more.absent:
        hours = {"hours": written(windows)} if windows else {}
        known = event.person[person]
        _add(document, "absent", {"person": _mention(known), **hours}, known.name if known.email else "")
    for delay in more.delays:
        _replace(document, delay, event)
    return tomlkit.dumps(document).encode()


def _mention(person: Person) -> str:
    """The shortest text that means the person: the address, the name, or both where others have the same address."""
    if person.email and not shares_address(person.id):
        return person.email
    return written_name(Named(person.name, person.email or ""))


def _add(document: TOMLDocument, key: str, values: dict[str, Any], comment: str) -> None:
    """Adds a block `[[key]]` with `values`, unless an equal one is there; to a list in one line, an item."""
    import tomlkit
    from tomlkit.items import AoT

    blocks = document.get(key)
    if blocks is None or not len(blocks):
        blocks = _renewed(document, key)
    if any(block.unwrap() == values for block in blocks):
        return
    inline = not isinstance(blocks, AoT)
    block = tomlkit.inline_table() if inline else tomlkit.table()
    for name, value in values.items():
        block.add(name, value)
    if comment and not inline:
        item: Any = block.value.item(next(iter(values)))
        item.comment(" ".join(comment.split())[:80])
    blocks.append(block)


def _renewed(document: TOMLDocument, key: str) -> AoT:
    """A new empty list of blocks `[[key]]` at the end of the text, so that no later key falls into one of them."""
    import tomlkit

    document.pop(key, None)
    blocks = document[key] = tomlkit.aot()
    return blocks


def _replace(document: TOMLDocument, delay: Delay, event: Event) -> None:
    import tomlkit
    from tomlkit.items import Table

    several = len(event.days) > 1
    kept = [block for block in document.get("late", []) if _day(block.unwrap(), event) != delay.day]
    blocks = tomlkit.aot()
    for former in kept:
        blocks.append(former if isinstance(former, Table) else tomlkit.item(former.unwrap()))
    block = tomlkit.table()
    block.add("date", delay.day)
    block.add("now", plain_hour(delay.now))
    block.add("minutes", delay.minutes)
    block.add("resumes", plain_hour(delay.resumes))
    if delay.until is not None:
        block.add("until", plain_hour(delay.until))
    if delay.aim != "order":
        block.add("aim", delay.aim)
    begun = tomlkit.aot()
    for item in delay.begun:
        begun.append(tomlkit.item(_begun(item, several)))
    if delay.begun:
        block.add("begun", begun)
    slots = tomlkit.aot()
    for slot in delay.slots:
        slots.append(tomlkit.item(_slot(slot)))
    if delay.slots:
        block.add("slots", slots)
    blocks.append(block)
    document["late"] = blocks


def _day(block: dict[str, Any], event: Event) -> date | None:
    day = block.get("date")
    return day if isinstance(day, date) else event.days[0].date


def _slot(slot: LateSlot) -> dict[str, str | list[str]]:
    starts = {"starts": [plain_hour(minute) for minute in slot.starts]} if slot.starts else {}
    return {"slot": slot.id, "start": plain_hour(slot.start), "end": plain_hour(slot.end), **starts}


def _begun(item: Held, several: bool) -> dict[str, str]:
    day = f"{item.day.isoformat()} " if several else ""
    hours = {"start": day + plain_hour(item.start), "end": day + plain_hour(item.end)}
    return {item.kind: item.id, **hours, **({"room": item.room} if item.room else {})}
