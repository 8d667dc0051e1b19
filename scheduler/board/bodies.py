"""What a browser sends, counted while it is read and taken for what it is: nothing is turned into another type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from starlette.requests import Request

from scheduler.domain.errors import JourneeError
from scheduler.language.message import message

#: The largest bodies in bytes: a table, and everything else.
LARGEST_TABLE, LARGEST = 20 * 1024 * 1024, 64 * 1024
#: The most files that are handed over together.
MOST_FILES = 20
#: A body is heard out to so many times its limit: a browser that is cut off earlier does not hear why.
_PATIENCE = 10


class TooLarge(JourneeError):
    """A body has more bytes than may be."""

    def __init__(self, largest: int) -> None:
        size = largest // 1024
        text = message(
            "C’est trop gros : {size} ko au plus. Rien n’a été écrit",
            "This is too large: {size} KB at most. Nothing was written",
            size=size,
        )
        super().__init__(text)


class NotUnderstood(JourneeError):
    """A request is none that the pages of the board make."""

    def __init__(self) -> None:
        text = message(
            "Cette demande n’est pas de celles que fait cette page : rechargez-la. Rien n’a été écrit",
            "This request is none that this page makes: load it again. Nothing was written",
        )
        super().__init__(text)


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


async def files_of(request: Request) -> list[tuple[str, bytes]]:
    """The files of the body, each by its name elsewhere and its bytes. Several lie behind each other, and the address
    says `file=SIZE NAME` of each; a file alone may come without. Raises NotUnderstood, TooLarge.
    """
    data = await body_of(request, LARGEST_TABLE)
    said = [text.partition(" ") for text in request.query_params.getlist("file")]
    if not said:
        return [("", data)]
    if len(said) > MOST_FILES or not all(size.isascii() and size.isdecimal() and len(size) < 10 for size, _, _ in said):
        raise NotUnderstood
    sizes = [int(size) for size, _, _ in said]
    if sum(sizes) != len(data):
        raise NotUnderstood
    ends = list(accumulate(sizes))
    return [(name[:200], data[end - size : end]) for (_, _, name), size, end in zip(said, sizes, ends, strict=True)]


async def object_of(request: Request) -> dict[str, Any]:
    """The JSON object of the body. Raises NotUnderstood for anything else, TooLarge."""
    data = await body_of(request, LARGEST)
    try:
        asked = json.loads(data)
    except (ValueError, RecursionError):
        raise NotUnderstood from None
    if not isinstance(asked, dict):
        raise NotUnderstood
    return asked


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
