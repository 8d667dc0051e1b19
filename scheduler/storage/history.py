"""The history of an event folder: each change by the program, with the files before and after it.

`.journee/history/` has one file for each change, numbered in the order of the changes, and `state.json`, which says up
to which number they are done: those above it were undone. All are written in the transaction of the change itself.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import index
from pathlib import Path
from typing import Any

from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message, message
from scheduler.storage.bounded import Bounded
from scheduler.storage.journal import PRIVATE, SOURCES, is_safe
from scheduler.storage.regular_files import LARGEST, read_regular

STATE = f"{PRIVATE}/state.json"
#: The number of changes in the history; the oldest one is dropped beyond it.
DEPTH = 200
_FORMAT = 1
#: The most bytes of entries that a process keeps, with what they hold.
_MOST_KNOWN = 32 * 1024 * 1024
_NAME = re.compile(r"(\d{6,12})\.json")


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file of the event folder before and after a change; None where it was not there."""

    name: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A change: its number, local time, command, a sentence (`label`) and files.

    `by_hand`: the former programme in out/ had been changed by hand.
    """

    number: int
    time: str
    command: str
    label: Message
    files: tuple[FileChange, ...]
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """The changes in the history, oldest first: those that are done, then those that were undone."""

    done: tuple[Entry, ...]
    undone: tuple[Entry, ...]


#: The entries that were read last, by number and the bytes of their files: each page of the board wants all.
_known: Bounded[tuple[int, bytes], Entry] = Bounded(_MOST_KNOWN)


def read_history(folder: Path) -> History:
    """The history of the event folder, empty where it has none. Raises EnvironmentFailure if it is damaged, or another
    account's alone.
    """
    numbers = _numbers(folder)
    at = _at(folder)
    entries = [_entry(folder, number) for number in numbers]
    return History(tuple(e for e in entries if e.number <= at), tuple(e for e in entries if e.number > at))


def files_for(
    folder: Path, command: str, label: Message, changes: Sequence[FileChange], *, by_hand: bool
) -> tuple[dict[str, bytes], list[str]]:
    """The files to write and the names to remove for one more change; changes that were undone are forgotten."""
    numbers, at = _numbers(folder), _at(folder)
    number = max([at, *numbers]) + 1
    time = datetime.now().astimezone().isoformat(" ", "seconds")
    entry = Entry(number, time, command, label, tuple(changes), by_hand)
    kept = [old for old in numbers if old <= at][-(DEPTH - 1) :]
    put = {_path(number): _written(entry), **state_at(number)}
    return put, [_path(old) for old in numbers if old not in kept]


def state_at(number: int) -> dict[str, bytes]:
    """The state file by which the changes up to `number` are done, and those above it undone."""
    return {STATE: (json.dumps({"format": _FORMAT, "at": number}) + "\n").encode()}


def _path(number: int) -> str:
    return f"{PRIVATE}/{number:06}.json"


def _numbers(folder: Path) -> list[int]:
    try:
        names = [path.name for path in (folder / PRIVATE).iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except PermissionError as error:
        raise _of_another(folder / PRIVATE) from error
    return sorted(int(match.group(1)) for name in names if (match := _NAME.fullmatch(name)))


def _at(folder: Path) -> int:
    if not (folder / STATE).exists():
        return 0
    try:
        return index(_object(_data(folder / STATE))["at"])
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise _damaged(folder / STATE) from error


def _entry(folder: Path, number: int) -> Entry:
    path = folder / _path(number)
    data = _data(path)
    known = _known.get((number, data))
    if known is not None:
        return known
    try:
        content = _object(data)
        files = tuple(
            FileChange(str(file["name"]), _bytes(file["before"]), _bytes(file["after"])) for file in content["files"]
        )
        label = Message(fr=str(content["label"]["fr"]), en=str(content["label"]["en"]))
        by_hand = content.get("by_hand") is True
        entry = Entry(number, str(content["time"]), str(content["command"]), label, files, by_hand)
    except (KeyError, TypeError, ValueError, RecursionError, zlib.error) as error:
        raise _damaged(path) from error
    if not all(map(_may_change, (file.name for file in files))):
        raise _damaged(path)
    texts = (text for file in files for text in (file.before, file.after) if text is not None)
    _known.put((number, data), entry, len(data) + sum(map(len, texts)))
    return entry


def _may_change(name: str) -> bool:
    """True for a file of the organiser, and for what was last imported from a source."""
    return is_safe(name) and (not name.startswith(".") or name.startswith(f"{SOURCES}/"))


def _data(path: Path) -> bytes:
    try:
        return read_regular(path)
    except OSError as error:
        raise EnvironmentFailure.of(error) from error


def _object(data: bytes) -> Mapping[str, Any]:
    content = json.loads(data)
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        raise ValueError
    return content


def _written(entry: Entry) -> bytes:
    content = {
        "format": _FORMAT,
        "time": entry.time,
        "command": entry.command,
        "by_hand": entry.by_hand,
        "label": {"fr": entry.label.fr, "en": entry.label.en},
        "files": [{"name": f.name, "before": _text(f.before), "after": _text(f.after)} for f in entry.files],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _text(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(zlib.compress(data)).decode("ascii")


def _bytes(text: str | None) -> bytes | None:
    """The bytes of a file. Raises ValueError, zlib.error where they are damaged, or more than a file may have."""
    if text is None:
        return None
    reader = zlib.decompressobj()
    data = reader.decompress(base64.b64decode(text, validate=True), LARGEST + 1)
    if len(data) > LARGEST or not reader.eof:
        raise ValueError("damaged, or too large")
    return data


def _of_another(path: Path) -> EnvironmentFailure:
    """That somebody else changed the folder first, as of a folder that two accounts of one computer share."""
    try:
        owner = path.owner()
    except (OSError, KeyError, NotImplementedError):  # an account that this computer does not know; Windows
        owner = str(path.lstat().st_uid)
    return EnvironmentFailure(
        message(
            "{place} : seul le compte « {owner} », qui a changé ce dossier, y accède, car d’anciennes adresses y sont "
            "gardées ; changez ce dossier sous ce compte-là. Rien n’a été écrit",
            "{place}: only the account “{owner}”, which has changed this folder, may open it, since former addresses "
            "are kept there; change this folder under that account. Nothing was written",
            place=path,
            owner=owner,
        )
    )


def _damaged(path: Path) -> EnvironmentFailure:
    return EnvironmentFailure(
        message(
            "L’historique est illisible ({path}) : supprimez le dossier {folder}, rien d’autre n’en dépend",
            "The history cannot be read ({path}): remove the folder {folder}, nothing else depends on it",
            path=path,
            folder=PRIVATE,
        )
    )
