"""`journee publish`: out/ as it stands becomes the next release."""

from __future__ import annotations

import sys
from datetime import datetime
from functools import partial
from pathlib import Path

from scheduler.cli.commands.written import report_written
from scheduler.cli.console import Console, command_line
from scheduler.cli.interruption import uninterrupted
from scheduler.cli.report import diff as report_diff
from scheduler.cli.report import programme as report
from scheduler.domain.errors import Refused
from scheduler.language.message import message
from scheduler.services import publishing
from scheduler.services.publishing import Publication


def publish(console: Console, folder: Path, message: str, date: str | None, withdraw: bool, yes: bool) -> int:
    if withdraw:
        return _withdraw(console, folder, alone=not (message or date))
    agree = partial(_confirm, console, yes)
    return _told(console, folder, publishing.publish(folder, message, date, uninterrupted, agree))


def _withdraw(console: Console, folder: Path, *, alone: bool) -> int:
    from scheduler.services.withdrawing import withdraw

    if not alone:
        raise Refused(message("--withdraw ne prend ni date ni message", "--withdraw takes neither date nor message"))
    return _told(console, folder, withdraw(folder, uninterrupted))


def _told(console: Console, folder: Path, publication: Publication) -> int:
    if publication.written is not None:
        report_written(console, publication.written)
    console.answer(_object(publication, folder))
    console.result(_lines(console, publication, folder))
    return 0


def _confirm(console: Console, yes: bool, moment: datetime) -> None:
    """Returns if the user wants a moment to come. Raises Refused without a terminal, click.Abort if not."""
    if yes:
        return
    text = message(
        "{moment} est à venir : rien d’autre ne pourra être publié avant",
        "{moment} is yet to come: nothing else can be published before",
        moment=moment.strftime("%Y-%m-%d %H:%M"),
    )
    if not sys.stdin.isatty():
        more = message("{text} ; confirmez avec --yes", "{text}; confirm with --yes", text=text)
        raise Refused(more)
    from click import confirm

    question = message("{text}. Publier ?", "{text}. Publish?", text=text)
    confirm(question.to(console.language), default=False, abort=True, err=True)


def _lines(console: Console, publication: Publication, folder: Path) -> list[str]:
    release, language = publication.release, console.language
    if publication.written is None:
        text = message(
            "Rien n’a changé depuis la version v{number} : il n’y a rien à publier.",
            "Nothing has changed since release v{number}: there is nothing to publish.",
            number=release.number,
        )
        return [text.to(language)]
    label = release.edition(()).numbered(language)
    head = message("Publié : {label}", "Published: {label}", label=label)
    if release.withdraws is not None:
        head = message(
            "v{number} est retirée : {label} dit de nouveau ce qui valait avant, et annule le reste",
            "v{number} is withdrawn: {label} says again what was said before, and cancels the rest",
            number=release.withdraws,
            label=label,
        )
    changes = ["", *report_diff.change_lines(publication.changes, language)] if release.number > 1 else []
    mails = message("Les courriels : {command}", "The mails: {command}", command=command_line("mail", folder))
    where = report.where_lines(publication.written.folder, language)
    return [head.to(language), *changes, "", *where, mails.to(language)]


def _object(publication: Publication, folder: Path) -> dict[str, object]:
    release = publication.release
    return {
        "release": release.number,
        "time": release.moment.isoformat(),
        "message": release.message,
        "out": str(folder / "out"),
        "new": publication.written is not None,
        "withdraws": release.withdraws,
        **report_diff.change_object(publication.changes),
    }
