"""A page that tells the changes and the people concerned. Self-contained, without JavaScript."""

from __future__ import annotations

from collections.abc import Sequence

from exports.changes import words
from exports.web_templates import web_templates
from scheduler.domain.differences import Change, concerned
from scheduler.language.message import Message
from scheduler.language.typography import colon

_LABELS = {
    "title": Message("Ce qui change", "What changes"),
    "by_item": Message("Point par point", "Item by item"),
    "people": Message("Qui prévenir, et de quoi", "Who has to be told what"),
    "nobody": Message("Personne.", "Nobody."),
    "before": Message("avant", "before"),
    "after": Message("après", "after"),
}


def changes_html(event: str, span: str, message: str, changes: Sequence[Change], language: str) -> bytes:
    """The page as UTF-8, in `language`, for organisers: it names people, but no address.

    `span` names the two releases; `message` is the reason for the changes ("" if none was given).
    """
    environment = web_templates("exports.changes")
    environment.globals.update(
        title=lambda item: words.title(item, language),
        dated=lambda item: words.dated(item, language),
        where=lambda item: words.place_and_time(item, language),
        heading=lambda what: words.heading(what, language),
        news=lambda change: tuple(words.news(change, language)),
        summary=lambda change, person: words.summary(change, person, language),
        colon=colon(language),
    )
    kinds = ("added", "withdrawn", "changed")
    groups = [(what, [change for change in changes if change.what == what]) for what in kinds]
    page = environment.get_template("page.html").render(
        language=language,
        event=event,
        span=span,
        message=message,
        groups=[(what, in_group) for what, in_group in groups if in_group],
        people=concerned(changes),
        nothing=words.nothing(language),
        label={name: label.to(language) for name, label in _LABELS.items()},
    )
    return page.encode()
