"""Inputs that differ a little from one that is known, in the units of its format: words, members of an archive."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from random import Random

#: Words, texts in quotes, blanks and single signs: what JSON, TOML, XML and separated tables are made of.
_PIECE = re.compile(rb'"(?:\\.|[^"\\\n])*"|[\w.+-]+|\s+|.', re.DOTALL)
#: Words that have led readers astray, whatever their format.
WORDS: tuple[bytes, ...] = (
    b"",
    b"0",
    b"-1",
    b"1e999",
    b"NaN",
    b"Infinity",
    b"999999999999999999999",
    b"null",
    b"true",
    b"[]",
    b"{}",
    b'""',
    b'"',
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"\xed\xa0\x80",
    "\u202e\u200b".encode(),
    "é".encode(),
    b"\\ud800",
    b"\r\n",
    b"\n",
    b";",
    b",",
    b"\t",
    b"=1+1",
    b"../x",
    b"9h-10h",
    b"25:00",
    b"2025-05-23",
    b"0001-01-01",
    b"9999-12-31T23:59:59+14:00",
    b"Ada <a@b.org>",
    b"T1",
    b"x" * 300,
    b"[" * 200,
)
#: The largest number of bytes of an input.
LARGEST = 1 << 16


def mutated(data: bytes, draw: Random, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """The input with one to four changes: parts of `others` and `words` of its format may come into it."""
    pieces = _PIECE.findall(data)
    for _ in range(draw.choice((1, 1, 2, 4))):
        _change(pieces, draw, others, words)
    return b"".join(pieces)[:LARGEST]


def _change(pieces: list[bytes], draw: Random, others: Sequence[bytes], words: Sequence[bytes]) -> None:
    """One change in the pieces: some taken out, doubled, moved, replaced by words or by pieces of another input."""
    start = draw.randrange(len(pieces) + 1)
    end = min(len(pieces), start + draw.choice((0, 1, 1, 1, 2, 5, 20)))
    kind = draw.randrange(7)
    if kind == 0:
        del pieces[start:end]
    elif kind == 1:
        pieces[end:end] = pieces[start:end] * draw.choice((1, 1, 2, 30))
    elif kind == 2:
        taken = pieces[start:end]
        del pieces[start:end]
        place = draw.randrange(len(pieces) + 1)
        pieces[place:place] = taken
    elif kind == 3 and others:
        other = _PIECE.findall(draw.choice(others))
        first = draw.randrange(len(other) + 1)
        pieces[start:end] = other[first : first + draw.choice((1, 3, 10, 50))]
    elif kind == 4 and start < end:
        pieces[start] = _flipped(pieces[start], draw)
    elif kind == 5 and len(pieces) > 1:
        pieces[start:end] = [draw.choice(pieces)]
    else:
        pieces[start:end] = [draw.choice(draw.choice((WORDS, words or WORDS)))]


def _flipped(piece: bytes, draw: Random) -> bytes:
    """The piece with another byte at one place; an empty word gets one."""
    place = draw.randrange(max(len(piece), 1))
    return piece[:place] + bytes([draw.randrange(256)]) + piece[place + 1 :]


def mutated_archive(data: bytes, draw: Random, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """The zip archive with one member changed, taken out, renamed or doubled; now and then the bytes of the archive."""
    members = unpacked(data)
    if not members or draw.randrange(12) == 0:
        changed = bytearray(data or b"PK")
        for _ in range(draw.choice((1, 2, 8))):
            changed[draw.randrange(len(changed))] = draw.randrange(256)
        return bytes(changed[: draw.randrange(len(changed)) if draw.randrange(4) == 0 else None])
    name = draw.choice(sorted(members))
    inner = [member for other in others for key, member in unpacked(other).items() if key == name]
    kind = draw.randrange(16)
    if kind == 0:
        del members[name]
    elif kind == 1:
        members[draw.choice(sorted(members))] = members[name]
    else:
        members[name] = mutated(members[name], draw, inner, words)
    return packed(members)


def unpacked(data: bytes) -> dict[str, bytes]:
    """The members of a zip archive by name; none where it is none that can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if entry.file_size <= LARGEST]
            return {entry.filename: archive.read(entry) for entry in entries}
    except Exception:  # zipfile raises much that it does not name
        return {}


def packed(members: dict[str, bytes]) -> bytes:
    """A zip archive of the members; equal members give equal bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return stream.getvalue()
