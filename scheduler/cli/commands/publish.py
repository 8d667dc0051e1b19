"""`journee publish`: out/ as it stands becomes the next release."""

from __future__ import annotations

from pathlib import Path

from scheduler.cli.commands.written import report_written
from scheduler.cli.console import Console, command_line
from scheduler.cli.interruption import uninterrupted
from scheduler.cli.report import diff as report_diff
from scheduler.cli.report import programme as report
from scheduler.language.message import message
from scheduler.services import publishing
from scheduler.services.publishing import Publication


def publish(console: Console, folder: Path, message: str, date: str | None) -> int:
    publication = publishing.publish(folder, message, date, uninterrupted)
    if publication.written is not None:
        report_written(console, publication.written)
    console.answer(_object(publication, folder))
    console.result(_lines(console, publication, folder))
    return 0


def _lines(console: Console, publication: Publication, folder: Path) -> list[str]:
    release, language = publication.release, console.language
    if publication.written is None:
        text = message(
            "Rien n’a changé depuis la version v{number} : il n’y a rien à publier.",
            "Nothing has changed since release v{number}: there is nothing to publish.",
            number=release.number,
        )
        return [text.to(language)]
    label = release.edition(()).label(language)
    head = message("Publié : {label}", "Published: {label}", label=label)
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
        **report_diff.change_object(publication.changes),
    }
