"""Sentences for who sees pages and no files: what they name of event.toml is called as on the page that has it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from constraints import SETTABLE_RULES, rule
from scheduler.board.setting_fields import BY_TABLE
from scheduler.board.setting_names import name_of_key
from scheduler.board.setting_words import SETTING_WORDS
from scheduler.board.upload_words import UPLOAD
from scheduler.board.words import LABELS, labels
from scheduler.language.message import Language, Message, message
from scheduler.language.typography import quoted

#: How sentences name a place in event.toml, in brackets: `event.toml, [sessions] min_talks`, with a value, with several
#: keys of the table, `event.toml, [[axes]]`, or the key of one of several tables, `event.toml, plenaries[1].start`.
PLACE = re.compile(
    r"event\.toml, (?:"
    r"\[\[?(?P<table>[\w.]+)\]\]?(?: (?P<keys>\w+(?:, \w+)*)(?: = (?:\"[^\"]*\"|true|false))?)?"
    r"|(?P<dotted>(?:\w+(?:\[\d+\])?\.)+\w+))"
)
#: What would be written there so that a column of a table is read, to the end of the sentence.
_COLUMNS = re.compile(r"event\.toml, \[columns\..*(?=\))", re.DOTALL)
_AGAIN = message(
    "page {data} : « {columns} »",
    "page {data}: “{columns}”",
    data=LABELS["data"],
    columns=UPLOAD["upload_columns"],
)
_CODE = re.compile("`([^`]*)`")
#: What the fields are called that the meanings of rules name by their keys.
_LABELS = {setting.key: setting.label for section in BY_TABLE.values() for setting in section.settings}


def on_page(text: str, language: Language) -> str:
    """The sentence with the fields of the settings, and the page of columns, in the place of what event.toml has."""
    if "event.toml, " not in text:
        return text
    settings = labels(language)["event"]

    def called(place: re.Match[str]) -> str:
        named = _name(place["table"], place["keys"]) if place["table"] else name_of_key(place["dotted"])
        return place[0] if named is None else f"page {settings}, {named.to(language)}"

    return PLACE.sub(called, _COLUMNS.sub(lambda _: _AGAIN.to(language), text))


def _name(table: str, keys: str | None) -> Message | None:
    """`Les sessions, Exposés au moins`: what the page calls a table, or fields of such a table; None: it has none."""
    titles = {name: section.title for name, section in BY_TABLE.items()}
    titles |= {name: SETTING_WORDS[name] for name in ("rules", "priorities")}
    fields = {(name, each.key): each.label for name, section in BY_TABLE.items() for each in section.settings}
    fields |= {("rules", name): rule(name).title for name in SETTABLE_RULES}
    named = [titles.get(table), *(fields.get((table, key)) for key in (keys.split(", ") if keys else ()))]
    parts = [each for each in named if each is not None]
    if len(parts) < len(named):
        return None
    return Message.each(lambda language: ", ".join(part.to(language) for part in parts))


def text_data(text: Message) -> dict[str, str]:
    """Both texts of a message, as they go from process to process."""
    return {"fr": on_page(text.fr, "fr"), "en": on_page(text.en, "en")}


def said(text: Message | Mapping[str, str], language: Language) -> str:
    """The sentence, or what `text_data` made of it, on a page of that language."""
    return on_page(text.to(language), language) if isinstance(text, Message) else text[language]


def plain(meaning: Message) -> Message:
    """The meaning of a rule with the labels of the fields in the place of their keys; columns and values are quoted."""

    def text(language: Language) -> str:
        def called(code: re.Match[str]) -> str:
            label = _LABELS.get(code[1])
            return quoted(code[1] if label is None else label.to(language), language)

        return _CODE.sub(called, meaning.to(language))

    return Message.each(text)
