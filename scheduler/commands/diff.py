"""`journee diff`: what changed between two releases, or since the last one, and who has to be told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler import report_diff
from scheduler.commands.base import read_programme
from scheduler.console import Console
from scheduler.differences import differences
from scheduler.edition import draft_label
from scheduler.errors import InputError, Problem
from scheduler.saying import Language, Saying, told

if TYPE_CHECKING:
    from scheduler.agenda import Record
    from scheduler.releases import Release


NOTHING = told("rien n’a encore été publié : lancez journee publish", "nothing was published yet: run journee publish")


@dataclass(frozen=True, slots=True)
class _Side:
    number: int | None
    label: Saying
    message: str
    records: tuple[Record, ...]


def diff(console: Console, folder: Path, before: str | None, after: str | None, page: Path | None) -> int:
    from scheduler.reading import read_folder
    from scheduler.releases import read_releases

    event = read_folder(folder).event
    releases = read_releases(folder)
    if not releases:
        raise InputError([Problem("releases", None, None, None, NOTHING)])
    first = _side(release_named(releases, before) if before else releases[-1])
    if after is None:
        from exports.agenda import current

        programme = read_programme(event, folder)
        label = Saying(draft_label("fr"), draft_label("en"))
        last = _Side(None, label, "", current(event, programme))
    else:
        last = _side(release_named(releases, after))
    changes = differences(first.records, last.records)
    if page is not None:
        from exports.changes import changes_html
        from scheduler.folder_files import write_page

        span = _span(first, last).to(event.language)
        write_page(page, changes_html(event.title, span, last.message, changes, event.language))
    console.answer({"from": first.number, "to": last.number, **report_diff.change_object(changes)})
    console.result(_head(first, last, console.language))
    console.result(report_diff.change_lines(changes, console.language))
    return 0


def _side(release: Release) -> _Side:
    label = Saying(*(release.edition(()).label(language) for language in ("fr", "en")))
    return _Side(release.number, label, release.message, release.records)


def release_named(releases: tuple[Release, ...], text: str) -> Release:
    """The release `2` or `v2`. Raises InputError."""
    found = re.fullmatch(r"v?([1-9]\d{0,5})", text.strip(), re.IGNORECASE)
    if found is None or int(found.group(1)) > len(releases):
        known = ", ".join(f"v{release.number}" for release in releases) or "–"
        problem = told(
            "il n’y a pas de version publiée de ce nom ; il y a {known}",
            "there is no release of that name; there are {known}",
            known=known,
        )
        raise InputError([Problem("releases", None, None, text[:100], problem)])
    return releases[int(found.group(1)) - 1]


def _span(first: _Side, last: _Side) -> Saying:
    return told("{first} → {last}", "{first} → {last}", first=_name(first), last=_name(last))


def _name(side: _Side) -> Saying:
    if side.number is not None:
        return side.label
    return Saying("programme provisoire (out/)", "draft programme (out/)")


def _head(first: _Side, last: _Side, language: Language) -> list[str]:
    return [_span(first, last).to(language), *([last.message] if last.message else []), ""]
