"""The objects of pretalx, sorted: submissions, speakers, rooms, tracks, types, slots and breaks of any file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scheduler.importing.pretalx.by_hour import nested_items
from scheduler.importing.pretalx.labels import is_labelled, objects_of
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line
from scheduler.reading.report import Report, Spot

Object = Mapping[str, Any]


@dataclass(slots=True)
class Shapes:
    """All objects of the source; submissions with their file and their position from 1 in it."""

    submissions: list[tuple[str, int, Object]] = field(default_factory=list)
    speakers: list[Object] = field(default_factory=list)
    rooms: list[Object] = field(default_factory=list)
    tracks: list[Object] = field(default_factory=list)
    types: list[Object] = field(default_factory=list)
    tags: list[Object] = field(default_factory=list)
    slots: list[Object] = field(default_factory=list)
    breaks: list[Object] = field(default_factory=list)
    empty: int = 0

    def take(self, value: Any, file: str, rows: Sequence[int] = ()) -> bool:
        """True if the value has objects of pretalx, which are sorted in; `rows` are the numbers of those of a table."""
        if isinstance(value, Mapping) and isinstance(value.get("slots"), list) and "code" not in value:
            return self._take_schedule(value, file)
        items = list(nested_items(value)) or _items(value)
        if items and all(is_labelled(item) and not _is_answer(item) for item in items):
            items = list(objects_of(items))
        taken = [
            self._sort(item, file, number) for number, item in zip(rows or range(1, len(items) + 1), items, strict=True)
        ]
        return any(taken)

    def _take_schedule(self, value: Object, file: str) -> bool:
        """The answer of /schedules/latest/: its slots are submissions, or hours of them."""
        for number, item in enumerate(value["slots"], 1):
            if not isinstance(item, Mapping) or not self._sort(item, file, number):
                self.empty += 1
        breaks = value.get("breaks")
        self.breaks += [item for item in (breaks if isinstance(breaks, list) else []) if isinstance(item, Mapping)]
        return True

    def join(self, report: Report) -> None:
        """A submission that several files have is one, with all that any of them says; contradictions are reported."""
        joint: dict[str, tuple[str, int, dict[str, Any]]] = {}
        for place, (file, number, item) in enumerate(self.submissions):
            code = line(item.get("code"))
            first = joint.get(code)
            if first is None or first[0] == file:
                joint[code if first is None else f"{code} {place}"] = (file, number, dict(item))
                continue
            for key in ("title", "state"):
                if key in item and line(item[key]) != line(first[2].get(key, item[key])):
                    report.mistake(Spot(file, number, key), item[key], _differs(first[0]))
            first[2].update({key: value for key, value in item.items() if first[2].get(key) in (None, "", [])})
        self.submissions = list(joint.values())

    def _sort(self, item: Object, file: str, number: int) -> bool:
        if "code" in item and "title" in item:
            self.submissions.append((file, number, item))
        elif "name" in item and ("code" in item or "email" in item or "confirmed" in item):
            self.speakers.append(item)
        elif "submission" in item and "start" in item:
            self.slots.append(item)
        elif "name" in item and "color" in item:
            self.tracks.append(item)
        elif "name" in item and ("capacity" in item or "guid" in item or "uuid" in item):
            self.rooms.append(item)
        elif "name" in item and "default_duration" in item:
            self.types.append(item)
        elif "tag" in item and "id" in item:
            self.tags.append(item)
        else:
            return False
        return True


def _differs(file: str) -> Message:
    return message(
        "{file} dit autre chose de cette proposition : donnez un seul des deux fichiers, le plus récent",
        "{file} says something else of this proposal: give one of the two files, the newer one",
        file=file,
    )


def _is_answer(item: Object) -> bool:
    """True for an object of the interface, whose keys are not labels."""
    return "code" in item


def _items(value: Any) -> list[Object]:
    """The objects of a list, or of a page with the whole list; or a single object."""
    if isinstance(value, Mapping):
        value = value["results"] if isinstance(value.get("results"), list) else [value]
    return [item for item in (value if isinstance(value, list) else []) if isinstance(item, Mapping)]


def texts_of(value: Any) -> Iterator[str]:
    """The texts of a value: a text, the names of an object, the items of a list."""
    if isinstance(value, list):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, Mapping):
        for key in ("name", "tag", "question", "title"):
            if key in value:
                yield from texts_of(value[key])
                return
        yield from (text for text in list(value.values())[:1] for text in texts_of(text))
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def in_language(value: Any, language: str) -> str:
    """The text of a value that may be one text by language: that of `language`, else the first."""
    if isinstance(value, Mapping):
        if "name" in value:
            return in_language(value["name"], language)
        spoken = value.get(language) or next((text for text in value.values() if isinstance(text, str) and text), "")
        return spoken if isinstance(spoken, str) else ""
    return "" if value is None or isinstance(value, bool | list) else str(value)


def line(value: Any, language: str = "") -> str:
    """As `in_language`, on one line."""
    return clean_line(in_language(value, language))
