"""What a person reads in a table, and the folder that it is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

EVENT = """\
[event]
title = "Une journée"
date = 2027-05-21
start = "09:00"
end = "18:00"
[talks]
duration = 30
[[rooms]]
id = "amphi"
name = "Amphithéâtre"
"""
AXES = """\
[[axes]]
id = "1"
title = "Nommer"
[[axes]]
id = "2"
title = "Partager"
[[axes]]
id = "3"
title = "Gouverner"
"""
EN = 'language = "en"\n'


@dataclass(frozen=True)
class Said:
    """What a person reads in one row: the people by name, with addresses; minutes; windows in minutes from midnight."""

    speakers: tuple[str, ...]
    emails: tuple[str | None, ...] = ()
    axis: str | None = None
    duration: int = 30
    available: tuple[tuple[int, int], ...] = ()
    preferred: tuple[tuple[int, int], ...] = ()
    keywords: tuple[str, ...] = ()
    note: str = ""
    id: str = ""


@dataclass(frozen=True)
class Secretariat:
    """The files of a folder; what is in them by title; titles of talks left out and of posters.

    `asked`: the rows and columns of mistakes that only a person can answer; nothing more is known then.
    """

    name: str
    files: Mapping[str, bytes]
    talks: Mapping[str, Said]
    left_out: tuple[str, ...] = ()
    posters: Mapping[str, Said] = field(default_factory=dict)
    asked: tuple[tuple[int, str], ...] = ()

    def folder(self) -> dict[str, bytes]:
        return {"event.toml": EVENT.encode(), **self.files}


def event(more: str = "", language: str = "") -> bytes:
    return (EVENT.replace("[talks]", language + "[talks]") + more).encode()


def clock(hours: int) -> int:
    """The hour as minutes from midnight."""
    return hours * 60
