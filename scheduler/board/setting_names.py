"""The places in the folder as the pages call them: a field of the settings by its label, a cell by row and column."""

from __future__ import annotations

import re

from constraints import SETTABLE_RULES, rule
from scheduler.board.setting_fields import BY_TABLE
from scheduler.board.setting_values import is_numbered, plain_of
from scheduler.board.setting_words import SETTING_WORDS
from scheduler.board.words import labels
from scheduler.language.message import Language, Message, message
from scheduler.language.typography import colon
from scheduler.reading.event_toml.event_file import FILE


def place_of(file: str, row: int | None, column: str | None, language: Language) -> str:
    """`talks.csv, ligne 12, fixé`, `Journée, Organisateur 1, Nom`: file, row and column as far as they are known."""
    named = name_of_key(column) if file == FILE and column else None
    if named is not None:
        return f"{labels(language)['event']}, {named.to(language)}"
    numbered = None if row is None else f"{labels(language)['row'].lower()} {row}"
    return ", ".join(part for part in (file, numbered, column) if part is not None)


def name_of_key(key: str) -> Message | None:
    """`Organisateur 1, Nom`: what the page calls the field of a key; `Salle 1`, a table of them; None for any other."""
    if whole := _called(key):
        return whole if key.endswith("]") else None
    name, _, last = key.rpartition(".")
    if name == "rules" and last in SETTABLE_RULES:
        return message("{table}, {field}", "{table}, {field}", table=SETTING_WORDS["rules"], field=rule(last).title)
    table, section = _called(name), BY_TABLE.get(plain_of(name))
    setting = next((setting for setting in section.settings if setting.key == last), None) if section else None
    if table is None or setting is None:
        return None
    return message("{table}, {field}", "{table}, {field}", table=table, field=setting.label)


def _called(table: str) -> Message | None:
    """`Axe 1, Session 2` of `axes[1].sessions[2]`; None for what is no table of the page."""
    section = BY_TABLE.get(plain_of(table))
    if section is None or not is_numbered(table):
        return None
    if section.each is None:
        return section.title
    around, _, number = table.removesuffix("]").rpartition("[")
    own = message("{name} {number}", "{name} {number}", name=section.each, number=number)
    outer = _called(around.rpartition(".")[0]) if "[" in around else None
    return own if outer is None else message("{outer}, {own}", "{outer}, {own}", outer=outer, own=own)


def fields_of(key: str | None, text: str | None, language: Language) -> str:
    """`Identifiant : salle; Nom : Salle` of a table of event.toml as a change has it, `id = salle; name = Salle`.

    How much a rule counts is told by its word.
    """
    if (key or "").startswith("rules.") and f"rule_{text}" in SETTING_WORDS:
        return SETTING_WORDS[f"rule_{text}"].to(language)
    section = BY_TABLE.get(plain_of(key)) if key and key.endswith("]") else None
    called = {setting.key: setting.label for setting in section.settings} if section is not None else {}

    def field(found: re.Match[str]) -> str:
        label = called.get(found[1])
        return found[0] if label is None else f"{label.to(language)}{colon(language)}"

    return re.sub(r"(?:^|(?<=; ))(\w+) = ", field, text or "")
