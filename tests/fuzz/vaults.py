"""What the program keeps in the folder of a stranger: releases, and the history with its journal."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from exports.invitations import cancellation_files, invitation_files, person_files
from exports.mail.letters import Edited, mails
from scheduler.domain.calendar_item import Record
from scheduler.domain.errors import InputError, JourneeError
from scheduler.releases import Release, read_releases
from scheduler.releases.release import checksums
from scheduler.services import undoing
from scheduler.storage.journal import is_safe
from tests.fuzz.mutation import unpacked
from tests.fuzz.tables import EVENT, TALKS, alone, lay, refused

_STATEMENT = re.compile(r"releases/v(\d+)/release\.json")


def releases(data: bytes) -> None:
    """Releases are read or refused, as they stand or as a forger would chain them; those read are sent to people."""
    files = unpacked(data)
    read = _read(files) or _read(forged(files))
    former: tuple[Record, ...] = ()
    for r in read:
        paths = [path for path, _, _ in invitation_files(r.records)]
        paths += [path for path, _ in person_files(r.records)]
        paths += [path for path, _ in cancellation_files(former, r.records, r.number)]
        if r == read[-1]:
            edited = Edited(r.number, r.made_from, r.moment, r.message, r.language, former, r.records)
            paths += [mail.path for mail in mails(edited, {}).mails]
        assert all(map(is_safe, paths)), "a file outside"
        former = r.records


def _read(files: Mapping[str, bytes]) -> tuple[Release, ...]:
    """The releases; none where they are refused."""
    with tempfile.TemporaryDirectory() as name:
        lay(Path(name) / "event", files)
        try:
            return read_releases(Path(name) / "event")
        except InputError as error:
            refused(error)
        except JourneeError:
            pass
        finally:
            alone(Path(name))
    return ()


def forged(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with the numbers, links and checksums by which each release follows on the one before."""
    made = dict(files)
    before: bytes | None = None
    for name in sorted(files):
        if match := _STATEMENT.fullmatch(name):
            folder = name.rpartition("/")[0]
            with suppress(ValueError, RecursionError):
                statement = json.loads(files[name])
                if isinstance(statement, dict):
                    link = None if before is None else hashlib.sha256(before).hexdigest()
                    statement |= {"before": link, "number": int(match.group(1))}
                    made[name] = json.dumps(statement).encode()
            parts = ("release.json", "schedule.json", "items.json")
            before = checksums({part: made.get(f"{folder}/{part}", b"") for part in parts})
            made[f"{folder}/SHA256SUMS"] = before
    return made


def history(data: bytes) -> None:
    """An interrupted write is undone, the history is listed, a change taken back and made again, or that is refused."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name) / "event"
        lay(place, {"event.toml": EVENT, "talks.csv": TALKS, **unpacked(data)})
        for step in (undoing.history, undoing.undo, undoing.redo):
            with suppress(JourneeError):
                step(place)
        alone(Path(name))
