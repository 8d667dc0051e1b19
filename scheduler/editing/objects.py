"""JSON: one value of one object changed in the text itself, so that indentation, order and numbers stay."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from typing import Any

from scheduler.editing.edit import Edit
from scheduler.editing.tables import column_of, refuse_emptying
from scheduler.reading.cells import blank
from scheduler.reading.columns import Kind
from scheduler.reading.files import decode_utf8
from scheduler.reading.objects import read_objects
from scheduler.reading.report import Report, Spot

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class _Member:
    """A member of an object: where its key and its value begin and end; `after` is where what precedes it ends."""

    name: str
    after: int
    key: int
    key_end: int
    value: int
    end: int


def object_value(data: bytes, kind: Kind, edit: Edit) -> object:
    """What the object holds under the key; None where it is blank or not there."""
    _, one, name = _find(data, kind, edit)
    value = one.get(name) if name is not None else None
    return None if blank(value) else value


def edit_objects(data: bytes, kind: Kind, edit: Edit) -> bytes:
    """The file with that value changed; a value that is removed becomes null, which the reader takes for blank."""
    text, one, name = _find(data, kind, edit)
    if name is None:
        refuse_emptying(edit)
        name = edit.key
    members = _members(text, _start(text, edit.row or 1))
    value = json.dumps(edit.value, ensure_ascii=False)
    if name in one:
        member = next(member for member in members if member.name == name)
        text = text[: member.value] + value + text[member.end :]
    elif edit.value is not None:
        last = members[-1]
        between = text[last.after : last.key] if len(members) > 1 else text[members[0].after : members[0].key]
        colon = text[last.key_end : last.value]
        new = "," + between + json.dumps(name, ensure_ascii=False) + colon + value
        text = text[: last.end] + new + text[last.end :]
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return bom + text.encode()


def _find(data: bytes, kind: Kind, edit: Edit) -> tuple[str, dict[str, Any], str | None]:
    """The text, the object of that row, and the name of the key in it; None where no object has it."""
    text = decode_utf8(data, Spot(edit.file), Report())
    report = Report()
    objects = None if text is None else read_objects(text, Spot(edit.file), report)
    if text is None or objects is None or report.mistakes:
        raise LookupError(f"{edit.file} is no JSON list of objects")
    if edit.row is None or not 1 <= edit.row <= len(objects) or all(map(blank, objects[edit.row - 1].values())):
        raise LookupError(f"{edit.file} has no object {edit.row}")
    names = list(dict.fromkeys(name for one in objects for name in one))
    column = column_of(names, kind, edit.key)
    return text, objects[edit.row - 1], None if column is None else names[column]


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _start(text: str, number: int) -> int:
    """Where the object of that number begins."""
    at = _skip(text, _skip(text, 0) + 1)
    for _ in range(number - 1):
        _, end = _DECODER.raw_decode(text, at)
        at = _skip(text, _skip(text, end) + 1)
    return at


def _members(text: str, at: int) -> list[_Member]:
    found: list[_Member] = []
    after = at + 1
    key = _skip(text, after)
    while text[key] != "}":
        name, key_end = _DECODER.raw_decode(text, key)
        value = _skip(text, _skip(text, key_end) + 1)
        _, end = _DECODER.raw_decode(text, value)
        found.append(_Member(name, after, key, key_end, value, end))
        comma = _skip(text, end)
        after = comma + (text[comma] == ",")
        key = _skip(text, after)
    return found
