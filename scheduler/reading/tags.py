"""The weights of tags in `[tags]` of event.toml."""

from __future__ import annotations

from scheduler.domain.event import Event
from scheduler.language.message import message
from scheduler.language.suggestion import suggestion
from scheduler.language.text import clean_line, keyword_key
from scheduler.reading import values
from scheduler.reading.draft import Draft
from scheduler.reading.fields import Fields
from scheduler.reading.report import Report

#: The largest weight of a tag: many pairs of talks, times the weight of a rule, stay within the solver's integers.
HEAVIEST_TAG = 1000


def read_tags(root: Fields) -> tuple[tuple[str, int], ...]:
    """Each tag of `[tags]` with its weight, in its order; a tag that stands twice is a mistake."""
    table = root.table("tags")
    known: dict[str, tuple[str, int]] = {}
    for name in table.raw:
        weight = table.read(name, values.whole(0, HEAVIEST_TAG), 1)
        key = keyword_key(clean_line(name))
        if key in known:
            text = message(
                "« {name} » et « {other} » sont la même étiquette : supprimez l'une des deux",
                "“{name}” and “{other}” are the same tag: remove one of them",
                name=name,
                other=known[key][0],
            )
            table.mistake(name, text)
        known.setdefault(key, (clean_line(name), weight))
    return tuple(known.values())


def report_tags(event: Event, draft: Draft, report: Report) -> None:
    """Weights that have no effect are remarked: of tags that no talk has, and of all where the rule is off."""
    if not event.tags:
        return
    spot = draft.root.spot("tags")
    if event.setting("tags_apart") == "off":
        text = message(
            "sans effet tant que la règle tags_apart est inactive : écrivez tags_apart = 1 (ou un autre poids, ou "
            '"hard") sous [rules]',
            'no effect while the rule tags_apart is off: write tags_apart = 1 (or another weight, or "hard") below '
            "[rules]",
        )
        report.remark(spot, None, text)
    spellings = {keyword_key(tag): tag for talk in event.talks for tag in talk.tags}
    for name, _ in event.tags:
        if keyword_key(name) not in spellings:
            text = message(
                "aucun exposé n'a l'étiquette « {name} » : {near}",
                "no talk has the tag “{name}”: {near}",
                name=name,
                near=suggestion(name, list(spellings.values())),
            )
            report.remark(spot, name, text)
