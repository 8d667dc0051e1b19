"""What the folder has published, and what the programme in out/ would change for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from exports.agenda import current
from exports.changes import words
from scheduler.board.folder_view import FolderView
from scheduler.board.phones import Phone
from scheduler.domain.address import shown
from scheduler.domain.differences import Change, concerned, differences
from scheduler.domain.errors import EnvironmentFailure, InputError
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembered
from scheduler.language.message import Language
from scheduler.language.text import fold
from scheduler.language.typography import colon
from scheduler.releases import Release, read_releases
from scheduler.services.release_lookup import standing


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """The releases of a folder, the newest first, and the changes of the programme in out/ since the last of them.

    `standing` has the numbers of those that neither took another back nor were taken back. `publishable`: there is a
    programme that breaks no hard rule and differs from the last release.
    """

    releases: tuple[Release, ...] = ()
    standing: frozenset[int] = frozenset()
    changes: tuple[Change, ...] = ()
    publishable: bool = False

    @property
    def next(self) -> int:
        """The number that the next release has."""
        return len(self.releases) + 1


def release_view(folder: Path, view: FolderView) -> ReleaseView:
    """The releases of the folder that `view` shows; none where they cannot be read, which `view` tells."""
    try:
        releases = read_releases(folder)
    except (InputError, EnvironmentFailure):
        return ReleaseView()
    kept = frozenset(release.number for release in standing(releases))
    reading = view.reading
    if reading is None or view.programme is None:
        return ReleaseView(releases[::-1], kept)
    changes = _changes(releases[-1], reading.event, view.programme) if releases else ()
    return ReleaseView(releases[::-1], kept, changes, view.state in ("draft", "stale"))


@remembered
def _changes(last: Release, event: Event, programme: Programme) -> tuple[Change, ...]:
    """What the programme changes of a release."""
    return tuple(differences(last.records, current(event, programme)))


def change_groups(changes: Sequence[Change], language: Language) -> list[dict[str, Any]]:
    """The changes as people read them: what was added, withdrawn and changed, each item with its lines."""
    groups = []
    for what in ("added", "withdrawn", "changed"):
        items = [
            {"title": words.dated(change.item, language), "lines": list(_lines(change, language))}
            for change in changes
            if change.what == what
        ]
        if items:
            groups.append({"heading": words.heading(what, language), "entries": items})
    return groups


def _lines(change: Change, language: Language) -> Iterator[str]:
    """Where an item is that is new or gone; before and after of each field of one that changed."""
    if change.what != "changed":
        yield words.place_and_time(change.item, language)
        return
    for news in words.news(change, language):
        for each in words.addresses(change, language) if news.field == "addresses" else (news,):
            both = f"{colon(language)}{each.before} → {each.after}" if each.before or each.after else ""
            yield f"{each.label}{both}"


def people_to_tell(
    changes: Sequence[Change], language: Language, phones: Mapping[str, Phone] = MappingProxyType({})
) -> list[dict[str, Any]]:
    """The people whom the changes concern, with a line for each of their changes.

    The address stands as people read it and as a link has it, "" without one; `phones` as `phones_of` has them.
    """
    return [
        {
            "name": person.guest.name,
            "mailto": quote(person.guest.email or "", safe="@"),
            "phone": phones.get(fold(person.guest.email or "")) or phones.get(fold(person.guest.name)),
            "shown": shown(person.guest.email) if person.guest.email else "",
            "lines": [
                f"{words.dated(change.item, language)}{colon(language)}"
                f"{words.summary(change, person.guest.id, language)}"
                for change in person.changes
            ],
        }
        for person in concerned(changes)
    ]
