"""JSON in which no key stands twice and no number is impossible."""

from __future__ import annotations

import json
from typing import Any, NoReturn


class JsonFault(ValueError):
    """A doubled key, or a constant that JSON does not have."""


def strict_json(text: str) -> Any:
    """The value of the text. Raises `JsonFault`, or what `json.loads` raises."""
    return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    unique: dict[str, Any] = {}
    for key, value in pairs:
        if key in unique:
            raise JsonFault(key)
        unique[key] = value
    return unique


def _refuse(constant: str) -> NoReturn:
    raise JsonFault(constant)
