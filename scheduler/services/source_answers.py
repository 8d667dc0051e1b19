"""The answers of the organiser about a source, as event.toml keeps them in [[sources]] for its next import."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from scheduler.importing.asked import Asked
from scheduler.importing.event_text import table_text
from scheduler.importing.imported import Imported, Question
from scheduler.storage.lock import EVENT

#: Somebody who answers a question by one of its choices.
Answering = Callable[[Question], str]


def answers_text(format: str, name: str, asked: Asked) -> str:
    """The part [[sources]] of a new event.toml."""
    return "\n" + table_text("[[sources]]", _entry(format, name, asked))


def with_kept(asked: Asked, folder: Path, name: str) -> Asked:
    """The options with the answers that event.toml keeps of that source; what is asked now counts more."""
    entry = next((entry for entry in _entries(folder) if entry.get("name") == name), {})
    columns, values = entry.get("columns", {}), entry.get("values", {})
    if not isinstance(columns, dict) or not isinstance(values, dict):
        return asked  # whatever is wrong there is told when the folder is read
    kept = {key: tuple(map(str, text)) if isinstance(text, list) else (str(text),) for key, text in columns.items()}
    said = {field: dict(meant) for field, meant in values.items() if isinstance(meant, dict)}
    both = {field: {**said.get(field, {}), **asked.values.get(field, {})} for field in {**said, **asked.values}}
    return replace(asked, mapping={**kept, **asked.mapping}, values=both)


def settled(read: Callable[[Asked], Imported], asked: Asked, answering: Answering | None) -> tuple[Imported, Asked]:
    """The reading once all questions are answered, with the answers; the remaining questions nobody can answer."""
    imported, known = read(asked), set[Question]()
    while answering is not None and imported.questions and not known.issuperset(imported.questions):
        for question in imported.questions:
            asked = _answered(asked, question, answering(question))
        known |= set(imported.questions)
        imported = read(asked)
    return imported, asked


def _answered(asked: Asked, question: Question, answer: str) -> Asked:
    if question.option == "map":
        return replace(asked, mapping={**asked.mapping, question.field: (answer,)})
    meant = {**asked.values.get(question.field, {}), question.found: answer}
    return replace(asked, values={**asked.values, question.field: meant})


def _entry(format: str, name: str, asked: Asked) -> dict[str, Any]:
    columns = {key: list(headers) if len(headers) > 1 else headers[0] for key, headers in asked.mapping.items()}
    values = {field: dict(meant) for field, meant in asked.values.items()}
    entry = {"name": name, "format": format, "columns": columns, "values": values}
    return {key: value for key, value in entry.items() if value}


def _entries(folder: Path) -> list[Mapping[str, Any]]:
    """The tables of [[sources]]; none where event.toml cannot be read, which is told when the folder is read."""
    try:
        sources = tomllib.loads((folder / EVENT).read_bytes().decode("utf-8-sig")).get("sources", [])
    except (OSError, ValueError):
        return []
    return sources if isinstance(sources, list) and all(isinstance(entry, dict) for entry in sources) else []
