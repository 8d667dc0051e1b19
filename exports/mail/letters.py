"""Who is written to about what, and in which words. Pure: the same releases and templates give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, PackageLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from exports.changes import words
from exports.entry import local_hours
from exports.invitations import cancellation_file, invitation_file, is_cancellable, path_of, person_names
from exports.mail.message import message
from scheduler.agenda import Guest, Item, Record, held, taken_off
from scheduler.differences import Change, differences
from scheduler.edition import version
from scheduler.errors import InputError, Problem
from scheduler.saying import told
from scheduler.typography import colon, duration, listed, quoted

Name = Literal["invitation", "change", "cancellation", "summary"]
NAMES: tuple[Name, ...] = ("invitation", "change", "cancellation", "summary")


@dataclass(frozen=True, slots=True)
class Mail:
    """A message to `to` at `address`: its path (`/` between folders), what it is about, and its bytes."""

    path: str
    to: str
    address: str
    subject: str
    identity: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Edited:
    """The release that mails are about: its number, moment, message, and the records before and after."""

    number: int
    moment: datetime
    message: str
    language: str
    before: tuple[Record, ...]
    after: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class _Matter:
    """One item that one person has to be written to about: newly hers, changed, or taken away (`alone`: from her)."""

    guest: Guest
    record: Record
    name: Name
    change: Change | None
    alone: bool = False


def mails(release: Edited, templates: Mapping[Name, str]) -> tuple[Mail, ...]:
    """Each message of the release, by path. `templates` by name replace the ones that the program has.

    Raises InputError if a template cannot be filled in.
    """
    names = person_names(release.before) | person_names(release.after)
    writer = _Writer(release, templates)
    by_person: dict[str, list[_Matter]] = {}
    found = []
    for matter in _matters(release):
        by_person.setdefault(str(matter.guest.email), []).append(matter)
        found.append(writer.about(matter, f"{names[matter.guest.id]}/{path_of(matter.record.item)[:-4]}.eml"))
    for several in by_person.values():
        if len(several) > 1:
            found.append(writer.summing_up(several, f"{names[several[0].guest.id]}.eml"))
    return tuple(sorted(found, key=lambda mail: mail.path))


def without_address(release: Edited) -> tuple[str, ...]:
    """Who is concerned but cannot be written to, by name."""
    people = {
        guest.name
        for change in differences(release.before, release.after)
        for item in (change.before, change.after)
        for guest in (item.guests if item else ())
        if not guest.email
    }
    return tuple(sorted(people))


def _matters(release: Edited) -> Iterator[_Matter]:
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
    """Fills in the templates of one release."""

    def __init__(self, release: Edited, templates: Mapping[Name, str]) -> None:
        self._release = release
        loaders: list[BaseLoader] = [DictLoader({f"{name}.txt": text for name, text in templates.items()})]
        loaders.append(PackageLoader("exports.mail", release.language))
        self._environment = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader(loaders), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
            autoescape=False,  # plain text
        )  # fmt: skip
        self._environment.filters["quoted"] = lambda text: quoted(text, release.language)

    def about(self, matter: _Matter, path: str) -> Mail:
        item, guest, release = matter.record.item, matter.guest, self._release
        if matter.name == "cancellation":
            method, calendar = "CANCEL", cancellation_file(matter.record, guest if matter.alone else None)
        else:
            method, calendar = "REQUEST", invitation_file(matter.record)
        subject, text = self._filled(matter.name, {**self._common(item, guest), **self._of(matter)})
        identity = f"{item.uid}/{matter.record.sequence}/{method}/{guest.email}/v{release.number}"
        attached = (method, calendar, f"{path_of(item)[:-4].replace('/', '-')}.ics")
        data, number = message(item.host, guest, subject, text, release.moment, identity, attached)
        return Mail(path, guest.name, str(guest.email), subject, number, data)

    def summing_up(self, matters: Sequence[_Matter], path: str) -> Mail:
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
        data, number = message(
            item.host, guest, subject, text, release.moment, f"summary/{item.event}/{guest.email}/v{release.number}"
        )
        return Mail(path, guest.name, str(guest.email), subject, number, data)

    def _common(self, item: Item, guest: Guest) -> dict[str, Any]:
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
        item, language = matter.record.item, self._release.language
        away = matter.guest.timezone
        return {
            "title": item.title,
            "kind": item.kind,
            "role": {"session": "chair", "plenary": "plenary"}.get(item.kind, "speaker"),
            "when": words.when(item, language),
            "local": local_hours(item, away) if away else "",
            "where": item.place,
            "length": duration(item.end - item.start, language),
            "axis": item.axis,
            "chairs": listed(item.chairs, language),
            "bring": item.bring,
            "alone": matter.alone,
            "news": tuple(words.news(matter.change, language)) if matter.change else (),
        }

    def _filled(self, name: Name, values: Mapping[str, Any]) -> tuple[str, str]:
        """The subject, which is the template's first line, and the text."""
        try:
            text = self._environment.get_template(f"{name}.txt").render(values)
        except TemplateError as error:
            raise _unfit(name, error) from error
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise _unfit(name, error) from error
        subject, _, body = text.partition("\n")
        return " ".join(subject.split()), _folded(body)


def _folded(text: str) -> str:
    """No more than one empty line in a row, none at the ends."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


def _unfit(name: Name, error: Exception) -> InputError:
    line = getattr(error, "lineno", None)
    text = told(
        "ce modèle ne peut être rempli ({why}) ; corrigez-le ou supprimez-le",
        "this template cannot be filled in ({why}); mend or remove it",
        why=" ".join(str(error).split())[:200],
    )
    return InputError([Problem(f"templates/mail/{name}.txt", line, None, None, text)])
