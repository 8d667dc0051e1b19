"""A programme that somebody has seen and takes becomes the one in out/: its schedule at once, the other files later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from scheduler.check import check
from scheduler.domain.errors import Refused
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.editing import Edit, applied, contents, planned
from scheduler.fingerprint import fingerprint
from scheduler.language.message import Message, message
from scheduler.reading import Reading, read_folder
from scheduler.search.repair import Repaired
from scheduler.search.stated_levels import restated
from scheduler.services.amending import least_change
from scheduler.services.copied_folder import claim_out
from scheduler.services.current_programme import read_programme
from scheduler.services.editing import reporting_failures
from scheduler.services.effort import Effort
from scheduler.services.programme_files import MOVE, Recording
from scheduler.services.proved_before import proved_before
from scheduler.services.writing import Output, check_and_write
from scheduler.storage.lock import EVENT, writing

_AT_ONCE = Output(formats=("schedule",), broken=True)
_NEAREST = message("Les règles rétablies au plus près", "The rules kept again with the least change")
_LATER = message("Le programme déplacé à la main", "The programme moved by hand")
_STALE = message(
    "Le dossier a changé depuis que ce prix a été calculé : déplacez de nouveau. Rien n’a été écrit",
    "The folder has changed since this price was found: move again. Nothing was written",
)


def take(folder: Path, seen: tuple[Event, Programme], programme: Programme, moved: str, label: Message) -> None:
    """out/schedule.json has the programme, which was made from the event and programme that were `seen`; one step of
    undo. The other files of out/ are those of before: `write_rest` follows.

    `moved`: what moved, in the history's command. Raises Refused where the folder has changed since, InputError,
    EnvironmentFailure.
    """
    command = f"{MOVE} {moved}"
    with writing(folder, command):
        reading = read_folder(folder)
        event, base = seen
        if fingerprint(reading.event) != fingerprint(event) or read_programme(reading.event, folder) != base:
            raise Refused(_STALE)
        claim_out(folder, reading)
        check_and_write(folder, reading, programme, Recording(command, label, always=True), _AT_ONCE)


def write_rest(folder: Path) -> None:
    """The other files of out/ are of its schedule.json too, whatever rule it breaks. Raises InputError and others."""
    with writing(folder, MOVE):
        reading = read_folder(folder)
        programme = read_programme(reading.event, folder)
        check_and_write(folder, reading, programme, Recording(MOVE, _LATER), Output(broken=True))


def keep_rules_again(folder: Path, effort: Effort) -> Repaired:
    """out/ has the programme that keeps the rules and changes least of the one that is there; without one, nothing was
    written. Raises InputError, EnvironmentFailure.
    """
    with writing(folder, MOVE):
        reading = read_folder(folder)
        repaired = least_change(reading.event, read_programme(reading.event, folder), effort).repaired
        if repaired.programme is not None:
            claim_out(folder, reading)
            recording = Recording(f"{MOVE} again", _NEAREST, always=True)
            check_and_write(folder, reading, repaired.programme, recording)
        return repaired


def edit_with_programme(
    folder: Path,
    edits: Callable[[Reading, Programme], Sequence[Edit]],
    after: Callable[[Event, Programme], Programme],
    recording: tuple[str, Message],
    *,
    anyway: bool = False,
) -> None:
    """The files have the edits, and out/ the programme `after` them: one step of undo.

    Parameters
    ----------
    edits : of the folder as it is now, with its programme; none: nothing is written.
    after : the programme of the event as it was before the edits.
    recording : the command and the sentence in the history.
    anyway : files that a spreadsheet program holds open are written too.

    Raises FolderChanged, InputError, EnvironmentFailure; then nothing was written.
    """
    with writing(folder, recording[0]), reporting_failures():
        reading = read_folder(folder)
        programme = read_programme(reading.event, folder)
        plans = planned(reading.sources, edits(reading, programme))
        if not plans:
            return
        now = contents(folder, [EVENT, *(plan.edit.file for plan in plans)])
        files = applied(now, plans)
        edited = read_folder(folder, files)
        before, programme = reading.event, after(reading.event, programme)
        report = check(edited.event, programme)
        if not report.hard and programme.input == fingerprint(without_new_pins(before, edited.event)):
            programme = programme.model_copy(
                update={"input": fingerprint(edited.event)}
            )  # best of fewer programmes too
        elif not report.hard:
            programme = proved_before(folder, edited.event, programme)
        programme = restated(edited.event, programme, report)
        kept = Recording(*recording, always=True, also=files, anyway=anyway, read=now)
        check_and_write(folder, edited, programme, kept, _AT_ONCE)


def without_new_pins(before: Event, event: Event) -> Event:
    """The event without the pins of those talks that had none before."""
    free = {talk.id for talk in before.talks if talk.pin is None}
    talks = (talk.model_copy(update={"pin": None}) if talk.id in free else talk for talk in event.talks)
    return event.model_copy(update={"talks": tuple(talks)})
