"""The messages of a release: written as drafts, and sent if the user agrees."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from exports.mail import MAILING, Edited, Mail, Unwritten, as_sent, mailing_csv, without_address
from scheduler.domain.address import Undeliverable, deliverable
from scheduler.domain.errors import EnvironmentFailure, InputError, Problem
from scheduler.domain.presentation import PrintSettings
from scheduler.language.message import message
from scheduler.reading import read_folder
from scheduler.releases import Release
from scheduler.releases.deliveries import Deliveries
from scheduler.releases.mail_delivery import Parcel, send
from scheduler.releases.mail_server import VARIABLE, Server, server_of
from scheduler.services.mail_process import filled_mails
from scheduler.services.mail_templates import stated_templates
from scheduler.services.release_lookup import published_releases, release_named
from scheduler.storage import output_folder as output
from scheduler.storage.lock import locked

__all__ = ["MAILING", "VARIABLE", "Delivery", "Drafts", "Server", "deliver", "drafts_of", "server_of", "write_drafts"]

FOLDER, DELIVERED = "mails", "delivered.jsonl"


@dataclass(frozen=True, slots=True)
class Drafts:
    """The messages of the release `number` (0: answers to proposals), written into `folder`.

    `sender`: the organisers' address. `unreachable`: names of people who have none. `unwritten`: who has an address
    that cannot be written to. `remarks`: what there is to say of the folder's templates.
    """

    number: int
    folder: Path
    mails: tuple[Mail, ...]
    sender: str
    unreachable: tuple[str, ...]
    unwritten: tuple[Unwritten, ...] = ()
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """The messages `sent` now and `before`, and the addresses `refused` by the server, with its reason.

    `doubtful`: messages that were being sent when the program or the machine ended; they are not sent again.
    """

    sent: tuple[Mail, ...]
    before: tuple[Mail, ...]
    refused: tuple[tuple[str, str], ...]
    doubtful: tuple[Mail, ...] = ()


def write_drafts(folder: Path, release: str | None = None) -> Drafts:
    """`mails/vN` of the event folder holds the messages of that release, by default of the last; nothing is sent.

    Beside each lies the calendar that is attached to it, and `mailing.csv` is the table of them all.

    Raises InputError, EnvironmentFailure.
    """
    drafts, files = drafts_of(folder, release)
    must_be_here(folder, drafts.folder)
    output.write_output(drafts.folder, files, complete=True)
    return drafts


def drafts_of(folder: Path, release: str | None = None) -> tuple[Drafts, Mapping[str, bytes]]:
    """The messages of that release, and the files of `mails/vN` that `write_drafts` writes; nothing is written.

    Raises InputError, EnvironmentFailure.
    """
    event = read_folder(folder).event
    releases = published_releases(folder)
    chosen = release_named(releases, release)
    _must_stand(releases, chosen)
    edited = _edited(releases, chosen, event.print_settings)
    sender = _sender(edited)
    stated = stated_templates(folder)
    if stated.mistakes:
        raise InputError(stated.mistakes, stated.remarks)
    letters = filled_mails(edited, stated.texts)
    target = folder / FOLDER / f"v{chosen.number}"
    drafts = Drafts(
        chosen.number, target, letters.mails, sender, without_address(edited), letters.unwritten, stated.remarks
    )
    return drafts, files_of(letters.mails, chosen.language)


def deliver(drafts: Drafts, server: Server, agree: Callable[[Sequence[Mail]], None]) -> Delivery:
    """Sends every message that no server has accepted yet; `server` may refuse some.

    `agree` is called with the messages that are about to go, and raises where they must not. Raises
    EnvironmentFailure; what was accepted by then is remembered, and the next call goes on from there.
    """
    with output.reporting_os_errors(), locked(drafts.folder, "journee mail --send"):
        deliveries = Deliveries(drafts.folder / DELIVERED)
        before = tuple(mail for mail in drafts.mails if deliveries.is_sent(mail.identity))
        doubtful = tuple(mail for mail in drafts.mails if deliveries.is_doubtful(mail.identity))
        known = {mail.identity for mail in (*before, *doubtful)}
        unsent = tuple(mail for mail in drafts.mails if mail.identity not in known)
        agree(unsent)
        accepted: set[str] = set()
        parcels = (_parcel(drafts.sender, mail) for mail in unsent)
        refused = send(parcels, server, deliveries, lambda parcel: accepted.add(parcel.identity))
    sent = tuple(mail for mail in unsent if mail.identity in accepted)
    return Delivery(sent, before, tuple((parcel.address, reason) for parcel, reason in refused), doubtful)


def files_of(mails: Sequence[Mail], language: str) -> dict[str, bytes]:
    """The drafts, the calendar of each beside it, and the table of them all."""
    calendars = {mail.calendar_path: mail.calendar for mail in mails if mail.calendar is not None}
    return {mail.path: mail.data for mail in mails} | calendars | {MAILING: mailing_csv(mails, language)}


def _parcel(sender: str, mail: Mail) -> Parcel:
    """The mail as it goes now."""
    return Parcel(sender, mail.address, mail.identity, as_sent(mail.data, datetime.now(UTC).astimezone()))


def _must_stand(releases: tuple[Release, ...], chosen: Release) -> None:
    """Raises InputError if the release was taken back."""
    if chosen.number in {release.withdraws for release in releases}:
        text = message("cette version a été retirée", "this release was withdrawn")
        raise InputError([Problem("releases", None, None, f"v{chosen.number}", text)])


def must_be_here(folder: Path, target: Path) -> None:
    """Raises EnvironmentFailure where a symbolic link stands on the way to the folder of the drafts."""
    for place in (folder / FOLDER, target):
        if place.is_symlink():
            text = message(
                "{place} : un lien symbolique occupe cette place ; mettez-y un dossier. Rien n’a été écrit",
                "{place}: a symbolic link stands here; put a folder in its place. Nothing was written",
                place=place,
            )
            raise EnvironmentFailure(text)


def _edited(releases: tuple[Release, ...], chosen: Release, words: PrintSettings) -> Edited:
    before = releases[chosen.number - 2].records if chosen.number > 1 else ()
    return Edited(
        chosen.number,
        chosen.made_from,
        chosen.moment,
        chosen.message,
        chosen.language,
        before,
        chosen.records,
        talk_label=words.talk_label or "",
        chair_label=words.chair_label or "",
    )


def _sender(edited: Edited) -> str:
    """The organisers' address. Raises InputError where none has one that can be written to: nobody could send."""
    scheme = "mailto:"
    address = next((r.item.host.uri for r in edited.after if r.item.host.uri.startswith(scheme)), None)
    if address is None:
        text = message(
            "aucun organisateur n’a d’adresse, personne ne peut inviter : ajoutez-en une (event.toml, "
            "[[event.organisers]] email) et publiez",
            "no organiser has an address, so nobody can invite: add one (event.toml, [[event.organisers]] email) and "
            "publish",
        )
        raise InputError([Problem("event.toml", None, "event.organisers.email", None, text)])
    try:
        return deliverable(address.removeprefix(scheme))
    except Undeliverable as error:
        text = message(
            "les réponses n’arriveraient pas à cette adresse ({why}) : corrigez-la et publiez",
            "no answer would reach this address ({why}): mend it and publish",
            why=error.text,
        )
        found = address.removeprefix(scheme)
        raise InputError([Problem("event.toml", None, "event.organisers.email", found, text)]) from None
