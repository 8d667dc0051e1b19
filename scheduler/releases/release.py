"""A release as data, and as the bytes of its three files; no disk."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from scheduler.agenda import Record
from scheduler.edition import Edition
from scheduler.event import Event
from scheduler.programme import Programme

FORMAT = 1
STATEMENT, SCHEDULE, ITEMS, SUMS = "release.json", "schedule.json", "items.json", "SHA256SUMS"
_RECORDS = TypeAdapter(tuple[Record, ...])


@dataclass(frozen=True, slots=True)
class Release:
    """What was published as `number`, at `moment` in the event's time zone, with a `message` ("" if there was none).

    `schedule` are the bytes of its schedule.json, `records` what calendars carried. `made_from` is the fingerprint of
    the event and the programme. `event_id`, `title` and `language` are the event's.
    """

    number: int
    moment: datetime
    message: str
    event_id: str
    title: str
    language: str
    made_from: str
    schedule: bytes
    records: tuple[Record, ...]

    def edition(self, before: tuple[Record, ...]) -> Edition:
        """As exports are given it; `before`: the records of the release before this one."""
        return Edition(self.number, self.moment, before)


def edition_of(releases: Sequence[Release], event: Event, programme: Programme) -> Edition:
    """The last release, if nothing that is written out has changed since; else a draft that follows on it."""
    if not releases:
        return Edition()
    last = releases[-1]
    if last.made_from == fingerprint(event, programme):
        return last.edition(releases[-2].records if len(releases) > 1 else ())
    return Edition(before=last.records)


def fingerprint(event: Event, programme: Programme) -> str:
    """The same for two pairs of which everything that is written out is the same; SHA-256, hexadecimal.

    How far the programme was proved is left out, and so is what the folder does not say: a later version of the program
    that knows more settings gives the same.
    """
    asked = event.model_dump(mode="json", exclude_defaults=True)
    answered = programme.model_dump(mode="json", exclude={"levels", "status", "input"})
    return hashlib.sha256(_json([asked, answered])).hexdigest()


def to_files(release: Release, before: bytes | None) -> dict[str, bytes]:
    """The files of the release by name. `before` is the list of checksums of the release before it: releases are a
    chain, and none can be altered, even with its own checksums, without the next one telling.
    """
    files = {
        STATEMENT: _json(_statement(release, before)),
        SCHEDULE: release.schedule,
        ITEMS: _json([record.model_dump(mode="json", exclude_defaults=True) for record in release.records]),
    }
    return files | {SUMS: checksums(files)}


def checksums(files: Mapping[str, bytes]) -> bytes:
    """As `sha256sum` writes and checks them, a line a file."""
    return "".join(f"{_digest(data)}  {name}\n" for name, data in files.items()).encode()


def from_files(files: Mapping[str, bytes], before: bytes | None) -> Release:
    """The release that the files hold. Raises ValueError (KeyError, TypeError) if they are not what `to_files` makes,
    or do not follow on `before`.
    """
    found: dict[str, Any] = json.loads(files[STATEMENT])
    if found["format"] != FORMAT or found["before"] != (None if before is None else _digest(before)):
        raise ValueError(STATEMENT)
    return Release(
        number=int(found["number"]),
        moment=datetime.fromisoformat(found["time"]),
        message=str(found["message"]),
        event_id=str(found["event"]["id"]),
        title=str(found["event"]["title"]),
        language=str(found["event"]["language"]),
        made_from=str(found["made_from"]),
        schedule=files[SCHEDULE],
        records=_RECORDS.validate_json(files[ITEMS]),
    )


def _statement(release: Release, before: bytes | None) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "number": release.number,
        "time": release.moment.isoformat(),
        "message": release.message,
        "event": {"id": release.event_id, "title": release.title, "language": release.language},
        "made_from": release.made_from,
        "before": None if before is None else _digest(before),
    }


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
