"""Problems of an event that was made by code: each names a field of the event instead of a file."""

from __future__ import annotations

from scheduler.domain.errors import Problem
from scheduler.language.message import Message, message
from scheduler.language.suggestion import suggestion

#: The name that stands where a problem of a folder names the file.
EVENT = "Event"


def problem(path: str, value: object, fr: str, en: str, **values: object) -> Problem:
    """A problem of the field at `path`, such as `talks[T1].axis`, with its sentence in both languages."""
    return Problem(EVENT, None, path, None if value is None else str(value), message(fr, en, **values))


def unknown(path: str, name: str, kind: Message, options: dict[str, str]) -> Problem:
    """A problem of a name that no item has; `options` are the ids with the titles that suggest them."""
    labels = {title: option for option, title in options.items()}
    return problem(path, name, "{kind} : {near}", "{kind}: {near}", kind=kind, near=suggestion(name, options, labels))
