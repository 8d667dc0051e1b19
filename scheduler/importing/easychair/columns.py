"""The tables of EasyChair, and what each of their columns is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from scheduler.importing.sources.aside import LINKS, PLACES, Known
from scheduler.importing.sources.tables import Table, heading
from scheduler.language.message import message

Sort = Literal["submissions", "authors", "topics", "fields"]

NUMBER = ("submission #", "submission", "paper #", "paper", "#")
GIVEN, FAMILY = ("first name", "first names", "given name", "given names"), ("last name", "family name")
AFFILIATION, TRACK = ("affiliation", "organization", "organisation"), ("track", "track name")

KNOWN: Mapping[Sort, Known] = {
    "submissions": Known(
        taken={*NUMBER, "title", "authors", "keywords", "decision", "abstract", "deleted?", "deleted", *TRACK},
        useless={"submitted", "last updated", "notified", "reviews sent", "track #"},
        private={"notes", "reviews", "average score", "score", "total score"},
        aside={"form fields": message("champs du formulaire", "fields of the form")},
        name=heading,
    ),
    "authors": Known(
        taken={*NUMBER, *GIVEN, *FAMILY, "email", *AFFILIATION, "corresponding?", "corresponding"},
        useless={"person #"},
        aside={"country": PLACES, "web page": LINKS, "web site": LINKS, "web": LINKS},
        name=heading,
    ),
    "topics": Known(taken={*NUMBER, "topic"}, useless={"header?"}, name=heading),
    "fields": Known(taken={*NUMBER, "field name", "value"}, name=heading),
}
#: All columns by which the header of any of the tables is known.
HEADERS = frozenset(name for known in KNOWN.values() for name in known.taken)


def sort_of(table: Table) -> Sort | None:
    """Which of the tables it is; None if it is none of them."""
    columns = {heading(text) for text in table.headers}
    if not columns & set(NUMBER):
        return None
    if "title" in columns and columns & {"authors", "decision", "abstract"}:
        return "submissions"
    if columns & set(FAMILY) and columns & set(GIVEN):
        return "authors"
    if "topic" in columns:
        return "topics"
    return "fields" if {"field name", "value"} <= columns else None
