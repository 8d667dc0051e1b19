"""The mails of a release: addressees, subjects and texts. Pure: equal releases and templates give equal bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from exports.changes import words
from exports.entry import local_hours
from exports.invitations import cancellation_file, invitation_file, path_of
from exports.mail.matters import NAMES, Edited, Matter, Name, matters
from exports.mail.message import Attachment, Content, Garbled, email_message
from exports.mail.recipient import names_person
from exports.mail.templates import Templates
from exports.person_file_names import person_names
from exports.vocabulary import labelled, role_in, usual_chair_label, usual_talk_label
from scheduler.domain.address import Undeliverable, deliverable
from scheduler.domain.calendar_item import Guest, Host, Item
from scheduler.domain.differences import Change
from scheduler.domain.edition import Edition
from scheduler.domain.person_id import shares_address
from scheduler.language.family_name import given_first
from scheduler.language.message import Message, message
from scheduler.language.plural import plural
from scheduler.language.text import fold
from scheduler.language.typography import colon, duration, listed

#: What somebody is entrusted with, by the folded word for those who chair.
_CHARGES = {
    "moderation": "la modération",
    "presidence": "la présidence",
    "animation": "l’animation",
    "direction": "la direction",
    "coordination": "la coordination",
}


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to `to` at `address`: its path (`/` between folders), subject, text, Message-ID and bytes.

    `calendar` is the file that is attached, None where there is none.
    """

    path: str
    to: str
    address: str
    subject: str
    text: str
    identity: str
    data: bytes
    calendar: bytes | None = None

    @property
    def calendar_path(self) -> str:
        """The path of the attached file beside the mail."""
        return f"{self.path.removesuffix('.eml')}.ics"


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A mail that cannot be written: who would have got it, where, and why not."""

    to: str
    address: str
    why: Message


@dataclass(frozen=True, slots=True)
class Letters:
    """The mails of a release by path, and those that cannot be written, each person and reason once."""

    mails: tuple[Mail, ...]
    unwritten: tuple[Unwritten, ...] = ()


def mails(release: Edited, templates: Mapping[Name, str]) -> Letters:
    """The mails of the release, by path; `templates` by name replace the built-in ones.

    A person who cannot be written to keeps nobody else's mail back. Raises InputError if a template cannot be filled
    in.
    """
    names = person_names(release.before) | person_names(release.after)
    writer = _Writer(release, templates)
    by_person: dict[str, list[Matter]] = {}
    letters, paths = [], Paths()
    for matter in matters(release):
        by_person.setdefault(matter.guest.id, []).append(matter)
        letters.append(writer.about(matter, paths.own(f"{names[matter.guest.id]}/{path_of(matter.record.item)[:-4]}")))
    for person, several in by_person.items():
        if len(several) > 1:
            letters.append(writer.summing_up(several, paths.own(names[person])))
    written = sorted((mail for mail in letters if isinstance(mail, Mail)), key=lambda mail: mail.path)
    unwritten = dict.fromkeys(mail for mail in letters if isinstance(mail, Unwritten))
    return Letters(tuple(written), tuple(unwritten))


class Paths:
    """The paths of the mails of a release: no two are the same, whatever the disk makes of capitals."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def own(self, stem: str) -> str:
        """`stem.eml`, with a number where another mail has that path already."""
        path, number = f"{stem}.eml", 2
        while path.lower() in self._taken:
            path, number = f"{stem}-{number}.eml", number + 1
        self._taken.add(path.lower())
        return path


def _mailbox(guest: Guest) -> str:
    """What mails to one person are known by: the address, with the name where others share it."""
    return guest.id if shares_address(guest.id) else str(guest.email)


