"""The text of a TOML file with one value replaced or removed; `toml_added` adds new ones."""

from __future__ import annotations

import re
import tomllib
from itertools import groupby

from scheduler.domain.errors import Unwritable
from scheduler.editing.toml_added import added
from scheduler.editing.toml_text import Line, Part, Path, layout, line_end, line_start
from scheduler.editing.toml_value import at, written
from scheduler.language.message import message
from scheduler.reading.event_toml.to_complete import MARK

#: The mark up to the end of its line; a comment that says more is somebody's own.
_MARK = re.compile(rf"[ \t]*{MARK}[ \t]*(?=\r?\n|\Z)")


def replaced(text: str, path: Path, value: object) -> str:
    """The text with `value` at `path`, replaced or added."""
    parsed = layout(text)
    part = parsed.part(path)
    if part is not None:
        return text[: part.start] + written(value) + text[part.end :]
    if not parsed.lines(path):
        return added(text, path, value)
    if isinstance(value, dict):
        return _refilled(text, path, value)
    raise Unwritable(message("un tableau ne peut pas devenir une valeur simple", "a table cannot become a plain value"))


def unmarked(text: str, path: Path) -> str:
    """The text without the mark behind the value at `path` by which it is one to be completed, if it has one."""
    part = layout(text).part(path)
    mark = None if part is None else _MARK.match(text, part.end)
    return text if mark is None else text[: mark.start()] + text[mark.end() :]


def _refilled(text: str, path: Path, value: dict[str, object]) -> str:
    """The text with the table changed key by key, so that comments between its lines stay."""
    now = at(tomllib.loads(text), path)
    if not isinstance(now, dict):
        raise Unwritable(message("une liste ne peut pas devenir un tableau", "a list cannot become a table"))
    for key in now:
        if key not in value:
            text = removed(text, (*path, key))
    for key, inner in value.items():
        if now.get(key) != inner:
            text = replaced(text, (*path, key), inner)
    return text


def removed(text: str, path: Path) -> str:
    """The text without the value at `path` and its line, or without the table, its header and its keys."""
    parsed = layout(text)
    part = parsed.part(path)
    if part is not None and part.table is None:
        return _without_item(text, part)
    runs: list[tuple[Line, Line]] = []
    for mine, lines in groupby(parsed.lines(()), key=lambda line: line.path[: len(path)] == path):
        if mine:
            run = list(lines)
            runs.append((run[0], run[-1]))
    for first, last in reversed(runs):
        text = _joined(text[: line_start(text, first.key)], text[line_end(text, last.end) :])
    return text


def _joined(before: str, after: str) -> str:
    """Both texts joined, without a blank line that the removal has doubled."""
    doubled = re.search(r"(?:\A|\n\r?\n)\Z", before)
    return before + (re.sub(r"\A\r?\n", "", after) if doubled else after)


def _without_item(text: str, part: Part) -> str:
    """The text without an item of a list or table in line, and without the comma that it needs no more."""
    after = re.compile(r"[ \t\r\n]*,[ \t]*").match(text, part.end)
    if after is None:
        before = re.search(r"\s*,\s*\Z", text[: part.key])
        return text[: before.start() if before else part.key] + text[part.end :]
    start, end = line_start(text, part.key), line_end(text, after.end())
    if text[start : part.key].isspace() and text[after.end() : end].isspace():  # it has its lines for itself
        return text[:start] + text[end:]
    return text[: part.key] + text[after.end() :]
