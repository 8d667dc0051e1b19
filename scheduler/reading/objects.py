"""JSON: a list of objects, strictly."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from scheduler.reading.report import Report, Spot
from scheduler.saying import told


class _Fault(ValueError):
    pass


def read_objects(text: str, spot: Spot, report: Report) -> list[dict[str, Any]] | None:
    """The objects of the list; None, reported, if the file is no JSON list of objects. `row` counts objects from 1."""
    try:
        found = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        problem = told(
            "le fichier n'est pas du JSON valable (ligne {line}, colonne {column}) : corrigez-le à cet endroit",
            "the file is not valid JSON (line {line}, column {column}): mend it there",
            line=error.lineno, column=error.colno,
        )  # fmt: skip
        lines = text.splitlines()
        report.mistake(Spot(spot.file, None), lines[error.lineno - 1] if error.lineno <= len(lines) else None, problem)
        return None
    except (ValueError, RecursionError) as error:
        problem = told(
            "le fichier n'est pas une simple liste d'objets : chaque clé une seule fois, des textes, des nombres "
            'et des listes, par exemple [{{"id": "T01", "title": "…"}}]',
            "the file is no plain list of objects: each key once, with texts, numbers and lists, "
            'for instance [{{"id": "T01", "title": "…"}}]',
        )
        report.mistake(spot, str(error) if isinstance(error, _Fault) else None, problem)
        return None
    if not isinstance(found, list):
        problem = told('écrivez une liste d\'objets : [{{"id": …}}]', 'write a list of objects: [{{"id": …}}]')
        report.mistake(spot, found, problem)
        return None
    return [one for number, one in enumerate(found, start=1) if _is_object(one, Spot(spot.file, number), report)]


def _is_object(one: object, spot: Spot, report: Report) -> bool:
    if not isinstance(one, dict):
        report.mistake(spot, one, told('écrivez un objet : {{"id": …}}', 'write an object: {{"id": …}}'))
    return isinstance(one, dict)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Fault(key)
        found[key] = value
    return found


def _refuse(constant: str) -> NoReturn:
    raise _Fault(constant)
