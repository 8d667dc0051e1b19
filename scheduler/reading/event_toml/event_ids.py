"""The ids of items of event.toml: as written, of the title, or numbered."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.language.text import is_device, slug
from scheduler.reading import values
from scheduler.reading.fields import Fields
from scheduler.reading.report import Wrong


def written_id(table: Fields, *, required: bool = True) -> str | None:
    """The id as written, even a malformed one: names that refer to it are then not reported as well."""
    text = table.require("id", values.string, None) if required else table.read("id", values.string, None)
    if text is not None:
        try:
            values.identifier(text)
        except Wrong as wrong:
            table.mistake("id", wrong.text)
    return text


def titled_ids(tables: Sequence[Fields], kind: str, taken: set[str]) -> list[str]:
    """The id of each item; without one, a slug of its title, numbered where that is `taken` in any case."""
    written = [written_id(table, required=False) for table in tables]
    taken |= {name.casefold() for name in written if name is not None}
    ids = []
    for table, name in zip(tables, written, strict=True):
        if name is None:
            name = _free(slug(str(table.raw.get("title", ""))) or kind, taken)
            taken.add(name)
        ids.append(name)
    return ids


def numbered_ids(tables: Sequence[Fields]) -> list[str]:
    """The id of each item; without one, its number among them, with a suffix where that is taken."""
    written = [written_id(table, required=False) for table in tables]
    taken = {name.casefold() for name in written if name is not None}
    ids = []
    for number, name in enumerate(written, start=1):
        if name is None:
            name = _free(str(number), taken)
            taken.add(name)
        ids.append(name)
    return ids


def _free(wanted: str, taken: set[str]) -> str:
    """`wanted`, or the first numbered variant of it that is not taken."""
    number, name = 1, wanted
    while name in taken or is_device(name):
        number += 1
        name = f"{wanted}-{number}"
    return name
