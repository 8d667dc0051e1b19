"""The id of an event that was published: it stays that of its first release."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scheduler.domain.errors import InputError
from scheduler.language.message import message
from scheduler.reading.draft import Draft
from scheduler.reading.report import Report

#: The folder of published releases; `scheduler.releases` is loaded only where it exists.
RELEASES = "releases"


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
    if not releases or releases[0].event_id == draft.id:
        return draft
    text = message(
        "l'événement garde l'identifiant de sa première version publiée, {kept} : remettez-le (event.toml, [event] id)",
        "the event keeps the id of its first release, {kept}: put it back (event.toml, [event] id)",
        kept=releases[0].event_id,
    )
    report.remark(draft.root.spot("event.id"), draft.id, text)
    return replace(draft, id=releases[0].event_id)
