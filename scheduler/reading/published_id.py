"""The id of an event that was published stays that of its first release; releases of another event are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from scheduler.domain.errors import InputError, Weight
from scheduler.language.message import Message, message
from scheduler.language.typography import long_date
from scheduler.reading.draft import Draft
from scheduler.reading.report import Report

#: The folder of published releases; `scheduler.releases` is loaded only where it exists.
RELEASES = "releases"
#: The days by which an event is perhaps put off; one that is farther from its releases is more likely another.
_FAR = 150


def published(path: Path, draft: Draft | None, report: Report) -> Draft | None:
    """The draft with the id of the first release: calendars recognise the event by nothing else."""
    if draft is None or not (path / RELEASES).is_dir():
        return draft
    from scheduler.releases import read_releases

    try:
        releases = read_releases(path)
    except InputError as error:
        report.mistakes.extend(error.mistakes)
        return draft
    if not releases:
        return draft
    former = min((record.item.day for record in releases[-1].records), default=None)
    if former and draft.dates and abs((min(draft.dates) - former).days) > _FAR:
        report.remark(draft.root.spot("event.date"), min(draft.dates).isoformat(), _another(former), Weight.GRAVE)
    elif releases[0].event_id != draft.id:
        text = message(
            "l'événement garde l'identifiant de sa première version publiée, {kept} : remettez-le "
            "(event.toml, [event] id)",
            "the event keeps the id of its first release, {kept}: put it back (event.toml, [event] id)",
            kept=releases[0].event_id,
        )
        report.remark(draft.root.spot("event.id"), draft.id, text)
    return replace(draft, id=releases[0].event_id)


def _another(former: date) -> Message:
    """What the releases of another event in the folder would do."""
    return message(
        "ce dossier a les versions publiées de l'événement du {french} : s'il est reporté, c'est bien ainsi ; si "
        "celui-ci en est un autre, copiez event.toml (sans sa ligne id) et vos tableaux, rien d'autre, dans un dossier "
        "neuf, sans quoi les personnes d'alors recevraient des annulations",
        "this folder has the releases of the event of {english}: if it was put off, all is well; if this is another "
        "one, copy event.toml (without its line id) and your tables, nothing else, into a new folder, else the people "
        "of then would get cancellations",
        french=long_date(former, "fr", weekday=False),
        english=long_date(former, "en", weekday=False),
    )
