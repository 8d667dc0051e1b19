"""The mails of a release: addressees, subjects and texts. Pure: equal releases and templates give equal bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, PackageLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from exports.changes import words
from exports.entry import local_hours
from exports.invitations import cancellation_file, invitation_file, is_cancellable, path_of
from exports.mail.headers import one_line
from exports.mail.message import Attachment, Content, Garbled, email_message
from exports.person_file_names import person_names
from scheduler.domain.address import Undeliverable, deliverable
from scheduler.domain.calendar_item import Guest, Host, Item, Record, held, taken_off
from scheduler.domain.differences import Change, differences
from scheduler.domain.edition import version
from scheduler.domain.errors import InputError, Problem
from scheduler.domain.person_id import shares_address
from scheduler.language.family_name import family_key
from scheduler.language.message import Message, message
from scheduler.language.text import clean_block
from scheduler.language.typography import colon, duration, listed, quoted

Name = Literal["invitation", "change", "cancellation", "summary"]
#: The largest number of characters of a mail's text.
_LONGEST = 100_000
NAMES: tuple[Name, ...] = ("invitation", "change", "cancellation", "summary")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to `to` at `address`: its path (`/` between folders), subject, Message-ID and bytes."""

    path: str
    to: str
    address: str
    subject: str
    identity: str
    data: bytes


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


@dataclass(frozen=True, slots=True)
class Edited:
    """The release that the mails announce: number, moment, message, and the records before and after it.

    `content`: a digest of all that was published, on which the identity of each mail hangs; so the mails of a release
    that took the number of a lost one are other mails.
    """

    number: int
    content: str
    moment: datetime
    message: str
    language: str
    before: tuple[Record, ...]
    after: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class _Matter:
    """A change to notify one person of: an item is new, changed or cancelled (`alone`: for this person only)."""

    guest: Guest
    record: Record
    name: Name
    change: Change | None
    alone: bool = False


def mails(release: Edited, templates: Mapping[Name, str]) -> Letters:
    """The mails of the release, by path; `templates` by name replace the built-in ones.

    A person who cannot be written to keeps nobody else's mail back. Raises InputError if a template cannot be filled
    in.
    """
    names = person_names(release.before) | person_names(release.after)
    writer = _Writer(release, templates)
    by_person: dict[tuple[str, str], list[_Matter]] = {}
    letters = []
    for matter in _matters(release):
        by_person.setdefault((str(matter.guest.email), names[matter.guest.id]), []).append(matter)
        letters.append(writer.about(matter, f"{names[matter.guest.id]}/{path_of(matter.record.item)[:-4]}.eml"))
    for several in by_person.values():
        if len(several) > 1:
            letters.append(writer.summing_up(several, f"{names[several[0].guest.id]}.eml"))
    written = sorted((mail for mail in letters if isinstance(mail, Mail)), key=lambda mail: mail.path)
    unwritten = dict.fromkeys(mail for mail in letters if isinstance(mail, Unwritten))
    return Letters(tuple(written), tuple(unwritten))


def without_address(release: Edited) -> tuple[str, ...]:
    """The names of people who are concerned but have no address."""
    people = {
        guest.name
        for change in differences(release.before, release.after)
        for item in (change.before, change.after)
        for guest in (item.guests if item else ())
        if not guest.email
    }
    return tuple(sorted(people, key=family_key))


def _mailbox(guest: Guest) -> str:
    """What mails to one person are known by: the address, with the name where others share it."""
    return guest.id if shares_address(guest.id) else str(guest.email)


def _matters(release: Edited) -> Iterator[_Matter]:
    """Each matter of each person with an address, in the order of the records."""
    changes = {change.item.uid: change for change in differences(release.before, release.after)}
    had = {record.item.uid: {guest.email for guest in record.item.reached} for record in held(release.before)}
    for record in release.after:
        if record.number != release.number or not record.item.invites:
            continue
        if record.cancelled:
            if is_cancellable(record.item):
                yield from (_Matter(guest, record, "cancellation", None) for guest in record.item.reached)
            continue
        for guest in record.item.reached:
            known = guest.email in had.get(record.item.uid, ())
            yield _Matter(guest, record, "change" if known else "invitation", changes.get(record.item.uid))
    for record, guest in taken_off(release.before, release.after):
        yield _Matter(guest, record, "cancellation", None, alone=True)


