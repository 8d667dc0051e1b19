"""The folder that `journee init` writes: a commented event that `journee solve` can solve unchanged."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection, Mapping
from itertools import count
from operator import itemgetter
from pathlib import Path

from scheduler.language.event_id import new_event_id
from scheduler.language.message import Language
from scheduler.storage.event_folder import write_new

#: A title that begins with its number: « 3. Publics », « Axe 3 – Publics », “3 – Publics”.
_NUMBERED = re.compile(r"(?:[^\W\d]{1,12}\s+)?([1-9]\d{0,2})(?:\s*[.):|]\s|\s[-–—]\s)")


def write_starter(folder: Path, language: Language, title: str = "") -> None:
    """`folder` holds event.toml, talks.csv and speakers.csv in `language`; missing parents are made.

    The event is called by the title if there is one. All three files are written or none. Raises InputError if `folder`
    is not an empty folder, EnvironmentFailure if it cannot be written.
    """
    write_new(folder, starter_files(folder.resolve().name, language, title))


def starter_files(name: str, language: Language, title: str = "") -> dict[str, bytes]:
    """The files by name, event.toml last; the id of the event comes from `name`, that of the folder, and chance.

    `title` is that of the event, any text; without one it is the example's. By its id calendars know an event and all
    that belongs to it, so that two events may not have the same, though people call their folders alike, year by year.
    """
    from scheduler.starter import en, en_tables, fr, fr_tables

    text, tables = (en.EVENT, en_tables) if language == "en" else (fr.EVENT, fr_tables)
    separator = "," if language == "en" else ";"
    return {
        "talks.csv": _csv(tables.TALKS, separator),
        "speakers.csv": _csv(tables.SPEAKERS, separator),
        "event.toml": _titled(text.replace("@ID@", new_event_id(name)), title).encode(),
    }


def is_starter_event(data: bytes, language: Language) -> bool:
    """True if the data of an event.toml are those of the starter in the language, whatever the id of the event."""
    return _without_id(data) == _without_id(starter_files("", language)["event.toml"])


def _without_id(data: bytes) -> bytes:
    """An event.toml without the line of its first id, that of the event in the starter."""
    return _ID.sub(b"", data, count=1)


#: The line of an id.
_ID = re.compile(rb"(?m)^id +=.*$")
#: A line of the day of the example, without its comment.
_DAY = re.compile(r"(?m)^((?:date|start|end) +=[^#\n]*?) *(?:#.*)?$")
#: The tables of the starter that name people and places of the example.
_EXAMPLES = ("[event.venue]", "[[event.organisers]]", "[[axes]]", "[[plenaries]]")


def event_file(name: str, language: Language, title: str = "", axes: Mapping[str, int] | None = None) -> bytes:
    """The event.toml of the starter for tables that there are already, without people, places and axes of the example.

    Their lines stay as settings that are switched off. The event has the title, else the name of the folder; its day
    and hours are marked as to be completed. `axes` are those of the tables by title, with the number of their talks:
    one that has a single talk may have it alone.
    """
    off, lines = False, []
    for line in starter_files(name, language, title or name)["event.toml"].decode().splitlines():
        off = line.startswith(_EXAMPLES) or (off and bool(line) and not line.startswith("["))
        lines.append(f"#{line}" if off and not line.startswith("#") else line)
    mark = "à compléter" if language == "fr" else "to complete"
    text = _DAY.sub(rf"\1  # {mark}", "\n".join(lines) + "\n", count=3)
    return _with_axes(text, axes or {}).encode()


def _with_axes(text: str, axes: Mapping[str, int]) -> str:
    """The event.toml with the axes, before those of the example."""
    blocks = "".join(
        f"[[axes]]\nid    = {json.dumps(str(number))}\ntitle = {json.dumps(title, ensure_ascii=False)}\n\n"
        for title, number in sorted(numbers_of(axes).items(), key=itemgetter(1))
    )
    if min(axes.values(), default=2) == 1:
        text = re.sub(r"(?m)^(min_talks +=) 2", r"\1 1", text)
    return text.replace("#[[axes]]\n", f"{blocks}#[[axes]]\n", 1)


def numbers_of(titles: Collection[str]) -> dict[str, int]:
    """The number of each axis: that with which its title begins, « 3. Publics », where no title before it has it too;
    of the others the first number that no title claims.
    """
    stated = {title: int(match[1]) for title in titles if (match := _NUMBERED.match(title))}
    free = (number for number in count(1) if number not in stated.values())
    numbers: dict[str, int] = {}
    for title in titles:
        wanted = stated.get(title)
        numbers[title] = next(free) if wanted is None or wanted in numbers.values() else wanted
    return numbers


def _titled(text: str, title: str) -> str:
    """The event.toml with the title, in which what cannot be printed is left out."""
    plain = "".join(sign if sign.isprintable() else " " for sign in title)
    stated = json.dumps(" ".join(plain.split()), ensure_ascii=False)
    return text if stated == '""' else re.sub(r"(?m)^(title +=).*", lambda key: f"{key[1]} {stated}", text, count=1)


def _csv(rows: tuple[tuple[str, ...], ...], separator: str) -> bytes:
    """The rows as CSV with a BOM, without which spreadsheets misread the accents."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode("utf-8-sig")
