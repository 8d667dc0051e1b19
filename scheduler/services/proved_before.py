"""A programme that was proved the best once is the best again where the event is again as it was."""

from __future__ import annotations

from pathlib import Path

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.fingerprint import fingerprint
from scheduler.services.current_programme import programme_in
from scheduler.services.placed_items import places
from scheduler.storage.history import read_history
from scheduler.storage.transaction import SCHEDULE


def proved_before(folder: Path, event: Event, programme: Programme) -> Programme:
    """The programme, which keeps the rules of `event`, with what the history proves of it: of this event, or of the
    same one without pins, where it was compared with more programmes; else as it is. Raises EnvironmentFailure.
    """
    fingerprints = {fingerprint(each) for each in (event, _without_pins(event))}
    there = places(programme)
    for entry in reversed(read_history(folder).done):
        for version in (each.before for each in entry.files if each.name == SCHEDULE):
            known = programme_in(version, event)
            if known is not None and known.input in fingerprints and places(known) == there:
                proof = {"levels": known.levels, "status": known.status, "input": fingerprint(event)}
                return programme.model_copy(update=proof)
    return programme


def _without_pins(event: Event) -> Event:
    return event.model_copy(update={"talks": tuple(talk.model_copy(update={"pin": None}) for talk in event.talks)})
