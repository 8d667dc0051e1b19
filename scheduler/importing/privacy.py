"""Columns that are private stay where they are, whatever the organiser maps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scheduler.importing.asked import Asked, mapped_names
from scheduler.importing.formats import known
from scheduler.language.message import Message, message


def without_private(format: str, asked: Asked) -> tuple[Asked, tuple[Message, ...]]:
    """The request without the format's private columns, and a remark for each of them that is mapped."""
    private = {name for name in mapped_names(asked) if any(columns.is_private(name) for columns in known(format))}
    if not private:
        return asked, ()
    kept = {field: tuple(name for name in names if name not in private) for field, names in asked.mapping.items()}
    told = tuple(_told(asked, private))
    return replace(asked, mapping={field: names for field, names in kept.items() if names}), told


def _told(asked: Asked, private: set[str]) -> Iterator[Message]:
    for field, names in asked.mapping.items():
        for name in names:
            if name in private:
                yield message(
                    "{field} = « {name} » : cette colonne est privée (avis, notes internes) et n'est pas reprise ; "
                    "copiez vous-même dans le tableau ce qui peut être lu par tous",
                    "{field} = “{name}”: this column is private (reviews, internal notes) and is not taken over; "
                    "copy into the table yourself what everybody may read",
                    field=field,
                    name=name,
                )
