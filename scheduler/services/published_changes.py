"""Which release says what a change of the folder made, so that taking the change back would leave it behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from scheduler.domain.errors import FolderChanged, InputError, Problem
from scheduler.language.message import Message, message
from scheduler.language.typography import moment
from scheduler.reading.made_ids import KIND as MADE_IDS
from scheduler.releases import Release, fingerprint, read_releases
from scheduler.services.programme_files import is_same_programme
from scheduler.services.release_lookup import standing
from scheduler.storage.history import Entry
from scheduler.storage.transaction import SCHEDULE

_UNAGREED = message("Rien n’a été annulé", "Nothing was undone")
_ALL_THE_SAME = message(
    "annule le changement, que la version suivante dira : publiez-la ensuite",
    "undoes the change, which the next release will say: publish it then",
)


def agreed(folder: Path, entry: Entry, anyway: bool, agree: Callable[[Message], None] | None) -> tuple[Message, ...]:
    """What remains to be done once a change that a release contains is taken back; nothing for any other change.

    Parameters
    ----------
    anyway : nobody is asked.
    agree : called with what is to be known beforehand; raises what ends the command. None: there is nobody to ask.

    Raises FolderChanged where nobody can be asked.
    """
    release = release_with(folder, entry)
    if release is None:
        return ()
    if not anyway and agree is None:
        raise FolderChanged([Problem("releases", None, None, None, _contained(release))], _UNAGREED, _ALL_THE_SAME)
    if not anyway and agree is not None:
        agree(_contained(release))
    return (_advice(release),)


def _contained(release: Release) -> Message:
    return message(
        "La version v{number}, publiée le {when}, contient ce changement : les calendriers et les courriels qui en "
        "viennent le garderont jusqu’à la version suivante",
        "Release v{number}, published on {when}, contains this change: the calendars and mails made from it will keep "
        "it until the next release",
        number=release.number,
        when=Message.each(partial(moment, release.moment)),
    )


def _advice(release: Release) -> Message:
    return message(
        "v{number} contient encore ce changement : publiez ce programme avec journee publish ou, pour un programme "
        "plus proche de v{number}, lancez journee repair",
        "v{number} still contains this change: publish this programme by journee publish or, for one that is nearer to "
        "v{number}, run journee repair",
        number=release.number,
    )


def release_with(folder: Path, entry: Entry) -> Release | None:
    """The last release that stands and contains a change; None if nothing published would differ without it.

    The folder as it is, the programme of the release, and else the hour of both tell whether a release contains it.
    """
    try:
        releases = standing(read_releases(folder))
    except InputError:  # what is wrong with releases/ is told by the commands that need them
        return None
    if not releases:
        return None
    now = _published_as(folder, {})
    goal = _published_as(folder, {file.name: file.before for file in entry.files})
    if goal is not None and goal in (now, releases[-1].made_from):
        return None
    return next((r for r in reversed(releases) if r.made_from == now or _contains(r, entry)), None)


def _published_as(folder: Path, files: Mapping[str, bytes | None]) -> str | None:
    """The fingerprint of what would be published, with `files` in the place of those of the folder; None if nothing.

    Nothing is published while the ids of talks are only made in reading.
    """
    from exports.schedule import read_schedule
    from scheduler.reading import read_folder

    path = folder / SCHEDULE
    schedule = files[SCHEDULE] if SCHEDULE in files else path.read_bytes() if path.is_file() else None
    if schedule is None:
        return None
    try:
        reading = read_folder(folder, {name: data for name, data in files.items() if name != SCHEDULE})
        programme = read_schedule(schedule, reading.event, SCHEDULE)
        made = any(guess.kind == MADE_IDS for guess in reading.guesses)
        return None if made else fingerprint(reading.event, programme)
    except InputError:
        return None


def _contains(release: Release, entry: Entry) -> bool:
    """True if the release has the programme that the change made, or was published after the change."""
    for file in entry.files:
        if file.name == SCHEDULE and is_same_programme(file.after, release.schedule):
            return not is_same_programme(file.before, release.schedule)
    made = datetime.fromisoformat(entry.time)
    return made < release.moment <= datetime.now(release.moment.tzinfo)
