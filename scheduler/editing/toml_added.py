"""The text of a TOML file with a value at a new path, where a person would write it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scheduler.editing.toml_text import Layout, Line, Part, Path, layout, line_end, line_start
from scheduler.editing.toml_value import name, written

_LAST_COMMA = re.compile(r"([ \t]*,)?([ \t]*#[^\r\n]*)?")
_COMMENTS = re.compile(r"(?:[ \t]*#[^\n]*(?:\n|\Z))*")


def added(text: str, path: Path, value: object) -> str:
    """The text with `value` at `path`; missing tables are made."""
    parsed, parent, last = layout(text), path[:-1], path[-1]
    inline = parsed.part(parent)
    if inline is not None and inline.opener:
        return _into(text, parsed, inline, written(value) if isinstance(last, int) else _pair(last, value))
    if isinstance(value, Mapping):
        return _with_table(text, parsed, path, value)
    if parent == () or any(header.path == parent for header in parsed.headers):
        return _with_line(text, parsed, parent, str(last), value)
    dotted = [line for line in parsed.lines(parent) if isinstance(line, Part) and len(line.table or ()) < len(parent)]
    if dotted:
        table = dotted[-1].table or ()
        return _with_line(text, parsed, table, ".".join(name(key) for key in path[len(table) :]), value, dotted[-1])
    return added(text, parent, {str(last): value})


def _pair(key: object, value: object) -> str:
    return f"{name(key)} = {written(value)}"


def _line_break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _inserted(text: str, offset: int, lines: str) -> str:
    """The text with whole `lines` inserted at `offset`, where a line begins or the text ends."""
    end = _line_break(text)
    before = text[:offset]
    if before and not before.endswith("\n"):
        before += end
    return before + lines.replace("\n", end) + text[offset:]


def _with_table(text: str, parsed: Layout, path: Path, value: Mapping[str, object]) -> str:
    """The text with a new table under its own header, below its siblings or parents, else at the end."""
    keys = ".".join(name(step) for step in path if isinstance(step, str))
    header = f"[[{keys}]]" if isinstance(path[-1], int) else f"[{keys}]"
    lines = "\n".join(["", header, *(_pair(key, inner) for key, inner in value.items()), ""])
    near = next((related for size in range(len(path) - 1, 0, -1) if (related := parsed.lines(path[:size]))), None)
    if near is None:
        return _inserted(text, len(text), lines if text.strip() else lines.lstrip("\n"))
    last = near[-1]
    if isinstance(last, Part):  # a header among the keys of another table would take those below it for its own
        last = [line for line in parsed.lines(()) if isinstance(line, Part) and line.table == last.table][-1]
    comments = _COMMENTS.match(text, line_end(text, last.end))
    return _inserted(text, comments.end() if comments else len(text), lines)


def _with_line(text: str, parsed: Layout, table: Path, key: str, value: object, after: Part | None = None) -> str:
    """The text with a line for `key` below the last line of the table, the signs of equality aligned."""
    lines = [line for line in parsed.lines(table) if isinstance(line, Part) and line.table == table]
    key = key if after else name(key)
    previous: Line | None = after or (
        lines[-1] if lines else next((h for h in parsed.headers if h.path == table), None)
    )
    if previous is None:
        return _inserted(text, 0, f"{key} = {written(value)}\n")
    return _inserted(text, line_end(text, previous.end), _aligned(text, lines, key) + written(value) + "\n")


def _aligned(text: str, lines: list[Part], key: str) -> str:
    """The key and the sign of equality, indented and aligned as in the other `lines` of the table."""
    if not lines:
        return f"{key} = "
    starts = [text[line_start(text, part.key) : part.start] for part in lines]
    indent = starts[-1][: len(starts[-1]) - len(starts[-1].lstrip())]
    columns = {start.rstrip().rfind("=") for start in starts}
    if len(starts) > 1 and len(columns) == 1:
        key = key.ljust(columns.pop() - len(indent) - 1)
    sign = "=" if re.search(r"[^ \t]=\Z", starts[-1]) else " = "
    return indent + key + sign


def _into(text: str, parsed: Layout, inline: Part, new: str) -> str:
    """The text with an item appended to a list or table in line; on a new line if the last item has its own."""
    items = [part for part in parsed.parts if inline.start < part.key and part.end < inline.end]
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
