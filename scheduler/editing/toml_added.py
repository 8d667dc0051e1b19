"""The text of a TOML file with something at a path where nothing is, at the place where a person would write it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scheduler.editing.toml_text import Layout, Line, Part, Path, layout, line_end, line_start
from scheduler.editing.toml_value import name, written

_LAST_COMMA = re.compile(r"([ \t]*,)?([ \t]*#[^\r\n]*)?")
_COMMENTS = re.compile(r"(?:[ \t]*#[^\n]*(?:\n|\Z))*")


def added(text: str, path: Path, value: object) -> str:
    """The text with `value` at `path`, the table that it belongs to being made where there is none."""
    place, parent, last = layout(text), path[:-1], path[-1]
    inline = place.part(parent)
    if inline is not None and inline.opener:
        return _into(text, place, inline, written(value) if isinstance(last, int) else _pair(last, value))
    if isinstance(value, Mapping):
        return _with_table(text, place, path, value)
    if parent == () or any(header.path == parent for header in place.headers):
        return _with_line(text, place, parent, str(last), value)
    dotted = [line for line in place.lines(parent) if isinstance(line, Part) and len(line.table or ()) < len(parent)]
    if dotted:
        table = dotted[-1].table or ()
        return _with_line(text, place, table, ".".join(name(key) for key in path[len(table) :]), value, dotted[-1])
    return added(text, parent, {str(last): value})


def _pair(key: object, value: object) -> str:
    return f"{name(key)} = {written(value)}"


def _line_break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _inserted(text: str, place: int, lines: str) -> str:
    """The text with whole lines put in where a line begins, or at the end of a last one that is not ended."""
    end = _line_break(text)
    before = text[:place]
    if before and not before.endswith("\n"):
        before += end
    return before + lines.replace("\n", end) + text[place:]


def _with_table(text: str, place: Layout, path: Path, value: Mapping[str, object]) -> str:
    """The text with a table under a header of its own, below what it belongs to or, new of its kind, at the end."""
    keys = ".".join(name(step) for step in path if isinstance(step, str))
    header = f"[[{keys}]]" if isinstance(path[-1], int) else f"[{keys}]"
    lines = "\n".join(["", header, *(_pair(key, one) for key, one in value.items()), ""])
    near = next((found for size in range(len(path) - 1, 0, -1) if (found := place.lines(path[:size]))), None)
    if near is None:
        return _inserted(text, len(text), lines if text.strip() else lines.lstrip("\n"))
    last = near[-1]
    if isinstance(last, Part):  # a header among the keys of another table would take those below it for its own
        last = [line for line in place.lines(()) if isinstance(line, Part) and line.table == last.table][-1]
    comments = _COMMENTS.match(text, line_end(text, last.end))
    return _inserted(text, comments.end() if comments else len(text), lines)


def _with_line(text: str, place: Layout, table: Path, key: str, value: object, after: Part | None = None) -> str:
    """The text with a line for that key below the last of the table's own, its sign of equality below theirs."""
    own = [line for line in place.lines(table) if isinstance(line, Part) and line.table == table]
    key = key if after else name(key)
    previous: Line | None = after or (own[-1] if own else next((h for h in place.headers if h.path == table), None))
    if previous is None:
        return _inserted(text, 0, f"{key} = {written(value)}\n")
    return _inserted(text, line_end(text, previous.end), _aligned(text, own, key) + written(value) + "\n")


def _aligned(text: str, own: list[Part], key: str) -> str:
    """The key and the sign of equality, as the other lines of the table have them."""
    if not own:
        return f"{key} = "
    starts = [text[line_start(text, part.key) : part.start] for part in own]
    indent = starts[-1][: len(starts[-1]) - len(starts[-1].lstrip())]
    columns = {start.rstrip().rfind("=") for start in starts}
    if len(starts) > 1 and len(columns) == 1:
        key = key.ljust(columns.pop() - len(indent) - 1)
    sign = "=" if re.search(r"[^ \t]=\Z", starts[-1]) else " = "
    return indent + key + sign


def _into(text: str, place: Layout, inline: Part, new: str) -> str:
    """The text with another item at the end of a list or table in line, on a line of its own where the last has one."""
    items = [part for part in place.parts if inline.start < part.key and part.end < inline.end]
    if not items:
        new = new if inline.opener == "[" else f" {new} "
        return text[: inline.start + 1] + new + text[inline.start + 1 :]
    last = max(items, key=lambda part: part.end)
    lead = re.search(r"\r?\n[ \t]*\Z", text[: last.key])
    rest = _LAST_COMMA.match(text, last.end)
    if lead is None or rest is None:
        return text[: last.end] + f", {new}" + text[last.end :]
    comma, comment = rest.group(1), rest.group(2) or ""
    line = (comma or ",") + comment + lead.group() + new + ("," if comma else "")
    return text[: last.end] + line + text[rest.end() :]
