"""JSON: one value of one object changed in the text itself, so that indentation, order and numbers stay."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scheduler.domain.errors import Unwritable
from scheduler.editing.edit import Edit, Value
from scheduler.editing.tables import refuse_emptying
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import arrange_objects
from scheduler.reading.columns.kinds import Kind
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.files import decode_utf8
from scheduler.reading.sheets.objects import read_objects

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class _Member:
    """The offsets of a member of an object: of its key, its value, and (`after`) the end of what precedes it."""

    name: str
    after: int
    key: int
    key_end: int
    value: int
    end: int


class ObjectTable:
    """The list of objects in the bytes of a file, with the choice of its keys. LookupError if there is no such list."""

    def __init__(self, data: bytes, kind: Kind, file: str) -> None:
        self.text, self.objects = _parsed(data, file)
        self._names = list(dict.fromkeys(name for item in self.objects for name in item))
        self._arranged = arrange_objects(self.objects, kind)

    def value(self, edit: Edit) -> object:
        """The value of the object under the key; None where it is blank or missing."""
        name = self.name(edit)
        value = self.item(edit).get(name) if name is not None else None
        return None if blank(value) else value

    def item(self, edit: Edit) -> dict[str, Any]:
        """The object of the edit's row. Raises LookupError if it is not there or blank."""
        number = edit.row
        if number is None or not 1 <= number <= len(self.objects) or all(map(blank, self.objects[number - 1].values())):
            raise Unwritable.no_row(edit.file, edit.row)
        return self.objects[number - 1]

    def name(self, edit: Edit) -> str | None:
        """The key that the objects have for the field of the edit; None if no object has one."""
        column = self._arranged.column(edit.key)
        return None if column is None else self._names[column]


def edit_objects(data: bytes, kind: Kind, edits: Sequence[Edit]) -> bytes:
    """The file with those values changed; a value that is removed becomes null, which the reader takes for blank."""
    table = ObjectTable(data, kind, edits[0].file)
    added: dict[str, str] = {}
    wanted: dict[int, dict[str, Value]] = {}
    for edit in edits:
        item, name = table.item(edit), table.name(edit)
        if name is None:
            refuse_emptying(edit)
            name = added.setdefault(kind.meant(edit.key) or edit.key, edit.key)
        if name in item or edit.value is not None:
            wanted.setdefault(edit.row or 1, {})[name] = edit.value
    pieces, done = [], 0
    for number, start in enumerate(_starts(table.text, len(table.objects)), start=1):
        if number in wanted:
            _, end = _DECODER.raw_decode(table.text, start)
            pieces += [table.text[done:start], _rewritten(table.text[start:end], wanted[number])]
            done = end
    return _encoded("".join([*pieces, table.text[done:]]), data)


def _rewritten(text: str, values: Mapping[str, Value]) -> str:
    """The text of an object with those values; keys that it lacks come behind its last one."""
    for name, value in values.items():
        members = _members(text, 0)
        written = json.dumps(value, ensure_ascii=False)
        member = next((member for member in members if member.name == name), None)
        if member is not None:
            text = text[: member.value] + written + text[member.end :]
            continue
        last = members[-1]
        between = text[last.after : last.key] if len(members) > 1 else text[members[0].after : members[0].key]
        new = "," + between + json.dumps(name, ensure_ascii=False) + text[last.key_end : last.value] + written
        text = text[: last.end] + new + text[last.end :]
    return text


def objects_of(data: bytes, file: str) -> list[dict[str, Any]]:
    """The objects of the list. Raises LookupError if the file holds no such list."""
    return _parsed(data, file)[1]


def add_object(data: bytes, kind: Kind, file: str, values: Mapping[str, Value]) -> bytes:
    """The file with one more object at the end of the list, laid out as the last one is."""
    text, objects = _parsed(data, file)
    names = list(dict.fromkeys(name for item in objects for name in item))
    arranged = arrange_objects(objects, kind)
    wanted = {}
    for key, value in values.items():
        column = arranged.column(key)
        if value is not None:
            wanted[key if column is None else names[column]] = value
    last = _start(text, len(objects))
    members = _members(text, last)
    pairs = [json.dumps(key, ensure_ascii=False) for key in wanted]
    first, colon, between = "", ": ", ", "
    if members:
        first = text[members[0].after : members[0].key]
        colon = text[members[0].key_end : members[0].value]
        between = "," + (text[members[1].after : members[1].key] if len(members) > 1 else first or " ")
    _, end = _DECODER.raw_decode(text, last)
    closing = text[members[-1].end : end - 1].rpartition(",")[2] if members else ""
    body = between.join(
        f"{key}{colon}{json.dumps(value, ensure_ascii=False)}"
        for key, value in zip(pairs, wanted.values(), strict=True)
    )
    gap = text[_before(text, last) : last]
    text = f"{text[:end]},{gap}{{{first}{body}{closing}}}{text[end:]}"
    return _encoded(text, data)


def withdraw_object(data: bytes, file: str, row: int) -> bytes:
    """The file without the object of that number, counted from 1."""
    text, objects = _parsed(data, file)
    if not 1 <= row <= len(objects):
        raise Unwritable.no_row(file, row)
    start = _start(text, row)
    _, end = _DECODER.raw_decode(text, start)
    if row < len(objects):
        return _encoded(text[:start] + text[_start(text, row + 1) :], data)
    if row > 1:
        _, start = _DECODER.raw_decode(text, _start(text, row - 1))
    return _encoded(text[:start] + text[end:], data)


def _before(text: str, at: int) -> int:
    """Where the white space before `at` begins."""
    return len(text[:at].rstrip(" \t\r\n"))


def _encoded(text: str, data: bytes) -> bytes:
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return bom + text.encode()


def _parsed(data: bytes, file: str) -> tuple[str, list[dict[str, Any]]]:
    text = decode_utf8(data, Spot(file), Report())
    report = Report()
    objects = None if text is None else read_objects(text, Spot(file), report)
    if text is None or objects is None or report.mistakes:
        raise Unwritable.unread(file)
    return text, objects


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _start(text: str, number: int) -> int:
    """Where the object of that number begins."""
    return _starts(text, number)[-1]


def _starts(text: str, count: int) -> list[int]:
    """The offset at which each of the first `count` objects begins; there is at least one."""
    starts = [_skip(text, _skip(text, 0) + 1)]
    while len(starts) < count:
        _, end = _DECODER.raw_decode(text, starts[-1])
        starts.append(_skip(text, _skip(text, end) + 1))
    return starts


def _members(text: str, at: int) -> list[_Member]:
    members: list[_Member] = []
    after = at + 1
    key = _skip(text, after)
    while text[key] != "}":
        name, key_end = _DECODER.raw_decode(text, key)
        value = _skip(text, _skip(text, key_end) + 1)
        _, end = _DECODER.raw_decode(text, value)
        members.append(_Member(name, after, key, key_end, value, end))
        comma = _skip(text, end)
        after = comma + (text[comma] == ",")
        key = _skip(text, after)
    return members
