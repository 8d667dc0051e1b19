"""What was answered of a source, as `[[sources]]` of event.toml keeps it for the next import."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from scheduler.editing import Edit
from scheduler.editing.settings import setting_tree
from scheduler.importing.asked import Asked
from scheduler.importing.event_text import table_text
from scheduler.storage.lock import EVENT

#: The parts of a source that are answers, and those of them that are taken back by their absence.
_ANSWERS, _WHOLE = ("columns", "values", "ignore"), ("columns", "ignore")


def _kept_of(asked: Asked) -> dict[str, Any]:
    """The answers as values of a table of event.toml; no empty ones."""
    columns = {key: list(headers) if len(headers) > 1 else headers[0] for key, headers in asked.mapping.items()}
    values = {field: dict(meant) for field, meant in asked.values.items() if meant}
    kept = {"columns": columns, "values": values, "ignore": list(asked.ignored)}
    return {key: value for key, value in kept.items() if value}


def answers_text(format: str, name: str, asked: Asked) -> str:
    """The part [[sources]] of a new event.toml."""
    return "\n" + table_text("[[sources]]", {"name": name, "format": format, **_kept_of(asked)})


def with_kept(asked: Asked, folder: Path, name: str) -> Asked:
    """The options with the answers that event.toml keeps of that source; what is asked now counts more."""
    source = _source_of(_sources(folder), name)[1] or {}
    columns, values, ignored = (source.get(key, {}) for key in _ANSWERS)
    if not isinstance(columns, dict) or not isinstance(values, dict):
        return asked  # whatever is wrong there is told when the folder is read
    unread = [str(header) for header in ignored] if isinstance(ignored, list) else []
    now = {*asked.ignored, *(header for headers in asked.mapping.values() for header in headers)}
    kept = {key: tuple(map(str, text)) if isinstance(text, list) else (str(text),) for key, text in columns.items()}
    kept = {key: free for key, texts in kept.items() if (free := tuple(text for text in texts if text not in now))}
    said = {field: dict(meant) for field, meant in values.items() if isinstance(meant, dict)}
    return replace(
        asked,
        mapping={**kept, **asked.mapping},
        values={field: {**said.get(field, {}), **asked.values.get(field, {})} for field in {**said, **asked.values}},
        ignored=(*(text for text in unread if text not in now), *asked.ignored),
    )


def kept_edits(event: bytes, format: str, name: str, asked: Asked) -> list[Edit]:
    """The edits of event.toml (`event`: its bytes) by which it keeps the answers; none where it does already."""
    wanted = _kept_of(asked)
    number, source = _source_of(setting_tree(event, EVENT).get("sources", []), name)
    if source is None:
        return [Edit(EVENT, None, f"sources[{number}]", {"name": name, "format": format, **wanted})] if wanted else []
    keys = [key for key in _ANSWERS if key in wanted or (key in _WHOLE and source.get(key))]
    changed = [key for key in keys if wanted.get(key) != source.get(key)]
    return [Edit(EVENT, None, f"sources[{number}].{key}", wanted.get(key)) for key in changed]


def _sources(folder: Path) -> object:
    """The value of [[sources]]; none where event.toml cannot be read, which is told when the folder is read."""
    try:
        return tomllib.loads((folder / EVENT).read_bytes().decode("utf-8-sig")).get("sources", [])
    except (OSError, ValueError):
        return []


def _source_of(sources: object, name: str) -> tuple[int, Mapping[str, Any] | None]:
    """The number of the source of that name, from 1, and its table; the next number and None without one."""
    listed: Sequence[object] = sources if isinstance(sources, list) else ()
    for number, source in enumerate(listed, start=1):
        if isinstance(source, dict) and source.get("name") == name:
            return number, source
    return len(listed) + 1, None
