"""The headers of a mail as RFC 5322 and 2047 read them, with nothing of the code that writes them."""

from __future__ import annotations

import re
from base64 import b64decode
from quopri import decodestring

ENCODED = re.compile(r"=\?utf-8\?([qb])\?([!->@-~]*)\?=")


def meaning(value: str) -> str:
    """What an unfolded header says by RFC 2047: blanks between encoded words go, each is decoded, all else stays."""
    value = re.sub(r"(?<=\?=)[ \t]+(?==\?utf-8\?[qb]\?)", "", value)

    def plain(match: re.Match[str]) -> str:
        kind, body = match.groups()
        data = b64decode(body) if kind == "b" else decodestring(body.replace("_", " ").encode(), header=True)
        return data.decode("utf-8", "strict")

    return ENCODED.sub(plain, value)


def raw_headers(data: bytes) -> list[tuple[str, str]]:
    """Name and unfolded value of each header, by RFC 5322 alone."""
    head = data.partition(b"\r\n\r\n")[0].decode("ascii")
    lines = re.sub(r"\r\n(?=[ \t])", "", head).split("\r\n")
    return [(name, value.strip(" ")) for name, _, value in (line.partition(":") for line in lines)]
