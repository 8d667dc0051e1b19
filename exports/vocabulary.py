"""The words of the event's field: those of [print] in event.toml, else the usual ones of its language."""

from __future__ import annotations

import re

from exports.rows import SessionRow
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.domain.talks import Axis
from scheduler.language.elision import elides
from scheduler.language.message import Message
from scheduler.language.text import fold, slug
from scheduler.language.typography import colon

_AXIS = Message("Axe", "Track")
_CHAIR = Message("Modération", "Chair")
_TALK = Message("communication", "talk")
#: A title that is a number, « 1 » or « B »; one that begins with a label and a number, « Axe 1 – Habiter », or has
#: nothing else; and the labels known where [print] states none.
_NUMBER = re.compile(r"(?:n°\s*)?(?:\d{1,3}|[IVX]{1,4}|[A-Z])")
_LABELLED = re.compile(rf"(?P<badge>(?P<label>[^\W\d_]+)\s+{_NUMBER.pattern})(?=\s*[-–—:.,|]\s*\w|\s*$)")
_LABELS = (
    *("axe", "axis", "atelier", "panel", "part", "partie", "section"),
    *("session", "thematique", "theme", "track", "volet", "workshop"),
)
#: A title that begins with its number, « 1 - Habiter », as tables have it.
_NUMBERED = re.compile(r"(?P<number>\d{1,3}|[IVX]{1,4})\s*(?:[.):|]\s+|\s[-–—]\s+)(?=\w)")
#: A label that wants the names to go on with it, and the word before.
_LEADING = re.compile(r"(\w+) (?:de|par|by|of)$")


def axis_name(event: Event, axis: Axis, title: str) -> str:
    """`Axe 1 – title`; `Axe – title` where axes are not numbered, `Axe 1` where the title is the number, the title
    alone where they have no label or the title begins with it.
    """
    badge = axis_badge(event, axis)
    if not badge or begins_with(title, badge):
        return title
    is_number = _NUMBER.fullmatch(axis.title) and title.startswith(axis.title)
    return f"{badge}\u00a0{title}" if is_number else f"{badge} – {bare_title(event, axis, title)}"


def bare_title(event: Event, axis: Axis, title: str) -> str:
    """The title of a session of the axis without the number with which the axis's own begins, if its label has it."""
    number = _own_number(axis) if axis_label(event) else None
    return title.removeprefix(number.group()) if number else title


def begins_with(title: str, badge: str) -> bool:
    """True if the title begins with the words of the badge, whatever spaces and capitals it has: `AXE 1 bis`."""
    title, badge = (" ".join(text.split()).casefold() for text in (title, badge))
    return title.startswith(badge) and not title[len(badge) : len(badge) + 1].isalnum()


def axis_badge(event: Event, axis: Axis) -> str:
    """`Axe 1`, as the title of the axis has it where that begins so; `Axe` where axes are not numbered, the title is
    the number or the id only repeats it; "" where titles stand alone.
    """
    label = axis_label(event)
    if not label:
        return ""
    stated = _LABELLED.match(axis.title)
    is_stated = event.print_settings.axis_label is not None
    if stated and fold(stated["label"]) in ((fold(label),) if is_stated else _LABELS):
        return stated["badge"]
    if number := _own_number(axis):
        return f"{label}\u00a0{number['number']}" if event.print_settings.axis_number else label
    is_known = slug(axis.title) == axis.id.casefold() or _NUMBER.fullmatch(axis.title)
    return f"{label}\u00a0{axis.id}" if event.print_settings.axis_number and not is_known else label


def _own_number(axis: Axis) -> re.Match[str] | None:
    """The number with which the title of the axis begins, where the id is that number or only repeats the title."""
    number = _NUMBERED.match(axis.title)
    return number if number and axis.id.casefold() in (number["number"].casefold(), slug(axis.title)) else None


def session_name(event: Event, row: SessionRow) -> str:
    """`Axe 1 – title`; in an event without axes `Session 3`, the same in both languages."""
    if row.axis is None:
        return f"Session\u00a0{row.id.removeprefix('S')}"
    return axis_name(event, row.axis, row.title)


def axis_label(event: Event) -> str:
    """`Axe`, `Panel` …; "" where titles stand alone."""
    label = event.print_settings.axis_label
    return _AXIS.to(event.language) if label is None else label


def chair_label(event: Event) -> str:
    """`Modération`, `Présidence` …: the label before the names of those who chair."""
    return event.print_settings.chair_label or usual_chair_label(event.language)


def usual_chair_label(language: str) -> str:
    """The label before the names of those who chair where the event states none."""
    return _CHAIR.to(language)


def led_by(event: Event, names: str) -> str:
    """`Modération : Ada et Bo`; a label that ends with “de” or “by” goes on: `Sous la présidence d’Ada et Bo`."""
    return labelled(chair_label(event), names, event.language)


def labelled(label: str, names: str, language: str) -> str:
    """The names behind the label of those who chair, which goes on with them if it ends with “de” or “by”."""
    if not _LEADING.search(label):
        return f"{label}{colon(language)}{names}"
    if label.endswith(" de") and elides(names):
        return f"{label[:-1]}’{names}"
    return f"{label} {names}"


def chair_role(event: Event) -> str:
    """What a chair does, in a word that stands alone: `Modération`; of `Sous la présidence de`, `Présidence`."""
    return role_in(chair_label(event), event.language)


def role_in(label: str, language: str) -> str:
    """The word of a label of those who chair that stands alone."""
    leading = _LEADING.search(label)
    if not leading:
        return label
    word = leading.group(1)
    return f"{word[:1].upper()}{word[1:]}" if label.endswith(" de") else usual_chair_label(language)


def talk_label(event: Event) -> str:
    """`communication`: the one word for a talk, in small letters but where it was stated otherwise."""
    return event.print_settings.talk_label or usual_talk_label(event.language)


def usual_talk_label(language: str) -> str:
    """The word for a talk where the event states none."""
    return _TALK.to(language)


def edition_label(event: Event, edition: Edition) -> str:
    """`version du 12 mai 2025`, or the words for a draft; "" for a release where [print] does not name the version."""
    return edition.label(event.language) if edition.is_draft or event.print_settings.version else ""