class _Writer:
    """The templates of one release, and the mails that they make."""

    def __init__(self, release: Edited, templates: Mapping[Name, str]) -> None:
        self._release = release
        loaders: list[BaseLoader] = [DictLoader({f"{name}.txt": text for name, text in templates.items()})]
        loaders.append(PackageLoader("exports.mail", release.language))
        self._environment = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader(loaders),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,  # plain text
        )
        self._environment.filters["quoted"] = lambda text: quoted(text, release.language)

    def about(self, matter: _Matter, path: str) -> Mail | Unwritten:
        """The mail about one matter, with its invitation or cancellation attached."""
        item, guest, release = matter.record.item, matter.guest, self._release
        if matter.name == "cancellation":
            method, calendar = "CANCEL", cancellation_file(matter.record, guest if matter.alone else None)
        else:
            method, calendar = "REQUEST", invitation_file(matter.record)
        subject, text = self._filled(matter.name, {**self._common(item, guest), **self._of(matter)})
        identity = f"{item.uid}/{matter.record.sequence}/{method}/{_mailbox(guest)}/v{release.number}/{release.content}"
        attached = Attachment(method, calendar, f"{path_of(item)[:-4].replace('/', '-')}.ics")
        content = Content(subject, text, attached)
        return self._written(path, (item.host, guest), content, identity)

    def summing_up(self, matters: Sequence[_Matter], path: str) -> Mail | Unwritten:
        """The mail that lists all matters of one person."""
        first, release = matters[0], self._release
        item, guest = first.record.item, first.guest
        said = {"fr": ("invitation", "changement", "annulation"), "en": ("invitation", "change", "cancellation")}
        items = [
            {
                **self._of(matter),
                "what": said[release.language][NAMES.index(matter.name)],
            }
            for matter in matters
        ]
        subject, text = self._filled("summary", {**self._common(item, guest), "items": items})
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
            return Unwritten(guest.name, address, _garbled(error))
        return Mail(path, guest.name, deliverable(address), content.subject, message_id, data)

    def _common(self, item: Item, guest: Guest) -> dict[str, Any]:
        """The values that every template receives."""
        release = self._release
        return {
            "person": guest.name,
            "event": item.event,
            "host": item.host.name,
            "url": item.url or "",
            "message": release.message,
            "version": version(release.number, release.moment, release.language),
            "colon": colon(release.language),
        }

    def _of(self, matter: _Matter) -> dict[str, Any]:
        """The values of one matter."""
        item, language = matter.record.item, self._release.language
        away = matter.guest.timezone
        return {
            "title": item.title,
            "kind": item.kind,
            "role": matter.guest.role or _role(item, matter.guest),
            "when": words.when(item, language),
            "local": local_hours(item, away) if away else "",
            "where": item.place,
            "length": duration(item.end - item.start, language),
            "axis": item.session or item.axis,
            "chairs": listed(item.chairs, language),
            "discussants": listed(item.discussants, language),
            "bring": item.bring,
            "alone": matter.alone,
            "news": tuple(words.news(matter.change, language)) if matter.change else (),
        }

    def _filled(self, name: Name, values: Mapping[str, Any]) -> tuple[str, str]:
        """The subject, which is the first line of the template, and the text."""
        try:
            text = self._environment.get_template(f"{name}.txt").render(values)
        except (RecursionError, MemoryError) as error:
            raise _endless(name) from error
        except TemplateError as error:
            raise _unfit(name, error) from error
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise _unfit(name, error) from error
        if len(text) > _LONGEST:
            raise _endless(name)
        subject, _, body = text.partition("\n")
        return one_line(subject), _folded(clean_block(body))


def _garbled(error: Garbled) -> Message:
    return message(
        "ce courriel ne se relirait pas tel quel ({part}) : enlevez du nom, du titre ou du modèle les caractères rares",
        "this mail would not read as it is meant ({part}): take rare characters out of name, title or template",
        part=error,
    )


def _folded(text: str) -> str:
    """The text with no two empty lines in a row and none at either end."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


def _endless(name: Name) -> InputError:
    """The error of a template whose mail would be too long, or never end."""
    text = message(
        "ce modèle donne un courriel de plus de {most} caractères, ou sans fin ; simplifiez-le ou supprimez-le",
        "this template makes a mail of more than {most} characters, or without end; make it simpler or remove it",
        most=_LONGEST,
    )
    return InputError([Problem(f"templates/mail/{name}.txt", None, None, None, text)])


def _unfit(name: Name, error: Exception) -> InputError:
    """The error of a template that cannot be filled in."""
    line = getattr(error, "lineno", None)
    text = message(
        "ce modèle ne peut être rempli ({why}) ; corrigez-le ou supprimez-le",
        "this template cannot be filled in ({why}); mend or remove it",
        why=" ".join(str(error).split())[:200],
    )
    return InputError([Problem(f"templates/mail/{name}.txt", line, None, None, text)])


def _role(item: Item, guest: Guest) -> str:
    """The part of the guest in the item, by which templates choose their words."""
    if guest.id in item.leading:
        return "moderator"
    return {"session": "chair", "plenary": "plenary"}.get(item.kind, "speaker")
