"""Releases that `releases/` no longer has although the folder shows that they were published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scheduler.domain.errors import InputError, Problem
from scheduler.language.message import Message, message
from scheduler.releases.release import Release
from scheduler.storage.journal import PRIVATE
from scheduler.storage.manifest import MANIFEST

#: The file that remembers the last release, written together with it.
MEMORY = f"{PRIVATE}/releases.json"
_SCHEDULE, _MAILS = "out/schedule.json", "mails"
_FOLDER = re.compile(r"v([1-9]\d{0,5})")


def memory(release: Release) -> dict[str, bytes]:
    """The file by its name that remembers the release as the last one."""
    content = {"format": 1, "release": {"number": release.number, "time": release.moment.isoformat()}}
    return {MEMORY: (json.dumps(content) + "\n").encode()}


def refuse_loss(folder: Path, releases: Sequence[Release]) -> None:
    """Raises InputError where out/, mails/ or the history know a release that is not among `releases`."""
    witnesses: dict[int, list[str]] = {}
    for number, time, witness in _witnessed(folder):
        if number > len(releases) or (time and releases[number - 1].moment.isoformat() != time):
            witnesses.setdefault(number, []).append(witness)
    if witnesses:
        raise InputError([_lost(number, witnesses[number]) for number in sorted(witnesses)])


def _witnessed(folder: Path) -> Iterator[tuple[int, str, str]]:
    """The number, time ("": unknown) and witness of each release that left a trace."""
    for name in (_SCHEDULE, MEMORY):
        stated = _object(folder / name).get("release")
        if isinstance(stated, dict) and isinstance(number := stated.get("number"), int) and 0 < number < 10**6:
            yield number, str(stated.get("time") or ""), name
    try:
        mailed = sorted(path.name for path in (folder / _MAILS).iterdir() if (path / MANIFEST).is_file())
    except OSError:
        return
    for name in mailed:
        if match := _FOLDER.fullmatch(name):
            yield int(match.group(1)), "", f"{_MAILS}/{name}"


def _object(path: Path) -> Mapping[str, Any]:
    """The JSON object in the file; {} where there is none: whoever needs the file tells what is wrong with it."""
    try:
        content = json.loads(path.read_bytes()) if path.is_file() else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _lost(number: int, witnesses: Sequence[str]) -> Problem:
    text = message(
        "cette version publiée manque, alors qu’elle figure dans {witnesses} : remettez en place le dossier "
        "releases/v{number} d’une sauvegarde. S’il n’en reste aucune, {forget} : la prochaine version publiée prendra "
        "son numéro, et il faudra prévenir vous-même ceux qui l’ont reçue",
        "this release is missing, though it stands in {witnesses}: put the folder releases/v{number} back from a copy. "
        "If there is none, {forget}: the next release takes its number, and you have to tell those who had it yourself",
        witnesses=", ".join(witnesses),
        number=number,
        forget=_forgetting(witnesses),
    )
    return Problem(f"releases/v{number}", None, None, None, text)


def _forgetting(witnesses: Sequence[str]) -> Message:
    """What to change so that nothing shows the release any more."""
    removed = [witness for witness in witnesses if witness != _SCHEDULE]
    steps = []
    if _SCHEDULE in witnesses:
        steps.append(message('écrivez "release": null dans {file}', 'write "release": null in {file}', file=_SCHEDULE))
    if removed:
        steps.append(message("supprimez {files}", "remove {files}", files=", ".join(removed)))
    return Message(" et ".join(step.fr for step in steps), " and ".join(step.en for step in steps))
