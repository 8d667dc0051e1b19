"""Talks, their axes, and requests about them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Literal, Self, TypeVar

from scheduler.domain.frozen import Frozen
from scheduler.domain.windows import Window

K = TypeVar("K")


class Axis(Frozen):
    """A theme under which talks are grouped into sessions; `chairs` are ids of persons.

    Of each list of `chair_from`, ids too, one person is chosen for each session of the axis.

    `session_titles`, `session_chairs` and `session_discussants` tell of the first, second … session of the axis, in
    the order in which they are held, more than of the axis; an empty entry tells nothing. Sessions that start at the
    same time follow each other in the order of their slots, then of their rooms.
    """

    id: str
    title: str
    chairs: tuple[str, ...] = ()
    chair_from: tuple[tuple[str, ...], ...] = ()
    session_titles: tuple[str, ...] = ()
    session_chairs: tuple[tuple[str, ...], ...] = ()
    session_discussants: tuple[tuple[str, ...], ...] = ()

    def title_of(self, number: int) -> str:
        """The title of the session `number` of the axis, from 0; "" where it has none of its own."""
        return self.session_titles[number] if number < len(self.session_titles) else ""

    def chairs_of(self, number: int) -> tuple[str, ...]:
        """The chairs of the session `number`: those that are stated for it, else those of the axis."""
        stated = self.session_chairs[number] if number < len(self.session_chairs) else ()
        return stated or self.chairs

    def discussants_of(self, number: int) -> tuple[str, ...]:
        """The discussants of the session `number`."""
        return self.session_discussants[number] if number < len(self.session_discussants) else ()

    @property
    def numbered(self) -> bool:
        """True if the order of its sessions decides who has to be there."""
        return any(self.session_chairs) or any(self.session_discussants)

    @property
    def every_chair(self) -> tuple[str, ...]:
        """The chairs of the axis, then those of single sessions, each once."""
        return tuple(dict.fromkeys((*self.chairs, *chain.from_iterable(self.session_chairs))))

    @property
    def everybody(self) -> tuple[str, ...]:
        """All people whom the axis names, those among whom is chosen too, each once."""
        return tuple(dict.fromkeys((*self.every_chair, *self.every_discussant, *chain.from_iterable(self.chair_from))))

    @property
    def every_discussant(self) -> tuple[str, ...]:
        """The discussants of its sessions, each once."""
        return tuple(dict.fromkeys(chain.from_iterable(self.session_discussants)))


class Pin(Frozen):
    """A fixed start and, where given, room; with `slips`, set on a day that runs late, the talk may start later."""

    day: date
    start: int
    room: str | None = None
    slips: bool = False


class Talk(Frozen):
    """An accepted talk or poster.

    A poster takes no place in a session: its duration, hours, room and conditions have no effect. It is shown during
    the plenaries and breaks that have `posters`. `speakers` are ids of persons; `names`, as the talk
    prints them, and `affiliations` stand in the same order: no names where all are the people's own, "" for a speaker
    without affiliation. `discussants`, ids of persons too, respond to the talk. `duration` is in minutes; where
    sessions are preset, the talk takes `places` positions of a slot instead. `available` and `preferred` empty mean
    any time and no wish. `after`, `not_with` and `together` name other talks of the event; `together` those that are
    in its session. `order` is the position among the talks of its axis, from 1 (0: any). `timezone` is the zone that
    the talk is given from, `reference` its id in another system, `tags` keep talks
    of one tag apart and are not printed; `audience` is the expected head count.
    """

    id: str
    title: str
    axis: str | None = None
    speakers: tuple[str, ...]
    names: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    discussants: tuple[str, ...] = ()
    duration: int = 30
    available: tuple[Window, ...] = ()
    preferred: tuple[Window, ...] = ()
    room: str | None = None
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    difficulty: int | None = None
    pin: Pin | None = None
    places: int = 1
    order: int = 0
    timezone: str | None = None
    reference: str | None = None
    keywords: tuple[str, ...] = ()
    abstract: str = ""
    biography: str = ""
    language: str | None = None
    audience: int | None = None
    note: str = ""
    confirmed: bool = False
    type: Literal["talk", "poster"] = "talk"

    def freed_from(self, talks: Collection[str]) -> Self:
        """The talk without its conditions on the talks named."""
        kept = {
            key: tuple(name for name in names if name not in talks)
            for key, names in (("after", self.after), ("not_with", self.not_with), ("together", self.together))
        }
        return self.model_copy(update=kept)


class LeftOut(Frozen):
    """A talk that is rejected, withdrawn or cancelled; its speakers and discussants by id and by name."""

    id: str
    title: str
    speakers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    discussants: tuple[str, ...] = ()
    discussant_names: tuple[str, ...] = ()

    @property
    def people(self) -> Mapping[str, str]:
        """The names of its speakers and discussants by id."""
        pairs = zip((*self.speakers, *self.discussants), (*self.names, *self.discussant_names), strict=True)
        return dict(pairs)


class WhatIf(Frozen):
    """A hard requirement that no file of the folder states: a what-if, or a consequence of a day that runs late.

    The talk `subject` lies wholly within one of `windows` and, where given, in `room`: to price an hour ("when"), to
    grant its speakers' wish ("wish"), because it has begun there ("begun") or has not begun yet ("waits"). With the
    kind "sessions", the axis `subject` has at most `most` sessions; with "idle", the day `subject` (ISO) has at most
    `most` minutes in which nothing is on, in stretches of 15 and more, and none in `windows`.
    """

    kind: Literal["when", "wish", "begun", "waits", "sessions", "idle"]
    subject: str
    windows: tuple[Window, ...] = ()
    room: str | None = None
    most: int = 0

    @property
    def of_talk(self) -> bool:
        """True if `subject` is a talk."""
        return self.kind not in ("sessions", "idle")


@dataclass(frozen=True, slots=True)
class TalkAndRoom:
    """The ids of a talk and of the room in which it shall be; None: any room."""

    talk: str
    room: str | None = None


def talks_by(pairs: Iterable[tuple[K, Talk]]) -> dict[K, tuple[Talk, ...]]:
    """The talks of each key, in their order."""
    grouped: dict[K, list[Talk]] = {}
    for key, talk in pairs:
        grouped.setdefault(key, []).append(talk)
    return {key: tuple(talks) for key, talks in grouped.items()}