class _Writer:
    """The templates of one release, and the mails that they make."""

    def __init__(self, release: Edited, templates: Mapping[Name, str]) -> None:
        self._release = release
        self._templates = Templates(release.language, templates)
        self._chair_label = release.chair_label or usual_chair_label(release.language)
        self._talk_label = release.talk_label or usual_talk_label(release.language)
        #: The event's own words for what may have changed.
        self._names: words.Names = {
            "chairs": role_in(self._chair_label, release.language).lower(),
            "talks": plural(self._talk_label, release.language),
        }

    def about(self, matter: Matter, path: str) -> Mail | Unwritten:
        """The mail about one matter, with its invitation or cancellation attached."""
        item, guest, release = matter.record.item, matter.guest, self._release
        if matter.name == "cancellation":
            method, calendar = "CANCEL", cancellation_file(matter.record, matter.alone)
        else:
            method, calendar = "REQUEST", invitation_file(matter.record)
        subject, text = self._templates.filled(matter.name, {**self._common(item, guest), **self._of(matter)})
        identity = f"{item.uid}/{matter.record.sequence}/{method}/{_mailbox(guest)}/v{release.number}/{release.content}"
        attached = Attachment(method, calendar, f"{path_of(item)[:-4].replace('/', '-')}.ics")
        content = Content(subject, text, attached if matter.calendar else None)
        return self._written(path, (item.host, guest), content, identity)

    def summing_up(self, several: Sequence[Matter], path: str) -> Mail | Unwritten:
        """The mail that lists all matters of one person."""
        first, release = several[0], self._release
        item, guest = first.record.item, first.guest
        items = [{**self._of(matter), "what": self._what(matter)} for matter in several]
        subject, text = self._templates.filled("summary", {**self._common(item, guest), "items": items})
        identity = f"summary/{item.event}/{_mailbox(guest)}/v{release.number}/{release.content}"
        return self._written(path, (item.host, guest), Content(subject, text), identity)

    def _written(self, path: str, between: tuple[Host, Guest], content: Content, identity: str) -> Mail | Unwritten:
        """The mail from the host to the guest of `between`, or why there is none."""
        host, guest = between
        address = str(guest.email)
        try:
            data, message_id = email_message(host, guest, content, self._release.moment, identity)
        except Undeliverable as error:
            return Unwritten(guest.name, address, error.text)
        except Garbled as error:
            return Unwritten(guest.name, address, garbled(error))
        calendar = content.attached.calendar if content.attached else None
        about = (content.subject, content.text)
        return Mail(path, guest.name, deliverable(address), *about, message_id, data, calendar)

    def _common(self, item: Item, guest: Guest) -> dict[str, Any]:
        """The values that every template receives."""
        release = self._release
        return {
            "person": given_first(guest.name),
            "event": item.event,
            "host": item.host.name,
            "url": item.url or "",
            "message": "" if names_person(release.message, guest.name) else release.message,
            "version": Edition(release.number, release.moment, release.before).label(release.language),
            "colon": colon(release.language),
            "talk_label": self._talk_label,
            "chair_label": role_in(self._chair_label, release.language),
            "charge": _CHARGES.get(fold(role_in(self._chair_label, release.language)), ""),
            "usual_chair": not release.chair_label,
        }

    def _what(self, matter: Matter) -> str:
        """The matter in a word: `changement (horaire, salle)`, `invitation (discussion)`."""
        said = {"fr": ("invitation", "changement", "annulation"), "en": ("invitation", "change", "cancellation")}
        what = said[self._release.language][NAMES.index(matter.name)]
        about = ""
        if matter.name == "change" and matter.change:
            about = words.summary(matter.change, None, self._release.language, self._names)
        elif matter.name == "invitation":
            about = self._part(matter)
        return f"{what} ({about})" if about else what

    def _part(self, matter: Matter) -> str:
        """What a guest who chairs or discusses does, in a word; "" of others."""
        role, language = matter.guest.role or _role(matter.told, matter.guest), self._release.language
        if role == "discussant":
            return "discussion"
        return role_in(self._chair_label, language).lower() if role in ("chair", "moderator") else ""

    def _of(self, matter: Matter) -> dict[str, Any]:
        """The values of one matter."""
        item, language = matter.told, self._release.language
        away = matter.guest.timezone
        return {
            "title": item.title,
            "kind": item.kind,
            "role": matter.guest.role or _role(matter.record.item, matter.guest),
            "when": words.when(item, language),
            "on": words.in_sentence(item, language),
            "local": local_hours(item, away) if away else "",
            "where": item.where,
            "length": duration(item.end - item.start, language),
            "axis": item.session or item.axis,
            "chairs": listed(item.chairs, language),
            "led_by": labelled(self._chair_label, listed(item.chairs, language), language) if item.chairs else "",
            "discussants": listed(item.discussants, language),
            "others": listed(_others(item, matter.guest), language),
            "talks": item.talks if item.kind == "session" else (),
            "note": item.note,
            "bring": item.bring,
            "alone": matter.alone is not None,
            "calendar": matter.calendar,
            "news": tuple(self._told(matter.change)) if matter.change and not matter.alone else (),
        }

    def _told(self, change: Change) -> Iterator[words.News]:
        """What a guest of the item is told of its change; other people's addresses are no news."""
        role = self._names["chairs"]
        for news in words.news(change, self._release.language):
            if news.field != "addresses":
                yield replace(news, label=role) if news.field == "chairs" else news


def garbled(error: Garbled) -> Message:
    """Why a mail is not written that would read otherwise."""
    return message(
        "ce courriel ne se relirait pas tel quel ({part}) : enlevez du nom, du titre ou du modèle les caractères rares",
        "this mail would not read as it is meant ({part}): take rare characters out of name, title or template",
        part=error,
    )


def _others(item: Item, guest: Guest) -> tuple[str, ...]:
    """The names of those who present the talk or speak in the plenary, but for the guest; none of a session."""
    speak = (one for one in item.guests if not one.role and one.id not in item.leading)
    return () if item.kind == "session" else tuple(one.name for one in speak if one.id != guest.id)


def _role(item: Item, guest: Guest) -> str:
    """The part of the guest in the item, by which templates choose their words."""
    if guest.id in item.leading:
        return "moderator"
    return {"session": "chair", "plenary": "plenary"}.get(item.kind, "speaker")
