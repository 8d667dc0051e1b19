"""Takes back the last release while none of its mails was sent, by a release that says what was said before it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from exports.invitations import cancellation_files
from scheduler.domain.calendar_item import Record, held, revised
from scheduler.domain.differences import differences
from scheduler.domain.errors import Refused
from scheduler.language.message import message
from scheduler.reading import read_folder
from scheduler.releases import Release, edition_of, publishing
from scheduler.releases.deliveries import Deliveries
from scheduler.services.checking import confirmed_report
from scheduler.services.current_programme import OUT, read_programme
from scheduler.services.mailing import DELIVERED, FOLDER
from scheduler.services.publishing import Guard, Publication
from scheduler.services.release_lookup import published_releases, standing
from scheduler.services.rendering import render_all
from scheduler.services.writing import Written
from scheduler.storage.lock import writing


def withdraw(folder: Path, guard: Guard = nullcontext) -> Publication:
    """The last release that stands is taken back: a new one says again what was said before it.

    What it announced for the first time is cancelled, with the files in `cancellations/`; out/ shows the programme as a
    draft. Nothing of `releases/` is lost: calendars that have the release already must see something newer. Raises
    InputError, CheckFailed, Refused (none stands, or a mail of it was sent), EnvironmentFailure.
    """
    with writing(folder, "journee publish"):
        event = read_folder(folder).event
        with publishing.sole_writer(folder):
            releases = published_releases(folder)
            taken = _last_standing(releases)
            _must_be_unsent(folder, taken)
            release = _withdrawal(releases, taken, datetime.now(ZoneInfo(event.timezone)).replace(microsecond=0))
            programme = read_programme(event, folder)
            report = confirmed_report(event, programme)
            rendering = render_all(event, programme, (), edition_of((*releases, release), event, programme))
            files = {**rendering.files, **_cancellations(releases[-1].records, release)}
            with guard():
                left = publishing.append(folder, release, files)
    written = Written(folder / OUT, report, (), rendering.remarks, left)
    return Publication(release, tuple(differences(releases[-1].records, release.records)), written)


def _last_standing(releases: tuple[Release, ...]) -> Release:
    remaining = standing(releases)
    if not remaining:
        raise Refused(message("toutes les versions publiées sont retirées", "all releases are withdrawn already"))
    return remaining[-1]


def _must_be_unsent(folder: Path, release: Release) -> None:
    """Raises Refused if a mail of the release was sent, or may have been."""
    if Deliveries(folder / FOLDER / f"v{release.number}" / DELIVERED).has_any():
        raise Refused(
            message(
                "des courriels de v{number} sont partis, elle ne peut plus être retirée : publiez un programme corrigé",
                "mails of v{number} were sent: it cannot be withdrawn any more; publish the mended programme",
                number=release.number,
            )
        )


def _withdrawal(releases: tuple[Release, ...], taken: Release, now: datetime) -> Release:
    """The release that takes back `taken`: the items of the one that stood before it, none where none did."""
    last, number = releases[-1], len(releases) + 1
    before = [release for release in standing(releases) if release is not taken]
    base = before[-1] if before else None
    moment = max(now, base.moment) if base else now
    items = [record.item for record in held(base.records)] if base else []
    said = message("La version v{number} est retirée", "Release v{number} is withdrawn", number=taken.number)
    return replace(
        last,
        number=number,
        moment=moment,
        message=said.to(last.language),
        made_from=base.made_from if base else f"nothing/{taken.made_from}",
        schedule=(base or taken).schedule,
        records=revised(last.records, items, number, moment),
        withdraws=taken.number,
    )


def _cancellations(before: Iterable[Record], release: Release) -> dict[str, bytes]:
    """The cancellations of the release by their path in out/."""
    return {f"cancellations/{name}": data for name, data in cancellation_files(before, release.records, release.number)}
