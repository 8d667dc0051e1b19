"""What was answered of a source, as `[[sources]]` of event.toml keeps it for the next import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from scheduler.editing import Edit
from scheduler.editing.settings import setting_tree
from scheduler.importing.asked import Asked
from scheduler.storage.lock import EVENT

#: The parts of a source that are answers.
_ANSWERS = ("columns", "values", "ignore")


def kept_of(asked: Asked) -> dict[str, Any]:
    """The answers as values of a table of event.toml; no empty ones."""
    columns = {key: list(headers) if len(headers) > 1 else headers[0] for key, headers in asked.mapping.items()}
    kept = {"columns": columns, "values": asked.values, "ignore": list(asked.ignored)}
    return {key: value for key, value in kept.items() if value}


def with_kept(asked: Asked, source: Mapping[str, Any]) -> Asked:
    """The options with the answers of the table; what was asked now comes before what was answered once."""
    columns, values, ignored = (source.get(key, {}) for key in _ANSWERS)
    if not isinstance(columns, dict) or not isinstance(values, dict):
        return asked
    headers = {key: tuple(map(str, text)) if isinstance(text, list) else (str(text),) for key, text in columns.items()}
    ignored = tuple(map(str, ignored)) if isinstance(ignored, list) else ()
    named = {header for columns in asked.mapping.values() for header in columns}
    headers = {key: free for key, texts in headers.items() if (free := tuple(t for t in texts if t not in named))}
    return replace(
        asked,
        mapping={**headers, **asked.mapping},
        values={**values, **asked.values},
        ignored=tuple(dict.fromkeys((*(text for text in ignored if text not in named), *asked.ignored))),
    )


def kept_edits(event: bytes, format: str, name: str, asked: Asked) -> list[Edit]:
    """The edits of event.toml (`event`: its bytes) by which it keeps the answers; none where it does already."""
    sources = setting_tree(event, EVENT).get("sources", [])
    wanted = kept_of(asked)
    number, source = _source_of(sources, name)
    if source is None:
        return [Edit(EVENT, None, f"sources[{number}]", {"name": name, "format": format, **wanted})] if wanted else []
    changed = [key for key in _ANSWERS if wanted.get(key, source.get(key)) != source.get(key)]
    return [Edit(EVENT, None, f"sources[{number}].{key}", wanted[key]) for key in changed]


def _source_of(sources: object, name: str) -> tuple[int, Mapping[str, Any] | None]:
    """The number of the source of that name, from 1, and its table; the next number and None without one."""
    listed: Sequence[object] = sources if isinstance(sources, list) else ()
    for number, source in enumerate(listed, start=1):
        if isinstance(source, dict) and source.get("name") == name:
            return number, source
    return len(listed) + 1, None
