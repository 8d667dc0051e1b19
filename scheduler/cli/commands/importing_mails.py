"""`journee import mails`: proposals out of mails, and what authors answer to decisions."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from scheduler.cli.console import Console
from scheduler.cli.questions import answers
from scheduler.cli.report.mails import answer, asked_lines, told
from scheduler.cli.source_names import refuse_name
from scheduler.importing.asked import Asked
from scheduler.importing.formats import MAILS
from scheduler.language.message import message
from scheduler.services.availability_answers import Arrived, arrived, take
from scheduler.services.mailbox_import import import_mails


def import_mailbox(console: Console, source: Sequence[Path], folder: Path, name: str | None, asked: Asked) -> int:
    if name is not None:
        refuse_name(name)
    received = import_mails(source, folder, name or MAILS, asked, answers(console))
    replies = arrived(folder, received.mailbox.answers) if received.mailbox.answers else ()
    changes = [item for item in replies if item.changes]
    console.notice(text.to(console.language) for text in asked_lines(replies))
    written = bool(changes) and not asked.dry_run and _agreed(console, changes, asked)
    if written:
        take(folder, changes, anyway=asked.anyway)
    console.answer(answer(received, replies, folder, console.language, written=written))
    console.result([text.to(console.language) for text in told(received, folder, asked.dry_run)])
    if changes and not written:
        text = message(
            "Les disponibilités reçues ne sont pas écrites : ajoutez --yes pour les écrire",
            "The availability that came is not written: add --yes to write it",
        )
        console.warn([text.to(console.language)])
    return 0


def _agreed(console: Console, changes: Sequence[Arrived], asked: Asked) -> bool:
    """True if the user says that the hours are to be written, by --yes or on a terminal."""
    if asked.anyway:
        return True
    if not sys.stdin.isatty():
        return False
    from click import confirm

    question = message(
        "Écrire ces disponibilités ({count}) ?", "Write this availability ({count})?", count=len(changes)
    )
    return confirm(question.to(console.language), default=False, err=True)
