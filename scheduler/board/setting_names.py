"""The places in the folder as the pages call them: a field of the settings by its label, a cell by row and column."""

from __future__ import annotations

import re

from scheduler.board.setting_fields import SECTIONS
from scheduler.board.words import labels
from scheduler.language.message import Language, Message, message
from scheduler.language.typography import colon
from scheduler.reading.event_toml.event_file import FILE

_FIELD = re.compile(r"(?P<table>[\w.]+?)(?:\[(?P<number>\d+)\])?\.(?P<key>\w+)")
_TABLE = re.compile(r"(?P<table>[\w.]+)\[(?P<number>\d+)\]")


def place_of(file: str, row: int | None, column: str | None, language: Language) -> str:
    """`talks.csv, ligne 12, fixé`, `Journée, Organisateur 1, Nom`: file, row and column as far as they are known."""
    named = name_of_key(column) if file == FILE and column else None
    if named is not None:
        return f"{labels(language)['event']}, {named.to(language)}"
    numbered = None if row is None else f"{labels(language)['row'].lower()} {row}"
    return ", ".join(part for part in (file, numbered, column) if part is not None)


def name_of_key(key: str) -> Message | None:
    """`Organisateur 1, Nom`: what the page calls the field of a key; `Salle 1`, a table of them; None for any other."""
    if whole := _TABLE.fullmatch(key):
        each = next((section.each for section in SECTIONS if section.table == whole["table"]), None)
        return None if each is None else _numbered(each, whole["number"])
    found = _FIELD.fullmatch(key)
    section = next((section for section in SECTIONS if found and section.table == found["table"]), None)
    if found is None or section is None or section.repeated != (found["number"] is not None):
        return None
    setting = next((setting for setting in section.settings if setting.key == found["key"]), None)
    if setting is None:
        return None
    table = section.title
    if section.each is not None:
        table = _numbered(section.each, found["number"])
    return message("{table}, {field}", "{table}, {field}", table=table, field=setting.label)


def fields_of(key: str | None, text: str | None, language: Language) -> str:
    """`Identifiant : salle; Nom : Salle` of a table of event.toml as a change has it, `id = salle; name = Salle`."""
    whole = _TABLE.fullmatch(key or "")
    section = next((section for section in SECTIONS if whole and section.table == whole["table"]), None)
    called = {setting.key: setting.label for setting in section.settings} if section is not None else {}

    def field(found: re.Match[str]) -> str:
        label = called.get(found[1])
        return found[0] if label is None else f"{label.to(language)}{colon(language)}"

    return re.sub(r"(?:^|(?<=; ))(\w+) = ", field, text or "")


def _numbered(name: Message, number: str) -> Message:
    return message("{name} {number}", "{name} {number}", name=name, number=number)
