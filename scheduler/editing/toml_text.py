"""The layout of a TOML text: the offsets of each key, value and table, so that one can be changed and the rest stays.

Only for text that tomllib has read without an error.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

from scheduler.domain.errors import Unwritable
from scheduler.language.message import message

#: Keys, and numbers from 1 in lists: `rooms[2].id` is ("rooms", 2, "id").
Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_WORD = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*')"""
_KEY = re.compile(rf"{_WORD}(?:[ \t]*\.[ \t]*{_WORD})*")
_SCALAR = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'"
    r"|\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*"
    r"|[^\s,\]}#]+",
    re.DOTALL,
)
_LINE = re.compile(r"[^\n]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Part:
    """A value at `path`: from `start` to `end`; its key, if it has one, begins at `key`.

    `opener` is "[" or "{" for a list or table in line, else "". `table` is the path of the header that it stands
    under, None inside another value.
    """

    path: Path
    key: int
    start: int
    end: int
    opener: str
    table: Path | None


@dataclass(frozen=True, slots=True)
class Header:
    """`[a.b]` or `[[a.b]]`; its first bracket is at `key`, its keys end at `end`."""

    path: Path
    key: int
    end: int


Line = Part | Header


@dataclass(frozen=True, slots=True)
class Layout:
    """All parts and headers of the text in order; a part comes before the parts inside it."""

    parts: tuple[Part, ...]
    headers: tuple[Header, ...]

    def part(self, path: Path) -> Part | None:
        return next((part for part in self.parts if part.path == path), None)

    def lines(self, path: Path) -> list[Line]:
        """The headers and the keys on lines of their own at or below `path`, from top to bottom."""
        lines: list[Line] = [*self.headers, *(part for part in self.parts if part.table is not None)]
        return sorted((line for line in lines if line.path[: len(path)] == path), key=lambda line: line.key)


def layout(text: str) -> Layout:
    """The layout of the text."""
    return Layout(*_Scanner(text).scan())


def line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """The offset of the next line."""
    match = _LINE.match(text, at)
    return match.end() if match else len(text)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[Part] = []
        self.headers: list[Header] = []
        self.counts: dict[Path, int] = {}

    def scan(self) -> tuple[tuple[Part, ...], tuple[Header, ...]]:
        table: Path = ()
        at = self._skip(0)
        while at < len(self.text):
            if self.text[at] == "[":
                table = self._header(at)
                end = line_end(self.text, self.headers[-1].end)
            else:
                end = line_end(self.text, self._pair(at, table, table))
            at = self._skip(end)
        return tuple(self.parts), tuple(self.headers)

    def _skip(self, at: int) -> int:
        match = _BLANK.match(self.text, at)
        return match.end() if match else at

    def _keys(self, at: int) -> tuple[list[str], int]:
        """The dotted keys at the offset `at`, and the offset of their end."""
        match = _KEY.match(self.text, at)
        if match is None:
            raise Unwritable(message("une clé n'y est pas lisible", "a key in it cannot be read"))
        keys: list[str] = []
        inner = tomllib.loads(match.group() + " = 0")
        while isinstance(inner, dict):
            key, inner = next(iter(inner.items()))
            keys.append(key)
        return keys, match.end()

    def _header(self, at: int) -> Path:
        double = self.text.startswith("[[", at)
        keys, end = self._keys(self._skip(at + 1 + double))
        path: Path = ()
        for key in keys[:-1]:
            path = self._last((*path, key))
        path = (*path, keys[-1])
        if double:
            self.counts[path] = self.counts.get(path, 0) + 1
        self.headers.append(Header(self._last(path), at, end))
        return self.headers[-1].path

    def _last(self, path: Path) -> Path:
        """The path; of a list of tables, with the number of the last table."""
        return (*path, self.counts[path]) if path in self.counts else path

    def _pair(self, at: int, base: Path, table: Path | None) -> int:
        """The offset behind the key and value at `at`."""
        keys, end = self._keys(at)
        return self._value(self._skip(self._skip(end) + 1), (*base, *keys), at, table)

    def _value(self, at: int, path: Path, key: int, table: Path | None) -> int:
        index = len(self.parts)
        opener = self.text[at] if self.text[at] in "[{" else ""
        if opener:
            end = self._items(at, path, opener)
        else:
            match = _SCALAR.match(self.text, at)
            end = match.end() if match else at
        self.parts.insert(index, Part(path, key, at, end, opener, table))
        return end

    def _items(self, at: int, path: Path, opener: str) -> int:
        """The offset behind the list or table in line; its items are recorded."""
        number = 0
        at = self._skip(at + 1)
        while self.text[at] not in "]}":
            number += 1
            end = self._value(at, (*path, number), at, None) if opener == "[" else self._pair(at, path, None)
            at = self._skip(end)
            if self.text[at] == ",":
                at = self._skip(at + 1)
        return at + 1
