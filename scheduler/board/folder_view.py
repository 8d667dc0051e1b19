"""What the board shows of a folder: read from its files each time, and stored nowhere."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from scheduler.board.sheet import is_of_talks
from scheduler.check import Report, check
from scheduler.domain.errors import EnvironmentFailure, InputError, JourneeError, Problem
from scheduler.domain.programme import Programme
from scheduler.domain.remembered import remembered
from scheduler.fingerprint import fingerprint
from scheduler.language.message import Message, message
from scheduler.reading import Examination, Reading
from scheduler.reading.known import Known
from scheduler.releases import fingerprint as published
from scheduler.releases import read_releases
from scheduler.services.current_programme import is_there, read_programme
from scheduler.services.event_folder import Inspection, inspection_of

State = Literal["empty", "mistakes", "ready", "stale", "broken", "draft", "published"]

#: What is told of a folder that could not be read.
_NOTHING = Inspection((), ())

#: The folder as this process has read it last.
_known = Known()
#: What is made of the very same event and programme.
checked, _made_from, _published_as = remembered(check), remembered(fingerprint), remembered(published)

#: A folder that was renamed, moved, or lies on a drive that was taken out.
_GONE = message(
    "Le dossier n’est plus là : remettez-le à sa place (ou rebranchez le disque)",
    "The folder is no longer there: put it back in its place (or plug the drive in again)",
)


@dataclass(frozen=True, slots=True)
class FolderView:
    """A folder as it is now.

    Attributes
    ----------
    state
        "empty": there is no table of talks. "mistakes": something has to be mended. "ready": there is no programme yet.
        "stale": the programme is that of other data. "broken": it breaks hard rules. "draft": it keeps them.
        "published": it is the last release.
    inspection
        What a person is told of it.
    programme, report
        The programme in out/ and its check; None without one that can be read.
    waits
        True if out/ has a programme that cannot be shown before something is mended.
    release
        The number of the last release; 0 without one.
    failure
        Why the folder cannot be read at all.
    """

    folder: Path
    state: State
    examination: Examination | None
    inspection: Inspection = _NOTHING
    programme: Programme | None = None
    report: Report | None = None
    release: int = 0
    failure: Message | None = None
    waits: bool = False

    @property
    def reading(self) -> Reading | None:
        """What the files say; None where there is something to mend."""
        return self.examination.reading if self.examination else None

    @property
    def mistakes(self) -> Sequence[Problem]:
        """What has to be mended."""
        return self.inspection.mistakes

    @property
    def remarks(self) -> Sequence[Problem]:
        """What was noticed besides."""
        return self.inspection.remarks

    @property
    def sources(self) -> Mapping[str, bytes]:
        """The files that were read, by name."""
        return self.examination.sources if self.examination else {}


def examination_of(folder: Path) -> Examination:
    """All that there is to say of the files as they are now. Raises JourneeError."""
    return _known.examine(folder)


def sources_of(folder: Path) -> Mapping[str, bytes]:
    """The files of the folder that a view of it would have read, by name; nothing of them is checked."""
    try:
        return examination_of(folder).sources if folder.is_dir() else {}
    except JourneeError:
        return {}


def revision(sources: Mapping[str, bytes]) -> str:
    """A name for the files as they were read."""
    digest = hashlib.sha256()
    for name, data in sorted(sources.items()):
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:32]


def view(folder: Path) -> FolderView:
    """The folder as its files are now."""
    if not folder.is_dir():
        return FolderView(folder, "mistakes", None, failure=_GONE)
    try:
        examination = examination_of(folder)
    except JourneeError as error:
        return FolderView(folder, "mistakes", None, failure=error.text)
    inspection = inspection_of(examination, folder)
    if examination.reading is None:
        has_table = any(map(is_of_talks, examination.sources))
        state: State = "mistakes" if has_table else "empty"
        return FolderView(folder, state, examination, inspection, waits=is_there(folder))
    seen = _with_programme(folder, examination)
    return replace(seen, inspection=inspection, state="mistakes" if inspection.mistakes else seen.state)


def _with_programme(folder: Path, examination: Examination) -> FolderView:
    """The view of a folder without mistakes."""
    assert examination.reading is not None
    event = examination.reading.event
    try:
        releases = read_releases(folder)
        programme = read_programme(event, folder) if is_there(folder) else None
    except (InputError, EnvironmentFailure) as error:
        problems = [problem.text for problem in getattr(error, "mistakes", ())]
        told = problems[0] if problems else error.text
        return FolderView(folder, "ready", examination, failure=told, waits=is_there(folder))
    number = releases[-1].number if releases else 0
    if programme is None:
        return FolderView(folder, "ready", examination, release=number)
    report = checked(event, programme)
    state: State = "draft"
    if report.hard:
        state = "broken"
    elif programme.input != _made_from(event):
        state = "stale"
    elif releases and _published_as(event, programme) == releases[-1].made_from:
        state = "published"
    return FolderView(folder, state, examination, programme=programme, report=report, release=number)
