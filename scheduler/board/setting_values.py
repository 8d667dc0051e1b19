"""The text of a field of the settings as the value that event.toml gets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from scheduler.board.setting_fields import KINDS, REPEATED
from scheduler.board.setting_section import Kind
from scheduler.domain.settings import DEFAULT_LEVELS, FURTHER_LEVELS, SLOT_LEVELS
from scheduler.editing.edit import Edit, Value
from scheduler.editing.toml_value import at, path_of
from scheduler.reading.event_toml.event_file import FILE as EVENT

_NUMBER = re.compile(r"\[\d+\]")
#: A name on the way to a table, and its number where it has one.
_STEP = re.compile(r"(\w+)(\[[1-9]\d{0,3}\])?")
_DECIMAL = re.compile(r"[+-]?\d{1,9}[.,]\d{1,12}", re.ASCII)
#: Two hours, each of which a day may stand before: `2025-05-23 12:00-14:00`.
_WINDOW = re.compile(r"(?P<start>(?:\d{4}-\d\d-\d\d\s+)?[^-–—]+?)\s*[-–—]\s*(?P<end>(?:\d{4}-\d\d-\d\d\s+)?[^-–—]+)")
_RULE = re.compile(r"rules\.[a-z_]+")


def kind_of_key(key: str) -> Kind | None:
    """The kind of the field of that key, `rooms[2].name`; None where the board has no such field."""
    if _RULE.fullmatch(key):
        return "rule"
    return KINDS.get(plain_of(key)) if is_numbered(key.rpartition(".")[0]) else None


def plain_of(table: str) -> str:
    """`axes.sessions` of `axes[1].sessions[2]`."""
    return _NUMBER.sub("", table)


def is_numbered(table: str) -> bool:
    """True if each of the repeated tables that lead there has a number, and nothing else: `axes[1].sessions[2]`."""
    plain = ""
    for step in table.split("."):
        found = _STEP.fullmatch(step)
        if found is None:
            return False
        plain = f"{plain}.{found[1]}" if plain else found[1]
        if (found[2] is not None) != (plain in REPEATED):
            return False
    return True


def value_of_text(kind: Kind, text: str) -> Value:
    """The value for event.toml; None where the field is empty. What is wrong with it the reading tells."""
    lines, text = text.rstrip(), text.strip()
    if not text:
        return None
    match kind:
        case "number" | "rule" if text.isascii() and text.isdecimal() and len(text) < 10:
            return int(text)
        case "decimal" if _DECIMAL.fullmatch(text):
            return float(text.replace(",", "."))
        case "decimal" if text.removeprefix("-").isdecimal() and text.isascii() and len(text) < 10:
            return int(text)
        case "lines":
            return [line.strip() for line in lines.splitlines()]
        case "flag" if text in ("yes", "no"):
            return text == "yes"
        case "names" | "list":
            names = _names(text)
            return names[0] if kind == "names" and len(names) == 1 else names
        case "lists":
            lists = [names for line in text.splitlines() if (names := _names(line))]
            return lists[0] if len(lists) == 1 else lists or None
        case "window" if hours := _WINDOW.fullmatch(text):
            return [hours["start"], hours["end"]]
    return text


def _names(text: str) -> list[str]:
    """What stands between the semicolons."""
    return [name for part in text.split(";") if (name := part.strip())]


def text_of_value(kind: Kind, value: object) -> str:
    """The value as a field shows it; what is no such value as people write it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list() if all(isinstance(part, str) for part in value):
            return {"window": "-", "lines": "\n"}.get(kind, "; ").join(value)
        case list() if kind == "lists" and all(isinstance(part, list) for part in value):
            return "\n".join(text_of_value("list", part) for part in value)
    return str(value)


def order_of(tree: Mapping[str, object]) -> list[str]:
    """The order of the levels as event.toml states it, else the usual one."""
    stated = at(tree, path_of("priorities.order"))
    if isinstance(stated, list) and all(isinstance(name, str) for name in stated):
        return list(stated)
    return list(SLOT_LEVELS if tree.get("slots") else DEFAULT_LEVELS)


def left_out(tree: Mapping[str, object], order: Sequence[str]) -> list[str]:
    """The levels that are not in the order and may be."""
    usual = SLOT_LEVELS if tree.get("slots") else DEFAULT_LEVELS
    return [name for name in ("rules", *usual, *FURTHER_LEVELS) if name not in order]


def moved(order: Sequence[str], name: str, by: int) -> list[str]:
    """The order with the level one place up (-1) or down (1), at its end (a level that it lacks), or without it (0)."""
    new = [other for other in order if other != name]
    if by:
        place = order.index(name) + by if name in order else len(new)
        new.insert(max(0, min(place, len(new))), name)
    return new


def first_values(table: str, tree: Mapping[str, object], number: int) -> dict[str, object]:
    """A new table of that name, to be completed: with what the reading requires, as far as it can be said.

    Of several days, which may have other hours, a break or plenary is on the first.
    """
    days: list[object] = [day for day in _tables(tree.get("days")) if isinstance(day, dict)] or [tree.get("event")]
    (start, end), last = _hours(days[0]), _hours(days[-1])
    first = days[0].get("date") if len(days) > 1 and isinstance(days[0], dict) else None
    dated = f"{first} " if first else ""
    match table:
        case "rooms":
            return {"id": _free("R", tree.get(table), number)}
        case "event.committees":
            return {"title": "", "members": []}
        case "axes.sessions":
            return {"title": ""}
        case "slots":
            return {"id": _free("S", tree.get(table), number), "start": start, "end": end, "places": 1}
        case "axes":
            return {"id": _free("", tree.get(table), number), "title": ""}
        case "breaks":
            return {"title": "", "duration": 15, "between": [dated + start, end]}
        case "plenaries":
            return {"title": "", "start": dated + start, "duration": 30}
        case "days":
            return {"date": _day_after(days[-1]), "start": last[0], "end": last[1]}
    return {"name": ""}


def _tables(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _hours(day: object) -> tuple[str, str]:
    """When the day begins and ends, as they are written."""
    start, end = (str(day.get(key, hour)) if isinstance(day, dict) else hour for key, hour in _USUAL)
    return start, end


def two_days(tree: Mapping[str, object]) -> list[Edit]:
    """The edits by which an event of one day has two, the second with the same hours; [] where it has days already."""
    event = tree.get("event")
    if tree.get("days") or not isinstance(event, dict):
        return []
    start, end = _hours(event)
    dates = [str(event.get("date", "")), _day_after(event)]
    gone = [Edit(EVENT, None, f"event.{key}", None) for key in ("date", "start", "end") if key in event]
    days: list[dict[str, object]] = [{"date": day, "start": start, "end": end} for day in dates]
    return [*gone, *(Edit(EVENT, None, f"days[{number}]", day) for number, day in enumerate(days, start=1))]


def _day_after(day: object) -> str:
    """The date behind that of the table; "" where it has none."""
    try:
        return str(date.fromisoformat(str(day.get("date", "")) if isinstance(day, dict) else "") + timedelta(days=1))
    except (ValueError, OverflowError):
        return ""


_USUAL = (("start", "09:00"), ("end", "18:00"))


def _free(letter: str, tables: object, number: int) -> str:
    """An id that no table of the list has."""
    known = tables if isinstance(tables, list) else []
    taken = {str(table.get("id")).casefold() for table in known if isinstance(table, dict)}
    while f"{letter}{number}".casefold() in taken:
        number += 1
    return f"{letter}{number}"
