"""The weights of tags in `[tags]` of event.toml."""

from __future__ import annotations

from typing import get_args

from scheduler.domain.event import Event
from scheduler.domain.settings import TagRelation
from scheduler.language.message import message
from scheduler.language.suggestion import suggestion
from scheduler.language.text import clean_line, keyword_key
from scheduler.reading import values
from scheduler.reading.draft import Draft
from scheduler.reading.fields import Fields
from scheduler.reading.report import Report

#: The largest weight of a tag: many pairs of talks, times the weight of a rule, stay within the solver's integers.
HEAVIEST_TAG = 1000
#: How talks of a tag may stand to each other.
RELATIONS: tuple[TagRelation, ...] = get_args(TagRelation)

#: The weights of tags at one time, and of the relations of tags.
Tags = tuple[tuple[tuple[str, int], ...], tuple[tuple[str, TagRelation, int], ...]]


def read_tags(root: Fields) -> Tags:
    """Each tag of `[tags]` with its weights, in its order; a tag that stands twice is a mistake.

    A number is its weight at one time; a table names that as `apart`, and the relations that it asks for.
    """
    table = root.table("tags")
    known: dict[str, tuple[str, int]] = {}
    relations: list[tuple[str, TagRelation, int]] = []
    for name in table.raw:
        tag, key = clean_line(name), keyword_key(clean_line(name))
        if isinstance(table.raw[name], dict):
            weights = table.table(name)
            weight = weights.read("apart", values.whole(0, HEAVIEST_TAG), 0)
            asked = ((relation, weights.read(relation, values.whole(0, HEAVIEST_TAG), 0)) for relation in RELATIONS)
            relations += [(tag, relation, weight) for relation, weight in asked if weight]
            weights.refuse_unknown()
        else:
            weight = table.read(name, values.whole(0, HEAVIEST_TAG), 1)
        if key in known:
            text = message(
                "« {name} » et « {other} » sont la même étiquette : supprimez l'une des deux",
                "“{name}” and “{other}” are the same tag: remove one of them",
                name=name,
                other=known[key][0],
            )
            table.mistake(name, text)
        known.setdefault(key, (tag, weight))
    return tuple(known.values()), tuple(relations)


def report_tags(event: Event, draft: Draft, report: Report) -> None:
    """Weights that have no effect are remarked: of tags that no talk has, and of all where the rule is off."""
    if not event.tags:
        return
    spot = draft.root.spot("tags")
    weighed = {
        "tags_apart": any(weight for _, weight in event.tags) or not event.tag_relations,
        "tags_related": bool(event.tag_relations),
    }
    for rule, has_weights in weighed.items():
        if has_weights and event.setting(rule) == "off":
            text = message(
                "sans effet tant que la règle {rule} est inactive : donnez-lui un poids, 1 par exemple "
                "(event.toml, [rules] {rule})",
                "no effect while the rule {rule} is off: give it a weight, 1 for instance (event.toml, [rules] {rule})",
                rule=rule,
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
