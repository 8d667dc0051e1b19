"""Reading a hand-edited JSON document: one mistake never hides the next, and each says where it stands."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator
from datetime import date
from typing import Any

from scheduler.clock import DAY, from_iso
from scheduler.errors import Problem
from scheduler.event import Event
from scheduler.saying import told
from scheduler.text import clean_line


class Reader:
    """Takes a document apart and gathers `mistakes`; each answer is usable for going on even where it was one."""

    def __init__(self, file: str, event: Event, strict: bool = True) -> None:
        """`strict`: names and days that the event does not have are mistakes."""
        self.file = file
        self.event = event
        self.strict = strict
        self.mistakes: list[Problem] = []

    def wrong(self, path: str | None, found: object, fr: str, en: str, row: int | None = None) -> None:
        shown = None if found is None else clean_line(str(found))[:200]
        self.mistakes.append(Problem(self.file, row, path, shown, told(_literal(fr), _literal(en))))

    def document(self, data: bytes) -> dict[str, Any] | None:
        """The object that the bytes hold, or None and a mistake."""
        try:
            found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=self._object)
        except UnicodeDecodeError:
            self.wrong(None, None, "le fichier n'est pas en UTF-8", "the file is not in UTF-8")
        except json.JSONDecodeError as error:
            where = f"ligne {error.lineno}, colonne {error.colno}", f"line {error.lineno}, column {error.colno}"
            self.wrong(None, None, f"ce n'est pas du JSON ({where[0]})", f"this is not JSON ({where[1]})", error.lineno)
        except (RecursionError, ValueError):
            self.wrong(None, None, "ce JSON ne peut être lu", "this JSON cannot be read")
        else:
            if isinstance(found, dict):
                return found
            self.wrong(None, None, "un objet JSON est attendu ({…})", "a JSON object is expected ({…})")
        return None

    def objects(
        self, document: dict[str, Any], key: str, *, optional: bool = False
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """The objects of a list, each with its path."""
        found = document.get(key)
        if found is None and optional:
            return
        if not isinstance(found, list):
            self._kind(key, found, "une liste", "a list")
            return
        for place, one in enumerate(found):
            if isinstance(one, dict):
                yield f"{key}[{place}]", one
            else:
                self._kind(f"{key}[{place}]", one, "un objet", "an object")

    def text(self, one: dict[str, Any], path: str, key: str) -> str:
        found = one.get(key)
        if isinstance(found, str) and clean_line(found):
            return clean_line(found)
        self._kind(f"{path}.{key}", found, "un texte", "a text")
        return ""

    def number(self, one: dict[str, Any], path: str, key: str) -> int:
        found = one.get(key)
        if isinstance(found, int) and not isinstance(found, bool):
            return found
        self._kind(f"{path}.{key}", found, "un nombre entier", "a whole number")
        return 0

    def texts(self, one: dict[str, Any], path: str, key: str, *, optional: bool = False) -> tuple[str, ...]:
        found = one.get(key)
        if found is None and optional:
            return ()
        if isinstance(found, list) and all(isinstance(each, str) for each in found):
            return tuple(clean_line(each) for each in found)
        self._kind(f"{path}.{key}", found, "une liste de textes", "a list of texts")
        return ()

    def one_of(self, one: dict[str, Any], key: str, values: tuple[str, ...], default: str) -> str:
        found = one.get(key, default)
        if found in values:
            return str(found)
        self.wrong(key, found, f"attendu : {' ou '.join(values)}", f"expected: {' or '.join(values)}")
        return default

    def known(
        self, one: dict[str, Any], path: str, key: str, names: Container[str], *, none: bool = False
    ) -> str | None:
        """A name that the event defines; null where `none` allows it."""
        found = one.get(key)
        if found is None and none:
            return None
        if not isinstance(found, str):
            self._kind(f"{path}.{key}", found, "un texte", "a text")
            return None
        self.must_know(f"{path}.{key}", found, names)
        return found

    def must_know(self, path: str, name: str, names: Container[str]) -> None:
        if self.strict and name not in names:
            self.wrong(
                path, name,
                "rien dans le dossier ne porte ce nom ; corrigez-le ou relancez « journee solve »",
                "nothing in the folder has this name; correct it or run “journee solve” again",
            )  # fmt: skip

    def hours(self, one: dict[str, Any], path: str) -> tuple[date, int, int] | None:
        """The day and the minutes of `start` and `end`, local; the end may be the midnight that ends the day."""
        start, end = (self._moment(one, path, key) for key in ("start", "end"))
        if start is None or end is None:
            return None
        minutes = (end[0] - start[0]).days * DAY + end[1]
        if minutes <= start[1]:
            self.wrong(f"{path}.end", one["end"], "la fin doit suivre le début", "the end must come after the start")
            return None
        if minutes > DAY:
            self.wrong(f"{path}.end", one["end"], "la fin doit être le même jour", "the end must be on the same day")
            return None
        if self.strict and start[0] not in self.event.day:
            self.wrong(
                f"{path}.start", one["start"], "l'événement n'a pas lieu ce jour-là", "the event is not on this day"
            )
            return None
        return start[0], start[1], minutes

    def _moment(self, one: dict[str, Any], path: str, key: str) -> tuple[date, int] | None:
        found = one.get(key)
        try:
            # A date alone is midnight to the parser, and hardly what is meant.
            moment = from_iso(found, self.event.timezone) if isinstance(found, str) and len(found) > 10 else None
        except (ValueError, OverflowError):
            moment = None
        if moment is None or moment.second or moment.microsecond:
            example = "2025-05-23T09:30:00+02:00"
            self.wrong(f"{path}.{key}", found, f"un moment est attendu, par exemple {example}",
                       f"a moment is expected, for example {example}")  # fmt: skip
            return None
        return moment.date(), moment.hour * 60 + moment.minute

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """The pairs as a dict; a key that stands twice is a mistake, since only one of its values would be read."""
        made = dict(pairs)
        if len(made) < len(pairs):
            names = [name for name, _ in pairs]
            for name in made:
                if names.count(name) > 1:
                    self.wrong(
                        name, None, "cette clé figure deux fois dans un même objet ; n'en gardez qu'une",
                        "this key stands twice in one object; keep one of them",
                    )  # fmt: skip
        return made

    def _kind(self, path: str, found: object, fr: str, en: str) -> None:
        if found is None:
            self.wrong(path, None, f"cette clé manque ; il faut {fr}", f"this key is missing; {en} is expected")
        else:
            self.wrong(path, json.dumps(found, ensure_ascii=False), f"il faut {fr}", f"{en} is expected")


def _literal(text: str) -> str:
    """The text, safe from being filled in."""
    return text.replace("{", "{{").replace("}", "}}")
