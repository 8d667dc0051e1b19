"""`[columns.talks]` and the like of event.toml: which column of a table is which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from scheduler.language.message import message
from scheduler.reading import values
from scheduler.reading.columns.header_words import plain
from scheduler.reading.columns.kinds import IGNORE, PARTICIPANTS, SPEAKERS, TALKS, Kind, Stated
from scheduler.reading.columns.synonyms import UNAVAILABLE
from scheduler.reading.fields import Fields

#: The kinds of table whose columns event.toml may state.
KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in (TALKS, SPEAKERS, PARTICIPANTS)})


def read_stated_columns(root: Fields) -> dict[str, Stated]:
    """What `[columns]` states, by the name of the kind of table; what is wrong in it is reported."""
    table = root.table("columns")
    stated = {name: _stated(table.table(name), kind) for name, kind in KINDS.items() if table.has(name)}
    table.refuse_unknown(KINDS)
    return stated


def _stated(table: Fields, kind: Kind) -> Stated:
    fields = {
        key: names
        for key in (*kind.columns, UNAVAILABLE)
        if (names := table.read(key, values.strings, ())) and key != IGNORE
    }
    ignored = table.read(IGNORE, values.strings, ())
    table.refuse_unknown()
    return Stated(_each_once(fields, ignored, table), ignored)


def _each_once(
    fields: Mapping[str, tuple[str, ...]], ignored: Sequence[str], table: Fields
) -> dict[str, tuple[str, ...]]:
    """The fields whose headers no other field has; the others are reported."""
    users: dict[str, str] = {plain(name): IGNORE for name in ignored}
    single: dict[str, tuple[str, ...]] = {}
    for key, names in fields.items():
        doubled = next((name for at, name in enumerate(names) if plain(name) in users or name in names[:at]), None)
        if doubled is None:
            single[key] = names
            users |= dict.fromkeys(map(plain, names), key)
            continue
        text = message(
            "« {name} » est déjà pris par « {other} » : une colonne n'est que d'un champ, gardez-la une fois",
            "“{name}” is taken by “{other}” already: a column is of one field, keep it once",
            name=doubled,
            other=users.get(plain(doubled), key),
        )
        table.mistake(key, text)
    return single
