"""`journee mail`: the messages of a release as drafts; sent only where that is asked for and confirmed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.cli.console import Console, command_line
from scheduler.cli.report.problems import problem_lines
from scheduler.domain.errors import EnvironmentFailure, Refused
from scheduler.language.counted import counted
from scheduler.language.message import Language, Message, message
from scheduler.services.comparing import unpublished
from scheduler.services.mailing import MAILING, VARIABLE, Delivery, Drafts, deliver, server_of, write_drafts

if TYPE_CHECKING:
    from exports.mail import Mail


def mail(console: Console, folder: Path, release: str | None, send: bool, yes: bool, decisions: bool = False) -> int:
    if decisions:
        if release is not None:
            raise _unfitting(console.language)
        return _answers(console, folder, send, yes)
    drafts = write_drafts(folder, release)
    if drafts.unreachable:
        text = message(
            "Sans adresse, à prévenir autrement : {names}",
            "Without an address, to be told otherwise: {names}",
            names=", ".join(drafts.unreachable),
        )
        console.notice([text.to(console.language)])
    console.warn(_unwritten(drafts, console.language))
    console.notice(problem_lines(drafts.remarks, console.language))
    if release is None and (count := unpublished(folder)):
        console.warn([_outdated(folder, drafts.number, count).to(console.language)])
    if send:
        return _send(console, drafts, yes)
    return _written(console, drafts, {})


def _written(console: Console, drafts: Drafts, besides: Mapping[str, object]) -> int:
    """The exit code, after the drafts and where they lie have been told; the object has what is there `besides`."""
    console.answer({**_object(drafts, console.language), **besides, "sent": []})
    console.result(_lines(drafts.mails))
    text = message(
        "Brouillons écrits dans {target} : {count} ; rien n’a été envoyé. Le tableau pour un publipostage : {table}",
        "Drafts written into {target}: {count}; nothing was sent. The table for a mail merge: {table}",
        count=len(drafts.mails),
        target=drafts.folder,
        table=drafts.folder / MAILING,
    )
    console.result([text.to(console.language)])
    return 0


def _outdated(folder: Path, release: int, count: int) -> Message:
    """The warning that out/ says something else to so many people than the mails of the release."""
    return message(
        "Depuis v{release}, le programme a changé pour {people}, et ces courriels ne le disent pas : {diff} montre "
        "quoi, {publish} le publie",
        "Since v{release} the programme has changed for {people}, which these mails do not say: {diff} shows what, "
        "{publish} publishes it",
        release=release,
        people=counted(count, ("personne", "person"), ("personnes", "people")),
        diff=command_line("diff", folder),
        publish=command_line("publish", folder),
    )


def _unfitting(language: Language) -> Exception:
    """The wrong command line of two options that say different things."""
    from click import UsageError

    text = message(
        "--decisions et --release ne vont pas ensemble : l'un ou l'autre",
        "--decisions and --release do not go together: one or the other",
    )
    return UsageError(text.capitalised().to(language))


def _answers(console: Console, folder: Path, send: bool, yes: bool) -> int:
    """The answers to proposals are drafts; what is not answered is told."""
    from scheduler.services.decision_mails import write_decisions

    answers = write_decisions(folder)
    drafts = answers.drafts
    console.warn(_unwritten(drafts, console.language))
    console.notice(problem_lines(drafts.remarks, console.language))
    console.notice(text.to(console.language) for text in answers.told)
    if send:
        return _send(console, drafts, yes)
    return _written(console, drafts, {"undecided": list(answers.undecided), "unreachable": list(drafts.unreachable)})


def _send(console: Console, drafts: Drafts, yes: bool) -> int:
    server = server_of(os.environ.get(VARIABLE))

    def agree(unsent: Sequence[Mail]) -> None:
        console.warn([] if console.quiet else _lines(unsent))
        if unsent and not yes:
            _confirm(console, len(unsent), server.host)

    delivery = deliver(drafts, server, agree)
    console.answer(
        {
            **_object(drafts, console.language),
            "sent": [message.path for message in delivery.sent],
            "refused": [{"to": address, "why": reason} for address, reason in delivery.refused],
            "doubtful": [message.path for message in delivery.doubtful],
        }
    )
    return _sent(console, delivery, len(drafts.unwritten))


def _sent(console: Console, delivery: Delivery, unwritten: int) -> int:
    """The exit code, after the numbers of sent, refused and `unwritten` messages have been printed."""
    text = message(
        "Envoyés : {sent} ; déjà partis auparavant : {before}.",
        "Sent: {sent}; sent before: {before}.",
        sent=len(delivery.sent),
        before=len(delivery.before),
    )
    console.result([text.to(console.language)])
    console.warn(f"{address} – {reason}" for address, reason in delivery.refused)
    console.warn(_doubtful(delivery, console.language))
    unsent = len(delivery.refused) + len(delivery.doubtful) + unwritten
    if not unsent:
        return 0
    failed = message("Messages qui ne sont pas partis : {count}", "Messages that were not sent: {count}", count=unsent)
    if len(delivery.refused) == unsent:
        failed = message(
            "Messages que le serveur a refusés : {count}", "Messages that the server refused: {count}", count=unsent
        )
    console.fail(EnvironmentFailure(failed))
    return EnvironmentFailure.exit_code


def _doubtful(delivery: Delivery, language: Language) -> list[str]:
    """A line for each message of which nobody knows whether it was sent."""
    text = (
        "{name} <{address}> : l’envoi a été interrompu, ce message est peut-être parti ; pour le renvoyer, supprimez "
        "sa ligne de delivered.jsonl",
        "{name} <{address}>: sending was cut off, this message may have been sent; to send it again, remove its line "
        "from delivered.jsonl",
    )
    return [message(*text, name=mail.to, address=mail.address).to(language) for mail in delivery.doubtful]


def _confirm(console: Console, count: int, host: str) -> None:
    """Returns if the user answers yes. Raises Refused without a terminal, click.Abort if the answer is no."""
    if not sys.stdin.isatty():
        text = message("Rien n’a été envoyé : confirmez avec --yes", "Nothing was sent: confirm with --yes")
        raise Refused(text)
    from click import confirm

    question = message(
        "Envoyer les messages ({count}) par {host} ?",
        "Send the messages ({count}) through {host}?",
        count=count,
        host=host,
    )
    confirm(question.to(console.language), default=False, abort=True, err=True)


def _unwritten(drafts: Drafts, language: Language) -> list[str]:
    """A line for each person who has an address that cannot be written to."""
    text = "{name} <{address}> : pas de courriel, {why}", "{name} <{address}>: no mail, {why}"
    return [
        message(*text, name=letter.to, address=letter.address, why=letter.why).to(language)
        for letter in drafts.unwritten
    ]


def _lines(messages: Iterable[Mail]) -> list[str]:
    return [f"  {message.to} <{message.address}> – {message.subject}" for message in messages]


def _object(drafts: Drafts, language: Language) -> dict[str, object]:
    return {
        "release": drafts.number or None,
        "out": str(drafts.folder),
        "mails": [
            {
                "path": message.path,
                "to": message.address,
                "name": message.to,
                "subject": message.subject,
                "calendar": message.calendar_path if message.calendar is not None else None,
            }
            for message in drafts.mails
        ],
        "unwritten": [
            {"to": letter.address, "name": letter.to, "why": letter.why.to(language)} for letter in drafts.unwritten
        ],
    }
