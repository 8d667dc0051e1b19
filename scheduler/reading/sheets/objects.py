"""JSON files: a list of objects, read strictly."""

from __future__ import annotations

import json
from typing import Any

from scheduler.domain.nesting import is_too_deep
from scheduler.language.message import message
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.strict_json import JsonFault, strict_json

#: The mistake of JSON that is something else.
NO_LIST = message('écrivez une liste d\'objets : [{{"id": …}}]', 'write a list of objects: [{{"id": …}}]')


def read_objects(text: str, spot: Spot, report: Report) -> list[dict[str, Any]] | None:
    """The objects of the list; None, reported, if the file is no JSON list of objects. Rows count from 1."""
    try:
        items = strict_json(text)
        if is_too_deep(items):
            raise ValueError(spot.file)
    except json.JSONDecodeError as error:
        problem = message(
            "le fichier n'est pas du JSON valable (ligne {line}, colonne {column}) : corrigez-le à cet endroit",
            "the file is not valid JSON (line {line}, column {column}): mend it there",
            line=error.lineno,
            column=error.colno,
        )
        lines = text.splitlines()
        report.mistake(Spot(spot.file, None), lines[error.lineno - 1] if error.lineno <= len(lines) else None, problem)
        return None
    except (ValueError, RecursionError) as error:
        problem = message(
            "le fichier n'est pas une simple liste d'objets : chaque clé une seule fois, des textes, des nombres "
            'et des listes, par exemple [{{"id": "T01", "title": "…"}}]',
            "the file is no plain list of objects: each key once, with texts, numbers and lists, "
            'for instance [{{"id": "T01", "title": "…"}}]',
        )
        report.mistake(spot, str(error) if isinstance(error, JsonFault) else None, problem)
        return None
    if not isinstance(items, list):
        report.mistake(spot, items, NO_LIST)
        return None
    return [item for number, item in enumerate(items, start=1) if _is_object(item, Spot(spot.file, number), report)]


def _is_object(item: object, spot: Spot, report: Report) -> bool:
    if not isinstance(item, dict):
        report.mistake(spot, item, message('écrivez un objet : {{"id": …}}', 'write an object: {{"id": …}}'))
    return isinstance(item, dict)
