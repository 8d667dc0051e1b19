"""What a browser sends, counted while it is read and taken for what it is: nothing is turned into another type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from scheduler.board.refusals import NotUnderstood, TooLarge

#: The largest bodies in bytes: a table, and what has no limit of its own.
LARGEST_TABLE, LARGEST = 20 * 1024 * 1024, 64 * 1024
#: The same of mails and documents together, and of a form with long texts; and the number of files.
LARGEST_POST, LARGEST_FORM, _MOST_FILES = 64 * 1024 * 1024, 1024 * 1024, 500
#: The multiple of its limit to which a body is heard out: a browser that is cut off earlier does not hear why.
_PATIENCE = 10


async def body_of(request: Request, largest: int) -> bytes:
    """The body; what the client says of its length proves nothing. Raises TooLarge above `largest` bytes."""
    data, size = bytearray(), 0
    async for piece in request.stream():
        size += len(piece)
        if size <= largest:
            data += piece
        elif size > _PATIENCE * largest:
            break
    if size > largest:
        raise TooLarge(largest)
    return bytes(data)


async def tables_of(request: Request) -> tuple[tuple[str, bytes], ...]:
    """A file that is the body, without a name; where the address says so, the several of one export, by their names.

    Raises NotUnderstood, TooLarge.
    """
    if "together" in request.query_params:
        return await files_of(request, LARGEST_TABLE)
    return (("", await body_of(request, LARGEST_TABLE)),)


async def files_of(request: Request, largest: int = LARGEST_POST) -> tuple[tuple[str, bytes], ...]:
    """The files of the body with their names: a line of JSON, `[[name, size], …]`, then their bytes in that order.

    Raises NotUnderstood for anything else, TooLarge.
    """
    line, _, data = (await body_of(request, largest)).partition(b"\n")
    try:
        listed = json.loads(line[:LARGEST_FORM])
    except (ValueError, RecursionError):
        raise NotUnderstood from None
    if not isinstance(listed, list) or not 0 < len(listed) <= _MOST_FILES:
        raise NotUnderstood
    files, begin = [], 0
    for each in listed:
        if not isinstance(each, list) or len(each) != 2:
            raise NotUnderstood
        named = {"name": each[0], "size": each[1]}
        name, size = text_in(named, "name"), number_in(named, "size")
        if not 0 <= size <= len(data) - begin:
            raise NotUnderstood
        files.append((name, data[begin : begin + size]))
        begin += size
    if begin != len(data):
        raise NotUnderstood
    return tuple(files)


async def object_of(request: Request, largest: int = LARGEST) -> dict[str, Any]:
    """The JSON object of the body. Raises NotUnderstood for anything else, TooLarge."""
    asked = _json(await body_of(request, largest))
    if not isinstance(asked, dict):
        raise NotUnderstood
    return asked


async def list_of(request: Request, largest: int = LARGEST) -> list[Any]:
    """The JSON list of the body. Raises NotUnderstood for anything else, TooLarge."""
    asked = _json(await body_of(request, largest))
    if not isinstance(asked, list):
        raise NotUnderstood
    return asked


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise NotUnderstood from None


def text_in(asked: Mapping[str, Any], key: str) -> str:
    """The text under the key, of characters that a file can hold. Raises NotUnderstood for anything else."""
    value = asked.get(key)
    if not isinstance(value, str) or any("\ud800" <= character <= "\udfff" for character in value):
        raise NotUnderstood
    return value


def number_in(asked: Mapping[str, Any], key: str) -> int:
    """The whole number under the key. Raises NotUnderstood for anything else."""
    value = asked.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotUnderstood
    return value
