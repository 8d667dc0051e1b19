"""Publishes the programme in out/ as the next release."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from exports.agenda import agenda
from exports.freshness import stale_files
from scheduler.domain.clock import YEARS
from scheduler.domain.differences import Change, differences
from scheduler.domain.edition import Edition
from scheduler.domain.errors import CheckFailed, InputError, Problem, Refused
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.message import message
from scheduler.language.text import clean_line
from scheduler.reading import Reading, read_folder
from scheduler.reading.made_ids import KIND as MADE_IDS
from scheduler.releases import Release, edition_of, fingerprint, publishing, read_releases
from scheduler.search.stated_levels import restated
from scheduler.services.checking import confirmed_report
from scheduler.services.current_programme import OUT, SCHEDULE, read_programme
from scheduler.services.fixing import COMMAND as FIX
from scheduler.services.programme_files import EXPORT
from scheduler.services.rendering import render_all
from scheduler.services.writing import Written
from scheduler.storage.lock import writing
from scheduler.storage.output_folder import is_checked, is_document

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([ T]\d\d?:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?)?")
#: A context manager that is entered while files are replaced.
Guard = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Publication:
    """The last release. `written` None: nothing has changed since it was made, and nothing was published.

    `changes`: from the release before it, as far as this publication made them.
    """

    release: Release
    changes: tuple[Change, ...] = ()
    written: Written | None = None


def publish(
    folder: Path,
    message: str = "",
    moment: str | None = None,
    guard: Guard = nullcontext,
    agree: Callable[[datetime], None] | None = None,
) -> Publication:
    """`releases/` has the programme in out/ as its next release, and out/ shows it; or nothing has changed.

    Parameters
    ----------
    moment : when it is published, as people write it; None: now.
    guard : entered while the files are replaced.
    agree : called with a moment that is yet to come, before which nothing else could be published; raises where it
        must not be.

    Raises InputError, CheckFailed, Refused, EnvironmentFailure; then nothing was published.
    """
    with writing(folder, "journee publish"), contextlib.ExitStack() as stack:
        reading = read_folder(folder)
        _must_have_ids(reading)
        event = reading.event
        stack.enter_context(publishing.sole_writer(folder))  # not before: what is no event folder is left alone
        releases = read_releases(folder)
        programme = read_programme(event, folder)
        edition = edition_of(releases, event, programme)
        _must_be_checked(event, programme, folder / OUT)
        _must_be_fresh(event, programme, edition, folder / OUT)
        if edition.number is not None:
            return Publication(releases[-1])
        when = _moment(moment, event.timezone, releases[-1].moment if releases else None)
        if agree is not None and when > datetime.now(when.tzinfo):
            agree(when)
        next_edition = Edition(len(releases) + 1, when, releases[-1].records if releases else ())
        return _append(folder, event, programme, next_edition, clean_line(message), guard)


def _must_have_ids(reading: Reading) -> None:
    """Raises InputError where ids of talks were made in reading: calendars know a talk by its id for ever."""
    made = [guess for guess in reading.guesses if guess.kind == MADE_IDS]
    if made:
        text = message(
            "les exposés n'ont d'identifiants que supposés, et une version publiée les garde pour toujours : "
            "faites écrire en bonne forme ce qui a été compris, ou écrivez-les",
            "the ids of the talks are only assumed, and a release keeps them for ever: "
            "have written in proper form what was understood, or write them",
        ).capitalised()
        spots = [guess.spot for guess in made]
        problems = [Problem(spot.file, spot.row, spot.column, None, text, options=(FIX,)) for spot in spots]
        raise InputError(problems, reading.remarks)


def _append(
    folder: Path, event: Event, programme: Programme, edition: Edition, message: str, guard: Guard
) -> Publication:
    report = confirmed_report(event, programme)
    rendering = render_all(event, programme, (), edition)
    assert edition.number is not None
    assert edition.moment is not None
    release = Release(
        number=edition.number,
        moment=edition.moment,
        message=message,
        event_id=event.id,
        title=event.title,
        language=event.language,
        made_from=fingerprint(event, programme),
        schedule=rendering.files[SCHEDULE],
        records=agenda(event, programme, edition),
    )
    with guard():
        left = publishing.append(folder, release, rendering.files)
    written = Written(folder / OUT, report, (), rendering.remarks, left)
    return Publication(release, tuple(differences(edition.before, release.records)), written)


def _must_be_checked(event: Event, programme: Programme, out: Path) -> None:
    """Raises CheckFailed if the programme breaks a rule, is not as good as it says, or was changed by hand since."""
    advice = message(
        "Le dossier a changé depuis : cherchez un nouveau programme ou réparez celui-ci, puis publiez",
        "The folder has changed since: find another programme or repair this one, then publish",
    )
    report = confirmed_report(event, programme, advice)
    if not is_checked(out, SCHEDULE) or restated(event, programme, report) != programme:
        text = message(
            "{file} n’est pas tel que Journée l’a écrit : faites-le contrôler et refaites les fichiers, regardez-les, "
            "puis publiez",
            "{file} is not what Journée wrote: have it checked and the files made anew, look at them, then publish",
            file=out / SCHEDULE,
        )
        raise CheckFailed((), text, EXPORT)


def _must_be_fresh(event: Event, programme: Programme, edition: Edition, out: Path) -> None:
    """Raises CheckFailed if out/ is not what the folder gives now: nobody would have looked at what is published."""
    names = tuple(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    stale = [*stale_files(event, programme, edition, names, lambda name: _bytes(out / name))]
    stale = [name for name in stale if not is_document(name) or is_checked(out, name)]  # one written in is theirs
    if stale:
        text = message(
            "{file} n’est pas ce que donne le dossier (fichiers dans ce cas : {count}) : refaites les "
            "fichiers, regardez-les, puis publiez",
            "{file} is not what the folder gives (files in that case: {count}): have the files "
            "made anew, look at them, then publish",
            file=out / stale[0],
            count=len(stale),
        )
        raise CheckFailed((), text, EXPORT)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _moment(text: str | None, zone: str, last: datetime | None) -> datetime:
    """When the release is made: as given or by the clock, in the event's time zone. Raises Refused."""
    if text is None:
        moment = datetime.now(ZoneInfo(zone)).replace(microsecond=0)
    else:
        moment = _given(text, zone)
        if len(text.strip()) == 10 and last is not None and moment.date() == last.astimezone(ZoneInfo(zone)).date():
            moment = max(moment, last.astimezone(ZoneInfo(zone)))  # a day without an hour: the day's later releases
    if last is not None and moment < last:
        problem = message(
            "{moment} précède la version publiée le {last} : donnez une date plus tardive",
            "{moment} is before the last release, of {last}: give a later date",
            moment=moment.isoformat(" ", "minutes"),
            last=last.isoformat(" ", "minutes"),
        )
        raise Refused(problem, "--date")
    return moment


def _given(text: str, zone: str) -> datetime:
    try:
        if not _MOMENT.fullmatch(text.strip()) or int(text.strip()[:4]) not in YEARS:
            raise ValueError(text)
        if len(text.strip()) == 10:
            return datetime.combine(date.fromisoformat(text.strip()), time(), ZoneInfo(zone))
        moment = datetime.fromisoformat(text.strip())
        return moment.astimezone(ZoneInfo(zone)) if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
    except (ValueError, OverflowError):
        problem = message(
            "« {text} » n’est pas une date ; écrivez 2025-05-12 ou « 2025-05-12 14:30 »",
            "“{text}” is no date; write 2025-05-12 or “2025-05-12 14:30”",
            text=clean_line(text)[:100],
        )
        raise Refused(problem, "--date") from None
