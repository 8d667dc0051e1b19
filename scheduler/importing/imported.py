"""What another system's export says, in one shape for all formats: what is written, merged and told is made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from scheduler.language.message import Message

#: What the source has decided, in the words of our column `status`; `confirmed` and `accepted` are scheduled.
Decision = Literal[
    "accepted", "confirmed", "tentative", "rejected", "withdrawn", "cancelled", "submitted", "waiting", "draft"
]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something stands in the source: the file, and its row from 1 or None."""

    file: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """A person of a talk as the source names it. `presents` is None where the source does not say who presents."""

    name: str
    email: str = ""
    affiliation: str = ""
    biography: str = ""
    presents: bool | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """When and where the source holds something: local time of the event; `room` is the title of a room."""

    start: dt.datetime
    minutes: int | None = None
    room: str = ""


@dataclass(frozen=True, slots=True)
class ImportedTalk:
    """A talk, a plenary or a poster, whatever was decided about it.

    `reference` is the source's own name of the talk, "" where it has none. `axis` is the title of one of the axes.
    `cells` are further cells by our English names of columns (`available`, `needs`, `note` …), as text that the reading
    of a table understands. `said` is what the source says of the talk, by its own names of columns, for those that the
    organiser maps. `twin` is the key of one of several talks that share a title and have no reference.
    """

    reference: str
    title: str
    origin: Origin
    kind: Literal["talk", "plenary", "poster"] = "talk"
    people: tuple[ImportedPerson, ...] = ()
    axis: str = ""
    keywords: tuple[str, ...] = ()
    abstract: str = ""
    minutes: int | None = None
    language: str = ""
    decision: Decision = "accepted"
    held: Held | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    twin: str = ""


@dataclass(frozen=True, slots=True)
class ImportedAxis:
    """An axis (a track, a theme): its title, and its id where the source has one that our grammar takes."""

    title: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class ImportedRoom:
    """A room by its title, with its seats where the source says them."""

    title: str
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Something in the programme of the source that is no talk: a break, a welcome, a social event."""

    title: str
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """Something of the source that is left aside, on purpose and told: what it is, and how many there are.

    `private` things (notes of reviewers, internal remarks) are never written anywhere; `useless` ones (counters, time
    stamps, links to the system itself) are known and not told.
    """

    what: Message
    count: int
    reason: Literal["aside", "private", "useless"] = "aside"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only the organiser knows, with the option of the command line that answers it.

    `option` is `map` or `value`; `field` one of our columns; `found` a column of the source, or a value in it. With
    `event`, `field` is a key of event.toml, and "" leaves it for later.
    `choices` are the answers to choose from, the likeliest first; `shown` are a few values that help to choose.
    """

    option: Literal["map", "value", "event"]
    field: str
    found: str
    text: Message
    choices: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """All that an export says about an event. What the source does not say is "", None or ().

    `opens` and `closes` are the hours of each of its days, where the organiser says them.
    `talks` stand in the order of the source, all decisions together. `guesses` are sentences about what was taken on
    evidence (« speakers = authors: EasyChair does not say who presents »); `options` are those of the command line that
    decide otherwise, and are told there alone.
    """

    format: str
    title: str = ""
    days: tuple[dt.date, ...] = ()
    opens: dt.time | None = None
    closes: dt.time | None = None
    timezone: str = ""
    language: str = ""
    url: str = ""
    talks: tuple[ImportedTalk, ...] = ()
    axes: tuple[ImportedAxis, ...] = ()
    rooms: tuple[ImportedRoom, ...] = ()
    pauses: tuple[Pause, ...] = ()
    lost: tuple[Lost, ...] = ()
    guesses: tuple[Message, ...] = ()
    options: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()

    def with_option(self, option: str) -> Imported:
        """The same, of which that option decides otherwise."""
        return self if option in self.options else replace(self, options=(*self.options, option))
