"""`python -m constraints` writes docs/rules.md and docs/rules.fr.md: the catalogue as a page in each language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from constraints import CATALOGUE
from constraints.rule import Kind, Rule
from scheduler.domain.settings import FURTHER_LEVELS, LEVELS
from scheduler.language.message import Language, Message, message

_HEAD = {
    "en": """# Rules and priorities

Made from the catalogue by `python -m constraints`. [En français](rules.fr.md)
""",
    "fr": """# Règles et priorités

Page tirée du catalogue par `python -m constraints`. [In English](rules.md)
""",
}
#: Where each page is, from the root of the tree.
PAGES: dict[Language, str] = {"en": "docs/rules.md", "fr": "docs/rules.fr.md"}
_KINDS: tuple[tuple[Kind, Message, Message], ...] = (
    (
        "fixed",
        message("Règles fixes", "Fixed rules"),
        message("Tout programme les respecte.", "Every programme keeps them."),
    ),
    (
        "adjustable",
        message("Règles réglables", "Adjustable rules"),
        message(
            "Tout programme les respecte, sauf si `[rules]` dans event.toml dit autre chose : "
            '`nom = "off"` (ne compte pas) ou `nom = 3` (un poids : ce que coûte chaque unité d’une infraction). '
            "Celles dont le sens finit par un réglage entre crochets ont celui-là tant que `[rules]` ne dit rien.",
            "Every programme keeps them, unless `[rules]` in event.toml says otherwise: "
            '`name = "off"` (does not count) or `name = 3` (a weight: what each unit of a breach costs). '
            "Those whose meaning ends with a setting in brackets have that one while `[rules]` says nothing.",
        ),
    ),
    (
        "level",
        message("Priorités", "Priorities"),
        message(
            "Rendues aussi petites que possible l’une après l’autre, dans cet ordre ; `[priorities] order = […]` en "
            "donne un autre, et ce que cette liste ne nomme pas ne compte pas (sauf `rules`).",
            "Made as small as possible one after the other, in this order; `[priorities] order = […]` gives another, "
            "and what that list does not name does not count (but for `rules`).",
        ),
    ),
)
_COLUMNS = message("| nom | règle | sens | unité |", "| name | rule | meaning | unit |")

_WHERE = {
    "both": Message("", ""),
    "free": message(
        " (sauf si les sessions sont données par `[[slots]]`)", " (not where `[[slots]]` gives the sessions)"
    ),
    "slots": message(" (si les sessions sont données par `[[slots]]`)", " (where `[[slots]]` gives the sessions)"),
}


def page(language: Language) -> str:
    """Return the page of the catalogue in the language, as Markdown."""
    return "\n".join(_parts(language))


def _parts(language: Language) -> Iterator[str]:
    yield _HEAD[language]
    for kind, title, meaning in _KINDS:
        yield f"## {title.to(language)}\n\n{meaning.to(language)}\n\n{_COLUMNS.to(language)}\n| --- | --- | --- | --- |"
        yield from (_row(rule, language) for rule in _ordered(kind))
        yield ""


def _ordered(kind: Kind) -> list[Rule]:
    rules = [rule for rule in CATALOGUE if rule.kind == kind]
    if kind == "level":
        rules.sort(key=lambda rule: LEVELS.index(rule.name))
    return rules


def _row(rule: Rule, language: Language) -> str:
    cells = [text.to(language).replace("|", "\\|") for text in (rule.title, _meaning(rule), rule.unit)]
    return f"| `{rule.name}` | {' | '.join(cells)} |"


def _meaning(rule: Rule) -> Message:
    """Return the rule's meaning, with the events to which it applies (unless all) and its default (unless hard)."""
    meaning = message("{meaning}{where}", "{meaning}{where}", meaning=rule.meaning, where=_WHERE[rule.where])
    if rule.name in FURTHER_LEVELS:
        meaning = message(
            "{meaning} (seulement si `order` le nomme)", "{meaning} (only where `order` names it)", meaning=meaning
        )
    shows_default = rule.kind == "adjustable" and rule.default != "hard"
    return message("{m} [`{s}`]", "{m} [`{s}`]", m=meaning, s=rule.default) if shows_default else meaning


if __name__ == "__main__":
    for written, path in PAGES.items():
        Path(path).write_text(page(written), encoding="utf-8", newline="\n")
