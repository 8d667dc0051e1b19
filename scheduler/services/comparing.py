"""The changes between two releases, or since one of them, and the people whom they concern."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from exports.agenda import current
from scheduler.domain.calendar_item import Record
from scheduler.domain.differences import Change, concerned, differences
from scheduler.domain.errors import InputError
from scheduler.language.message import Message, message
from scheduler.reading import read_folder
from scheduler.releases import Release
from scheduler.services.current_programme import read_programme
from scheduler.services.release_lookup import published_releases, release_named
from scheduler.storage.event_folder import write_page


@dataclass(frozen=True, slots=True)
class Side:
    """A release, or the draft in out/ where `number` is None, with what its calendars carry."""

    number: int | None
    label: Message
    message: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The `changes` from `first` to `last`; `title` and `language` are the event's."""

    first: Side
    last: Side
    changes: tuple[Change, ...]
    title: str
    language: str

    @property
    def span(self) -> Message:
        """`v1, 2 mai 2025 → v2, 12 mai 2025`."""
        return message("{first} → {last}", "{first} → {last}", first=self.first.label, last=self.last.label)


def compare(folder: Path, before: str | None, after: str | None) -> Comparison:
    """The changes from the release `before` (None: the last) to the release `after` (None: out/). Raises InputError."""
    event = read_folder(folder).event
    releases = published_releases(folder)
    first = _side(release_named(releases, before))
    if after is not None:
        last = _side(release_named(releases, after))
    else:
        label = Message("programme provisoire (out/)", "draft programme (out/)")
        last = Side(None, label, "", current(event, read_programme(event, folder)))
    return Comparison(first, last, tuple(differences(first.records, last.records)), event.title, event.language)


def unpublished(folder: Path) -> int:
    """How many people are concerned by what changed in out/ since the last release; 0 where out/ has no programme."""
    try:
        return len(concerned(compare(folder, None, None).changes))
    except InputError:
        return 0


def write_comparison(comparison: Comparison, page: Path) -> None:
    """The file `page` shows the changes in a browser. Raises EnvironmentFailure if the program did not write it."""
    from exports.changes import changes_html

    language, message = comparison.language, comparison.last.message
    span = comparison.span.to(language)
    write_page(page, changes_html(comparison.title, span, message, comparison.changes, language))


def _side(release: Release) -> Side:
    label = Message(*(release.edition(()).numbered(language) for language in ("fr", "en")))
    return Side(release.number, label, release.message, release.records)
