"""The views of Sessionize's API, sorted: sessions, speakers, categories, questions and rooms of any of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scheduler.language.text import clean_line

Object = Mapping[str, Any]


def line(value: Any) -> str:
    """A text or number on one line, "" for anything else."""
    return "" if value is None or isinstance(value, bool | list | Mapping) else clean_line(str(value))


@dataclass(slots=True)
class Views:
    """All objects of the source; sessions with their file and their position from 1 in it, each once."""

    sessions: dict[str, tuple[str, int, Object]] = field(default_factory=dict)
    speakers: dict[str, Object] = field(default_factory=dict)
    categories: list[Object] = field(default_factory=list)
    questions: list[Object] = field(default_factory=list)
    rooms: list[Object] = field(default_factory=list)

    def take(self, value: Any, file: str) -> bool:
        """True if the value is a view, whose objects are sorted in."""
        before = len(self.sessions) + len(self.speakers)
        for item in _inside(value):
            key = line(item.get("id"))
            if "title" in item and ("isServiceSession" in item or "startsAt" in item):
                self.sessions.setdefault(key or f" {len(self.sessions)}", (file, len(self.sessions) + 1, item))
            elif "fullName" in item or ("firstName" in item and "lastName" in item):
                self.speakers.setdefault(key, item)
        if isinstance(value, Mapping):
            self.categories += _objects(value.get("categories"))
            self.questions += _objects(value.get("questions"))
            self.rooms += _objects(value.get("rooms"))
        return len(self.sessions) + len(self.speakers) > before

    def items(self) -> Iterator[Object]:
        """The sessions."""
        yield from (item for _, _, item in self.sessions.values())

    def room(self, item: Object) -> str:
        """The title of the room of a session."""
        named = {line(room.get("id")): line(room.get("name")) for room in self.rooms}
        return line(item.get("room")) or named.get(line(item.get("roomId")), "")

    def chosen(self, item: Object) -> dict[str, list[str]]:
        """What the session is in each category, by the title of the category."""
        named = {
            line(choice.get("id")): (line(category.get("title")), line(choice.get("name")))
            for category in self.categories
            for choice in _objects(category.get("items"))
        }
        chosen: dict[str, list[str]] = {}
        for number in item.get("categoryItems") or ():
            title, name = named.get(line(number), ("", ""))
            if title:
                chosen.setdefault(title, []).append(name)
        for category in _objects(item.get("categories")):
            choices = [line(choice.get("name")) for choice in _objects(category.get("categoryItems"))]
            chosen.setdefault(line(category.get("name")), []).extend(choices)
        return {title: names for title, names in chosen.items() if names}

    def answers(self, item: Object) -> dict[str, str]:
        """The answers of a session or speaker by the text of their question."""
        asked = {line(question.get("id")): line(question.get("question")) for question in self.questions}
        answers = {}
        for answer in _objects(item.get("questionAnswers")):
            number = line(answer.get("questionId", answer.get("id")))
            text = asked.get(number) or line(answer.get("question")) or number
            value = line(answer.get("answerValue")) or line(answer.get("answer"))
            if value:
                answers[text] = value
        return answers

    def people(self, item: Object) -> Iterator[Object]:
        """The speakers of a session, each with all that the source says; one of whom it has the name alone, too."""
        for stated in item.get("speakers") or ():
            key = line(stated.get("id")) if isinstance(stated, Mapping) else line(stated)
            known = self.speakers.get(key)
            if known is not None:
                yield known
            elif isinstance(stated, Mapping):
                yield stated


def _inside(value: Any) -> Iterator[Object]:
    """All objects in the value, at whatever depth, in the order of the file."""
    pending: list[Any] = [value]
    while pending:
        item = pending.pop()
        if isinstance(item, Mapping):
            yield item
            pending += reversed(list(item.values()))
        elif isinstance(item, list):
            pending += reversed(item)


def _objects(value: Any) -> Sequence[Object]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
