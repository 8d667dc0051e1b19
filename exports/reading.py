"""Reading a hand-edited JSON document: every mistake is reported with its place, and none hides another."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from datetime import date
from typing import Any

from scheduler.domain.clock import DAY, from_iso
from scheduler.domain.errors import Problem
from scheduler.domain.event import Event
from scheduler.domain.lengths import LONGEST_LINE, too_long
from scheduler.domain.nesting import DEEPEST, is_too_deep
from scheduler.language.message import message
from scheduler.language.text import clean_line, is_identifier


class Reader:
    """A JSON document taken apart; `mistakes` collects its faults, and every method returns a usable value."""

    def __init__(self, file: str, event: Event, strict: bool = True) -> None:
        """A reader of `file`; if `strict`, names and days that the event does not have are mistakes."""
        self.file = file
        self.event = event
        self.strict = strict
        self.mistakes: list[Problem] = []

    def wrong(self, path: str | None, value: object, fr: str, en: str, row: int | None = None) -> None:
        """A mistake is recorded at `path` (or `row`), with both sentences."""
        shown = None if value is None else clean_line(str(value))[:200]
        self.mistakes.append(Problem(self.file, row, path, shown, message(_literal(fr), _literal(en))))

    def document(self, data: bytes) -> dict[str, Any] | None:
        """The JSON object in the bytes; None, with a mistake, if there is none."""
        try:
            value = json.loads(data.decode("utf-8-sig"), object_pairs_hook=self._object)
        except UnicodeDecodeError:
            self.wrong(None, None, "le fichier n'est pas en UTF-8", "the file is not in UTF-8")
        except json.JSONDecodeError as error:
            where = f"ligne {error.lineno}, colonne {error.colno}", f"line {error.lineno}, column {error.colno}"
            self.wrong(None, None, f"ce n'est pas du JSON ({where[0]})", f"this is not JSON ({where[1]})", error.lineno)
        except (RecursionError, ValueError):
            self.wrong(None, None, "ce JSON ne peut être lu", "this JSON cannot be read")
        else:
            if is_too_deep(value):
                self.wrong(
                    None,
                    None,
                    f"des listes ou des objets y sont imbriqués sur plus de {DEEPEST} niveaux",
                    f"lists or objects lie in one another more than {DEEPEST} deep",
                )
                return None
            if isinstance(value, dict):
                return value
            self.wrong(None, None, "un objet JSON est attendu ({…})", "a JSON object is expected ({…})")
        return None

    def objects(
        self, document: dict[str, Any], key: str, *, optional: bool = False
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """The objects of the list `key`, each with its path."""
        items = document.get(key)
        if items is None and optional:
            return
        if not isinstance(items, list):
            self._kind(key, items, "une liste", "a list")
            return
        for index, item in enumerate(items):
            if isinstance(item, dict):
                yield f"{key}[{index}]", item
            else:
                self._kind(f"{key}[{index}]", item, "un objet", "an object")

    def text(self, item: dict[str, Any], path: str, key: str) -> str:
        """The text of `key`; "" with a mistake."""
        value = item.get(key)
        if isinstance(value, str) and clean_line(value):
            return self._short(f"{path}.{key}", clean_line(value))
        self._kind(f"{path}.{key}", value, "un texte", "a text")
        return ""

    def _short(self, path: str, text: str) -> str:
        """The text; the same, with a mistake, where it is too long for a line."""
        if excess := too_long(text, LONGEST_LINE):
            self.mistakes.append(Problem(self.file, None, path, text[:200], excess))
        return text

    def identifier(self, item: dict[str, Any], path: str, key: str) -> str:
        """The id of `key`, after which files may be named; what stands there, with a mistake, where it is none."""
        name = self.text(item, path, key)
        if name and not is_identifier(name):
            self.wrong(
                f"{path}.{key}",
                name,
                "ce n'est pas un identifiant : 1 à 64 lettres sans accent, chiffres, « _ », « . » ou « - »",
                "this is no id: 1 to 64 unaccented letters, digits, “_”, “.” or “-”",
            )
        return name

    def number(self, item: dict[str, Any], path: str, key: str) -> int:
        """The whole number of `key`; 0 with a mistake."""
        value = item.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self._kind(f"{path}.{key}", value, "un nombre entier", "a whole number")
        return 0

    def texts(self, item: dict[str, Any], path: str, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """The list of texts of `key`; () with a mistake."""
        value = item.get(key)
        if value is None and optional:
            return ()
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(self._short(f"{path}.{key}", clean_line(each)) for each in value)
        self._kind(f"{path}.{key}", value, "une liste de textes", "a list of texts")
        return ()

    def one_of(self, item: dict[str, Any], key: str, values: tuple[str, ...], default: str) -> str:
        """The value of `key` where `values` contains it; else `default`, and a mistake is recorded."""
        value = item.get(key, default)
        if value in values:
            return str(value)
        self.wrong(key, value, f"attendu : {' ou '.join(values)}", f"expected: {' or '.join(values)}")
        return default

    def known(
        self, item: dict[str, Any], path: str, key: str, names: Container[str], *, none: bool = False
    ) -> str | None:
        """The name of `key`, which must be among `names`; null gives None where `none` allows it."""
        value = item.get(key)
        if value is None and none:
            return None
        if not isinstance(value, str):
            self._kind(f"{path}.{key}", value, "un texte", "a text")
            return None
        self.must_know(f"{path}.{key}", value, names)
        return value

    def must_know(self, path: str, name: str, names: Container[str]) -> None:
        """A mistake is recorded if the reader is strict and `name` is not among `names`."""
        if self.strict and name not in names:
            if any(name == talk.id for talk in self.event.left_out):
                self.wrong(
                    path,
                    name,
                    "cet exposé est refusé, retiré, en attente ou annulé ; cherchez de nouveau un programme",
                    "this talk is rejected, withdrawn, waiting or cancelled; find a programme anew",
                )
            else:
                self.wrong(
                    path,
                    name,
                    "rien dans le dossier ne porte ce nom ; corrigez-le ou cherchez de nouveau un programme",
                    "nothing in the folder has this name; correct it or find a programme anew",
                )

    def hours(self, item: dict[str, Any], path: str) -> tuple[date, int, int] | None:
        """The day and the local minutes of `start` and `end`; the end may be the midnight that ends the day."""
        start, end = (self._moment(item, path, key) for key in ("start", "end"))
        if start is None or end is None:
            return None
        minutes = (end[0] - start[0]).days * DAY + end[1]
        if minutes <= start[1]:
            self.wrong(f"{path}.end", item["end"], "la fin doit suivre le début", "the end must come after the start")
            return None
        if minutes > DAY:
            self.wrong(f"{path}.end", item["end"], "la fin doit être le même jour", "the end must be on the same day")
            return None
        if self.strict and start[0] not in self.event.day:
            self.wrong(
                f"{path}.start", item["start"], "l'événement n'a pas lieu ce jour-là", "the event is not on this day"
            )
            return None
        return start[0], start[1], minutes

    def _moment(self, item: dict[str, Any], path: str, key: str) -> tuple[date, int] | None:
        value = item.get(key)
        try:
            # A date alone is midnight to the parser, and hardly what is meant.
            moment = from_iso(value, self.event.timezone) if isinstance(value, str) and len(value) > 10 else None
        except (ValueError, OverflowError):
            moment = None
        if moment is None or moment.second or moment.microsecond:
            example = "2025-05-23T09:30:00+02:00"
            self.wrong(
                f"{path}.{key}",
                value,
                f"un moment est attendu, par exemple {example}",
                f"a moment is expected, for example {example}",
            )
            return None
        return moment.date(), moment.hour * 60 + moment.minute

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """The pairs as a dict; a doubled key is a mistake, since only one of its values would be read."""
        made = dict(pairs)
        if len(made) < len(pairs):
            names = [name for name, _ in pairs]
            for name in made:
                if names.count(name) > 1:
                    self.wrong(
                        name,
                        None,
                        "cette clé figure deux fois dans un même objet ; n'en gardez qu'une",
                        "this key stands twice in one object; keep one of them",
                    )
        return made

    def _kind(self, path: str, value: object, fr: str, en: str) -> None:
        """A mistake is recorded: the key is missing or its value has the wrong type."""
        if value is None:
            self.wrong(path, None, f"cette clé manque ; il faut {fr}", f"this key is missing; {en} is expected")
        else:
            self.wrong(path, json.dumps(value, ensure_ascii=False), f"il faut {fr}", f"{en} is expected")


def _literal(text: str) -> str:
    """The text with its braces escaped."""
    return text.replace("{", "{{").replace("}", "}}")
