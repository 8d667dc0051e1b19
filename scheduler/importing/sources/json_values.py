"""JSON of any shape, and of the answers of servers what is none: pages of a login, refusals, parts of a list."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from scheduler.domain.nesting import is_too_deep
from scheduler.importing.sources.files import SourceFile
from scheduler.language.message import Message, message
from scheduler.language.text import clean_block
from scheduler.reading.report import Report, Spot
from scheduler.reading.sheets.encodings import decoded
from scheduler.reading.sheets.strict_json import JsonFault, strict_json


def said_in(item: Mapping[str, Any]) -> dict[str, str]:
    """What an object says on its first level and the next, by the paths of its keys; lists are joined by `;`."""
    said: dict[str, str] = {}
    for key, value in item.items():
        pairs = value.items() if isinstance(value, Mapping) else ()
        said |= {f"{key}/{inner}": text for inner, each in pairs if (text := _joined(each))}
        if text := _joined(value):
            said[str(key)] = text
    return said


def _joined(value: Any) -> str:
    """The texts and numbers of a value, the keys of an object that has yes and no alone."""
    if isinstance(value, Mapping):
        value = list(value) if all(isinstance(each, bool) for each in value.values()) else []
    parts = value if isinstance(value, list) else [value]
    return "; ".join(
        clean_block(str(part)) for part in parts if isinstance(part, str | int) and not isinstance(part, bool)
    )


def read_json(file: SourceFile, download: Message, report: Report) -> Any | None:
    """The value; None, reported, if it is no JSON, or an answer that holds none of the event.

    `download` says how the right export is downloaded.
    """
    spot = Spot(file.name)
    reading = decoded(file.data)
    try:
        value = strict_json(reading.text if reading else "")
        if is_too_deep(value):
            raise JsonFault("[[[…")
    except json.JSONDecodeError as error:
        report.mistake(spot, None, _broken(error, download))
        return None
    except (ValueError, RecursionError) as error:
        text = message(
            "ce JSON n'est pas celui d'un export (clé en double, nombre impossible, trop de niveaux). {download}",
            "this JSON is not that of an export (a key twice, an impossible number, too many levels). {download}",
            download=download,
        )
        report.mistake(spot, str(error) if isinstance(error, JsonFault) else None, text)
        return None
    return None if _is_refusal(value, spot, download, report) else value


def _broken(error: json.JSONDecodeError, download: Message) -> Message:
    return message(
        "le fichier n'est pas du JSON valable (ligne {line}, colonne {column}). {download}",
        "the file is no valid JSON (line {line}, column {column}). {download}",
        line=error.lineno,
        column=error.colno,
        download=download,
    )


def _is_refusal(value: Any, spot: Spot, download: Message, report: Report) -> bool:
    """True, reported, for a server's refusal and for one page of a longer list."""
    if not isinstance(value, Mapping):
        return False
    if set(value) <= {"detail", "code", "messages", "error"} and ("detail" in value or "error" in value):
        text = message(
            "le serveur a refusé les données : connectez-vous avec un compte d'organisateur. {download}",
            "the server refused the data: log in with an organiser’s account. {download}",
            download=download,
        )
        report.mistake(spot, value.get("detail", value.get("error")), text)
        return True
    if value.get("next") and "results" in value:
        text = message(
            "ce n'est qu'une page de la liste ({here} sur {all}) : il en manque la suite. {download}",
            "this is one page of the list alone ({here} of {all}): the rest is missing. {download}",
            here=len(value["results"]) if isinstance(value["results"], list) else 0,
            all=value.get("count", "?"),
            download=download,
        )
        report.mistake(spot, value["next"], text)
        return True
    return False
