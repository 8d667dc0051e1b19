"""`journee mail`: the messages of a release as drafts; sent only where that is asked for and confirmed."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.commands.diff import NOTHING, release_named
from scheduler.console import Console
from scheduler.errors import EnvironmentFailure, InputError, Problem, Refused
from scheduler.saying import told

if TYPE_CHECKING:
    from exports.mail import Edited, Mail, Name
    from scheduler.releases import Release

FOLDER, TEMPLATES, DELIVERED = "mails", "templates/mail", "delivered.jsonl"
#: Of our own templates none is as long.
_LONGEST = 100_000


def mail(console: Console, folder: Path, release: str | None, send: bool, yes: bool) -> int:
    from exports.mail import mails, without_address
    from scheduler.output import write_output
    from scheduler.reading import read_folder
    from scheduler.releases import read_releases

    read_folder(folder)
    releases = read_releases(folder)
    if not releases:
        raise InputError([Problem("releases", None, None, None, NOTHING)])
    chosen = release_named(releases, release) if release else releases[-1]
    edited = _edited(releases, chosen)
    _must_have_a_sender(edited)
    found = mails(edited, _templates(folder))
    target = folder / FOLDER / f"v{chosen.number}"
    write_output(target, {one.path: one.data for one in found}, complete=True)
    mute = without_address(edited)
    if mute:
        text = told("Sans adresse, à prévenir autrement : {names}", "Without an address, to be told otherwise: {names}",
                    names=", ".join(mute))  # fmt: skip
        console.tell([text.to(console.language)])
    if send:
        return _send(console, chosen, edited, found, target, yes)
    console.answer({**_object(chosen, found, target), "sent": []})
    console.result(_lines(found))
    text = told("{count} brouillon(s) dans {target} ; rien n’a été envoyé.",
                "{count} draft(s) in {target}; nothing was sent.", count=len(found), target=target)  # fmt: skip
    console.result([text.to(console.language)])
    return 0


def _edited(releases: tuple[Release, ...], chosen: Release) -> Edited:
    from exports.mail import Edited

    before = releases[chosen.number - 2].records if chosen.number > 1 else ()
    return Edited(chosen.number, chosen.moment, chosen.message, chosen.language, before, chosen.records)


def _must_have_a_sender(edited: Edited) -> None:
    """Raises InputError where no organiser has an address: nobody could send."""
    if any(record.item.host.uri.startswith("mailto:") for record in edited.after):
        return
    text = told(
        "aucun organisateur n’a d’adresse, personne ne peut inviter : ajoutez email = \"…\" et publiez",
        "no organiser has an address, so nobody can invite: add email = \"…\" and publish",
    )  # fmt: skip
    raise InputError([Problem("event.toml", None, "event.organisers.email", None, text)])


def _templates(folder: Path) -> dict[Name, str]:
    """The templates that the event folder has instead of ours."""
    from exports.mail import NAMES

    found: dict[Name, str] = {}
    for name in NAMES:
        path = folder / TEMPLATES / f"{name}.txt"
        try:
            if path.is_file():
                found[name] = path.read_bytes()[:_LONGEST].decode("utf-8-sig").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as error:
            text = told("ce modèle n’est pas lisible en UTF-8", "this template cannot be read as UTF-8")
            raise InputError([Problem(f"{TEMPLATES}/{name}.txt", None, None, None, text)]) from error
    return found


def _send(console: Console, chosen: Release, edited: Edited, found: tuple[Mail, ...], target: Path, yes: bool) -> int:
    from scheduler.output import telling
    from scheduler.sending import VARIABLE, Deliveries, Parcel, send, server_of
    from scheduler.storage.lock import locked

    server = server_of(os.environ.get(VARIABLE))
    sender = next(r.item.host.uri for r in edited.after if r.item.host.uri.startswith("mailto:"))[len("mailto:") :]
    with telling(), locked(target, "journee mail --send"):
        deliveries = Deliveries(target / DELIVERED)
        left = [one for one in found if one.identity not in deliveries]
        console.warn([] if console.quiet else _lines(left))
        if left and not yes:
            _confirm(console, len(left), server.host)
        sent: list[str] = []
        parcels = [Parcel(sender, one.address, one.identity, one.data) for one in left]
        refused = send(parcels, server, deliveries, lambda parcel: sent.append(parcel.identity))
    console.answer(
        {
            **_object(chosen, found, target),
            "sent": [one.path for one in left if one.identity in sent],
            "refused": [{"to": parcel.address, "why": why} for parcel, why in refused],
        }
    )
    text = told("Envoyés : {sent} ; déjà partis auparavant : {before}.", "Sent: {sent}; sent before: {before}.",
                sent=len(sent), before=len(found) - len(left))  # fmt: skip
    console.result([text.to(console.language)])
    if not refused:
        return 0
    console.warn(f"{parcel.address} – {why}" for parcel, why in refused)
    failed = told("Le serveur a refusé {count} message(s)", "The server refused {count} message(s)", count=len(refused))
    console.fail(EnvironmentFailure(failed))
    return EnvironmentFailure.exit_code


def _confirm(console: Console, count: int, host: str) -> None:
    """Goes on only with a yes. Raises Refused where nobody is there to say it, click.Abort at a no."""
    if not sys.stdin.isatty():
        text = told("Rien n’a été envoyé : confirmez avec --yes", "Nothing was sent: confirm with --yes")
        raise Refused(text)
    from click import confirm

    question = told("Envoyer {count} message(s) par {host} ?", "Send {count} message(s) through {host}?", count=count,
                    host=host)  # fmt: skip
    confirm(question.to(console.language), default=False, abort=True, err=True)


def _lines(found: list[Mail] | tuple[Mail, ...]) -> list[str]:
    return [f"  {one.to} <{one.address}> – {one.subject}" for one in found]


def _object(chosen: Release, found: tuple[Mail, ...], target: Path) -> dict[str, object]:
    return {
        "release": chosen.number,
        "out": str(target),
        "mails": [{"path": one.path, "to": one.address, "name": one.to, "subject": one.subject} for one in found],
    }
