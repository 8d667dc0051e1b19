"""`journee publish`: out/ as it stands becomes the next release."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scheduler import report, report_diff
from scheduler.commands.base import SCHEDULE, read_programme
from scheduler.commands.files import tell_written
from scheduler.commands.interruption import uninterrupted
from scheduler.commands.rendering import render_all
from scheduler.console import Console
from scheduler.differences import differences
from scheduler.edition import Edition
from scheduler.errors import CheckFailed, Refused
from scheduler.saying import Saying, told
from scheduler.text import clean_line

if TYPE_CHECKING:
    from scheduler.event import Event
    from scheduler.programme import Programme
    from scheduler.releases import Release

#: Made anew to see whether out/ is what the folder gives: every text of the event stands in one of them.
_COMPARED = ("schedule", "page", "calendar", "table", "invitations")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([ T]\d\d?:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?)?")


def publish(console: Console, folder: Path, message: str, date: str | None) -> int:
    from scheduler.reading import read_folder
    from scheduler.releases import edition_of, read_releases
    from scheduler.releases.publishing import sole_writer

    read_folder(folder)  # what is no event folder is left alone
    with sole_writer(folder):
        event = read_folder(folder).event
        releases = read_releases(folder)
        programme = read_programme(event, folder)
        edition = edition_of(releases, event, programme)
        _must_be_checked(event, programme, folder / "out")
        _must_be_fresh(event, programme, edition, folder / "out")
        if edition.number is not None:
            return _nothing_new(console, releases[-1], folder)
        moment = _moment(date, event.timezone, releases[-1].moment if releases else None)
        release = _publish(console, folder, event, programme, releases, moment, clean_line(message))
    return _told(console, release, edition, folder)


def _publish(
    console: Console,
    folder: Path,
    event: Event,
    programme: Programme,
    releases: tuple[Release, ...],
    moment: datetime,
    message: str,
) -> Release:
    from exports.agenda import agenda
    from scheduler.releases import Release, fingerprint
    from scheduler.releases.publishing import append

    before = releases[-1].records if releases else ()
    edition = Edition(len(releases) + 1, moment, before)
    rendering = render_all(event, programme, (), edition)
    release = Release(
        number=len(releases) + 1,
        moment=moment,
        message=message,
        event_id=event.id,
        title=event.title,
        language=event.language,
        made_from=fingerprint(event, programme),
        schedule=rendering.files[SCHEDULE],
        records=agenda(event, programme, edition),
    )
    with uninterrupted():
        left = append(folder, release, rendering.files)
    tell_written(console, folder / "out", rendering, left)
    return release


def _must_be_checked(event: Event, programme: Programme, out: Path) -> None:
    """Raises CheckFailed if the programme breaks a rule, is not as good as it says, or was changed by hand since."""
    from scheduler.check import check
    from scheduler.output import is_checked

    found = check(event, programme)
    if found.hard:
        raise CheckFailed(found.hard)
    if found.disagreements:
        both = [" ".join(one.text.to(language) for one in found.disagreements) for language in ("fr", "en")]
        text = told(
            "{found} Le dossier a changé depuis : lancez journee solve, repair ou export, puis publiez",
            "{found} The folder has changed since: run journee solve, repair or export, then publish",
            found=Saying(*both),
        )
        raise CheckFailed((), text)
    if not is_checked(out, SCHEDULE):
        text = told(
            "{file} n’est pas tel que journee l’a écrit : lancez journee export, qui le contrôle et refait les "
            "fichiers, regardez-les, puis publiez",
            "{file} is not what journee wrote: run journee export, which checks it and makes the files anew, look at "
            "them, then publish",
            file=out / SCHEDULE,
        )
        raise CheckFailed((), text)


def _must_be_fresh(event: Event, programme: Programme, edition: Edition, out: Path) -> None:
    """Raises CheckFailed if out/ is not what the folder gives now: nobody would have looked at what is published."""
    from exports import render

    files = render(event, programme, _COMPARED, edition).files
    pages = ("public/programme.pdf", "public/booklet.pdf", "print/booklet-print.pdf")
    stale = [name for name, data in files.items() if _bytes(out / name) != data]
    stale += [name for name in pages if not (out / name).is_file()]
    if stale:
        text = told(
            "{file} n’est pas ce que donne le dossier (fichiers dans ce cas : {count}) : lancez journee export, "
            "regardez ce qu’il écrit, puis publiez",
            "{file} is not what the folder gives (files in that case: {count}): run journee export, look at what it "
            "writes, then publish",
            file=out / stale[0], count=len(stale),
        )  # fmt: skip
        raise CheckFailed((), text)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _moment(text: str | None, zone: str, last: datetime | None) -> datetime:
    """When the release is made: `--date` or the clock, in the event's time zone. Raises Refused."""
    if text is None:
        found = datetime.now(ZoneInfo(zone)).replace(microsecond=0)
    else:
        found = _given(text, zone)
        if len(text.strip()) == 10 and last is not None and found.date() == last.astimezone(ZoneInfo(zone)).date():
            found = max(found, last.astimezone(ZoneInfo(zone)))  # a day without an hour: the day's later releases
    if last is not None and found < last:
        problem = told(
            "{moment} précède la version publiée le {last} : donnez une date plus tardive (--date)",
            "{moment} is before the last release, of {last}: give a later date (--date)",
            moment=found.isoformat(" ", "minutes"), last=last.isoformat(" ", "minutes"),
        )  # fmt: skip
        raise Refused(problem)
    return found


def _given(text: str, zone: str) -> datetime:
    try:
        if not _MOMENT.fullmatch(text.strip()):
            raise ValueError(text)
        if len(text.strip()) == 10:
            return datetime.combine(date.fromisoformat(text.strip()), time(), ZoneInfo(zone))
        found = datetime.fromisoformat(text.strip())
        return found.astimezone(ZoneInfo(zone)) if found.tzinfo else found.replace(tzinfo=ZoneInfo(zone))
    except (ValueError, OverflowError):
        problem = told(
            "--date : « {text} » n’est pas une date ; écrivez 2025-05-12 ou « 2025-05-12 14:30 »",
            "--date: “{text}” is no date; write 2025-05-12 or “2025-05-12 14:30”",
            text=clean_line(text)[:100],
        )
        raise Refused(problem) from None


def _nothing_new(console: Console, last: Release, folder: Path) -> int:
    text = told(
        "Rien n’a changé depuis la version v{number} : il n’y a rien à publier.",
        "Nothing has changed since release v{number}: there is nothing to publish.",
        number=last.number,
    )
    console.answer({**_object(last, folder), "new": False, **report_diff.change_object(())})
    console.result([text.to(console.language)])
    return 0


def _told(console: Console, release: Release, before: Edition, folder: Path) -> int:
    changes = differences(before.before, release.records)
    console.answer({**_object(release, folder), "new": True, **report_diff.change_object(changes)})
    label = release.edition(()).label(console.language)
    console.result([told("Publié : {label}", "Published: {label}", label=label).to(console.language)])
    if release.number > 1:
        console.result(["", *report_diff.change_lines(changes, console.language)])
    console.result(["", *report.where_lines(folder / "out", console.language)])
    mails = told("Les courriels : journee mail {folder}", "The mails: journee mail {folder}", folder=folder)
    console.result([mails.to(console.language)])
    return 0


def _object(release: Release, folder: Path) -> dict[str, object]:
    return {
        "release": release.number,
        "time": release.moment.isoformat(),
        "message": release.message,
        "out": str(folder / "out"),
    }
